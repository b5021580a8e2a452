import { expect } from 'chai';
import { conflict, conflictsWith, footprintOf } from '../../lib/explore/dependence.ts';
import { logOf } from './log-of.ts';

/** Whether two steps conflict, one of each of two lanes, and whether what is kept of the first says the same. */
function told(one: string, other: string): readonly boolean[] {
  const log = logOf([
    ['a', one],
    ['b', other],
  ]);
  return [conflict(log, 0, 1), conflictsWith(footprintOf(log, 0), log, 1)];
}

describe('two steps', () => {
  it('can change places where they only read, or only add to, what both use', () => {
    for (const [one, other] of [
      ['r1', 'r1'],
      ['a1', 'a1'],
      ['w1', 'w2'],
      ['', 'w1'],
    ] as const) {
      expect(told(one, other), `${one} ${other}`).to.deep.equal([false, false]);
    }
  });

  it('cannot where one writes what the other uses, or adds to what the other reads', () => {
    for (const [one, other] of [
      ['w1', 'w1'],
      ['w1', 'r1'],
      ['r1', 'w1'],
      ['a1', 'r1'],
      ['a1', 'w1'],
      ['r2 w1', 'r3 r1'],
    ] as const) {
      expect(told(one, other), `${one} ${other}`).to.deep.equal([true, true]);
    }
  });

  it('are looked at in full where their bits are the same by chance', () => {
    expect(told('w1', 'w33')).to.deep.equal([false, false]);
  });
});
