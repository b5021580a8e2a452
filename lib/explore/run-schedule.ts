import type { Browser, Tab } from '../browser/browser.ts';
import { innerOf, type BrowserInner } from '../browser/inner.ts';
import type { Settled } from '../browser/settled.ts';
import { settled } from '../browser/settling.ts';
import { TaskCounter } from '../browser/task-counter.ts';
import { driveDrained } from '../event-loop/drive.ts';
import type { Begun } from '../event-loop/kernel.ts';
import type { Access } from '../event-loop/observer.ts';
import { isThenable } from '../infra/arguments.ts';
import { neverRests, stuck, timeless } from './failures.ts';
import { FalseStarts } from './false-starts.ts';
import { scheduleEnded, type HeldTurns } from './held-turns.ts';
import type { Planned, Ran } from './planned-schedule.ts';
import type { Test } from './scenario.ts';
import { TestEnd } from './test-end.ts';
import { ScheduleWorld } from './world.ts';

export type { Planned, Ran } from './planned-schedule.ts';

export interface RunnerOptions {
  readonly horizonMs: number;
  /** Most tasks of one schedule. */
  readonly steps: number;
  readonly timersAtOnce: boolean;
  readonly modules: 'fresh' | 'kept';
}

/** Calls of a Browser that run all there is, whatever the order was. */
const complete: ReadonlySet<string> = new Set(['browser.settle()', 'browser.advance()']);

/** Runs a test under one schedule after the other, in the same tabs. */
export class ScheduleRunner<W extends object> {
  readonly #inner: BrowserInner;
  readonly #end: TestEnd<W>;
  readonly #held: HeldTurns;
  readonly #test: Test<W>;
  readonly #world: ScheduleWorld<W>;
  readonly #options: RunnerOptions;
  #planned: Planned | null = null;
  #failure: { readonly error: unknown } | null = null;
  readonly starts: FalseStarts = new FalseStarts();
  #counter: TaskCounter;
  #hitHorizon = false;
  #cut = false;
  #unwatched = false;
  /** What ends the search, not the schedule alone. */
  #refusal: { readonly error: unknown } | null = null;
  /** Steps when the turn began that is under way. */
  #stepsBefore = 0;

