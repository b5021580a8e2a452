import { expect } from 'chai';
import { badValue, oneOf, wholeNumber } from '../../../lib/cli/arguments/flags.ts';
import { refusalOf } from './refusal.ts';

describe('a flag of the command', () => {
  it('takes one of a closed set, or is not there', () => {
    expect(oneOf('host', ['a', 'b'], { host: 'b' })).to.equal('b');
    expect(oneOf('host', ['a', 'b'], {})).to.equal(undefined);
    expect(refusalOf(() => oneOf('host', ['a', 'b'], { host: 'c' })).why).to.equal('It takes one of: a, b.');
  });

  it('takes a whole number between two others, or is not there', () => {
    const seed = (value?: string | boolean): number | null =>
      wholeNumber('seed', [2, 20], value === undefined ? {} : { seed: value }, 'A seed');

    expect([seed(), seed('2'), seed('20')]).to.deep.equal([null, 2, 20]);
    for (const value of ['1', '21', '3.5', '-3', '1e1', '', ' 3', true]) {
      expect(refusalOf(() => seed(value)).why, String(value)).to.equal('A seed is a whole number from 2 to 20.');
    }
  });

  it('says what it was given', () => {
    expect(badValue('seed', 'x', '', '').what).to.equal("--seed cannot be 'x'.");
    expect(badValue('seed', true, '', '').what).to.equal('--seed has no value.');
  });
});
