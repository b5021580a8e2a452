import { expect } from 'chai';
import fc from 'fast-check';
import { surroundings } from '../../lib/browser/surroundings.ts';
import type { Checkpoint } from '../../lib/event-loop/checkpoint.ts';
import { byTurns as inTurns, drive, type DriveOptions } from '../../lib/event-loop/drive.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { ScriptExecution } from '../../lib/event-loop/script-execution.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { ObserverDouble } from './observer-double.ts';
import { TaskDouble } from './task-double.ts';
import { runsOf } from '../soak.ts';

const { checkpoint: drained } = surroundings();
const byTurns: Checkpoint = { ...drained, drain: null };
const lane = (name: string) => createLane(name, 'DOM manipulation', 1);

/** What one callback does: promise jobs one after another, each as long as its number, then tasks. */
interface Plan {
  readonly jobs: readonly number[];
  readonly parts: number;
  readonly posts: readonly Plan[];
}

const { plan } = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.record({
    jobs: fc.array(fc.nat(3), { maxLength: 3 }),
    parts: fc.integer({ min: 1, max: 3 }),
    posts: fc.oneof({ depthIdentifier: 'posts', depthSize: 'small' }, fc.constant([]), fc.array(tie('plan'), { maxLength: 2 })),
  }),
}));

class Run {
  readonly log: string[] = [];
  readonly observer: ObserverDouble = new ObserverDouble();
  readonly kernel: Kernel = new Kernel(fifo(), this.observer);
  readonly scripts: ScriptExecution = new ScriptExecution();
  readonly lane = lane('tab1');

  async to(checkpoint: Checkpoint, options: Partial<DriveOptions> = {}): Promise<string> {
    const { kernel, observer } = this;
    const begin = () => kernel.begin(null);
    return await drive({ kernel, checkpoint, observer, begin, goOn: () => true, ...options }, this.scripts);
  }

  post(label: string, { jobs, parts, posts }: Plan): void {
    let callback = 0;
    const steps = (): void => {
      const name = `${label}.${callback++}`;
      for (const [job, length] of jobs.entries()) void this.#job(`${name} job ${job}`, length);
      if (callback === 1) for (const [index, next] of posts.entries()) this.post(`${label}${index}`, next);
    };
    this.kernel.post(new TaskDouble(label, this.log, { parts, steps }), this.lane, 0);
  }

  async #job(name: string, length: number): Promise<void> {
    for (let turn = 0; turn < length; turn++) {
      await Promise.resolve();
      this.log.push(`${name} after ${turn}`);
      this.observer.lines.push(`${name} after ${turn}`);
    }
  }
}