  constructor(browser: Browser<W>, tabs: readonly Tab<W>[], held: HeldTurns, test: Test<W>, options: RunnerOptions) {
    this.#inner = innerOf(browser);
    this.#end = new TestEnd(browser);
    this.#held = held;
    this.#test = test;
    this.#options = options;
    this.#counter = new TaskCounter(options.steps);
    this.#world = new ScheduleWorld(browser, tabs, {
      rest: () => held.hop(this.#end.counting(this.#rest)),
      access: (cell, kind) => this.#access(cell, kind),
      note: (text) => this.#planned?.traced && this.#inner.userAgent.fact({ type: 'note', text: text() }),
      fail: (error) => this.fail(error),
      watch: () => this.#watch(),
    });
    held.afterTurn = () => this.#turned();
  }

  /** The schedule that is under way does not count, and begins anew. */
  leave(): void {
    this.starts.isLeft = true;
    this.fail(scheduleEnded);
  }

  /** The search ends with that. */
  refuse(error: unknown): void {
    this.#refusal ??= { error };
    this.fail(error);
  }

  /** The random numbers and the clock of the schedule, for code that asks the surroundings for them. */
  get inner(): BrowserInner {
    return this.#inner;
  }

  /**
   * Makes everything ready for a schedule. What it answers has to be waited for, in turns of the surroundings; null: nothing has.
   * To be called where `drain` works, while turns are held.
   */
  prepare(planned: Planned): Promise<void> | null {
    const { scheduler, seed, log, traced } = planned;
    this.#planned = planned;
    this.#failure = null;
    this.#hitHorizon = this.#cut = this.#unwatched = false;
    this.#held.begin();
    this.#world.begin();
    this.starts.begin(planned);
    const observer = this.starts.observed(traced === undefined ? log : this.#inner.recorder);
    this.#counter = new TaskCounter(this.#options.steps);
    const { watch } = this.starts;
    const reset = { seed, observer, guarded: false, code: this.#options.modules === 'kept' ? 'stay' : 'sleep' } as const;
    const isReady = this.#inner.resetNow({ ...reset, scheduler: watch?.over(scheduler) ?? scheduler });
    this.#refusal = null;
    const { kernel, clock } = this.#inner.userAgent;
    kernel.timersAtOnce = this.#options.timersAtOnce;
    if (this.#options.timersAtOnce || watch !== null) clock.onRead = this.#clockRead;
    return isReady ? null : this.#load();
  }

  /**
   * Runs the schedule that was prepared; null: it does not count, and has to be prepared anew. Throws EXPLORE_STUCK where the test waits for what never comes by itself, NOT_AT_REST where it
   * ends without a failure before all has run, and BAD_OPTION where it reads a clock that has no time to show.
   */
  play(): Ran | null {
    const held = this.#held;
    let isOver = false;
    const { kernel } = this.#inner.userAgent;
    this.#stepsBefore = kernel.steps;
    this.#end.begin(kernel);
    const end = (): void => {
      isOver = true;
      if (!held.hasEnded) this.#end.reached(kernel);
    };
    const fail = (error: unknown): void => {
      isOver = true;
      this.#failed(error);
    };
    try {
      const result: unknown = this.#test(this.#world);
      if (isThenable(result)) (result as Promise<void>).then(end, fail);
      else end();
    } catch (error) {
      fail(error);
    }
    held.run();
    this.#note();
    if (!isOver && !held.hasEnded) {
      const { calls } = this.#inner.driving;
      throw stuck(calls.busy ? calls.current : null);
    }
    // Whoever still waits for a turn has nothing to wait for.
    held.end(scheduleEnded);
    held.run();
    const { log } = this.#planned as Planned;
    if (log !== null) log.afterStep = null;
    if (this.#refusal !== null) throw this.#refusal.error;
    if (this.starts.isLeft) return null;
    const ran = this.#ran();
    if (ran.outcome === 'passed' && this.#end.undone !== null) throw this.#end.undone;
    return ran;
  }

  /** The schedule has failed, and ends with the step that is under way. */
  fail(error: unknown): void {
    this.#failed(error);
    const { kernel, stepFailure } = this.#inner.userAgent;
    if (kernel.current !== null) stepFailure.keep(error);
    this.#held.end(error);
  }

  readonly #clockRead = (): void => {
    this.starts.watch?.saw('read a clock');
    if (this.#options.timersAtOnce) this.refuse(timeless());
  };

  #failed(error: unknown): void {
    if (error !== scheduleEnded) this.#failure ??= { error };
  }

  #ran(): Ran {
    const failure = this.#failure;
    const { kernel } = this.#inner.userAgent;
    const [hitHorizon, cut] = [this.#hitHorizon, this.#cut];
    const outcome = this.#outcome();
    return {
      outcome,
      error: outcome === 'failed' ? failure?.error : null,
      hitHorizon,
      cut,
      order: () => kernel.schedule,
      steps: kernel.steps,
      idle: this.#end.idle,
    };
  }

  #outcome(): Ran['outcome'] {
    if (this.#planned?.scheduler.abandoned === true) return 'left';
    if (this.#unwatched) return 'unwatched';
    return this.#failure === null ? 'passed' : 'failed';
  }

  /** Where a trace is left, it says what did not hold. */
  #note(): void {
    const { traced } = this.#planned as Planned;
    if (traced !== undefined) this.#inner.userAgent.fact({ type: 'check', text: traced.text, passed: false });
  }

  #load(): Promise<void> | null {
    let isLoaded = false;
    const loading = this.#inner.loadRest().then(() => void (isLoaded = true));
    this.#held.run();
    if (isLoaded) return null;
    this.#held.release();
    return loading;
  }

  /** Runs all there is. */
  readonly #rest = (): Settled => {
    const { driving, userAgent } = this.#inner;
    const { kernel, outstanding, observer, scripts, stepFailure } = userAgent;
    const { time } = driving;
    const held = this.#held;
    const options = { kernel, checkpoint: held, observer, begin: this.#begin, goOn: this.#goesOn };
    const before = this.#counter.count;
    try {
      for (;;) {
        if (driveDrained(options, scripts) === 'abandoned') held.end(scheduleEnded);
        stepFailure.throwIfThere();
        if (held.hasEnded) break;
        if (this.#counter.full && kernel.hasRunnable(null)) throw neverRests(this.#counter, this.#options.steps, kernel.now);
        if (outstanding.holdsUp(null)) throw stuck(outstanding.missing(null)[0]?.label ?? 'world.rest()');
        if (outstanding.fallDue(null) || outstanding.deliver(null)) continue;
        const next = time.nextMs;
        if (next === null) break;
        if (next > this.#options.horizonMs) {
          this.#hitHorizon = true;
          break;
        }
        time.moveTo(next);
      }
    } catch (error) {
      kernel.abandon();
      throw error;
    }
    // All has run, so that nothing was cut off.
    this.#stepsBefore = kernel.steps;
    return settled(driving, this.#counter.count - before, false);
  };

  readonly #begin = (): Begun => {
    const { driving, userAgent } = this.#inner;
    driving.time.catchUp();
    const begun = userAgent.kernel.begin(null);
    if (begun === 'begun') this.#counter.add(this.#nameOfCurrent);
    return begun;
  };

  readonly #goesOn = (): boolean => {
    const { traced } = this.#planned as Planned;
    if (traced !== undefined && this.#inner.userAgent.kernel.steps >= traced.steps) this.#held.end(scheduleEnded);
    return !this.#held.hasEnded && !this.#counter.full;
  };

  readonly #nameOfCurrent = (): string => {
    const { current } = this.#inner.userAgent.kernel;
    return `${current?.lane?.name} "${current?.label}"`;
  };

  /** A turn is over, one of `rest()` or of another driving call. */
  #turned(): void {
    const { scheduler, log } = this.#planned as Planned;
    if (scheduler.abandoned === true) this.#held.end(scheduleEnded);
    const { kernel } = this.#inner.userAgent;
    if (log === null || kernel.steps === this.#stepsBefore) return;
    this.#stepsBefore = kernel.steps;
    if (!log.wasChosen) return;
    if (kernel.hasRunnable(null) || !complete.has(this.#inner.driving.calls.current)) this.#cut = true;
  }

  #access(cell: string, kind: Access): void {
    this.#planned?.log?.access(cell, kind);
  }

  #watch(): void {
    const { log, traced } = this.#planned as Planned;
    if (traced !== undefined) return;
    if (log !== null) log.afterStep = () => this.#world.check();
    else {
      this.#unwatched = true;
      this.#held.end(scheduleEnded);
    }
  }
}
