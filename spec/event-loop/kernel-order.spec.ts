import { expect } from 'chai';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import type { Task } from '../../lib/event-loop/task.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { choosing, labels, laneOf, runAll, watchedKernel } from './kernel-steps.ts';
import type { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { TaskDouble } from './task-double.ts';

describe('the order of the kernel', () => {
  let log: string[];
  let observer: ObserverDouble;
  let kernel: Kernel;

  beforeEach(() => ({ log, observer, kernel } = watchedKernel()));

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

    it('is counted in natural order, too, and not where a scope made it', () => {
      const [a, b] = [laneOf('tab1'), laneOf('tab2')];
      kernel = new Kernel(fifo(), null);
      for (const lane of [a, b, a, b, a, b]) kernel.post(new TaskDouble(lane.name, log), lane, 0);

      kernel.begin(null);
      kernel.end();
      kernel.begin(() => true);
      kernel.end();
      kernel.beginLane('tab2.dom');

      expect(kernel.schedule).to.deep.equal([{ choice: 1, lane: 'tab2.dom' }]);
    });

    it('has the number under which the schedule has it; one that came to nothing is made again under its number', () => {
      const numbers: number[] = [];
      const answers = [-1, 7, 1];
      const scheduler = choosing((_heads, _count, natural, choice) => {
        numbers.push(choice);
        return answers.shift() ?? natural;
      });
      kernel = new Kernel(scheduler, null);
      const [a, b] = [laneOf('tab1'), laneOf('tab2')];
      for (const lane of [a, b, a, b]) kernel.post(new TaskDouble(lane.name, log), lane, 0);

      kernel.begin(null);
      expect(() => kernel.begin(null)).to.throw(StorageloomError);
      kernel.begin(null);
      kernel.end();
      kernel.begin(null);

      expect(numbers).to.deep.equal([0, 0, 0, 1]);
    });

    it('is asked for at each step where the scheduler says so, and a question about one task is not counted', () => {
      const asked: [number, number][] = [];
      const scheduler: Scheduler = {
        ...choosing((_heads, count, natural, choice) => {
          asked.push([count, choice]);
          return natural;
        }),
        everyStep: true,
      };
      kernel = new Kernel(scheduler, null);
      for (const name of ['tab1', 'tab2']) kernel.post(new TaskDouble(name, log), laneOf(name), 0);

      runAll(kernel);

      expect(asked).to.deep.equal([
        [2, 0],
        [1, -1],
      ]);
    });

    it('is shown to whoever watches before it is made: by a scheduler, in natural order, and by the name of a lane', () => {
      const seen: string[][] = [];
      observer.choosing = (heads, count, place) => {
        seen.push([...labels(heads.slice(0, count)).sort(), `naturally ${heads[place]?.label}`]);
      };
      const begin = [
        (): unknown => kernel.begin(null),
        (): unknown => kernel.begin(null),
        (): unknown => kernel.beginLane('tab2.dom'),
      ];

      for (const [place, scheduler] of [choosing(() => 0), fifo(), fifo()].entries()) {
        kernel = new Kernel(scheduler, observer);
        for (const name of ['tab1', 'tab2']) kernel.post(new TaskDouble(name, log), laneOf(name), 0);
        begin[place]!();
        kernel.end();
        kernel.begin(null);
      }

      expect(seen).to.deep.equal(Array.from({ length: 3 }, () => ['tab1', 'tab2', 'naturally tab1']));
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

    for (const wrong of [2, -2, 0.5, 1.5, NaN]) {
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
    it('runs out of turn, and is written into the schedule', () => {
      kernel.post(new TaskDouble('a1', log), laneOf('tab1'), 0);
      kernel.post(new TaskDouble('b1', log), laneOf('tab2'), 0);

      const begun = kernel.beginLane('tab2.dom');

      expect(begun).to.equal(true);
      expect(observer.lines).to.include('started b1 out of turn');
      expect(kernel.schedule).to.deep.equal([{ choice: 0, lane: 'tab2.dom' }]);
    });

    it('is a choice like any other, whether natural or not, and none where no other lane has a task', () => {
      const [a, b] = [laneOf('tab1'), laneOf('tab2')];
      for (const lane of [a, b, a, b, a]) kernel.post(new TaskDouble(lane.name, log), lane, 0);

      for (const name of ['tab1.dom', 'tab1.dom', 'tab2.dom', 'tab1.dom', 'tab2.dom']) {
        kernel.beginLane(name);
        kernel.end();
      }

      expect(kernel.schedule).to.deep.equal([
        { choice: 1, lane: 'tab1.dom' },
        { choice: 3, lane: 'tab1.dom' },
      ]);
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
});
