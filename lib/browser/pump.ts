import type { Checkpoint } from '../event-loop/checkpoint.ts';
import type { RealClock } from '../event-loop/real-clock.ts';

/** What a pump asks of whoever runs tasks. */
export interface Pumped {
  /** There is a task that may run, or an answer that can be delivered. */
  readonly hasWork: boolean;
  /** A driving call is under way: when it ends it calls {@link Pump.wake}. */
  readonly busy: boolean;
  /** Runs all tasks that may run. */
  pump(): Promise<void>;
  /** In how many ms the next timer falls due; null when none waits. */
  readonly nextTimerInMs: number | null;
}

/**
 * Runs tasks by itself, as a browser does: whenever there are some, in a turn of the surroundings of its own, and with a real clock
 * also when a timer falls due.
 */
export class Pump {
  readonly #pumped: Pumped;
  readonly #checkpoint: Checkpoint;
  readonly #clock: RealClock | null;
  #scheduled = false;
  #alarm: Disposable | null = null;
  #stopped = false;

  /** `clock` null: virtual time stands still, and timers wait for `advance`. */
  constructor(pumped: Pumped, checkpoint: Checkpoint, clock: RealClock | null) {
    this.#pumped = pumped;
    this.#checkpoint = checkpoint;
    this.#clock = clock;
  }

  /** To be called whenever work may have come. What the tasks throw for, such as the task limit, is an unhandled rejection. */
  readonly wake = (): void => {
    if (this.#scheduled || this.#stopped) return;
    this.#scheduled = true;
    void this.#checkpoint.hop(() => undefined).then(() => this.#turn());
  };

  /** Nothing runs by itself any more, and nothing keeps the surroundings alive. */
  stop(): void {
    this.#stopped = true;
    this.#disarm();
  }

  async #turn(): Promise<void> {
    this.#scheduled = false;
    if (this.#stopped || this.#pumped.busy) return;
    this.#disarm();
    if (this.#pumped.hasWork || this.#pumped.nextTimerInMs === 0) await this.#pump();
    else this.#arm();
  }

  /** What fails once would fail in every turn to come: it is told once, and nothing runs by itself any more. */
  async #pump(): Promise<void> {
    try {
      await this.#pumped.pump();
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  #arm(): void {
    const inMs = this.#pumped.nextTimerInMs;
    if (this.#clock === null || inMs === null) return;
    this.#alarm = this.#clock.after(inMs, this.wake);
  }

  #disarm(): void {
    this.#alarm?.[Symbol.dispose]();
    this.#alarm = null;
  }
}
