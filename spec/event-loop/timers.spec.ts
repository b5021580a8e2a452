import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { clampedTimers, Timers, type TimerPolicy } from '../../lib/event-loop/timers.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { advanceTo as advanceKernelTo } from './timer-steps.ts';

describe('the clamp of timers', () => {
  it('takes a negative delay, and one that is no number, for 0', () => {
    expect([-5, NaN, -0].map((delayMs) => clampedTimers(delayMs, 0, 0, null))).to.deep.equal([0, 0, 0]);
  });

  it('makes 4 ms the least once the nesting level exceeds 5', () => {
    expect([0, 3].map((delayMs) => clampedTimers(delayMs, 5, 0, null))).to.deep.equal([0, 3]);
    expect([0, 3, 4].map((delayMs) => clampedTimers(delayMs, 6, 0, null))).to.deep.equal([4, 4, 4]);
    expect(clampedTimers(10, 60, 0, null)).to.equal(10);
  });
});

describe('the timers of a document', () => {
  let kernel: Kernel;
  let owner: OwnerDouble;
  let log: string[];
  let timers: Timers;

  beforeEach(() => {
    kernel = new Kernel(fifo(), null);
    owner = new OwnerDouble();
    log = [];
    timers = timersWith(clampedTimers);
  });

  function timersWith(policy: TimerPolicy): Timers {
    return new Timers(kernel, createLane('tab1', 'timer', 1), owner, policy);
  }

  const note = (text: string) => (): void => void log.push(`${text} at ${kernel.now}`);

  const advanceTo = (ms: number): void => advanceKernelTo(kernel, ms);

  it('fall due by their delay, and those of the same moment by their age', () => {
    timers.set(note('b'), 10, false);
    timers.set(note('a'), 5, false);
    timers.set(note('c'), 10, false);
    timers.set(note('now'), 0, false);

    advanceTo(20);

    expect(log).to.deep.equal(['now at 0', 'a at 5', 'b at 10', 'c at 10']);
  });

  it('come as late as the scheduler says, and never before one that was set earlier and asked for no more', () => {
    const lateness = [7, 0, 2, 0];
    const lanes: string[] = [];
    const scheduler = Object.assign(fifo(), {
      latenessMs: ({ name }: { readonly name: string }): number => {
        lanes.push(name);
        return lateness.shift() ?? 0;
      },
    });
    kernel = new Kernel(scheduler, null);
    timers = timersWith(clampedTimers);
    timers.set(note('a'), 5, false);
    timers.set(note('b'), 4, false);
    timers.set(note('c'), 5, false);
    timers.set(note('d'), 20, false);

    advanceTo(30);

    expect(log).to.deep.equal(['b at 4', 'a at 12', 'c at 12', 'd at 20']);
    expect(lanes).to.deep.equal(['tab1.timer', 'tab1.timer', 'tab1.timer', 'tab1.timer']);
  });

  it('have ids from 1, one row for timeouts and intervals, never used twice', () => {
    const ids = [timers.set(note('a'), 0, false), timers.set(note('b'), 1, true)];
    timers.clear(2);
    advanceTo(5);
    ids.push(timers.set(note('c'), 0, false));

    expect(ids).to.deep.equal([1, 2, 3]);
  });

  it('do not fire when cleared before, whether they wait for their time or for their turn', () => {
    const due = timers.set(note('due'), 0, false);
    const later = timers.set(note('later'), 5, false);
    const interval = timers.set(note('interval'), 5, true);

    for (const id of [due, later, interval, interval, 99, 0, -1]) timers.clear(id);
    advanceTo(20);

    expect(log).to.deep.equal([]);
    expect(owner.ownTasks).to.equal(null);
  });

  it('tell that they are cancelled, wherever they wait', () => {
    const observer = new ObserverDouble();
    kernel.observer = observer;
    const due = timers.set(note('due'), 0, false);
    const later = timers.set(note('later'), 5, false);
    const held = timers.set(note('held'), 1, false);
    kernel.moveTo(1);
    timers.clear(due);
    owner.active = false;
    kernel.deactivate(owner);
    timers.suspend();

    timers.clear(held);
    timers.clear(later);

    expect(observer.lines.filter((line) => /held|removed/.test(line))).to.deep.equal([
      'removed timer 0 ms: cancelled',
      'held timer 1 ms',
      'held timer 5 ms',
      'removed timer 1 ms: cancelled',
      'removed timer 5 ms: cancelled',
    ]);
  });

  it('end with their document: an interval whose handler ends it is not set again, and none is set any more', () => {
    const endAll = (): void => {
      owner.active = false;
      owner.destroyed = true;
      timers.end();
      kernel.removeAllOf(owner, 'document destroyed');
    };
    timers.set(note('other'), 5, true);
    timers.set(
      () => {
        note('tick')();
        timers.set(note('before'), 0, false);
        endAll();
        timers.set(note('after'), 0, true);
      },
      5,
      true,
    );

    advanceTo(20);

    expect(log).to.deep.equal(['other at 5', 'tick at 5']);
    expect([kernel.laterCount, kernel.waiting(), owner.ownTasks]).to.deep.equal([0, [], null]);
    expect(timers.set(note('again'), 0, false)).to.equal(5);
  });

  it('that repeat do so until they are cleared', () => {
    const id = timers.set(note('tick'), 10, true);
    timers.set(() => timers.clear(id), 35, false);

    advanceTo(100);

    expect(log).to.deep.equal(['tick at 10', 'tick at 20', 'tick at 30']);
  });

  it('that repeat stop when their own handler clears them, also for a new one', () => {
    const id = timers.set(
      () => {
        note('tick')();
        if (kernel.now < 20) return;
        timers.clear(id);
        timers.set(note('after'), 1, false);
      },
      10,
      true,
    );

    advanceTo(100);

    expect(log).to.deep.equal(['tick at 10', 'tick at 20', 'after at 21']);
    expect(kernel.laterCount).to.equal(0);
  });

  it('may be cleared by their own handler when they fire once', () => {
    const id = timers.set(
      () => {
        timers.clear(id);
        note('once')();
      },
      10,
      false,
    );

    advanceTo(50);

    expect(log).to.deep.equal(['once at 10']);
  });

  it('are clamped from the seventh of a chain on: there the nesting level exceeds 5', () => {
    const chain = (): void => {
      note('link')();
      if (log.length < 9) timers.set(chain, 0, false);
    };
    timers.set(chain, 0, false);

    advanceTo(100);

    expect(log.map((line) => Number(line.split(' ').at(-1)))).to.deep.equal([0, 0, 0, 0, 0, 0, 4, 8, 12]);
  });

  it('that repeat are clamped by the same count', () => {
    timers.set(note('tick'), 0, true);

    advanceTo(12);

    expect(log.map((line) => Number(line.split(' ').at(-1)))).to.deep.equal([0, 0, 0, 0, 0, 0, 4, 8, 12]);
  });

  it('are not nested by a handler that has ended', () => {
    const nestings: number[] = [];
    timers = timersWith((delayMs, nesting) => {
      nestings.push(nesting);
      return delayMs;
    });
    timers.set(() => timers.set(() => undefined, 0, false), 0, false);
    advanceTo(1);

    timers.set(() => undefined, 0, false);

    expect(nestings).to.deep.equal([0, 1, 0]);
  });

  it('count nesting anew after a handler that threw, and such an interval does not go on', () => {
    const nestings: number[] = [];
    timers = timersWith((delayMs, nesting) => {
      nestings.push(nesting);
      return delayMs;
    });
    const handler = (): never => {
      throw new RangeError('of the model');
    };
    timers.set(handler, 0, true);

    expect(() => kernel.begin(null)).to.throw(RangeError);
    kernel.abandon();
    timers.set(() => undefined, 0, false);

    expect(nestings).to.deep.equal([0, 0]);
  });

  it('say in their label what they are and what was asked for', () => {
    timers.set(note('once'), 40, false);
    timers.set(note('again'), 7, true);

    expect(kernel.later().map(({ label }) => label)).to.deep.equal(['interval 7 ms', 'timer 40 ms']);
  });

  it('wait while their document is not fully active', () => {
    timers.set(note('late'), 10, false);
    owner.active = false;
    advanceTo(30);

    owner.active = true;
    kernel.reactivate(owner);
    advanceTo(30);

    expect(log).to.deep.equal(['late at 30']);
  });
});
