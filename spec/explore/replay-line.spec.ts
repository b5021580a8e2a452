import { expect } from 'chai';
import fc from 'fast-check';
import { formatLine, parseLine, type Deviations } from '../../lib/explore/replay-line.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { runsOf } from '../soak.ts';

const lane = fc.constantFrom('tab1.timer', 'tab2.dom', 'tab1-popup1.timer', 'tab1/frame2.timer');
const number = fc.integer({ min: 1, max: 99 });
const value = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true, noDefaultInfinity: true }).map(Math.abs);
const deviations: fc.Arbitrary<Deviations> = fc.record({
  seed: fc.maxSafeInteger(),
  order: fc
    .uniqueArray(fc.record({ choice: fc.nat(999), lane }), { selector: ({ choice }) => choice, maxLength: 5 })
    .map((order) => order.sort((a, b) => a.choice - b.choice)),
  late: fc.array(fc.record({ lane, number, ms: number }), { maxLength: 4 }),
  random: fc.array(fc.record({ agent: fc.constantFrom('tab1', 'test'), number, value }), { maxLength: 4 }),
});

describe('a replay line', () => {
  it('names the seed, the order, late timers and random numbers, and leaves out what is natural', () => {
    const line = formatLine({
      seed: 150,
      order: [
        { choice: 4, lane: 'tab2.dom' },
        { choice: 9, lane: 'tab1.timer' },
      ],
      late: [{ lane: 'tab1.timer', number: 3, ms: 5 }],
      random: [{ agent: 'tab1', number: 2, value: 0.25 }],
    });

    expect(line).to.equal('seed=150 order=4:tab2.dom,9:tab1.timer late=tab1.timer#3:5 random=tab1#2:0.25');
    expect(formatLine({ seed: 1, order: [], late: [], random: [] })).to.equal('seed=1');
  });

  it('survives being printed and read', () => {
    const check = (each: Deviations): void => {
      expect(parseLine(formatLine(each))).to.deep.equal(each);
    };

    fc.assert(fc.property(deviations, check), { numRuns: runsOf('ordered maps') });
  });

  for (const line of [
    ...[
      '',
      'seed=x',
      'seed1',
      'seed=',
      'seed=1 lateX',
      'order=4:tab2.dom',
      'seed=1 seed=2',
      'seed=1 orders=',
      'seed=1 order=tab',
      'seed=1 late=tab1.timer:3',
    ],
    ...['seed=1 late=tab1.timer#1:0', 'seed=1 late=tab1.timer#1:1.5', 'seed=1 random=tab1#1:1', 'seed=1 random=tab1#1:-'],
  ]) {
    it(`is not "${line}"`, async () => {
      expect((await failureOf(() => parseLine(line))).code).to.equal('BAD_REPLAY');
    });
  }
});
