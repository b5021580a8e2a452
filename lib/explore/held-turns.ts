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

/** Runs a turn, or the next part of one. True: it has another part. */
type Turn = () => boolean;

/**
 * Turns of the surroundings that are queued, and run by whoever explores: so the whole asynchronous interface of a Browser works within
 * one real turn, thousands of times; or, where promise jobs need turns of their own, without anybody in between. While they are not held, turns
 * are those of the surroundings.
 */
export class HeldTurns implements Checkpoint {
  readonly drain: (() => void) | null;
  /** Called after each turn: it may end the schedule. */
  afterTurn: () => void = () => undefined;
  /** Called where somebody asks for a turn while schedules pause. */
  strayed: () => void = () => undefined;
  readonly #around: Checkpoint;
  #isHolding = false;
  #isPaused = false;
  #queue: Turn[] = [];
  #refusals = 0;
  /** What whoever drives on is thrown; null while the schedule is under way. */
  #ended: { readonly error: unknown } | null = null;

  constructor(around: Checkpoint) {
    this.#around = around;
    this.drain = around.drain;
  }

  get isHolding(): boolean {
    return this.#isHolding;
  }

  /** Schedules have begun, and others of the surroundings have their turn now: nothing of a schedule runs but what they have woken. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  hold(): void {
    this.#isHolding = true;
    this.#isPaused = false;
  }

  /** Until they are held again. */
  pause(): void {
    this.#isPaused = this.#isHolding;
  }

  release(): void {
    this.#isHolding = this.#isPaused = false;
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  hop<T>(body: () => T): Promise<T> {
    if (!this.#isHolding) return this.#around.hop(body);
    if (this.#isPaused) this.strayed();
    if (this.#ended !== null) return this.#refuse(this.#ended.error);
    return new Promise((resolve, reject) => {
      this.#queue.push(() => {
        try {
          // What ran in it may have ended the schedule.
          const result = this.#ended === null ? body() : null;
          this.#answer(result as T, resolve, reject);
        } catch (error) {
          reject(error);
        }
        return false;
      });
    });
  }

  inParts<T>(parts: Iterator<undefined, T>): Promise<T> | null {
    if (!this.#isHolding) return null;
    if (this.#isPaused) this.strayed();
    if (this.#ended !== null) return this.#refuse(this.#ended.error);
    return new Promise((resolve, reject) => {
      let isUnderWay = false;
      this.#queue.push(() => {
        try {
          // Once it has begun it comes to its own end.
          const part = isUnderWay || this.#ended === null ? parts.next() : null;
          isUnderWay = part?.done === false;
          if (!isUnderWay) this.#answer(part?.value as T, resolve, reject);
        } catch (error) {
          isUnderWay = false;
          reject(error);
        }
        return isUnderWay;
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
    const drain = this.drain as () => void;
    for (const _ of this.runInParts()) drain();
  }

  /** The same where there is no `drain`: promise jobs have to run wherever it yields, before it goes on. */
  *runInParts(): Generator<undefined, void> {
    yield;
    while (this.#queue.length > 0) {
      const turns = this.#queue;
      this.#queue = [];
      for (const turn of turns) {
        let goesOn;
        do {
          goesOn = turn();
          yield;
        } while (goesOn);
      }
    }
  }

  /** After a turn that came to its end. */
  #answer<T>(result: T, resolve: (result: T) => void, reject: (error: unknown) => void): void {
    this.afterTurn();
    if (this.#ended === null) resolve(result);
    else reject(this.#ended.error);
  }

  /** One who asks again and again would never let go of the turn that is under way. */
  #refuse<T>(error: unknown): Promise<T> {
    return ++this.#refusals > mostRefusals ? new Promise(() => undefined) : Promise.reject(error);
  }
}
