import { expect } from 'chai';
import { Pump, type Pumped } from '../../lib/browser/pump.ts';
import type { Checkpoint } from '../../lib/event-loop/checkpoint.ts';
import type { RealClock } from '../../lib/event-loop/real-clock.ts';
import { heardRejections } from './heard-rejections.ts';

/** A turn of the surroundings and an alarm that come when the test says so. */
class Surroundings implements Checkpoint, RealClock {
  readonly drain = null;
  readonly alarms: { readonly inMs: number; readonly callback: () => void; readonly holds: boolean; disposed: boolean }[] = [];
  readonly #turns: (() => void)[] = [];

  hop<T>(body: () => T): Promise<T> {
    return new Promise((resolve) => this.#turns.push(() => resolve(body())));
  }

  now(): number {
    return 0;
  }

  after(inMs: number, callback: () => void, holds = true): Disposable {
    const alarm = { inMs, callback, holds, disposed: false };
    this.alarms.push(alarm);
    return { [Symbol.dispose]: () => (alarm.disposed = true) };
  }

  /** One turn, if somebody waits for it, with all that follows. */
  async turn(): Promise<boolean> {
    const next = this.#turns.shift();
    next?.();
    for (let job = 0; job < 10; job++) await Promise.resolve();
    return next !== undefined;
  }
}

class Work implements Pumped {
  hasWork = false;
  busy = false;
  nextTimerInMs: number | null = null;
  runs = 0;

  abandons = false;
  fails: Error | null = null;
  rests = 0;

  async pump(): Promise<boolean> {
    this.runs++;
    if (this.fails !== null) throw this.fails;
    this.hasWork = this.abandons;
    this.nextTimerInMs = null;
    return !this.abandons;
  }

  idle(): void {
    this.rests++;
  }
}

function pumping(withClock = true): { work: Work; around: Surroundings; pump: Pump } {
  const [work, around] = [new Work(), new Surroundings()];
  return { work, around, pump: new Pump(work, around, withClock ? around : null) };
}

describe('a pump', () => {
  it('runs what there is in a turn of its own, once however often it is woken', async () => {
    const { work, around, pump } = pumping();
    work.hasWork = true;

    pump.wake();
    pump.wake();
    const before = work.runs;
    await around.turn();

    expect([before, work.runs, await around.turn()]).to.deep.equal([0, 1, false]);
    pump.wake();
    expect(await around.turn()).to.equal(true);
  });

  it('runs nothing while a driving call is under way', async () => {
    const { work, around, pump } = pumping();
    work.hasWork = work.busy = true;

    pump.wake();
    await around.turn();

    expect([work.runs, around.alarms.length]).to.deep.equal([0, 0]);
  });

  it('keeps no process waiting for a timer', async () => {
    const { work, around, pump } = pumping();
    work.nextTimerInMs = 7;

    pump.wake();
    await around.turn();

    expect(around.alarms.map(({ holds }) => holds)).to.deep.equal([false]);
  });

  it('sets one alarm for the next timer, and runs when it is due', async () => {
    const { work, around, pump } = pumping();
    work.nextTimerInMs = 7;
    pump.wake();
    await around.turn();
    work.nextTimerInMs = 3;
    pump.wake();
    await around.turn();
    const set = around.alarms.map(({ inMs, disposed }) => [inMs, disposed]);

    work.nextTimerInMs = 0;
    around.alarms[1]?.callback();
    await around.turn();

    expect([set, work.runs]).to.deep.equal([
      [
        [7, true],
        [3, false],
      ],
      1,
    ]);
  });

  it('sets no alarm without a clock, and without a timer', async () => {
    const [still, idle] = [pumping(false), pumping()];
    still.work.nextTimerInMs = 7;

    for (const { pump, around } of [still, idle]) {
      pump.wake();
      await around.turn();
    }

    expect([still.around.alarms, idle.around.alarms]).to.deep.equal([[], []]);
  });

  it('says when there is nothing to do', async () => {
    const { work, around, pump } = pumping();
    work.hasWork = true;

    pump.wake();
    await around.turn();
    const afterWork = work.rests;
    pump.wake();
    await around.turn();

    expect([afterWork, work.rests]).to.deep.equal([0, 1]);
  });

  it('rests from where the run was abandoned until the next one begins', async () => {
    const { work, around, pump } = pumping();
    work.hasWork = work.abandons = true;
    pump.wake();
    await around.turn();

    pump.wake();
    const turned = await around.turn();
    const { abandoned } = pump;
    pump.beginRun();
    pump.wake();
    await around.turn();

    expect([turned, abandoned, work.runs]).to.deep.equal([false, true, 2]);
  });

  it('rests from where it failed until the next run begins, and tells of the failure once', async () => {
    const { work, around, pump } = pumping();
    work.hasWork = true;
    work.fails = new Error('of a task');

    const told = await heardRejections(async () => {
      pump.wake();
      await around.turn();
      pump.wake();
      await around.turn();
    });
    const { runs } = work;
    work.fails = null;
    pump.beginRun();
    pump.wake();
    await around.turn();

    expect([told.map(String), runs, work.runs]).to.deep.equal([['Error: of a task'], 1, 2]);
  });

  it('does nothing any more when it was stopped, also in the turn that it waits for', async () => {
    const { work, around, pump } = pumping();
    work.nextTimerInMs = 7;
    pump.wake();
    await around.turn();
    work.hasWork = true;
    pump.wake();

    pump.stop();
    await around.turn();
    pump.wake();

    expect([work.runs, around.alarms[0]?.disposed, await around.turn()]).to.deep.equal([0, true, false]);
  });
});
