import { expect } from 'chai';
import fc from 'fast-check';
import { programs } from './kernel-commands.ts';
import { SideBySide } from './kernel-program.ts';
import { runsOf } from '../soak.ts';

describe('in every program the kernel', () => {
  for (const natural of [true, false]) {
    it(`agrees with a literal list of tasks: ${natural ? 'in natural order' : 'whatever the scheduler chooses'}`, () => {
      fc.assert(
        fc.property(programs, (commands) => {
          const both = new SideBySide(natural);

          for (const command of commands) both.do(command);
          both.finish();

          expectEachTaskOnce(both);
        }),
        { numRuns: runsOf('lanes of the kernel') },
      );
    });
  }
});

/** Each queued task ran once, or was removed once; of one that was refused nobody heard. */
function expectEachTaskOnce({ literal, ran, observer }: SideBySide): void {
  for (const { id, state } of literal.tasks) {
    const ends = observer.lines.filter((line) => line === `ended ${id}` || line.startsWith(`removed ${id}:`));
    if (state === 'refused') {
      expect([ends, observer.lines.includes(`queued ${id}`)]).to.deep.equal([[], false]);
      continue;
    }
    expect(ends, `ends of ${id}`).to.have.lengthOf(1);
    expect(ends[0]).to.match(state === 'run' ? /^ended/ : /^removed/);
  }
  expect(ran).to.have.lengthOf(new Set(ran).size);
}
