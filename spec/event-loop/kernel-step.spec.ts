import { expect } from 'chai';
import type { Kernel } from '../../lib/event-loop/kernel.ts';
import { AssertionFailure } from '../../lib/infra/assert.ts';
import { laneOf, runAll, watchedKernel } from './kernel-steps.ts';
import type { ObserverDouble } from './observer-double.ts';
import { TaskDouble } from './task-double.ts';

describe('the kernel', () => {
  let log: string[];
  let observer: ObserverDouble;
  let kernel: Kernel;

  beforeEach(() => ({ log, observer, kernel } = watchedKernel()));

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

    it('has run script where its driver does not say that it did not', () => {
      const ran: boolean[] = [];
      observer.ended = (_task, ranScript) => void ran.push(ranScript);

      for (const told of [false, true, undefined]) {
        kernel.post(new TaskDouble('task', log), laneOf('tab1'), 0);
        kernel.begin(null);
        kernel.end(told);
      }

      expect(ran).to.deep.equal([false, true, true]);
    });

    it('is over when whoever watches hears of its end: what that throws leaves nothing undone', () => {
      const task = new TaskDouble('task', log);
      task.ended = () => void log.push('ended');
      observer.ended = () => {
        throw new RangeError('of the observer');
      };
      kernel.post(task, laneOf('tab1'), 0);

      kernel.begin(null);
      expect(() => kernel.end()).to.throw(RangeError);

      expect([log, kernel.current, task.state]).to.deep.equal([['task', 'ended'], null, 'done']);
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

    it('has a stable state at its end, once, when all callbacks have run, and what is queued there is of this step', () => {
      const lane = laneOf('tab1');
      const atStableState = (): void => {
        log.push(`stable in step ${kernel.step}`);
        kernel.post(new TaskDouble('queued there', log), lane, 0);
      };
      kernel.post(new TaskDouble('task', log, { parts: 2, steps: () => kernel.stable(atStableState) }), lane, 0);

      kernel.begin(null);
      kernel.resume();
      log.push('promise jobs');
      kernel.end();
      runAll(kernel);

      const both = ['stable in step 0', 'stable in step 0'];
      expect(log).to.deep.equal(['task', 'task', 'promise jobs', ...both, 'queued there', 'queued there']);
      expect(observer.lines.slice(2, 5)).to.deep.equal(['queued queued there', 'queued queued there', 'ended task']);
    });

    it('is not waited for by what is asked between two, which is at a stable state', () => {
      kernel.stable(() => log.push(`stable, ${kernel.step}`));

      expect(log).to.deep.equal(['stable, -1']);
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
});
