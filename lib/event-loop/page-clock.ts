import type { Kernel } from './kernel.ts';

/** How far virtual time moves at each further reading of a task that reads the clock again and again, in ms. */
const driftMs = 0.1;

/** What time goes after where it is real: the clock of the surroundings, counted as virtual time is. */
export interface RealTime {
  readonly nowMs: number;
}

/**
 * The clock of all pages of one user agent. It shows virtual time, and stands still within a task, as long as the task does not wait
 * for it to move. Where time is real, each look at the clock first catches up with it.
 */
export class PageClock {
  /** Null where time is virtual. */
  realTime: RealTime | null = null;
  /** Called at each reading; null: nobody wants to know. */
  onRead: (() => void) | null = null;
  readonly #kernel: Kernel;
  readonly #limit: number;
  /** The step in which the readings were counted, and how many there were. */
  #steps = 0;
  #readings = 0;

  /** `limit`: how often a task may read the clock before it moves. */
  constructor(kernel: Kernel, limit: number) {
    this.#kernel = kernel;
    this.#limit = limit;
  }

  /** When something happens, in ms. */
  get now(): number {
    const { realTime } = this;
    return realTime === null ? this.#kernel.now : this.#moveTo(realTime.nowMs);
  }

  /**
   * What a page reads, in ms. IMPL-DEFINED: a task that has read more often than the limit allows waits for time to pass, and so it
   * passes, a little at each reading. What falls due meanwhile runs after the task.
   */
  read(): number {
    this.onRead?.();
    if (this.realTime !== null) return this.now;
    const { steps, now } = this.#kernel;
    if (steps !== this.#steps) {
      this.#steps = steps;
      this.#readings = 0;
    }
    if (++this.#readings <= this.#limit) return now;
    // Without the noise of adding up tenths.
    return this.#moveTo(Math.round((now + driftMs) * 1e6) / 1e6);
  }

  #moveTo(ms: number): number {
    const kernel = this.#kernel;
    if (ms > kernel.now) {
      kernel.moveTo(ms);
      if (kernel.current === null) kernel.wake?.();
    }
    return kernel.now;
  }
}
