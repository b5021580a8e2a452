import type { Checkpoint } from '../event-loop/checkpoint.ts';
import type { RealClock } from '../event-loop/real-clock.ts';

/** What a pump asks of whoever runs tasks. */
export interface Pumped {
  /** There is a task that may run, or an answer that can be delivered. */
  readonly hasWork: boolean;
  /** A driving call is under way: when it ends it calls {@link Pump.wake}. */
  readonly busy: boolean;
  /** Runs all tasks that may run. False: the scheduler abandoned the run. */
  pump(): Promise<boolean>;
  /** Called when there is no work: from now on the limit of real time counts for what is missing. */
  idle(): void;
  /** In how many ms the next timer or late answer falls due; null when none waits. */
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
  #abandoned = false;
  /** What it ran has failed. */
  #failed = false;

  /** `clock` null: virtual time stands still, and timers wait for `advance`. */
  constructor(pumped: Pumped, checkpoint: Checkpoint, clock: RealClock | null) {
    this.#pumped = pumped;
    this.#checkpoint = checkpoint;
    this.#clock = clock;
  }

  /** The scheduler abandoned the run: nothing runs by itself until the next one begins. */
  get abandoned(): boolean {
    return this.#abandoned;
  }

  /** Nothing runs by itself, whatever comes. */
  get #rests(): boolean {
    return this.#stopped || this.#abandoned || this.#failed;
  }

  /** Another run begins. */
  beginRun(): void {
    this.#abandoned = this.#failed = false;
  }

  /** To be called whenever work may have come. What the tasks throw for, such as the task limit, is an unhandled rejection. */
  readonly wake = (): void => {
    if (this.#scheduled || this.#rests) return;
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
    if (this.#rests || this.#pumped.busy) return;
    this.#disarm();
    if (this.#pumped.hasWork || this.#pumped.nextTimerInMs === 0) await this.#pump();
    else this.#rest();
  }

  /** What fails once would fail in every turn to come: it is told once, and nothing runs by itself until another run begins. */
  async #pump(): Promise<void> {
    try {
      if (!(await this.#pumped.pump())) this.#abandoned = true;
    } catch (error) {
      this.#failed = true;
      this.#disarm();
      throw error;
    }
  }

  #rest(): void {
    this.#pumped.idle();
    const inMs = this.#pumped.nextTimerInMs;
    if (this.#clock === null || inMs === null) return;
    // A page's interval would keep the process for ever.
    this.#alarm = this.#clock.after(inMs, this.wake, false);
  }

  #disarm(): void {
    this.#alarm?.[Symbol.dispose]();
    this.#alarm = null;
  }
}
