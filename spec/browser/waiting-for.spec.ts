import { expect } from 'chai';
import { sentencesFor, waitingFor } from '../../lib/browser/waiting-for.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { OutstandingWork } from '../../lib/event-loop/outstanding-work.ts';
import { StepsTask } from '../../lib/event-loop/task.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';

const nothing = { tasks: [], timers: [], requests: [] };

describe('what a browser waits for', () => {
  it('is named, five things at most, with what would move each kind', () => {
    const { why, mend } = sentencesFor({ tasks: ['t1', 't2', 't3'], timers: ['r1'], requests: ['q1', 'q2'] });

    expect(why).to.equal('Waiting: t1; t2; t3; r1; q1; and 1 more.');
    expect(mend).to.equal(
      'Move time with browser.advance(), or run tasks with browser.settle(), or let the function pages answer each request.',
    );
  });

  it('counts no more where five things wait', () => {
    expect(sentencesFor({ ...nothing, requests: ['1', '2', '3', '4', '5'] }).why).to.equal('Waiting: 1; 2; 3; 4; 5.');
  });

  it('speaks of nothing that is not there', () => {
    expect(sentencesFor({ ...nothing, timers: ['r'] }).mend).to.equal(
      'Move time with browser.advance(), or run tasks with browser.settle().',
    );
    expect(sentencesFor({ ...nothing, tasks: ['t'] }).mend).to.equal('Run tasks with browser.settle().');
    expect(sentencesFor({ ...nothing, requests: ['q'] }).mend).to.equal('Let the function pages answer each request.');
  });

  it('may be nothing', () => {
    expect(sentencesFor(nothing)).to.deep.equal({
      why: 'Nothing waits in the browser.',
      mend: 'Look for a promise of your own that nobody resolves.',
    });
  });

  it('counts locks that are held, where there are many', () => {
    const holding = ['1', '2', '3', '4', '5', '6', '7'];

    expect(sentencesFor({ ...nothing, holding }).why).to.equal('Nothing waits in the browser, but 1; 2; 3; 4; 5; and 2 more.');
  });

  it('has the advice for each kind of circle', () => {
    const mendOf = (deadlocks: number, ofOne: number): string =>
      sentencesFor({ ...nothing, deadlocks: Array.from({ length: deadlocks }, () => 'c'), ofOne, holdingThere: ['h'] }).mend;

    expect([mendOf(2, 0), mendOf(1, 1), mendOf(2, 1)]).to.deep.equal([
      'Have every page ask for these locks in the same order.',
      'Do not ask for a lock again inside its own callback, since nobody can take it twice.',
      'Have every page ask for these locks in the same order, or do not ask for a lock again inside its own callback, since nobody can take it twice.',
    ]);
  });

  it('says of tasks of a kept page how they go on', () => {
    expect(sentencesFor({ ...nothing, held: ['t, held'] })).to.deep.equal({
      why: 'Waiting: t, held.',
      mend: 'Go back to the page with tab.back().',
    });
  });
});

describe('what would move a browser', () => {
  for (const [what, timers, waits, mend] of [
    [
      'time, where it stands still and a timer waits',
      false,
      true,
      'Leave out { timers: false }, or move time with browser.advance(), or run tasks with browser.settle().',
    ],
    ['no time, where it stands still and no timer waits', false, false, 'Look for a promise of your own that nobody resolves.'],
    [
      'time, where it has moved as far as it can',
      true,
      true,
      'Move time with browser.advance(), or run tasks with browser.settle().',
    ],
  ] as const) {
    it(`is ${what}`, () => {
      const kernel = new Kernel(fifo(), null);
      if (waits) kernel.post(new StepsTask('timer', null, 'timer', () => undefined), createLane('tab1', 'timer', 0), 5);

      const waiting = waitingFor(
        { kernel, outstanding: new OutstandingWork(kernel), userAgent: { madeLockManagers: null } },
        timers,
      );

      expect(waiting.mend).to.equal(mend);
    });
  }
});
