import { Browser, type Tab } from '../browser/browser.ts';
import { optionsWith } from '../browser/inner.ts';
import type { RejectionTaker } from '../browser/rejection-router.ts';
import type { Surroundings } from '../browser/surroundings.ts';
import { askRandom } from '../event-loop/ask-scheduler.ts';
import { canDrain } from '../event-loop/checkpoint.ts';
import type { TaskSource } from '../event-loop/task-source.ts';
import { Document } from '../html/records/document.ts';
import { assert } from '../infra/assert.ts';
import { hashName } from '../infra/random.ts';
import type { Trace } from '../trace/reader.ts';
import { isCalledBy } from './caller.ts';
import { ControlledGlobals, type ScheduleSources, type Scope, type Setter } from './controlled-globals.ts';
import { surroundingTimer } from './failures.ts';
import { HeldTurns } from './held-turns.ts';
import { KeptModules } from './kept-modules.ts';
import { preparedModules, type PreparedModules } from './prepared-modules.ts';
import type { Planned, Ran } from './planned-schedule.ts';
import { ScheduleRunner } from './run-schedule.ts';
import type { Test } from './scenario.ts';
import type { Plan } from './search-schedules.ts';
import type { Settings } from './settings.ts';

/** How long schedules run without a turn for others, in ms: in it signals are heard, and progress is told. */
const batchMs = 15;

/** Random numbers that the test draws outside of tasks. */
const testStream = hashName('test');

/** In tasks of these, whoever answers is asked for what a navigation needs. */
const answering: ReadonlySet<TaskSource> = new Set<TaskSource>(['navigation and traversal', 'networking']);

/** What has to be waited for before schedules go on: promise jobs (undefined), a turn of others, or what takes turns of the surroundings by itself. */
type Pause = undefined | 'turn' | (() => Promise<void>);

/**
 * A Browser of its own in which a test runs under one schedule after the other, as fast as may be: thousands in one turn of the surroundings
 * where promise jobs can be drained; elsewhere, as in a web page, each in many turns, one wherever promise jobs have to run.
 */
export class Explorer<W extends object> {
  readonly #around: Surroundings;
  readonly #held: HeldTurns;
  readonly #browser: Browser<W>;
  readonly #globals: ControlledGlobals;
  #runner: ScheduleRunner<W> | null = null;
  /** Takes rejections to the page that they belong to. */
  #pages: RejectionTaker | null = null;
  /** While schedules are under way. */
  #route: Disposable | null = null;
  /** While one of them has its turn. */
  #installed: Disposable | null = null;
  readonly #taker: RejectionTaker = {
    take: (reason, promise) => {
      if (this.#held.hasEnded || this.#pages?.take(reason, promise) === true) return true;
      this.#current.fail(reason);
      return true;
    },
    takeHandled: (promise) => this.#pages?.takeHandled(promise) === true,
  };

  /** Those that a schedule may ask for; null: it has no loader. */
  readonly modules: PreparedModules | null;
  readonly #kept: KeptModules | null;
  /** What loading modules has taken, in ms: no time of a search. */
  #loadingMs = 0;

