import type { Browser, Tab } from '../browser/browser.ts';
import { innerOf, type BrowserInner } from '../browser/inner.ts';
import { isThenable } from '../infra/arguments.ts';
import type { StorageloomError } from '../infra/failure.ts';
import { stuck, timeless } from './failures.ts';
import { shownBy } from './critical-section.ts';
import { FalseStarts } from './false-starts.ts';
import { scheduleEnded, type HeldTurns } from './held-turns.ts';
import type { Planned, Ran } from './planned-schedule.ts';
import { Rest } from './rest.ts';
import type { Test } from './scenario.ts';
import { TestEnd } from './test-end.ts';
import { ScheduleWorld } from './world.ts';

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
  readonly #rest: Rest;
  #planned: Planned | null = null;
  #failure: { readonly error: unknown } | null = null;
  #isUnderWay = false;
  /** The test has ended. */
  #isOver = false;
  #hasEnded = false;
  readonly starts: FalseStarts = new FalseStarts();
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
    this.#rest = new Rest(this.#inner, held, options, {
      asked: () => this.#end.restAsked(),
      begun: () => this.#end.restBegun(),
      // All has run then, so that nothing was cut off.
      rested: (steps) => void (this.#stepsBefore = steps),
    });
    this.#world = new ScheduleWorld(browser, tabs, {
      rest: () => this.#rest.ask(),
      access: (cell, kind) => this.#planned?.log?.access(cell, kind),
      documentOf: (tab) => shownBy(tab, this.#inner),
      note: (text) => this.#planned?.traced && this.#inner.userAgent.fact({ type: 'note', text: text() }),
      fail: (error) => this.fail(error),
      watch: () => this.#watch(),
    });
    held.afterTurn = () => this.#turned();
    held.strayed = () => this.#strayed();
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

  /** The test of the schedule that was prepared last has been called. */
  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** The random numbers and the clock of the schedule, for code that asks the surroundings for them. */
  get inner(): BrowserInner {
    return this.#inner;
  }

  /**
   * Makes everything ready for a schedule, where no promise job is under way and turns are held. False: some tab has to be loaded.
   */
  prepare(planned: Planned): boolean {
    const { scheduler, seed, log, traced } = planned;
    this.#planned = planned;
    this.#isUnderWay = this.#cut = this.#unwatched = false;
    this.#held.begin();
    this.#world.begin();
    this.starts.begin(planned);
    const observer = this.starts.observed(traced === undefined ? log : this.#inner.recorder);
    this.#rest.begin(traced?.steps ?? Infinity);
    const { watch } = this.starts;
    const reset = { seed, observer, guarded: false, code: this.#options.modules === 'kept' ? 'stay' : 'sleep' } as const;
    const isReady = this.#inner.resetNow({ ...reset, scheduler: watch?.over(scheduler) ?? scheduler });
    // What pages of the one before still had to report is none of this one.
    this.#failure = this.#refusal = null;
    this.#held.begin();
    const { kernel, clock } = this.#inner.userAgent;
    kernel.timersAtOnce = this.#options.timersAtOnce;
    if (this.#options.timersAtOnce || watch !== null) clock.onRead = this.#clockRead;
    return isReady;
  }

  /**
   * Loads what {@link prepare} has left; yields where {@link playInParts} would. What it answers has to be waited for, in turns of the
   * surroundings; null: nothing has.
   */
  *load(): Generator<undefined, Promise<void> | null> {
    let isLoaded = false;
    const loading = this.#inner.loadRest().then(() => void (isLoaded = true));
    if (this.#held.drain === null) yield* this.#held.runInParts();
    else this.#held.run();
    if (isLoaded) return null;
    this.#held.release();
    return loading;
  }

  /** What loading did is no part of the schedule: another one that ended elsewhere has left more to load, or less. */
  loaded(): void {
    const { log } = this.#planned as Planned;
    if (log === null) return;
    const hasLearned = log.changed;
    log.begin();
    log.changed = hasLearned;
  }

  /**
   * Runs the schedule that was prepared; null: it does not count, and has to be prepared anew. Throws EXPLORE_STUCK where the test waits
   * for what never comes by itself, NOT_AT_REST where it ends without a failure before all has run, and BAD_OPTION where it reads a clock
   * that has no time to show.
   */
  play(): Ran | null {
    this.#start();
    this.#held.run();
    this.#stop();
    this.#held.run();
    return this.#finish();
  }

  /** The same where promise jobs cannot be drained: they have to run wherever it yields, before it goes on. */
  *playInParts(): Generator<undefined, Ran | null> {
    this.#start();
    yield* this.#held.runInParts();
    this.#stop();
    yield* this.#held.runInParts();
    return this.#finish();
  }

  /** All schedules have run: what pages do afterwards fails none. */
  end(): void {
    this.#hasEnded = true;
    this.#inner.driving.calls.disown();
  }

  /** The schedule has failed, and ends with the step that is under way. */
  fail(error: unknown): void {
    if (this.#hasEnded) return;
    this.#failed(error);
    const { kernel, stepFailure } = this.#inner.userAgent;
    if (kernel.current !== null) stepFailure.keep(error);
    this.#held.end(error);
  }

  readonly #clockRead = (): void => {
    this.starts.watch?.saw('read a clock');
    if (this.#options.timersAtOnce) this.refuse(timeless());
  };

  /** Calls the test. */
  #start(): void {
    const { kernel } = this.#inner.userAgent;
    this.#stepsBefore = kernel.steps;
    this.#end.begin(kernel);
    const planned = this.#planned;
    this.#isUnderWay = true;
    this.#isOver = false;
    const end = (): void => {
      if (this.#over(planned) && !this.#held.hasEnded) this.#end.reached(kernel);
    };
    const fail = (error: unknown): void => {
      if (!this.#over(planned)) return;
      this.#end.failed();
      this.#failed(error);
    };
    try {
      const result: unknown = this.#test(this.#world);
      if (isThenable(result)) (result as Promise<void>).then(end, fail);
      else end();
    } catch (error) {
      fail(error);
    }
  }

  /** The test of that schedule has ended. False: another one is under way. */
  #over(planned: Planned | null): boolean {
    if (this.#planned !== planned) return false;
    this.#isOver = true;
    if (this.#held.isPaused) this.#strayed();
    return true;
  }

  /** Nothing is left that would run by itself: whoever still waits for a turn has nothing to wait for. */
  #stop(): void {
    this.#note();
    if (!this.#isOver && !this.#held.hasEnded) throw this.#stuck();
    this.#held.end(scheduleEnded);
  }

  /** Null: it does not count. */
  #finish(): Ran | null {
    const { log } = this.#planned as Planned;
    if (log !== null) log.afterStep = null;
    if (this.#refusal !== null) throw this.#refusal.error;
    if (this.starts.isLeft) return null;
    const ran = this.#ran();
    if (ran.outcome === 'passed' && this.#end.undone !== null) throw this.#end.undone;
    return ran;
  }

  #stuck(): StorageloomError {
    const { calls } = this.#inner.driving;
    return stuck(calls.busy ? calls.current : null);
  }

  /** The test goes on while schedules pause, so that something has woken it which is no part of them. */
  #strayed(): void {
    if (!this.#held.hasEnded) this.refuse(this.#stuck());
  }

  #failed(error: unknown): void {
    if (error !== scheduleEnded) this.#failure ??= { error };
  }

  #ran(): Ran {
    const failure = this.#failure;
    const { kernel } = this.#inner.userAgent;
    const [hitHorizon, cut] = [this.#rest.hitHorizon, this.#cut];
    const outcome = this.#outcome();
    return {
      outcome,
      error: outcome === 'failed' ? failure?.error : null,
      hitHorizon,
      timersLeft: !hitHorizon && kernel.nextDueMs !== null,
      cut,
      order: () => kernel.schedule,
      steps: kernel.steps,
      idle: this.#end.idle,
      unrested: this.#end.unrested,
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

  /** A turn is over, one of `rest()` or of another driving call. */
  #turned(): void {
    const { scheduler, log } = this.#planned as Planned;
    if (scheduler.abandoned === true) this.#held.end(scheduleEnded);
    const { kernel } = this.#inner.userAgent;
    this.#end.turned(kernel, this.#inner.driving.calls.current);
    if (log === null || kernel.steps === this.#stepsBefore) return;
    this.#stepsBefore = kernel.steps;
    if (!log.wasChosen) return;
    if (kernel.hasRunnable(null) || !complete.has(this.#inner.driving.calls.current)) this.#cut = true;
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
