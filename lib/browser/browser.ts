import { behaviourWith } from '../behaviour/behaviour.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import { formatSchedule } from '../event-loop/schedule.ts';
import type { Task } from '../event-loop/task.ts';
import { bare } from '../hosts/bare/index.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';
import type { DocumentHostFactory } from '../html/document-host.ts';
import type { Navigable, WaysOut } from '../html/navigable.ts';
import type { BrowsingContextGroup } from '../html/browsing-context-group.ts';
import type { TabMaker } from '../html/choose-navigable.ts';
import type { Document } from '../html/document.ts';
import { navigate } from '../html/navigate.ts';
import { Traversable } from '../html/traversable.ts';
import { UserAgent } from '../html/user-agent.ts';
import { waysOut } from '../html/ways-out.ts';
import { openAsPage } from '../html/window-open.ts';
import { StorageloomError } from '../infra/failure.ts';
import { fifo } from '../scheduler/fifo.ts';
import { Trace } from '../trace/reader.ts';
import { Recorder } from '../trace/recorder.ts';
import {
  checkAnswer,
  checkNote,
  checkOpener,
  checkReset,
  checkRestart,
  checkSettle,
  checkStep,
  checkURLArgument,
} from './arguments.ts';
import { closeTraversable } from './close-traversable.ts';
import { Driving, type Settled, type SettleOptions } from './driving.ts';
import { FrameHandle } from './frame.ts';
import { checkOptions, defaultLimits, type BrowserOptions, type Limits } from './options.ts';
import { inspectAsString } from './inspect.ts';
import { parseURL } from './parse-url.ts';
import { describeTask, pendingTasks, pendingTimers, type PendingTask, type PendingTimer, type Step } from './pending.ts';
import { resetTraversables, showAgain } from './reset.ts';
import { takeOverSession } from './session-copy.ts';
import { surroundings } from './surroundings.ts';
import { TabHandle, type TabContext } from './tab.ts';

/** A tab of a {@link Browser}. `W` is the type of its window, which follows from the host. */
export type Tab<W extends object = BareWindow> = TabHandle<W, Browser<W>>;

/** A frame of a page in a {@link Tab}, or in another frame. */
export type Frame<W extends object = BareWindow> = FrameHandle<W, Browser<W>>;

/**
 * A user agent with its tabs: one storage, one set of cookies, one clock, one order of tasks. Two Browsers in one process know
 * nothing of each other. Nothing runs until you say so: `open`, `goto` and `reload` run what loading needs, `settle`, `step` and
 * `advance` the rest.
 *
 * @example
 * const browser = new Browser();
 * const [a, b] = [await browser.open('https://shop.example/'), await browser.open('https://shop.example/')];
 * a.window.localStorage.setItem('cart', '3');
 * await browser.settle();
 * b.heard; // [{ key: 'cart', oldValue: null, newValue: '3', url: 'https://shop.example/', storageArea: 'localStorage' }]
 */
export class Browser<W extends object = BareWindow> {
  readonly #userAgent: UserAgent<W>;
  readonly #driving: Driving<W>;
  readonly #recorder: Recorder | null;
  readonly #trace: Trace;
  /** The open ones. */
  readonly #tabs = new Map<string, Tab<W>>();
  readonly #traversables = new Map<string, Traversable<W>>();
  readonly #context: TabContext<W, Browser<W>>;
  readonly #tabMaker: TabMaker<W>;
  readonly #waysOut: WaysOut<W>;
  #seed: number;
  #opened = 0;
  #closed = false;

