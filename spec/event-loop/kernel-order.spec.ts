import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import type { Task } from '../../lib/event-loop/task.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { choosing, labels, laneOf, runAll } from './kernel-steps.ts';
import { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { TaskDouble } from './task-double.ts';

describe('the order of the kernel', () => {
  let log: string[];
  let observer: ObserverDouble;
  let kernel: Kernel;

  beforeEach(() => {
    log = [];
    observer = new ObserverDouble();
    kernel = new Kernel(fifo(), observer);
  });

  describe('the choice', () => {
    let shown: { heads: string[]; natural: string }[];
    let answer: number;

    beforeEach(() => {
      shown = [];
      answer = 0;
      const scheduler = choosing((heads, count, natural) => {
        shown.push({ heads: labels(heads.slice(0, count)).sort(), natural: (heads[natural] as Task).label });
        return answer;
      });
      kernel = new Kernel(scheduler, observer);
    });

    it('is among the heads of all lanes', () => {
      const [a, b] = [laneOf('tab1'), laneOf('tab2')];
      kernel.post(new TaskDouble('a1', log), a, 0);
      kernel.post(new TaskDouble('a2', log), a, 0);
      kernel.post(new TaskDouble('b1', log), b, 0);

      kernel.begin(null);

      expect(shown).to.deep.equal([{ heads: ['a1', 'b1'], natural: 'a1' }]);
    });

    it('is none when one lane alone has a task that may run', () => {
      kernel.post(new TaskDouble('a1', log), laneOf('tab1'), 0);

      runAll(kernel);

      expect(shown).to.deep.equal([]);
      expect(log).to.deep.equal(['a1']);
    });

    it('is written into the schedule where it is not the natural one', () => {
      const [a, b] = [laneOf('tab1'), laneOf('tab2')];
      kernel = new Kernel(
        choosing((_heads, _count, natural) => 1 - natural),
        observer,
      );
      kernel.post(new TaskDouble('a1', log), a, 0);
      kernel.post(new TaskDouble('b1', log), b, 0);
      kernel.post(new TaskDouble('b2', log), b, 0);

      runAll(kernel);

      expect(log).to.deep.equal(['b1', 'b2', 'a1']);
      expect(kernel.schedule).to.deep.equal([
        { choice: 0, lane: 'tab2.dom' },
        { choice: 1, lane: 'tab2.dom' },
      ]);
      expect(observer.lines).to.include('started b1 out of turn');
    });

    it('abandons the run at -1, and nothing has begun', () => {
      kernel.post(new TaskDouble('a1', log), laneOf('tab1'), 0);
      kernel.post(new TaskDouble('b1', log), laneOf('tab2'), 0);
      answer = -1;

      const begun = kernel.begin(null);

      expect(begun).to.equal('abandoned');
      expect(log).to.deep.equal([]);
      expect(labels(kernel.waiting())).to.deep.equal(['a1', 'b1']);
    });

    for (const wrong of [2, -2, 0.5, NaN]) {
      it(`fails with SCHEDULER_FAILED at ${wrong} of 2, and nothing has begun`, () => {
        kernel.post(new TaskDouble('a1', log), laneOf('tab1'), 0);
        kernel.post(new TaskDouble('b1', log), laneOf('tab2'), 0);
        answer = wrong;

        expect(() => kernel.begin(null))
          .to.throw(StorageloomError, `mine chose task ${wrong}`)
          .with.property('code', 'SCHEDULER_FAILED');
        expect(kernel.current).to.equal(null);
        expect(kernel.waiting()).to.have.lengthOf(2);
      });
    }
  });

  describe('the head of a lane by name', () => {
    it('runs out of turn', () => {
      kernel.post(new TaskDouble('a1', log), laneOf('tab1'), 0);
      kernel.post(new TaskDouble('b1', log), laneOf('tab2'), 0);

      const begun = kernel.beginLane('tab2.dom');

      expect(begun).to.equal(true);
      expect(observer.lines).to.include('started b1 out of turn');
    });

    it('is refused when the lane has no task that may run', () => {
      const owner = new OwnerDouble();
      owner.active = false;
      kernel.post(new TaskDouble('held', log, { owner }), laneOf('tab1'), 0);

      expect(kernel.beginLane('tab1.dom')).to.equal(false);
      expect(kernel.beginLane('nobody.dom')).to.equal(false);
      expect(log).to.deep.equal([]);
    });
  });

  describe('a document that is not fully active', () => {
    it('keeps its tasks, lets those behind them pass, and gets them in their places when it is active again', () => {
      const [away, here] = [new OwnerDouble(1), new OwnerDouble(2)];
      const lane = laneOf('tab1');
      away.active = false;
      kernel.post(new TaskDouble('away 1', log, { owner: away }), lane, 0);
      kernel.post(new TaskDouble('here 1', log, { owner: here }), lane, 0);
      kernel.post(new TaskDouble('away 2', log, { owner: away }), lane, 0);
      kernel.post(new TaskDouble('here 2', log, { owner: here }), lane, 0);

      kernel.begin(null);
      kernel.end();
      const held = labels(away.held);
      away.active = true;
      kernel.reactivate(away);
      runAll(kernel);

      expect(held).to.deep.equal(['away 1']);
      expect(log).to.deep.equal(['here 1', 'away 1', 'away 2', 'here 2']);
      expect(observer.lines).to.include.members(['held away 1', 'returned away 1']);
      expect(away.held).to.deep.equal([]);
    });

    it('has nothing to get back when none of its tasks came up', () => {
      const owner = new OwnerDouble();

      kernel.reactivate(owner);

      expect(observer.lines).to.deep.equal([]);
    });

    it('takes 100,000 tasks back past 100,000 others before the test runs out of time', () => {
      const [away, here] = [new OwnerDouble(1), new OwnerDouble(2)];
      const lane = laneOf('tab1');
      kernel = new Kernel(fifo(), null);
      away.active = false;
      for (const owner of [away, here]) {
        for (let count = 0; count < 100_000; count++) kernel.post(new TaskDouble('one of many', log, { owner }), lane, 0);
      }
      kernel.runnable();

      away.active = true;
      kernel.reactivate(away);

      expect(lane.head?.owner).to.equal(away);
      expect(lane.tail?.owner).to.equal(here);
    });
  });

  describe('removing a task', () => {
    it('takes it from wherever it waits, once, and says why', () => {
      const owner = new OwnerDouble();
      const lane = laneOf('tab1');
      owner.active = false;
      const tasks = ['held', 'held, too', 'due', 'later'].map((label) => new TaskDouble(label, log, { owner }));
      const [held, heldToo, due, later] = tasks as [TaskDouble, TaskDouble, TaskDouble, TaskDouble];
      kernel.post(held, lane, 0);
      kernel.post(heldToo, lane, 0);
      kernel.runnable();
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
      kernel.runnable();

      kernel.removeAllOf(gone, 'document destroyed');
      gone.active = true;
      kernel.reactivate(gone);

      expect(kernel.waiting()).to.deep.equal([]);
      expect(observer.lines.at(-1)).to.equal('removed held: document destroyed');
    });
  });
});
