import { expect } from 'chai';
import fc from 'fast-check';
import { runsOf } from '../soak.ts';
import { LockPrograms, programs } from './lock-programs.ts';

describe('locks of four tabs', () => {
  it('are granted in the order of a second reading of the standard, and end as it says', async () => {
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        const both = new LockPrograms(null);

        await both.run(program);

        expect(both.found).to.deep.equal(both.expected);
        expect(both.listed).to.deep.equal({ held: both.expected.held.length, waiting: both.expected.waiting.length });
        expect(both.conflicts).to.deep.equal([]);
      }),
      { numRuns: runsOf('locks') },
    );
  });

  it('are never held by two that exclude each other, in whatever order tasks run, and each request ends, waits behind a holder, or is one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), programs, async (seed, program) => {
        const both = new LockPrograms(seed);

        await both.run(program);

        const { held, waiting } = both.found;
        expect(both.conflicts).to.deep.equal([]);
        expect(both.listed).to.deep.equal({ held: held.length, waiting: waiting.length });
        expect(waiting.length === 0 || held.length > 0).to.equal(true);
      }),
      { numRuns: runsOf('locks in any order') },
    );
  });
});