describe('driving the loop', () => {
  for (const [name, checkpoint] of [
    ['drained', drained],
    ['by turns', byTurns],
  ] as const) {
    describe(name, () => {
      let run: Run;
      beforeEach(() => {
        run = new Run();
      });

      it('makes a whole microtask checkpoint after each callback, and ends when nothing may run', async () => {
        run.post('a', { jobs: [2, 1], parts: 2, posts: [] });
        run.post('b', { jobs: [], parts: 1, posts: [] });

        const outcome = await run.to(checkpoint);

        const jobs = (part: number): string[] => [
          `a.${part} job 0 after 0`,
          `a.${part} job 1 after 0`,
          `a.${part} job 0 after 1`,
        ];
        expect(outcome).to.equal('idle');
        expect(run.log).to.deep.equal(['a', ...jobs(0), 'a', ...jobs(1), 'b']);
        expect(run.observer.lines.slice(2)).to.deep.equal([
          'started a',
          ...jobs(0),
          'checkpoint',
          ...jobs(1),
          'checkpoint',
          'ended a',
          'started b',
          'checkpoint',
          'ended b',
        ]);
      });

      it('runs the tasks that its tasks and their promise jobs queue', async () => {
        const steps = (): void => {
          void Promise.resolve().then(() => run.post('from a job', { jobs: [], parts: 1, posts: [] }));
        };
        run.kernel.post(new TaskDouble('first', run.log, { steps }), run.lane, 0);

        await run.to(checkpoint);

        expect(run.log).to.deep.equal(['first', 'from a job']);
      });

      it('asks before each step whether to go on', async () => {
        for (const label of ['a', 'b', 'c']) run.post(label, { jobs: [1], parts: 2, posts: [] });

        const outcome = await run.to(checkpoint, { goOn: () => run.kernel.steps < 2 });

        expect(outcome).to.equal('stopped');
        expect(run.log.at(-1)).to.equal('b.1 job 0 after 0');
        expect(run.kernel.current).to.equal(null);
      });

      it('ends when the scheduler abandons the run', async () => {
        run.post('a', { jobs: [], parts: 1, posts: [] });

        expect(await run.to(checkpoint, { begin: () => 'abandoned' })).to.equal('abandoned');
      });

      it('goes unwatched', async () => {
        run.post('a', { jobs: [1], parts: 2, posts: [] });

        expect(await run.to(checkpoint, { observer: null })).to.equal('idle');
        expect(run.observer.lines).not.to.include('checkpoint');
      });

      it('rejects with what a task throws, and the kernel can begin again', async () => {
        const steps = (): void => {
          throw new RangeError('a bug');
        };
        run.kernel.post(new TaskDouble('throws', run.log, { steps }), run.lane, 0);
        run.post('next', { jobs: [], parts: 1, posts: [] });

        const error: unknown = await run.to(checkpoint).catch((reason: unknown) => reason);
        const outcome = await run.to(checkpoint);

        expect(error).to.be.instanceOf(RangeError);
        expect(outcome).to.equal('idle');
        expect(run.log).to.deep.equal(['throws', 'next']);
        expect(run.scripts.drain).to.equal(null);
      });

      it('rejects with what begin throws, and nothing has begun', async () => {
        const begin = (): never => {
          throw new RangeError('of the scheduler');
        };

        const error: unknown = await run.to(checkpoint, { begin }).catch((reason: unknown) => reason);

        expect(error).to.be.instanceOf(RangeError);
        expect(run.observer.lines).to.deep.equal([]);
      });
    });
  }

  it('gives the same order of callbacks, promise jobs, checkpoints and ends of steps, drained and by turns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 3 }), async (plans) => {
        const [one, other] = [new Run(), new Run()];
        for (const run of [one, other]) for (const [index, each] of plans.entries()) run.post(`t${index}`, each);

        await one.to(drained);
        await other.to(byTurns);

        expect(other.log).to.deep.equal(one.log);
        expect(other.observer.lines).to.deep.equal(one.observer.lines);
      }),
      { numRuns: runsOf('drivers of the kernel') },
    );
  });

  it('lets a checkpoint be made inside a callback where it drains, and nowhere else', async () => {
    const within: unknown[] = [];
    const steps = (run: Run) => (): void => {
      void Promise.resolve().then(() => run.log.push('job'));
      within.push([run.scripts.performMicrotaskCheckpoint(), run.log.at(-1)]);
    };

    for (const checkpoint of [drained, byTurns]) {
      const run = new Run();
      run.kernel.post(new TaskDouble('task', run.log, { steps: steps(run) }), run.lane, 0);
      await run.to(checkpoint);
      expect(run.scripts.drain).to.equal(null);
    }

    expect(within).to.deep.equal([
      [true, 'job'],
      [false, 'task'],
    ]);
  });

  it('knows of each callback that it is inside a task, and of its promise jobs only where it drains', async () => {
    const inside: Record<string, boolean[]> = { callback: [], job: [], afterwards: [] };
    const steps = (run: Run) => (): void => {
      inside['callback']?.push(run.scripts.insideTask);
      void Promise.resolve().then(() => inside['job']?.push(run.scripts.insideTask));
    };

    for (const checkpoint of [drained, byTurns]) {
      const run = new Run();
      run.kernel.post(new TaskDouble('task', run.log, { parts: 2, steps: steps(run) }), run.lane, 0);
      await run.to(checkpoint);
      inside['afterwards']?.push(run.scripts.insideTask);
    }

    expect(inside).to.deep.equal({
      callback: [true, true, true, true],
      job: [true, true, false, false],
      afterwards: [false, false],
    });
  });

  it('is one turn for who takes all of its parts, each with the promise jobs after it', async () => {
    const run = new Run();
    run.post('a', { jobs: [1], parts: 2, posts: [] });
    run.post('b', { jobs: [], parts: 1, posts: [] });
    let parts = 0;
    const inParts = async <T>(work: Iterator<undefined, T>): Promise<T> => {
      for (;;) {
        const part = work.next();
        if (part.done === true) return part.value;
        expect(run.scripts.insideTask).to.equal(true);
        parts++;
        await drained.hop(() => undefined);
      }
    };

    const outcome = await run.to({ ...byTurns, inParts });
    const without = new Run();
    without.post('a', { jobs: [1], parts: 1, posts: [] });
    await without.to({ ...byTurns, inParts: () => null });

    expect([outcome, parts, run.scripts.insideTask]).to.deep.equal(['idle', 3, false]);
    expect(run.log).to.deep.equal(['a', 'a.0 job 0 after 0', 'a', 'a.1 job 0 after 0', 'b']);
    expect(without.log).to.deep.equal(['a', 'a.0 job 0 after 0']);
  });

  it('goes by turns in parts that may be anything', async () => {
    const order: string[] = [];
    const parts = (function* (): Generator<undefined, string> {
      void Promise.resolve().then(() => order.push('job'));
      yield;
      order.push('next part');
      return 'done';
    })();

    expect([await inTurns(parts, drained), ...order]).to.deep.equal(['done', 'job', 'next part']);
  });

  it('rejects with what a checkpoint throws, and the kernel can begin again', async () => {
    const run = new Run();
    run.post('two parts', { jobs: [], parts: 2, posts: [] });
    run.post('next', { jobs: [], parts: 1, posts: [] });
    let drains = 0;
    const drain = (): void => {
      drained.drain?.();
      if (++drains === 2) throw new RangeError('of a job');
    };

    const error: unknown = await run.to({ ...drained, drain }).catch((reason: unknown) => reason);
    await run.to(drained);

    expect(error).to.be.instanceOf(RangeError);
    expect(run.log).to.deep.equal(['two parts', 'next']);
  });
});
