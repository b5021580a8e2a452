import type { BrowserInner } from '../browser/inner.ts';
import type { Settled } from '../browser/settled.ts';
import { settled } from '../browser/settling.ts';
import { TaskCounter } from '../browser/task-counter.ts';
import { byTurns, driveDrained, driveInParts, type DriveOptions } from '../event-loop/drive.ts';
import type { Begun } from '../event-loop/kernel.ts';
import { neverRests, stuck } from './failures.ts';
import { scheduleEnded, type HeldTurns } from './held-turns.ts';

export interface RestOptions {
  readonly horizonMs: number;
  /** Most tasks of one schedule. */
  readonly steps: number;
}

/** Is told what becomes of each `rest()`. */
export interface RestListener {
  asked(): void;
  /** Its turn has come. */
  begun(): void;
  /** It has run all there was. `steps`: those of the schedule so far. */
  rested(steps: number): void;
}

/** What `world.rest()` does, in one schedule after the other: it runs all there is, and moves time up to the horizon. */
export class Rest {
  /** Timers were left at the horizon. */
  hitHorizon = false;
  readonly #inner: BrowserInner;
  readonly #held: HeldTurns;
  readonly #options: RestOptions;
  readonly #listener: RestListener;
  #counter: TaskCounter;
  #mostSteps = Infinity;

  constructor(inner: BrowserInner, held: HeldTurns, options: RestOptions, listener: RestListener) {
    this.#inner = inner;
    this.#held = held;
    this.#options = options;
    this.#listener = listener;
    this.#counter = new TaskCounter(options.steps);
  }

  /** A schedule begins, which ends after so many tasks at the latest. */
  begin(mostSteps: number): void {
    this.hitHorizon = false;
    this.#mostSteps = mostSteps;
    this.#counter = new TaskCounter(this.#options.steps);
  }

  ask(): Promise<Settled> {
    this.#listener.asked();
    const held = this.#held;
    if (held.drain !== null) return held.hop(this.#drained);
    const parts = this.#inParts();
    return held.inParts(parts) ?? byTurns(parts, held);
  }

  readonly #drained = (): Settled => {
    const before = this.#begun();
    const { scripts } = this.#inner.userAgent;
    const options = this.#drive();
    try {
      while (this.#isMoved(driveDrained(options, scripts))) if (this.#asksAgain) this.#held.drain?.();
    } catch (error) {
      this.#abandon();
      throw error;
    }
    return this.#rested(before);
  };

  *#inParts(): Generator<undefined, Settled> {
    const before = this.#begun();
    const { scripts } = this.#inner.userAgent;
    const options = this.#drive();
    try {
      while (this.#isMoved(yield* driveInParts(options, scripts))) if (this.#asksAgain) yield;
    } catch (error) {
      this.#abandon();
      throw error;
    }
    return this.#rested(before);
  }

  /** What came led to another request, as a redirect does: who answers it may take promise jobs for that. */
  get #asksAgain(): boolean {
    return this.#inner.userAgent.outstanding.holdsUp(null);
  }

  #abandon(): void {
    const { kernel, stepFailure } = this.#inner.userAgent;
    kernel.abandon();
    stepFailure.forget();
  }

  #drive(): DriveOptions {
    const { kernel, observer } = this.#inner.userAgent;
    return { kernel, checkpoint: this.#held, observer, begin: this.#begin, goOn: this.#goesOn };
  }

  /** Its turn has come. Answers with the tasks that ran before. */
  #begun(): number {
    this.#listener.begun();
    return this.#counter.count;
  }

  #rested(before: number): Settled {
    const { driving, userAgent } = this.#inner;
    this.#listener.rested(userAgent.kernel.steps);
    return settled(driving, this.#counter.count - before, false);
  }

  /** Nothing may run any more. Moves time to what comes next; false: nothing does, or it is not to be run. */
  #isMoved(outcome: Begun | 'stopped'): boolean {
    const { driving, userAgent } = this.#inner;
    const { kernel, outstanding, stepFailure } = userAgent;
    const held = this.#held;
    if (outcome === 'abandoned') held.end(scheduleEnded);
    stepFailure.throwIfThere();
    if (held.hasEnded) return false;
    if (this.#counter.full && kernel.hasRunnable(null)) throw neverRests(this.#counter, this.#options.steps, kernel.now);
    if (outstanding.holdsUp(null)) throw stuck(outstanding.missing(null)[0]?.label ?? 'world.rest()');
    if (outstanding.fallDue(null) || outstanding.deliver(null)) return true;
    const { time } = driving;
    const next = time.nextMs;
    if (next === null) return false;
    if (next > this.#options.horizonMs) {
      this.hitHorizon = true;
      return false;
    }
    time.moveTo(next);
    return true;
  }

  readonly #begin = (): Begun => {
    const { driving, userAgent } = this.#inner;
    driving.time.catchUp();
    const begun = userAgent.kernel.begin(null);
    if (begun === 'begun') this.#counter.add(this.#nameOfCurrent);
    return begun;
  };

  readonly #goesOn = (): boolean => {
    if (this.#inner.userAgent.kernel.steps >= this.#mostSteps) this.#held.end(scheduleEnded);
    return !this.#held.hasEnded && !this.#counter.full;
  };

  readonly #nameOfCurrent = (): string => {
    const { current } = this.#inner.userAgent.kernel;
    return `${current?.lane?.name} "${current?.label}"`;
  };
}
