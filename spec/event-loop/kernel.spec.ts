import { expect } from 'chai';
import fc from 'fast-check';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import type { Task } from '../../lib/event-loop/task.ts';
import { AssertionFailure } from '../../lib/infra/assert.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { programs, SideBySide } from './kernel-program.ts';
import { choosing, labels, laneOf, runAll } from './kernel-steps.ts';
import { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { TaskDouble } from './task-double.ts';

describe('the kernel', () => {
  let log: string[];
  let observer: ObserverDouble;
  let kernel: Kernel;

  beforeEach(() => {
    log = [];
    observer = new ObserverDouble();
    kernel = new Kernel(fifo(), observer);
  });

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

  describe('a step', () => {
    it('has one callback more for each time that the task says so', () => {
      kernel.post(new TaskDouble('task', log, { parts: 3 }), laneOf('tab1'), 0);

      kernel.begin(null);
      const afterBegin = kernel.again;
      kernel.resume();
      kernel.resume();
      const afterLast = kernel.again;
      kernel.end();

      expect([afterBegin, afterLast]).to.deep.equal([true, false]);
      expect(log).to.deep.equal(['task', 'task', 'task']);
      expect(observer.lines).to.deep.equal(['queued task', 'started task', 'ended task']);
    });

    it('never begins inside another one', () => {
      const lane = laneOf('tab1');
      kernel.post(new TaskDouble('outer', log, { steps: () => kernel.begin(null) }), lane, 0);
      kernel.post(new TaskDouble('inner', log), lane, 0);

      expect(() => kernel.begin(null)).to.throw(AssertionFailure);
      expect(() => kernel.beginLane('tab1.dom')).to.throw(AssertionFailure);
      expect(log).to.deep.equal(['outer']);
    });

    it('neither ends before its last callback nor goes on after it', () => {
      kernel.post(new TaskDouble('task', log, { parts: 2 }), laneOf('tab1'), 0);

      kernel.begin(null);

      expect(() => kernel.end()).to.throw(AssertionFailure);
      kernel.resume();
      expect(() => kernel.resume()).to.throw(AssertionFailure);
      kernel.end();
      expect(() => kernel.end()).to.throw(AssertionFailure);
    });

    it('can be abandoned when something of it threw, and the next one begins', () => {
      const lane = laneOf('tab1');
      const steps = (): void => {
        throw new RangeError('of the task');
      };
      kernel.post(new TaskDouble('throws', log, { steps }), lane, 0);
      kernel.post(new TaskDouble('two parts', log, { parts: 2 }), lane, 0);
      kernel.post(new TaskDouble('last', log), lane, 0);

      expect(() => kernel.begin(null)).to.throw(RangeError);
      kernel.abandon();
      kernel.begin(null);
      kernel.abandon();
      kernel.abandon();
      runAll(kernel);

      expect(log).to.deep.equal(['throws', 'two parts', 'last']);
      expect(observer.lines.filter((line) => line.startsWith('ended'))).to.have.lengthOf(3);
      expect(kernel.current).to.equal(null);
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

  describe('a reset', () => {
    it('removes what waits anywhere, and begins all numbers at 0 again', () => {
      const [owner, lane] = [new OwnerDouble(), laneOf('tab1')];
      kernel = new Kernel(
        choosing((_heads, _count, natural) => 1 - natural),
        observer,
      );
      kernel.post(new TaskDouble('ran', log), laneOf('tab2'), 0);
      kernel.post(new TaskDouble('due', log), lane, 0);
      kernel.post(new TaskDouble('later', log), lane, 9);
      owner.active = false;
      kernel.post(new TaskDouble('held', log, { owner }), lane, 0);
      kernel.moveTo(3);
      kernel.begin(null);
      kernel.end();
      const scheduler = fifo();

      kernel.reset(scheduler);

      expect(observer.lines.filter((line) => line.startsWith('removed')).sort()).to.deep.equal([
        'removed held: reset',
        'removed later: reset',
        'removed ran: reset',
      ]);
      expect([kernel.now, kernel.steps, kernel.laterCount, kernel.waiting(), kernel.schedule]).to.deep.equal([0, 0, 0, [], []]);
      expect(kernel.scheduler).to.equal(scheduler);
      expect([owner.held, owner.ownTasks]).to.deep.equal([[], null]);
    });

    it('leaves a schedule that was read as it was', () => {
      kernel = new Kernel(
        choosing((_heads, _count, natural) => 1 - natural),
        null,
      );
      for (const name of ['tab1', 'tab2']) kernel.post(new TaskDouble(name, log), laneOf(name), 0);
      runAll(kernel);
      const { schedule } = kernel;

      kernel.reset(fifo());

      expect(schedule).to.deep.equal([{ choice: 0, lane: 'tab2.dom' }]);
    });

    it('may be followed by steps that are counted as if they had run', () => {
      kernel.skip(3);
      kernel.post(new TaskDouble('task', log), laneOf('tab1'), 0);
      runAll(kernel);

      expect(kernel.steps).to.equal(4);
    });

    it('is refused inside of a step', () => {
      kernel.post(new TaskDouble('task', log, { steps: () => kernel.reset(fifo()) }), laneOf('tab1'), 0);

      expect(() => kernel.begin(null)).to.throw(AssertionFailure);
    });
  });

  it('works unwatched', () => {
    kernel = new Kernel(fifo(), null);
    const owner = new OwnerDouble();
    const lane = laneOf('tab1');
    owner.active = false;
    for (const delayMs of [0, 0, 1]) kernel.post(new TaskDouble(`after ${delayMs}`, log, { owner }), lane, delayMs);
    kernel.runnable();
    kernel.remove(owner.held[0] as Task, 'cancelled');

    owner.active = true;
    kernel.reactivate(owner);
    kernel.moveTo(1);
    runAll(kernel);
    owner.active = false;
    kernel.post(new TaskDouble('removed', log, { owner }), lane, 0);
    kernel.runnable();
    kernel.removeAllOf(owner, 'browser closed');

    expect(log).to.deep.equal(['after 0', 'after 1']);
  });

  for (const natural of [true, false]) {
    it(`agrees with a literal list of tasks in every program, ${natural ? 'in natural order' : 'whatever the scheduler chooses'}`, () => {
      fc.assert(
        fc.property(programs, (commands) => {
          const both = new SideBySide(natural);

          for (const command of commands) both.do(command);
          both.finish();

          expectEachTaskOnce(both);
        }),
        { numRuns: 500 },
      );
    });
  }
});

/** Each queued task ran once, or was removed once. */
function expectEachTaskOnce({ literal, ran, observer }: SideBySide): void {
  for (const { id, state } of literal.tasks) {
    const ends = observer.lines.filter((line) => line === `ended ${id}` || line.startsWith(`removed ${id}:`));
    expect(ends, `ends of ${id}`).to.have.lengthOf(1);
    expect(ends[0]).to.match(state === 'run' ? /^ended/ : /^removed/);
  }
  expect(ran).to.have.lengthOf(new Set(ran).size);
}
