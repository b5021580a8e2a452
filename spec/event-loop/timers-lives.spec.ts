import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { clampedTimers, Timers } from '../../lib/event-loop/timers.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { advanceTo } from './timer-steps.ts';

const minute = 60_000;

describe('the throttling of timers', () => {
  it('lets those of a hidden document wait for the next whole second', () => {
    const waits = [1, 999, 1_000, 1_001, 2_500].map((delayMs) => clampedTimers(delayMs, 0, 0, 0));

    expect(waits).to.deep.equal([1_000, 1_000, 1_000, 2_000, 3_000]);
    expect(clampedTimers(100, 0, 250, 200)).to.equal(750);
    expect(clampedTimers(100, 0, 900, 200)).to.equal(100);
  });

  it('leaves alone what has no delay, unless nesting gives it one', () => {
    const waits = [0, 5, 6].map((nesting) => clampedTimers(0, nesting, 250, 0));

    expect(waits).to.deep.equal([0, 0, 750]);
  });

  it('lets nested ones wait for the next whole minute once the document will have been hidden for five', () => {
    const [before, after] = [5 * minute - 1_500, 5 * minute];

    expect([4, 5].map((nesting) => clampedTimers(500, nesting, before, 0))).to.deep.equal([500, 500]);
    expect([4, 5].map((nesting) => clampedTimers(500, nesting, after, 0))).to.deep.equal([1_000, minute]);
    expect([4, 5].map((nesting) => clampedTimers(500, nesting, after, 1_001))).to.deep.equal([1_000, 1_000]);
    expect([4, 5].map((nesting) => clampedTimers(500, nesting, after, 1_000))).to.deep.equal([1_000, minute]);
  });

  it('is told by the moment when they would wake up, not by that when they are set', () => {
    expect(clampedTimers(5 * minute + 1, 5, 0, 0)).to.equal(6 * minute);
  });
});

