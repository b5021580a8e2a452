import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { labels, laneOf, runAll, watchedKernel } from './kernel-steps.ts';
import type { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { TaskDouble } from './task-double.ts';

describe('the kernel and tasks whose time is changed', () => {
  const lane = laneOf('tab1');
  let log: string[];
  let observer: ObserverDouble;
  let kernel: Kernel;

  beforeEach(() => ({ log, observer, kernel } = watchedKernel()));

  function posted(label: string, delayMs: number, owner?: OwnerDouble): TaskDouble {
    const task = new TaskDouble(label, log, owner === undefined ? {} : { owner });
    kernel.post(task, lane, delayMs);
    return task;
  }

  describe('freezing', () => {
    it('takes a task from those that wait for their time, and tells that it is held', () => {
      const task = posted('task', 10);

      kernel.freeze(task);
      kernel.moveTo(50);
      runAll(kernel);

      expect(task.state).to.equal('frozen');
      expect([kernel.later(), kernel.laterCount, kernel.nextDueMs, kernel.waiting()]).to.deep.equal([[], 0, null, []]);
      expect(observer.lines).to.deep.equal(['queued task', 'held task', 'time 50']);
      expect(log).to.deep.equal([]);
    });

    it('leaves what was left of its time, from the moment when it is thawed', () => {
      const task = posted('task', 10);
      kernel.moveTo(3);
      kernel.freeze(task);
      kernel.moveTo(100);

      kernel.thaw(task);

      expect(kernel.nextDueMs).to.equal(107);
      expect(observer.lines.at(-1)).to.equal('returned task');
    });

    it('happens once, and ends once', () => {
      const task = posted('task', 10);

      kernel.freeze(task);
      kernel.moveTo(5);
      kernel.freeze(task);
      kernel.thaw(task);
      kernel.moveTo(6);
      kernel.thaw(task);

      expect(kernel.nextDueMs).to.equal(15);
      expect(observer.lines).to.deep.equal(['queued task', 'held task', 'time 5', 'returned task', 'time 6']);
    });

    it('does not reach what is due, set aside or over', () => {
      const owner = new OwnerDouble();
      const over = posted('over', 0);
      runAll(kernel);
      owner.active = false;
      const held = posted('held', 0, owner);
      const due = posted('due', 0);

      for (const task of [over, held, due]) kernel.freeze(task);
      for (const task of [over, held, due]) kernel.thaw(task);

      expect([over.state, held.state, due.state]).to.deep.equal(['done', 'held', 'due']);
      expect(labels(kernel.waiting())).to.deep.equal(['held', 'due']);
    });

    it('keeps the order among tasks that were frozen together', () => {
      const tasks = [posted('b', 10), posted('a', 5), posted('c', 10)];
      kernel.moveTo(2);
      for (const task of tasks) kernel.freeze(task);
      kernel.moveTo(20);

      for (const task of tasks.toReversed()) kernel.thaw(task);
      kernel.moveTo(100);
      runAll(kernel);

      expect(log).to.deep.equal(['a', 'b', 'c']);
    });

    it('makes a task due when what it had left is lost in rounding', () => {
      const task = posted('task', Number.EPSILON);
      kernel.freeze(task);
      kernel.moveTo(2 ** 40);

      kernel.thaw(task);

      expect(task.state).to.equal('due');
      expect(kernel.nextDueMs).to.equal(null);
    });

    it('leaves a task that can be removed, once', () => {
      const owner = new OwnerDouble();
      const task = posted('task', 10, owner);
      kernel.freeze(task);

      kernel.remove(task, 'cancelled');
      kernel.remove(task, 'cancelled');
      kernel.thaw(task);

      expect(task.state).to.equal('removed');
      expect(owner.ownTasks).to.equal(null);
      expect(observer.lines).to.deep.equal(['queued task', 'held task', 'removed task: cancelled']);
    });

    it('leaves tasks that go with their owner, beside those that were set aside', () => {
      const [gone, other] = [new OwnerDouble(1), new OwnerDouble(2)];
      gone.active = false;
      const [frozen, kept] = [posted('frozen', 10, gone), posted('kept', 10, other)];
      posted('held', 0, gone);
      for (const task of [frozen, kept]) kernel.freeze(task);

      kernel.removeAllOf(gone, 'document destroyed');
      for (const task of [frozen, kept]) kernel.thaw(task);

      expect(observer.lines.filter((line) => line.startsWith('removed'))).to.deep.equal([
        'removed held: document destroyed',
        'removed frozen: document destroyed',
      ]);
      expect(labels(kernel.later())).to.deep.equal(['kept']);
      expect([gone.ownTasks, gone.held]).to.deep.equal([null, []]);
    });
  });

  describe('retiming', () => {
    it('moves a task that waits to an earlier or a later time, and keeps its number', () => {
      const [first, second] = [posted('first', 10), posted('second', 20)];

      kernel.retime(first, 30);
      kernel.retime(second, 5);

      expect(kernel.later().map(({ label, earliest, seq }) => [label, earliest, seq])).to.deep.equal([
        ['second', 5, 1],
        ['first', 30, 0],
      ]);
    });

    it('makes it due when that time has come, at its place: never before now', () => {
      const [old, past] = [posted('old', 50), posted('past', 60)];
      kernel.moveTo(10);
      posted('due', 0);

      kernel.retime(old, 10);
      kernel.retime(past, 3);

      expect([kernel.laterCount, old.earliest, past.earliest]).to.deep.equal([0, 10, 10]);
      runAll(kernel);
      expect(log).to.deep.equal(['past', 'old', 'due']);
    });

    it('does not reach what is due, frozen or over', () => {
      const [over, due, frozen] = [posted('over', 0), posted('due', 0), posted('frozen', 5)];
      kernel.begin(null);
      kernel.end();
      kernel.freeze(frozen);

      for (const task of [over, due, frozen]) kernel.retime(task, 100);
      kernel.thaw(frozen);

      expect([over.state, due.state, frozen.earliest]).to.deep.equal(['done', 'due', 5]);
    });

    it('orders those that fall due together by the time that was asked for', () => {
      const [late, early] = [posted('late', 900), posted('early', 500)];
      kernel.post(new TaskDouble('soon', log), lane, 100, 1_000);

      kernel.retime(late, 1_000, 900);
      kernel.retime(early, 1_000, 500);
      kernel.moveTo(1_000);
      runAll(kernel);

      expect(log).to.deep.equal(['soon', 'early', 'late']);
    });
  });

  it('wakes whoever runs tasks by themselves, outside of a step', () => {
    const task = posted('task', 10);
    const steps = (): void => kernel.retime(task, 7);
    kernel.post(new TaskDouble('retimes', log, { steps }), lane, 0);
    let woken = 0;
    kernel.wake = () => woken++;

    kernel.freeze(task);
    const byFreezing = woken;
    kernel.thaw(task);
    const byThawing = woken;
    runAll(kernel);
    kernel.retime(task, 5);

    expect([byFreezing, byThawing, woken]).to.deep.equal([0, 1, 2]);
  });

  it('works unwatched', () => {
    kernel = new Kernel(fifo(), null);
    const task = posted('task', 10);

    kernel.freeze(task);
    kernel.thaw(task);
    kernel.moveTo(10);
    runAll(kernel);

    expect(log).to.deep.equal(['task']);
  });
});
