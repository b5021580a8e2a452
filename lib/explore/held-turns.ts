import type { Checkpoint } from '../event-loop/checkpoint.ts';

/** How often a schedule that has ended may still ask for a turn, before it gets no answer. */
const mostRefusals = 1_000;

/** A test that goes on although its schedule has ended is thrown this, so that it comes to its own `finally`. */
class ScheduleEnded extends Error {
  override readonly name = 'ScheduleEnded';

  constructor() {
    super('This schedule has ended, and what it would show is known: another one begins.');
  }
}

/** One for all: to make an error takes longer than many a schedule. */
export const scheduleEnded: ScheduleEnded = Object.freeze(new ScheduleEnded());

/**
 * Turns of the surroundings that are queued, and run by whoever explores: so the whole asynchronous interface of a Browser works within
 * one real turn, thousands of times. While they are not held, turns are those of the surroundings.
 */
export class HeldTurns implements Checkpoint {
  readonly drain: () => void;
  /** Called after each turn: it may end the schedule. */
  afterTurn: () => void = () => undefined;
  readonly #around: Checkpoint;
  #isHolding = false;
  #queue: (() => void)[] = [];
  #refusals = 0;
  /** What whoever drives on is thrown; null while the schedule is under way. */
  #ended: { readonly error: unknown } | null = null;

  /** `around` is one whose `drain` works. */
  constructor(around: Checkpoint, drain: () => void) {
    this.#around = around;
    this.drain = drain;
  }

  get isHolding(): boolean {
    return this.#isHolding;
  }

  hold(): void {
    this.#isHolding = true;
  }

  release(): void {
    this.#isHolding = false;
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  hop<T>(body: () => T): Promise<T> {
    if (!this.#isHolding) return this.#around.hop(body);
    if (this.#ended !== null) return this.#refuse(this.#ended.error);
    return new Promise((resolve, reject) => {
      this.#queue.push(() => {
        try {
          // What ran in it may have ended the schedule.
          const result = this.#ended === null ? body() : null;
          this.afterTurn();
          if (this.#ended === null) resolve(result as T);
          else reject(this.#ended.error);
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** A schedule begins. */
  begin(): void {
    this.#ended = null;
    this.#refusals = 0;
  }

  /** It is over: who waits for a turn is thrown `error`, and so is who asks for one. */
  end(error: unknown): void {
    this.#ended ??= { error };
  }

  /** Runs turns until none is queued, each with the promise jobs that follow. To be called where `drain` works. */
  run(): void {
    this.drain();
    while (this.#queue.length > 0) {
      const turns = this.#queue;
      this.#queue = [];
      for (const turn of turns) {
        turn();
        this.drain();
      }
    }
  }

  /** One who asks again and again would never let go of the turn that is under way. */
  #refuse<T>(error: unknown): Promise<T> {
    return ++this.#refusals > mostRefusals ? new Promise(() => undefined) : Promise.reject(error);
  }
}