  /** Throws BAD_OPTION. */
  constructor(options: BrowserOptions<W> = {}) {
    checkOptions(options);
    // Without a host W is the bare window: that is what the type parameter's default says.
    const host = options.host ?? (bare() as DocumentHostFactory<object> as DocumentHostFactory<W>);
    const limits: Limits = { ...defaultLimits, ...options.limits };
    const scheduler = options.scheduler ?? fifo();
    const seed = (this.#seed = options.seed ?? 1);
    const trace = options.trace ?? 'full';
    scheduler.seed(seed);
    const known = { host: host.name, engine: 'standard', scheduler: scheduler.name, seed };
    const recorder = trace === 'off' ? null : new Recorder({ ...known, level: trace, capacity: limits.traceEvents });
    this.#recorder = recorder;
    this.#trace = new Trace(
      recorder ?? { header: { storageloom: 'trace', version: 1, ...known, dropped: 0 }, events: () => [], off: true },
    );
    const around = surroundings();
    const server = options.pages ?? null;
    const behaviour = behaviourWith(options.behaviour ?? {});
    const { checkpoint } = around;
    const { beforeUnload = 'leave' } = options;
    this.#userAgent = new UserAgent<W>({
      ...{ host, server, scheduler, observer: recorder, checkpoint, behaviour },
      keptPages: limits.keptPages,
      beforeUnload: typeof beforeUnload === 'function' ? (page) => checkAnswer(beforeUnload(page)) : () => beforeUnload,
    });
    this.#driving = new Driving(this.#userAgent, around, {
      limits,
      clock: options.clock ?? 'virtual',
      pump: options.pump ?? 'manual',
    });
    this.#context = this.#handleContext();
    const mayOpen = (): boolean => options.popups !== 'block' && this.#traversables.size < limits.popups;
    this.#tabMaker = { mayOpen, create: (...how) => this.#newTab(...how).traversable };
    this.#waysOut = waysOut(this.#tabMaker);
  }

  /**
   * Opens a new tab, as the user does: no opener, a session of its own. Resolves when its page has loaded, running its tasks
   * meanwhile, timers aside; whether the page answered is in `tab.navigated`.
   * Rejects with BAD_URL, BAD_OPTION, BROWSER_CLOSED, NAVIGATION_LIMIT, TASK_LIMIT or REENTRANT.
   * @param url absolute, or relative to the opener's page; default `http://localhost/`
   * @param options.opener opens it as that tab's page would, also where pages may not: with an opener, and with a copy of its session
   */
  open(url: string | URL = 'http://localhost/', options: { readonly opener?: Tab<W> } = {}): Promise<Tab<W>> {
    return this.#exclusive('open', async () => {
      checkURLArgument('browser.open()', url);
      const opener = checkOpener(options, () => this.tabs);
      if (opener === null) {
        const absolute = parseURL(url, null);
        const { tab, traversable } = this.#newTab(`tab${++this.#opened}`, absolute, null);
        await this.#load(traversable);
        return tab;
      }
      const document = this.#traversables.get(opener.name)?.activeDocument as Document<W>;
      const traversable = openAsPage(document, parseURL(url, document.baseURL), this.#tabMaker);
      await this.#driving.load(traversable);
      return this.#tabs.get(traversable.name) as Tab<W>;
    });
  }

  /** The open tabs, oldest first; each from its first document on. */
  get tabs(): readonly Tab<W>[] {
    return [...this.#tabs.values()].filter(this.#showsDocument);
  }

  /** The queued tasks that are due, oldest first. */
  get pending(): readonly PendingTask<Tab<W>>[] {
    return pendingTasks(this.#userAgent.kernel, this.#tabOf);
  }

  /** The timers that wait for their time, earliest first. */
  get timers(): readonly PendingTimer<Tab<W>>[] {
    return pendingTimers(this.#userAgent.kernel, this.#tabOf);
  }

  /** Virtual time, in ms since the Browser was made. */
  get now(): number {
    return this.#userAgent.kernel.now;
  }

  /**
   * The order so far, as text for `replay()`: which lane ran where the scheduler's choice was not the natural one. Empty with `fifo()`.
   */
  get schedule(): string {
    return formatSchedule(this.#userAgent.kernel.schedule);
  }

  /** What happened so far, event by event. */
  get trace(): Trace {
    return this.#trace;
  }

  /** Writes a line of yours into the trace, where the timeline shows it. Throws BAD_OPTION for what is no string. */
  note(text: string): void {
    checkNote(text);
    this.#userAgent.fact({ type: 'note', text });
  }

  /**
   * Runs one task with its microtask checkpoints: the scheduler's choice, or the next of the lane `choose`, a `name` of
   * {@link pending}. Null when none may run. Rejects with LANE_NOT_RUNNABLE, SCHEDULER_FAILED, BAD_OPTION, BROWSER_CLOSED or REENTRANT.
   */
  step(options: { readonly choose?: string } = {}): Promise<Step<Tab<W>> | null> {
    return this.#exclusive('step', async () => {
      checkStep(options);
      const task = await this.#driving.step(options.choose ?? null);
      return task === null ? null : this.#describe(task);
    });
  }

  /**
   * Runs tasks until none may run and no response is missing. Timers that wait for their time are left, unless `timers` is true.
   * Rejects with TASK_LIMIT, which shows what repeats, SCHEDULER_FAILED, BAD_OPTION, BROWSER_CLOSED or REENTRANT.
   */
  settle(options: SettleOptions = {}): Promise<Settled> {
    return this.#exclusive('settle', async () => {
      checkSettle(options);
      return await this.#driving.settle(options);
    });
  }

  /** Steps until none may run; each runs when it is asked for. Rejects as {@link step} and, at limits.tasks steps, {@link settle} do. */
  async *steps(): AsyncIterableIterator<Step<Tab<W>>> {
    const counter = this.#driving.counter();
    for (let step = await this.step(); step !== null; step = await this.step()) {
      const { name, label } = step;
      counter.add(() => `${name} "${label}"`);
      yield step;
      if (counter.full && this.pending.length > 0) throw counter.failure();
    }
  }

  /**
   * Moves virtual time on by `ms`, which is 0 or more, running what falls due in order, and settles.
   * Rejects with BAD_OPTION and as {@link settle} does.
   */
  advance(ms: number): Promise<Settled> {
    return this.#exclusive('advance', async () => {
      if (!(ms >= 0 && Number.isFinite(ms))) {
        throw new StorageloomError('BAD_OPTION', {
          what: `Virtual time cannot advance by ${ms} ms.`,
          why: 'It only moves forward, by a finite time.',
          mend: 'Give a number of milliseconds from 0 on.',
        });
      }
      return await this.#driving.advance(ms);
    });
  }

  /**
   * Brings the Browser back to how it was when its open tabs had been opened, one after the other, for another run: storage and
   * cookies empty, nothing queued, time 0, frames gone, a new trace, which is that of a new Browser. The tabs load again, without
   * their handlers for leaving; a bare window is used again unless page code changed the window or navigated it, which is much
   * cheaper than a new one. Tabs that were closed stay closed, and tabs with an opener, as all that
   * pages opened, are closed. Rejects as {@link open} does.
   *
   * Page code of the last run has no way into the next one through what it kept: its Storage objects store nothing any more, its
   * timer functions start nothing, and no task or response wakes it. But a page function that waits for something of yours (a promise
   * that you resolve, real time) and only then asks `window` for what it needs, acts in the next run: let it end before.
   * @param options.scheduler of the next run; default: the same again
   * @param options.seed of the next run; default: the same again
   */
  reset(options: { readonly scheduler?: Scheduler; readonly seed?: number } = {}): Promise<void> {
    return this.#exclusive('reset', async () => {
      checkReset(options);
      const { scheduler, seed } = options;
      const { kernel } = this.#userAgent;
      // Promise jobs of the last run end before the next one begins.
      await this.#driving.rest();
      const next = scheduler ?? kernel.scheduler;
      this.#seed = seed ?? this.#seed;
      next.seed(this.#seed);
      // Time first: the windows' clocks begin with it.
      kernel.reset(next);
      resetTraversables([...this.#traversables.values()]);
      this.#userAgent.reset();
      this.#driving.restartClock();
      this.#recorder?.reset(next.name, this.#seed);
      for (const traversable of [...this.#traversables.values()]) {
        if (!showAgain(traversable)) await this.#load(traversable);
      }
    });
  }

  /**
   * The user quits and starts again: all tabs are closed, with their handlers for leaving, which nobody can refuse. Local storage and
   * cookies with a date stay. With `drop` nothing else does: no tab is open, and cookies of the session are gone. With `restore` the
   * tabs open again, in their order and under new names, each with its history and its session data; they are in {@link tabs}.
   * Rejects as {@link open} does.
   * @param options.session default `drop`
   */
  restart(options: { readonly session?: 'drop' | 'restore' } = {}): Promise<void> {
    return this.#exclusive('restart', async () => {
      checkRestart(options);
      const { session = 'drop' } = options;
      const before = [...this.#traversables.values()];
      for (const traversable of before) {
        await closeTraversable(traversable, this.#driving, 'The browser was restarted.', false);
      }
      this.#userAgent.fact({ type: 'browser-restarted', session });
      if (session === 'drop') {
        this.#userAgent.cookies.endSession();
        return;
      }
      for (const traversable of before) await this.#copy(traversable);
    });
  }

  /** Closes all tabs and gives back what they hold; the trace stays readable. A closed Browser opens no tabs. */
  async close(): Promise<void> {
    await this.#driving.exclusive('browser.close()', async () => {
      this.#closed = true;
      this.#driving.stop();
      for (const traversable of this.#traversables.values()) {
        await closeTraversable(traversable, this.#driving, 'The browser was closed.', false);
      }
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  static {
    inspectAsString(this.prototype);
  }

  /** Short and readable; `console.log` shows it, too. */
  toString(): string {
    const { name } = this.#userAgent.host;
    const tabs = this.tabs.map((tab) => `${tab.name} ${tab.url}`).join(', ');
    return `Browser (${name}) at ${this.now} ms: ${this.#closed ? 'closed' : tabs === '' ? 'no tabs' : tabs}`;
  }

  #newTab(
    name: string,
    firstURL: string,
    group: BrowsingContextGroup | null,
  ): { readonly tab: Tab<W>; readonly traversable: Traversable<W> } {
    const options = { userAgent: this.#userAgent, name, waysOut: this.#waysOut };
    const traversable = new Traversable<W>(options, firstURL, () => this.#forget(name), group);
    const tab: Tab<W> = new TabHandle(traversable, this.#context);
    this.#tabs.set(name, tab);
    this.#traversables.set(name, traversable);
    return { tab, traversable };
  }

  /** A new tab with another one's session. */
  async #copy(from: Traversable<W>): Promise<Tab<W>> {
    const { tab, traversable } = this.#newTab(`tab${++this.#opened}`, from.currentEntry?.url ?? from.firstURL, null);
    const { kernel } = this.#userAgent;
    const { steps } = kernel;
    this.#userAgent.fact({ type: 'tab-opened', tab: tab.name });
    takeOverSession(from, traversable);
    // What it was opened with has not answered yet.
    if (from.currentEntry === null) navigate(traversable, { url: from.firstURL, cause: 'user' });
    await this.#driving.load(traversable);
    traversable.firstLoadSteps = kernel.steps - steps;
    return tab;
  }

  async #load(traversable: Traversable<W>): Promise<void> {
    const { name, firstURL } = traversable;
    const { kernel } = this.#userAgent;
    const { steps } = kernel;
    this.#userAgent.fact({ type: 'tab-opened', tab: name });
    navigate(traversable, { url: firstURL, cause: 'user' });
    await this.#driving.load(traversable);
    traversable.firstLoadSteps = kernel.steps - steps;
  }

  #exclusive<T>(call: string, body: () => Promise<T>): Promise<T> {
    return this.#driving.exclusive(`browser.${call}()`, () => {
      if (this.#closed) {
        throw new StorageloomError('BROWSER_CLOSED', {
          what: `browser.${call}() cannot run.`,
          why: 'The Browser was closed.',
          mend: 'Make a new Browser, or close this one later.',
        });
      }
      return body();
    });
  }

  #handleContext(): TabContext<W, Browser<W>> {
    const frames = new WeakMap<Navigable<W>, Frame<W>>();
    const context: TabContext<W, Browser<W>> = {
      duplicate: (traversable) => this.#copy(traversable),
      tabOf: (name) => this.#tabs.get(name) ?? null,
      tabsOpenedBy: (opener) => {
        return opener.opened
          .map((name) => this.#tabs.get(name))
          .filter((tab) => tab !== undefined && this.#showsDocument(tab)) as Tab<W>[];
      },
      browser: this,
      driving: this.#driving,
      frameOf(navigable) {
        let frame = frames.get(navigable);
        if (frame === undefined) frames.set(navigable, (frame = new FrameHandle(navigable, context)));
        return frame;
      },
    };
    return context;
  }

  #describe(task: Task): Step<Tab<W>> {
    return { ...describeTask(task, this.#tabOf), step: (this.#recorder?.steps ?? this.#userAgent.kernel.steps) - 1 };
  }

  readonly #tabOf = (name: string): Tab<W> | null => {
    const tab = this.#tabs.get(name);
    return tab !== undefined && this.#showsDocument(tab) ? tab : null;
  };

  /** While the first page of a tab is on its way, there is nothing that its handle could show. */
  readonly #showsDocument = ({ name }: Tab<W>): boolean => this.#traversables.get(name)?.activeDocument != null;

  #forget(name: string): void {
    this.#traversables.get(this.#traversables.get(name)?.openedBy ?? '')?.popupGone(name);
    this.#tabs.delete(name);
    this.#traversables.delete(name);
  }
}
