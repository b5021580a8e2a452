import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import type { Task } from '../../lib/event-loop/task.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { labels, laneOf, runAll, watchedKernel } from './kernel-steps.ts';
import type { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { TaskDouble } from './task-double.ts';

describe('the queues of tasks that wait', () => {
  let log: string[];
  let observer: ObserverDouble;
  let kernel: Kernel;

  beforeEach(() => ({ log, observer, kernel } = watchedKernel()));

  describe('a document that is not fully active', () => {
    it('keeps its tasks, lets those behind them pass, and gets them in their places when it is active again', () => {
      const [away, here] = [new OwnerDouble(1), new OwnerDouble(2)];
      const lane = laneOf('tab1');
      kernel.post(new TaskDouble('away 1', log, { owner: away }), lane, 0);
      kernel.post(new TaskDouble('here 1', log, { owner: here }), lane, 0);
      kernel.post(new TaskDouble('away 2', log, { owner: away }), lane, 0);
      kernel.post(new TaskDouble('here 2', log, { owner: here }), lane, 0);
      away.active = false;
      kernel.deactivate(away);

      kernel.begin(null);
      kernel.end();
      const held = labels(away.held);
      away.active = true;
      kernel.reactivate(away);
      runAll(kernel);

      expect(held).to.deep.equal(['away 1', 'away 2']);
      expect(log).to.deep.equal(['here 1', 'away 1', 'away 2', 'here 2']);
      expect(away.held).to.deep.equal([]);
    });

    it('has its tasks held at the moment when it is no longer active, when they are queued, and when they fall due', () => {
      const away = new OwnerDouble();
      const lane = laneOf('tab1');
      kernel.post(new TaskDouble('due', log, { owner: away }), lane, 0);
      kernel.post(new TaskDouble('later', log, { owner: away }), lane, 5);
      kernel.post(new TaskDouble('retimed', log, { owner: away }), lane, 9);

      away.active = false;
      kernel.deactivate(away);
      kernel.post(new TaskDouble('queued meanwhile', log, { owner: away }), lane, 0);
      kernel.moveTo(5);
      kernel.retime(kernel.later()[0] as Task, 5);

      expect(observer.lines.slice(3)).to.deep.equal([
        'held due',
        'queued queued meanwhile',
        'held queued meanwhile',
        'time 5',
        'held later',
        'held retimed',
      ]);
      expect(labels(kernel.waiting())).to.deep.equal(['due', 'later', 'retimed', 'queued meanwhile']);
      expect([kernel.runnable(), kernel.hasRunnable(null), kernel.begin(null)]).to.deep.equal([[], false, 'idle']);
    });

    it('has nothing to give and nothing to get back when none of its tasks waits', () => {
      const owner = new OwnerDouble();

      kernel.deactivate(owner);
      kernel.reactivate(owner);
      kernel.post(new TaskDouble('later', log, { owner }), laneOf('tab1'), 5);
      kernel.deactivate(owner);
      kernel.reactivate(owner);

      expect(observer.lines).to.deep.equal(['queued later']);
    });

    it('may have 200,000 tasks: they are a list', () => {
      const owner = new OwnerDouble();
      const lane = laneOf('tab1');
      kernel = new Kernel(fifo(), null);
      for (let count = 0; count < 200_000; count++) kernel.post(new TaskDouble('one of many', log, { owner }), lane, 0);
      owner.active = false;
      kernel.deactivate(owner);

      expect(kernel.waiting()).to.have.lengthOf(200_000);
      kernel.removeAllOf(owner, 'document destroyed');
      expect([kernel.waiting(), owner.ownTasks]).to.deep.equal([[], null]);
    });

    it('takes 100,000 tasks back past 100,000 others before the test runs out of time', () => {
      const [away, here] = [new OwnerDouble(1), new OwnerDouble(2)];
      const lane = laneOf('tab1');
      kernel = new Kernel(fifo(), null);
      away.active = false;
      for (const owner of [away, here]) {
        for (let count = 0; count < 100_000; count++) kernel.post(new TaskDouble('one of many', log, { owner }), lane, 0);
      }

      away.active = true;
      kernel.reactivate(away);

      expect(lane.head?.owner).to.equal(away);
      expect(lane.tail?.owner).to.equal(here);
    });
  });

  describe('removing a task', () => {
    it('is what happens to one that is queued for a destroyed document, and nobody is told', () => {
      const gone = new OwnerDouble();
      gone.destroyed = true;
      const tasks = [0, 5].map((delayMs) => {
        const task = new TaskDouble('task', log, { owner: gone });
        return { task, queued: kernel.post(task, laneOf('tab1'), delayMs) };
      });

      expect(tasks.map(({ task: { state }, queued }) => [state, queued])).to.deep.equal([
        ['removed', false],
        ['removed', false],
      ]);
      expect([gone.ownTasks, kernel.waiting(), kernel.laterCount, observer.lines]).to.deep.equal([null, [], 0, []]);
      expect(kernel.post(new TaskDouble('other', log), laneOf('tab1'), 0)).to.equal(true);
    });

    it('of all that wait for their documents leaves lanes and documents fit for another kernel', () => {
      const [owner, away] = [new OwnerDouble(1), new OwnerDouble(2)];
      const lane = laneOf('tab1');
      away.active = false;
      for (const delayMs of [0, 0, 5]) kernel.post(new TaskDouble(`after ${delayMs}`, log, { owner }), lane, delayMs);
      kernel.post(new TaskDouble('held', log, { owner: away }), lane, 0);
      kernel.freeze(kernel.later()[0] as Task);

      for (const each of [owner, away, owner]) kernel.removeAllOf(each, 'document destroyed');
      const other = new Kernel(fifo(), observer);
      other.post(new TaskDouble('next', log, { owner }), lane, 0);
      runAll(other);

      expect(observer.lines.filter((line) => line.startsWith('removed'))).to.have.members([
        'removed after 0: document destroyed',
        'removed after 0: document destroyed',
        'removed after 5: document destroyed',
        'removed held: document destroyed',
      ]);
      expect([log, kernel.begin(null)]).to.deep.equal([['next'], 'idle']);
      expect([lane.head, lane.tail, lane.place, owner.ownTasks, away.ownTasks]).to.deep.equal([null, null, -1, null, null]);
    });

    it('takes it from wherever it waits, once, and says why', () => {
      const owner = new OwnerDouble();
      const lane = laneOf('tab1');
      owner.active = false;
      const tasks = ['held', 'held, too', 'due', 'later'].map((label) => new TaskDouble(label, log, { owner }));
      const [held, heldToo, due, later] = tasks as [TaskDouble, TaskDouble, TaskDouble, TaskDouble];
      kernel.post(held, lane, 0);
      kernel.post(heldToo, lane, 0);
      owner.active = true;
      kernel.post(due, lane, 0);
      kernel.post(later, lane, 5);

      for (const task of [...tasks, ...tasks]) kernel.remove(task, 'cancelled');

      expect(observer.lines.filter((line) => line.startsWith('removed'))).to.deep.equal([
        'removed held: cancelled',
        'removed held, too: cancelled',
        'removed due: cancelled',
        'removed later: cancelled',
      ]);
      expect(owner.ownTasks).to.equal(null);
      expect(kernel.waiting()).to.deep.equal([]);
      expect(kernel.later()).to.deep.equal([]);
    });

    it('does nothing to one that was never queued, that runs, or that ran', () => {
      const lane = laneOf('tab1');
      const task: TaskDouble = new TaskDouble('task', log, { steps: () => kernel.remove(task, 'cancelled') });

      kernel.remove(task, 'cancelled');
      kernel.post(task, lane, 0);
      runAll(kernel);
      kernel.remove(task, 'cancelled');

      expect(task.state).to.equal('done');
      expect(observer.lines).to.deep.equal(['queued task', 'started task', 'ended task']);
    });

    it('of a destroyed document takes all but the running one, and leaves those of others', () => {
      const [gone, other] = [new OwnerDouble(1), new OwnerDouble(2)];
      const lane = laneOf('tab1');
      const steps = (): void => kernel.removeAllOf(gone, 'document destroyed');
      kernel.post(new TaskDouble('destroys', log, { owner: gone, steps, parts: 2 }), lane, 0);
      kernel.post(new TaskDouble('due', log, { owner: gone }), lane, 0);
      kernel.post(new TaskDouble('other', log, { owner: other }), lane, 0);
      kernel.post(new TaskDouble('later', log, { owner: gone }), lane, 5);

      runAll(kernel);
      kernel.moveTo(5);
      runAll(kernel);

      expect(log).to.deep.equal(['destroys', 'destroys', 'other']);
    });

    it('reaches tasks that were set aside', () => {
      const gone = new OwnerDouble();
      gone.active = false;
      kernel.post(new TaskDouble('held', log, { owner: gone }), laneOf('tab1'), 0);

      kernel.removeAllOf(gone, 'document destroyed');
      gone.active = true;
      kernel.reactivate(gone);

      expect(kernel.waiting()).to.deep.equal([]);
      expect(observer.lines.at(-1)).to.equal('removed held: document destroyed');
    });
  });
});
