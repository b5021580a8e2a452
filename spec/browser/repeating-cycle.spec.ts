import { expect } from 'chai';
import { repeatingCycle } from '../../lib/browser/repeating-cycle.ts';

const cycleOf = (names: string): string | null => repeatingCycle([...names])?.join('') ?? null;

describe('the cycle at the end of a row of names', () => {
  for (const [names, cycle] of [
    ['xababab', 'ab'],
    ['aaa', 'a'],
    ['bcaaaa', 'a'],
    ['abcabcabc', 'abc'],
    ['aabaabaab', 'aab'],
  ] as const) {
    it(`of ${names} is ${cycle}`, () => {
      expect(cycleOf(names)).to.equal(cycle);
    });
  }

  for (const names of ['', 'a', 'aa', 'abab', 'abababx', 'abcabcab', 'ababb']) {
    it(`is none in "${names}", where nothing comes three times`, () => {
      expect(cycleOf(names)).to.equal(null);
    });
  }
});
