import { expect } from 'chai';
import { drive } from '../../lib/event-loop/drive.ts';
import { GuardedObserver } from '../../lib/event-loop/guarded-observer.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import type { Observer } from '../../lib/event-loop/observer.ts';
import { ScriptExecution } from '../../lib/event-loop/script-execution.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { laneOf, runAll } from './kernel-steps.ts';
import { ObserverDouble } from './observer-double.ts';
import { OwnerDouble } from './owner-double.ts';
import { TaskDouble } from './task-double.ts';

const [area, owner, task] = [{ name: 'localStorage https://a.example' }, new OwnerDouble(), new TaskDouble('task', [])];
const facts = { type: 'note', text: 'x' } as const;

/** Each method of an observer, called with what it takes. */
const calls: Readonly<Record<Exclude<keyof Observer, 'level'>, (observer: Observer) => void>> = {
  queued: (observer) => observer.queued(task),
  choosing: (observer) => observer.choosing?.([task], 1, 0),
  started: (observer) => observer.started(task, true),
  ended: (observer) => observer.ended(task, true),
  removed: (observer) => observer.removed(task, 'cancelled'),
  held: (observer) => observer.held(task),
  returned: (observer) => observer.returned(task),
  time: (observer) => observer.time(5),
  checkpoint: (observer) => observer.checkpoint(),
  read: (observer) => observer.read(area, owner, 'k', 'v'),
  wrote: (observer) => observer.wrote(area, owner, 'k', 'v', 'w'),
  unchanged: (observer) => observer.unchanged(area, owner, 'k', 'v'),
  access: (observer) => observer.access('listeners tab1', 'read'),
  refused: (observer) => observer.refused(area, owner, 'k', 'v'),
  fired: (observer) => observer.fired(area, owner, 'k', 'v', 'w', 'https://a.example/', true),
  fact: (observer) => observer.fact(facts),
};

const methods = Object.keys(calls) as Exclude<keyof Observer, 'level'>[];

/** Writes down every call with its arguments; throws at that method. */
function noting(told: unknown[], failing: string | null = null): Observer {
  const observer: Record<string, unknown> = { level: 'steps' };
  for (const method of methods) {
    observer[method] = (...given: unknown[]) => {
      told.push([method, ...given]);
      if (method === failing) throw new RangeError('of the observer');
    };
  }
  return observer as unknown as Observer;
}

function failureOf(call: () => void): StorageloomError | null {
  try {
    call();
    return null;
  } catch (error) {
    expect(error).to.be.instanceOf(StorageloomError);
    return error as StorageloomError;
  }
}

describe('a guarded observer', () => {
  it('is told all that it would be told without a guard', () => {
    const [plain, guarded]: unknown[][] = [[], []];
    const observer = new GuardedObserver(noting(guarded!));

    for (const call of Object.values(calls)) call(noting(plain!));
    for (const call of Object.values(calls)) call(observer);

    expect(guarded).to.deep.equal(plain);
    expect(observer.level).to.equal('steps');
  });

  for (const method of methods) {
    it(`that throws in ${method}() fails once, at the end of a step, and is told nothing more`, () => {
      const told: unknown[] = [];
      const observer = new GuardedObserver(noting(told, method));

      const failures = [calls[method], calls.ended, calls.ended, calls[method]].map((call) => failureOf(() => call(observer)));

      const [failure, ...others] = failures.filter((each) => each !== null);
      expect(others).to.deep.equal([]);
      expect(failure).to.deep.include({
        code: 'OBSERVER_FAILED',
        what: `The observer threw "RangeError: of the observer" in ${method}().`,
      });
      expect(failure?.cause).to.be.instanceOf(RangeError);
      expect(told).to.have.lengthOf(1);
    });
  }

  it('is shown no choices when the observer does not want them', () => {
    const { choosing: _, ...observer } = noting([]);

    expect([new GuardedObserver(observer), new GuardedObserver(noting([]))].map(({ choosing }) => typeof choosing)).to.deep.equal(
      ['undefined', 'function'],
    );
  });

  it('hands on a StorageloomError, and says what else it was that was thrown', () => {
    const own = new StorageloomError('TASK_LIMIT', { what: 'a', why: 'b', mend: 'c' });

    const failures = [own, 'a word'].map((thrown) => {
      const observer = new ObserverDouble();
      observer.ended = () => {
        throw thrown;
      };
      return failureOf(() => calls.ended(new GuardedObserver(observer)));
    });

    expect(failures[0]).to.equal(own);
    expect(failures[1]?.what).to.equal('The observer threw a string in ended().');
  });

  for (const method of ['queued', 'started', 'ended', 'checkpoint'] as const) {
    it(`ends the drive when it throws in ${method}(), the step is over, and the next drive goes on unwatched`, async () => {
      const log: string[] = [];
      const observer = new GuardedObserver(noting([], method));
      const kernel = new Kernel(fifo(), observer);
      const { checkpoint } = surroundings();
      const state = new ScriptExecution();
      const run = (): Promise<unknown> =>
        drive({ kernel, checkpoint, observer, begin: () => kernel.begin(null), goOn: () => true }, state);
      const first = new TaskDouble('first', log);
      first.ended = () => void log.push('first ended');
      kernel.post(first, laneOf('tab1'), 0);
      kernel.post(new TaskDouble('second', log), laneOf('tab1'), 0);

      const failure: unknown = await run().catch((error: unknown) => error);
      const outcome = await run();

      expect(failure).to.have.property('code', 'OBSERVER_FAILED');
      expect(outcome).to.equal('idle');
      expect(log).to.deep.equal(['first', 'first ended', 'second']);
      expect([kernel.current, state.insideTask]).to.deep.equal([null, false]);
    });
  }

  it('costs nothing of what is watched: each task runs, whatever it throws', () => {
    const log: string[] = [];
    const kernel = new Kernel(fifo(), new GuardedObserver(noting([], 'queued')));
    for (const name of ['a', 'b']) kernel.post(new TaskDouble(name, log), laneOf('tab1'), 0);

    kernel.begin(null);
    const failure = failureOf(() => kernel.end());
    runAll(kernel);

    expect(failure).to.have.property('code', 'OBSERVER_FAILED');
    expect(log).to.deep.equal(['a', 'b']);
  });
});
