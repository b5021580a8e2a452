import { expect } from 'chai';
import { BenchUsageError, parseOptions } from '../../bench/options.ts';

const areas = ['storage', 'tabs'] as const;

describe('the options of the benches', () => {
  it('are all areas, 60 rounds and a table, when nothing is said', () => {
    expect(parseOptions([], areas)).to.deep.equal({ areas, rounds: 60, json: false, quick: false });
  });

  it('name areas, rounds and the form', () => {
    expect(parseOptions(['--area', 'tabs', '--rounds', '9', '--json'], areas)).to.deep.equal({
      areas: ['tabs'],
      rounds: 9,
      json: true,
      quick: false,
    });
  });

  it('take fewer rounds for a quick look, unless they are given', () => {
    expect(parseOptions(['--quick'], areas).rounds).to.equal(7);
    expect(parseOptions(['--quick', '--rounds=3'], areas).rounds).to.equal(3);
  });

  for (const [args, message] of [
    [['--area', 'moon'], 'There is no area moon: --area takes storage, tabs.'],
    [['--rounds', '0'], '--rounds takes a whole number from 1 on, not 0.'],
    [['--rounds', 'many'], '--rounds takes a whole number from 1 on, not many.'],
    [['--fast'], "Unknown option '--fast'"],
  ] as const) {
    it(`refuse ${args.join(' ')}`, () => {
      expect(() => parseOptions(args, areas)).to.throw(BenchUsageError, message);
    });
  }
});
