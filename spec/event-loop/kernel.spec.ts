import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import type { Task } from '../../lib/event-loop/task.ts';
import { AssertionFailure } from '../../lib/infra/assert.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { choosing, labels, laneOf, runAll, watchedKernel } from './kernel-steps.ts';
import type { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { TaskDouble } from './task-double.ts';

describe('the kernel', () => {
  let log: string[];
  let observer: ObserverDouble;
  let kernel: Kernel;

  beforeEach(() => ({ log, observer, kernel } = watchedKernel()));

  describe('queueing a task', () => {
    it('runs tasks of all lanes in the order of queueing, in natural order', () => {
      const [a, b] = [laneOf('tab1'), laneOf('tab2')];

      kernel.post(new TaskDouble('first', log), a, 0);
      kernel.post(new TaskDouble('second', log), b, 0);
      kernel.post(new TaskDouble('third', log), a, 0);
      runAll(kernel);

      expect(log).to.deep.equal(['first', 'second', 'third']);
    });

    it('tells which step is running, and -1 outside of any', () => {
      const lane = laneOf('tab1');
      const running: number[] = [];
      const outer = new TaskDouble('outer', log, { steps: () => running.push(kernel.step) });
      kernel.post(new TaskDouble('before', log), lane, 0);
      kernel.post(outer, lane, 0);

      runAll(kernel);

      expect(running).to.deep.equal([1]);
      expect(kernel.steps).to.equal(2);
      expect(kernel.step).to.equal(-1);
    });

    it('leaves a delayed task until virtual time has come to it, then orders by the due time', () => {
      const lane = laneOf('tab1');
      kernel.post(new TaskDouble('late', log), lane, 20);
      kernel.post(new TaskDouble('early', log), lane, 10);
      kernel.post(new TaskDouble('now', log), lane, 0);

      runAll(kernel);
      const before = [...log];
      kernel.moveTo(20);
      runAll(kernel);

      expect(before).to.deep.equal(['now']);
      expect(log).to.deep.equal(['now', 'early', 'late']);
    });

    it('takes a delay that is lost in rounding for none', () => {
      kernel.moveTo(2 ** 40);

      kernel.post(new TaskDouble('at once', log), laneOf('tab1'), Number.EPSILON);

      expect(kernel.nextDueMs).to.equal(null);
      expect(labels(kernel.waiting())).to.deep.equal(['at once']);
    });

    it('takes NaN for no delay', () => {
      kernel.post(new TaskDouble('at once', log), laneOf('tab1'), NaN);

      expect(labels(kernel.waiting())).to.deep.equal(['at once']);
    });
  });

  describe('a scope', () => {
    it('takes the natural order among its lanes, past tasks of others, however many they are', () => {
      const [mine, other] = [laneOf('tab1'), laneOf('tab2')];
      for (let count = 0; count < 1000; count++) kernel.post(new TaskDouble('other', log), other, 0);
      kernel.post(new TaskDouble('mine', log), mine, 0);

      const begun = kernel.begin((lane) => lane === mine);

      expect(begun).to.equal('begun');
      expect(log).to.deep.equal(['mine']);
    });

    it('does not ask the scheduler', () => {
      kernel = new Kernel(
        choosing(() => expect.fail('asked')),
        null,
      );
      const [a, b] = [laneOf('tab1'), laneOf('tab2')];
      kernel.post(new TaskDouble('a', log), a, 0);
      kernel.post(new TaskDouble('b', log), b, 0);

      kernel.begin(() => true);

      expect(log).to.deep.equal(['a']);
    });

    it('is idle when none of its lanes has a task that is due', () => {
      const [mine, other] = [laneOf('tab1'), laneOf('tab2')];
      kernel.post(new TaskDouble('later', log), mine, 5);
      kernel.post(new TaskDouble('other', log), other, 0);

      expect(kernel.begin((lane) => lane === mine)).to.equal('idle');
    });
  });

  describe('virtual time', () => {
    it('never moves back', () => {
      kernel.moveTo(5);

      expect(() => kernel.moveTo(4)).to.throw(AssertionFailure);
      expect(() => kernel.moveTo(NaN)).to.throw(AssertionFailure);
    });

    it('says that it moved, and not that it stands', () => {
      kernel.moveTo(0);
      kernel.moveTo(3);
      kernel.moveTo(3);

      expect(observer.lines).to.deep.equal(['time 3']);
    });

    it('moves past several due times at once, and their tasks keep the order of these', () => {
      const [a, b] = [laneOf('tab1'), laneOf('tab2')];
      kernel.post(new TaskDouble('30', log), a, 30);
      kernel.post(new TaskDouble('10', log), b, 10);
      kernel.post(new TaskDouble('20', log), a, 20);
      const next = kernel.nextDueMs;

      kernel.moveTo(100);
      runAll(kernel);

      expect(next).to.equal(10);
      expect(log).to.deep.equal(['10', '20', '30']);
    });
  });

  describe('waking whoever runs tasks by themselves', () => {
    it('happens for what is queued outside of a step, and not inside of one', () => {
      const lane = laneOf('tab1');
      let woken = 0;
      kernel.wake = () => woken++;

      kernel.post(new TaskDouble('outer', log, { steps: () => kernel.post(new TaskDouble('inner', log), lane, 0) }), lane, 0);
      kernel.post(new TaskDouble('later', log), lane, 5);
      const wokenFromOutside = woken;
      runAll(kernel);

      expect([wokenFromOutside, woken]).to.deep.equal([2, 2]);
    });
  });

  it('counts steps that are said to have run', () => {
    kernel.skip(3);
    kernel.post(new TaskDouble('task', log), laneOf('tab1'), 0);
    runAll(kernel);

    expect(kernel.steps).to.equal(4);
  });

  it('works unwatched', () => {
    kernel = new Kernel(fifo(), null);
    const owner = new OwnerDouble();
    const lane = laneOf('tab1');
    owner.active = false;
    for (const delayMs of [0, 0, 1]) kernel.post(new TaskDouble(`after ${delayMs}`, log, { owner }), lane, delayMs);
    kernel.remove(owner.held[0] as Task, 'cancelled');

    owner.active = true;
    kernel.reactivate(owner);
    kernel.moveTo(1);
    runAll(kernel);
    owner.active = false;
    kernel.post(new TaskDouble('removed', log, { owner }), lane, 0);
    kernel.removeAllOf(owner, 'browser closed');

    expect(log).to.deep.equal(['after 0', 'after 1']);
  });
});
