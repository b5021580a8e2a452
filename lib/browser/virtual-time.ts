import type { Kernel } from '../event-loop/kernel.ts';
import type { OutstandingWork } from '../event-loop/outstanding-work.ts';
import type { RealClock } from '../event-loop/real-clock.ts';

/** Moves the virtual time of a user agent, from 0 on: as it is told to, and after a real clock where there is one. */
export class VirtualTime {
  readonly #kernel: Kernel;
  readonly #outstanding: OutstandingWork;
  readonly #clock: RealClock | null;
  /** What has to be added to the real clock. */
  #offsetMs: number;
  /** Up to when answers have been delivered. */
  #knownMs = 0;

  /** `clock` null: it stands still unless it is told to move. */
  constructor(kernel: Kernel, outstanding: OutstandingWork, clock: RealClock | null) {
    this.#kernel = kernel;
    this.#outstanding = outstanding;
    this.#clock = clock;
    this.#offsetMs = -(clock?.now() ?? 0);
  }

  /** In ms, as the real clock has it; without one, as it is. */
  get nowMs(): number {
    return this.#clock === null ? this.#kernel.now : this.#clock.now() + this.#offsetMs;
  }

  /** The next moment at which a timer or an answer falls due; null when there is none. */
  get nextMs(): number | null {
    const [timerMs, answerMs] = [this.#kernel.nextDueMs, this.#outstanding.nextMs(null)];
    return timerMs === null || answerMs === null ? (timerMs ?? answerMs) : Math.min(timerMs, answerMs);
  }

  /** The same, in so many ms from now on; 0 when it has come. */
  get nextInMs(): number | null {
    const { nextMs } = this;
    return nextMs === null ? null : Math.max(0, nextMs - this.nowMs);
  }

  /** Catches up with the real clock, if there is one. */
  follow(): void {
    if (this.#clock !== null) this.#moveTo(this.nowMs);
  }

  /** The last task may have waited for time to pass: the answers that came meanwhile are delivered. */
  catchUp(): void {
    const { now } = this.#kernel;
    if (now === this.#knownMs) return;
    this.#knownMs = now;
    this.#outstanding.fallDue(null);
  }

  /** Moves to `ms`, never back; a real clock then goes on from there. */
  moveTo(ms: number): void {
    this.#moveTo(ms);
    this.#offsetMs += Math.max(0, this.#kernel.now - this.nowMs);
  }

  /** Stops at each moment on the way at which an answer comes, so that it takes its place among the timers. */
  #moveTo(ms: number): void {
    const kernel = this.#kernel;
    const outstanding = this.#outstanding;
    const nextMs = (): number => outstanding.nextMs(null) ?? Infinity;
    for (let next = nextMs(); next <= ms; next = nextMs()) {
      kernel.moveTo(Math.max(kernel.now, next));
      outstanding.fallDue(null);
    }
    kernel.moveTo(Math.max(kernel.now, ms));
    this.#knownMs = kernel.now;
  }
}
