import { createLane } from '../../lib/event-loop/lane.ts';
import { OutstandingWork, type StartLimit } from '../../lib/event-loop/outstanding-work.ts';
import type { Lane } from '../../lib/event-loop/task.ts';
import { ThingDouble } from './thing-double.ts';

/** Work with a virtual clock and limits of real time that pass when the test says so. */
export class Bench {
  readonly clock: { now: number } = { now: 0 };
  readonly work: OutstandingWork = new OutstandingWork(this.clock);
  readonly delivered: string[] = [];
  readonly limits: { expire(): void; disposed: boolean }[] = [];
  readonly lanes: readonly [Lane, Lane] = [createLane('tab1', 'networking', 0), createLane('tab2', 'networking', 1)];

  begin(label: string, lane: Lane = this.lanes[0]): ThingDouble {
    const thing = new ThingDouble(label, (delivered) => this.delivered.push(delivered), lane);
    this.work.begin(thing);
    return thing;
  }

  readonly startLimit: StartLimit = (expire: () => void): Disposable => {
    const limit = { expire, disposed: false };
    this.limits.push(limit);
    return { [Symbol.dispose]: () => (limit.disposed = true) };
  };

  /** Whether waiting ends; `goOn` as there. */
  waits(goOn: () => boolean = () => true): { over: boolean } {
    const state = { over: false };
    void this.work.untilKnown(null, goOn, this.startLimit).then(() => (state.over = true));
    return state;
  }
}