  private constructor(settings: Settings<W>, traces: boolean, modules: PreparedModules | null) {
    const { browser, pageErrors, steps } = settings;
    this.#around = settings.surroundings;
    this.#held = new HeldTurns(this.#around.checkpoint);
    this.modules = modules ?? preparedModules(browser, this.#around.clock);
    this.#kept = settings.modules === 'kept' ? this.#keptModules() : null;
    const options = {
      console: 'trace' as const,
      ...browser,
      ...(this.modules === null ? {} : { loader: this.modules }),
      pageErrors: pageErrors === 'fail' ? ('throw' as const) : ('trace' as const),
      trace: traces ? ('full' as const) : ('off' as const),
      limits: { ...browser.limits, tasks: steps },
    };
    this.#browser = new Browser<W>(optionsWith(options, { surroundings: this.#inside(), modules: this.#kept }));
    // Of the realm that the test is of.
    const scope: object = browser.host?.intrinsics ?? globalThis;
    this.#globals = new ControlledGlobals(scope as Scope, this.#sources());
  }

  /**
   * With its tabs open. `traces`: its schedules can leave a trace, which costs time even where they do not. `modules`: those of another one of
   * the same search.
   */
  static async open<W extends object>(
    settings: Settings<W>,
    test: Test<W>,
    traces: boolean = false,
    modules: PreparedModules | null = null,
  ): Promise<Explorer<W>> {
    const explorer = new Explorer(settings, traces, modules);
    const browser = explorer.#browser;
    const tabs: Tab<W>[] = [];
    for (const url of settings.urls) tabs.push(await browser.open(url));
    const runner = (explorer.#runner = new ScheduleRunner(browser, tabs, explorer.#held, test, settings));
    if (explorer.modules !== null) explorer.modules.onMissing = () => runner.leave();
    return explorer;
  }

  /** Stands still while modules are loaded. */
  get clock(): Surroundings['clock'] {
    const { clock } = this.#around;
    return { after: (ms, callback, holds) => clock.after(ms, callback, holds), now: () => clock.now() - this.#loadingMs };
  }

  /** Of the last schedule that was to leave one. */
  get trace(): Trace {
    return this.#browser.trace;
  }

  /** The agent whose random numbers come from that stream. */
  readonly agentOf = (stream: number): string => {
    const { userAgent } = this.#current.inner;
    const { traversables } = userAgent.tabOpener;
    // Of another site than that of its opener, a popup or a frame has an agent of its own.
    const names = traversables.flatMap(({ name, group }) => [name, ...group.agents.map((agent) => agent.name)]);
    return names.find((name) => hashName(name) === stream) ?? (stream === testStream ? 'test' : `agent ${stream}`);
  };

  /**
   * Runs the schedules that the plan asks for, and answers with what it comes to. `onTurn` is called when others of the surroundings have had
   * their turn.
   */
  async run<T>(plan: Plan<T>, onTurn?: () => void): Promise<T> {
    const { checkpoint } = this.#around;
    const schedules = this.#schedules(plan);
    for (;;) {
      const part = await checkpoint.hop(() => this.#within(() => schedules.next()), this.#pause);
      if (part.done !== true && part.value === undefined) continue;
      if (part.done !== true && typeof part.value === 'function') await part.value();
      onTurn?.();
      if (part.done === true) return part.value;
    }
  }

  *#schedules<T>(plan: Plan<T>): Generator<Pause, T> {
    let until = this.clock.now() + batchMs;
    let step = plan.next();
    for (let number = 1; step.done !== true; number++) {
      if (step.value.anew === true) this.#kept?.forget();
      const ran = yield* this.#counted(step.value);
      step = plan.next(ran);
      // To look at a clock takes longer than it seems.
      if (number % 8 !== 0 || this.clock.now() < until) continue;
      yield 'turn';
      until = this.clock.now() + batchMs;
    }
    return step.value;
  }

  /** Runs one schedule, anew until it counts. */
  *#counted(planned: Planned): Generator<Pause, Ran> {
    const runner = this.#current;
    const isDrained = this.#held.drain !== null;
    for (;;) {
      if (!runner.prepare(planned)) {
        const loading = yield* runner.load();
        if (loading !== null) yield () => loading;
        runner.loaded();
      }
      const ran = isDrained ? runner.play() : yield* runner.playInParts();
      if (ran !== null) return ran;
      const { modules } = this;
      if (modules?.isMissing === true) yield () => this.#loadMissing(modules);
    }
  }

  async close(): Promise<void> {
    this.#held.release();
    this.#current.end();
    // A call that nobody can end, since what it waits for never comes, would be waited for.
    if (this.#current.inner.driving.busy) return;
    await this.#browser.close();
  }

  /** What a schedule has asked for, in real time. */
  async #loadMissing(modules: PreparedModules): Promise<void> {
    const { clock } = this.#around;
    const sinceMs = clock.now();
    if (await modules.getMissing()) this.#kept?.forget();
    this.#loadingMs += clock.now() - sinceMs;
  }

  #keptModules(): KeptModules {
    return new KeptModules({
      watch: () => this.#current.starts.watch,
      beginWatched: () => {
        this.#current.starts.beginWatched();
        this.#current.leave();
      },
      refuse: (error) => this.#current.refuse(error),
    });
  }

  get #current(): ScheduleRunner<W> {
    assert(this.#runner !== null, 'tabs are open before anything runs');
    return this.#runner;
  }

  /** While `next` runs, and the promise jobs after it where it answers that they have to run, all turns, rejections, chance and time are those of schedules. */
  #within<T>(next: () => IteratorResult<Pause, T>): IteratorResult<Pause, T> {
    const { checkpoint } = this.#around;
    assert(checkpoint.drain === null || canDrain(checkpoint), 'no promise job is under way in a turn of its own');
    this.#held.hold();
    this.#route ??= this.#around.routeRejections(this.#taker);
    this.#installed = this.#globals.install();
    let goesOn = false;
    try {
      const part = next();
      goesOn = part.done !== true && part.value === undefined;
      return part;
    } finally {
      if (!goesOn) this.#release();
    }
  }

  /** Others of the surroundings have their turn, in the midst of a schedule: they find their own chance and time. */
  readonly #pause = (): void => {
    this.#held.pause();
    this.#installed?.[Symbol.dispose]();
    this.#installed = null;
  };

  /** They have it between two schedules, or when all have run. */
  #release(): void {
    this.#pause();
    this.#route?.[Symbol.dispose]();
    this.#route = null;
    this.#held.release();
  }

  /** What the Browser takes for the place where it runs. */
  #inside(): Surroundings {
    const around = this.#around;
    const nothing = { [Symbol.dispose]: () => undefined };
    return {
      ...around,
      checkpoint: this.#held,
      print: () => undefined,
      fail: (error) => (this.#runner === null ? around.fail(error) : this.#runner.fail(error)),
      routeRejections: (taker, during) => {
        if (during !== 'open') this.#pages = taker;
        return this.#held.isHolding ? nothing : around.routeRejections(taker, during);
      },
    };
  }

  /** Throws where it is the test's, or that of a page. */
  #timerSet(name: string, setter: Setter): void {
    const runner = this.#current;
    const { kernel, host, network } = runner.inner.userAgent;
    const { current } = kernel;
    // What answers has timers of its own; a fetch() asks it in a task of its page, as if it were the page.
    const isAsked = network.underWay.some(({ reply }) => reply === null);
    if (isAsked && (current === null || answering.has(current.source))) return;
    // Nor has the test begun where tabs are made ready.
    if (current === null && !runner.isUnderWay) return;
    // An emulator sets them for itself.
    if (host.html && isCalledBy(host.name, setter)) return;
    const error = surroundingTimer(name, current === null ? null : `"${current.label}" of ${current.lane?.name}`);
    runner.refuse(error);
    throw error;
  }

  #sources(): ScheduleSources {
    return {
      random: () => {
        const { userAgent } = this.#current.inner;
        const owner = userAgent.kernel.current?.owner;
        return askRandom(userAgent.scheduler, owner instanceof Document ? hashName(owner.agent.name) : testStream);
      },
      epochNow: () => {
        const { userAgent } = this.#current.inner;
        return Math.floor(userAgent.startMs + userAgent.clock.read());
      },
      now: () => this.#current.inner.userAgent.clock.read(),
      timerSet: (name, setter) => this.#timerSet(name, setter),
    };
  }
}
