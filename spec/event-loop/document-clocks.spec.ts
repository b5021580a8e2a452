import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { clampedTimers } from '../../lib/event-loop/timers.ts';
import { DocumentClocks } from '../../lib/event-loop/document-clocks.ts';
import { fifo } from '../../lib/index.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';
import { advanceTo } from '../event-loop/timer-steps.ts';

/** The clocks of a document, and when what was set there ran. */
function make(): { clocks: DocumentClocks; kernel: Kernel; ran: unknown[]; set(): void } {
  const kernel = new Kernel(fifo(), null);
  const clocks = new DocumentClocks({
    kernel,
    owner: new OwnerDouble(1),
    timerPolicy: clampedTimers,
    laneFor: (source) => createLane('tab1', source, 1),
  });
  const ran: unknown[] = [];
  const set = (): void => {
    clocks.timers.set(() => ran.push(['timer', kernel.now]), 10, false);
    clocks.animationFrames.request(() => ran.push(['frame', kernel.now]));
  };
  return { clocks, kernel, ran, set };
}

describe('the clocks of a document', () => {
  it('run timers and frames', () => {
    const { kernel, ran, set } = make();
    set();

    advanceTo(kernel, 100);

    expect(ran).to.deep.equal([
      ['timer', 10],
      ['frame', 16],
    ]);
  });

  for (const made of ['before', 'after'] as const) {
    it(`stand still while it is not fully active, made ${made} that`, () => {
      const { clocks, kernel, ran, set } = make();
      if (made === 'before') set();
      clocks.setRunning(false);
      if (made === 'after') set();

      advanceTo(kernel, 100);
      const meanwhile = ran.length;
      clocks.setRunning(true);
      advanceTo(kernel, 200);

      expect(meanwhile).to.equal(0);
      expect(ran).to.deep.equal([
        ['timer', 110],
        ['frame', 112],
      ]);
    });

    it(`are slow and draw nothing while its tab is hidden, made ${made} that`, () => {
      const { clocks, kernel, ran, set } = make();
      if (made === 'before') set();
      clocks.setHidden(0);
      if (made === 'after') set();

      advanceTo(kernel, 2_000);
      const meanwhile = [...ran];
      clocks.setHidden(null);
      advanceTo(kernel, 2_100);

      expect(meanwhile).to.deep.equal([['timer', 1_000]]);
      expect(ran.slice(1)).to.deep.equal([['frame', 2_000 + 16 - (2_000 % 16)]]);
    });
  }

  it('draw nothing for a document that is active again in a hidden tab', () => {
    const { clocks, kernel, ran } = make();
    clocks.animationFrames.request(() => ran.push('frame'));
    clocks.setRunning(false);
    clocks.setHidden(0);

    clocks.setRunning(true);
    advanceTo(kernel, 100);

    expect(ran).to.deep.equal([]);
  });

  for (const used of [true, false]) {
    it(`set nothing any more after the end of the document, ${used ? 'used' : 'not used'} before`, () => {
      const { clocks, kernel, ran, set } = make();
      if (used) set();

      clocks.end();
      advanceTo(kernel, 100);

      expect([ran.length, kernel.laterCount]).to.deep.equal([used ? 1 : 0, 0]);
    });
  }
});