describe('the timers of a document', () => {
  let observer: ObserverDouble;
  let kernel: Kernel;
  let owner: OwnerDouble;
  let timers: Timers;
  let log: string[];

  beforeEach(() => {
    observer = new ObserverDouble();
    kernel = new Kernel(fifo(), observer);
    owner = new OwnerDouble();
    timers = new Timers(kernel, createLane('tab1', 'timer', 1), owner, clampedTimers);
    log = [];
  });

  const note = (text: string) => (): void => void log.push(`${text} at ${kernel.now}`);
  const noted = (): number[] => log.map((line) => Number(line.split(' ').at(-1)));

  describe('that is kept, and not active', () => {
    function suspend(): void {
      owner.active = false;
      kernel.deactivate(owner);
      timers.suspend();
    }

    function resume(): void {
      owner.active = true;
      kernel.reactivate(owner);
      timers.resume();
    }

    it('stand still, and go on with the time that remained', () => {
      timers.set(note('a'), 10, false);
      timers.set(note('b'), 30, false);
      advanceTo(kernel, 4);

      suspend();
      advanceTo(kernel, 100);
      resume();
      advanceTo(kernel, 200);

      expect(log).to.deep.equal(['a at 106', 'b at 126']);
    });

    it('begin to wait at its return when they are set meanwhile', () => {
      suspend();
      timers.set(note('a'), 10, false);
      advanceTo(kernel, 50);
      timers.set(note('b'), 5, false);
      advanceTo(kernel, 60);

      resume();
      advanceTo(kernel, 200);

      expect(log).to.deep.equal(['b at 65', 'a at 70']);
      expect(observer.lines).to.include.members(['held timer 10 ms', 'returned timer 10 ms']);
    });

    it('repeat by their own delay after it', () => {
      timers.set(note('tick'), 10, true);
      advanceTo(kernel, 15);
      suspend();
      advanceTo(kernel, 101);
      resume();
      advanceTo(kernel, 130);

      expect(noted()).to.deep.equal([10, 106, 116, 126]);
    });

    it('stand still from within their own handler on', () => {
      const handler = (): void => {
        note('tick')();
        if (kernel.now === 10) suspend();
      };
      timers.set(handler, 10, true);
      advanceTo(kernel, 50);

      resume();
      advanceTo(kernel, 70);

      expect(noted()).to.deep.equal([10, 60, 70]);
    });

    it('can be cleared meanwhile', () => {
      const ids = [timers.set(note('before'), 10, false), timers.set(note('tick'), 10, true)];
      suspend();
      ids.push(timers.set(note('meanwhile'), 10, false));

      for (const id of ids) timers.clear(id);
      resume();
      advanceTo(kernel, 50);

      expect(log).to.deep.equal([]);
      expect(owner.ownTasks).to.equal(null);
    });

    it('are set aside where they are due already', () => {
      timers.set(note('due'), 0, false);
      suspend();
      advanceTo(kernel, 50);

      resume();
      advanceTo(kernel, 60);

      expect(log).to.deep.equal(['due at 50']);
    });

    it('are suspended once, and resumed once', () => {
      timers.set(note('a'), 10, false);

      timers.resume();
      suspend();
      advanceTo(kernel, 20);
      suspend();
      resume();
      advanceTo(kernel, 25);
      timers.resume();
      advanceTo(kernel, 50);

      expect(log).to.deep.equal(['a at 30']);
      expect(observer.lines.filter((line) => /^(?:held|returned)/.test(line))).to.have.lengthOf(2);
    });
  });

  describe('that is hidden', () => {
    it('fire at whole seconds, in the order of the times that were asked for', () => {
      timers.hiddenChanged(0);
      timers.set(note('late'), 900, false);
      timers.set(note('early'), 500, false);
      timers.set(note('exact'), 2_000, false);
      timers.set(note('now'), 0, false);

      advanceTo(kernel, 3_000);

      expect(log).to.deep.equal(['now at 0', 'early at 1000', 'late at 1000', 'exact at 2000']);
    });

    it('are put off from then on when they wait already', () => {
      timers.set(note('a'), 900, false);
      timers.set(note('b'), 300, false);
      advanceTo(kernel, 250);

      timers.hiddenChanged(250);
      advanceTo(kernel, 2_000);

      expect(log).to.deep.equal(['b at 1000', 'a at 1000']);
    });

    it('fire when they were to fire at first once it is shown, and at once when that has passed', () => {
      timers.hiddenChanged(0);
      timers.set(note('late'), 400, false);
      timers.set(note('passed'), 300, false);
      timers.set(note('to come'), 700, false);
      advanceTo(kernel, 500);

      timers.hiddenChanged(null);
      advanceTo(kernel, 2_000);

      expect(log).to.deep.equal(['passed at 500', 'late at 500', 'to come at 700']);
    });

    it('repeat once a second, and once a minute after five; shown again by their own delay', () => {
      timers.hiddenChanged(0);
      timers.set(note('tick'), 250, true);
      advanceTo(kernel, 7 * minute);
      const hidden = noted();

      timers.hiddenChanged(null);
      advanceTo(kernel, 7 * minute + 600);

      expect(hidden.slice(0, 3)).to.deep.equal([1_000, 2_000, 3_000]);
      expect(hidden.slice(-4)).to.deep.equal([5 * minute - 1_000, 5 * minute, 6 * minute, 7 * minute]);
      expect(noted().slice(hidden.length)).to.deep.equal([7 * minute + 250, 7 * minute + 500]);
    });

    it('are put off by the nesting with which they were set', () => {
      timers.set(note('tick'), 400_500, true);
      advanceTo(kernel, 1_603_000);

      timers.hiddenChanged(1_603_000);
      advanceTo(kernel, 2_500_000);

      expect(noted().slice(4)).to.deep.equal([2_003_000, 2_460_000]);
    });

    it('are no slower than that where they are not nested', () => {
      timers.hiddenChanged(0);
      advanceTo(kernel, 6 * minute);

      timers.set(note('once'), 250, false);
      advanceTo(kernel, 7 * minute);

      expect(noted()).to.deep.equal([6 * minute + 1_000]);
    });

    it('never fire less often while it is visible, however long that is', () => {
      timers.set(note('tick'), 1_000, true);

      advanceTo(kernel, 20 * minute);

      expect(log).to.have.lengthOf(1_200);
    });
  });

  describe('that is hidden, and kept', () => {
    it('fire at whole seconds after its return, never sooner than the time that remained', () => {
      timers.set(note('a'), 1_700, false);
      timers.hiddenChanged(0);
      advanceTo(kernel, 500);
      timers.suspend();
      advanceTo(kernel, 10_100);

      timers.resume();
      advanceTo(kernel, 20_000);

      expect(log).to.deep.equal(['a at 12000']);
    });

    it('keep to whole seconds where only the throttling was left of their time', () => {
      timers.hiddenChanged(0);
      timers.set(note('a'), 500, false);
      advanceTo(kernel, 900);
      timers.suspend();
      advanceTo(kernel, 5_300);

      timers.resume();
      advanceTo(kernel, 20_000);

      expect(log).to.deep.equal(['a at 6000']);
    });

    it('have what remained of the time that was asked for when it is shown meanwhile', () => {
      timers.hiddenChanged(0);
      timers.set(note('passed'), 500, false);
      timers.set(note('to come'), 950, false);
      advanceTo(kernel, 900);
      timers.suspend();
      advanceTo(kernel, 5_300);
      timers.hiddenChanged(null);

      timers.resume();
      advanceTo(kernel, 20_000);

      expect(log).to.deep.equal(['passed at 5300', 'to come at 5350']);
    });
  });
});
