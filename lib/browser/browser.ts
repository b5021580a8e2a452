import type { Scheduler } from '../event-loop/scheduler.ts';
import { formatSchedule } from '../event-loop/schedule.ts';
import type { Task } from '../event-loop/task.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';
import type { StoragePolicyOptions } from '../policy/policy.ts';
import type { Trace } from '../trace/reader.ts';
import { conditionLabel } from '../trace/wording.ts';
import { checkAdvance, checkHearer, checkNote, checkOpener, checkSettle, checkStep, checkURLArgument } from './arguments.ts';
import type { WaitOptions } from './awaited.ts';
import { checkedCondition, runUntilItHolds, type RunUntilCondition } from './condition.ts';
import type { Driving } from './driving.ts';
import { closed } from './driving-failures.ts';
import type { FrameHandle } from './frame.ts';
import { registerInner } from './inner.ts';
import { inspectAsString } from './inspect.ts';
import { adopt, type AdoptOptions } from './adopt.ts';
import { assembleBrowser } from './assemble-browser.ts';
import type { AdoptedTabHandle } from './adopted-tab.ts';
import { takePolicyOf } from './check-copies.ts';
import type { BrowserOptions } from './options.ts';
import { pageLocks, pendingLocks, type PageLock } from './locks.ts';
import { parseURL } from './parse-url.ts';
import { describeTask, pendingRequests, pendingTasks, pendingTimers } from './pending.ts';
import type { PendingRequest, PendingTask, PendingTimer, Step } from './pending.ts';
import type { Runs } from './runs.ts';
import type { BrowserStorage } from './browser-storage.ts';
import { StorageSettings } from './storage.ts';
import type { Settled, SettleOptions } from './settled.ts';
import { advance, settle } from './settling.ts';
import type { TabHandle } from './tab.ts';
import type { TabHandles } from './tab-handles.ts';

/** A tab of a {@link Browser}. `W` is the type of its window, which follows from the host. */
export type Tab<W extends object = BareWindow> = TabHandle<W, Browser<W>>;

/** A tab that shows a window of type `A` which somebody else made: see {@link Browser.adopt}. */
export type AdoptedTab<A extends object = object, W extends object = BareWindow> = AdoptedTabHandle<A, Browser<W>>;

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
  /** What a user sees of storage in a browser's settings, and does there. */
  readonly storage: BrowserStorage;
  readonly #runs: Runs<W, Browser<W>>;
  readonly #driving: Driving;
  readonly #trace: Trace;
  readonly #handles: TabHandles<W, Browser<W>>;
  #closed = false;

  /** Throws BAD_OPTION, SCHEDULER_FAILED where a scheduler cannot be seeded, and what the profile throws where it cannot be used. */
  constructor(options: BrowserOptions<W> = {}) {
    const { runs, driving, trace, handles } = assembleBrowser<W, Browser<W>>(this, options);
    this.#runs = runs;
    this.#driving = driving;
    this.#trace = trace;
    this.#handles = handles;
    this.storage = new StorageSettings(runs, (call) => {
      if (this.#closed) throw closed(call);
    });
    registerInner(this, this.#runs);
  }

  /**
   * Opens a new tab, as the user does: no opener, a session of its own. Resolves when its page has loaded, running its tasks
   * meanwhile, timers aside; whether the page answered is in `tab.navigated`.
   * Rejects with PAGES_FAILED where `pages` itself fails; the tab is in {@link tabs} then. Also with BAD_URL, BAD_OPTION, BROWSER_CLOSED,
   * NAVIGATION_LIMIT, NO_ANSWER, TASK_LIMIT or REENTRANT, and, as every call that runs tasks, with DIALOG_FAILED.
   * @param url absolute, or relative to the opener's page; default `http://localhost/`
   * @param options.opener opens it as that tab's page would, also where pages may not: with an opener, and with a copy of its session
   */
  open(url: string | URL = 'http://localhost/', options: { readonly opener?: Tab<W> } = {}): Promise<Tab<W>> {
    return this.#exclusive('open', async () => {
      checkURLArgument('browser.open()', url);
      const opener = checkOpener(options, () => this.tabs);
      if (opener === null) return await this.#runs.open(parseURL(url, null));
      return await this.#runs.openBy(opener.name, url);
    });
  }

  /**
   * Makes a tab of a window that somebody else made, at once: the window of happy-dom or jsdom, a global that a runner has filled with one,
   * an EventTarget, any object. From then on its storage is this Browser's, it hears what other tabs write, and they hear what it writes;
   * all else stays with whoever made it. `dispose()` of the tab puts everything back.
   * Throws ADOPTED, BAD_URL, BAD_OPTION or BROWSER_CLOSED.
   * @param options.url where it is, for a window without an address, or at `about:blank`; default: what its `location` says
   * @param options.keep takes over what its own storage holds; default false: that is there again after `dispose()`
   */
  adopt<A extends object>(window: A, options: AdoptOptions = {}): AdoptedTab<A, W> {
    if (this.#closed) throw closed('browser.adopt()');
    return adopt(this.#runs, window, options);
  }

  /** The open tabs, oldest first; each from its first document on. */
  get tabs(): readonly Tab<W>[] {
    return this.#handles.all;
  }

  /** The queued tasks that are due, oldest first, and after them the requests for locks that wait. */
  get pending(): readonly PendingTask<Tab<W>>[] {
    const { userAgent } = this.#runs;
    return [...pendingTasks(userAgent.kernel, this.#tabOf), ...pendingLocks(userAgent, this.#tabOf)];
  }

  /**
   * The locks that pages hold, and wait for, by `navigator.locks`: of each storage key what is held, in the order in which it was granted, then
   * what waits. Of a request that waits, `heldBy` says who has the lock.
   */
  get locks(): readonly PageLock<Tab<W>>[] {
    return pageLocks(this.#runs.userAgent, this.#tabOf);
  }

  /** The timers that wait for their time, earliest first. */
  get timers(): readonly PendingTimer<Tab<W>>[] {
    return pendingTimers(this.#runs.userAgent.kernel, this.#tabOf);
  }

  /** The requests of pages and of navigations whose answers have not reached them, oldest first. */
  get requests(): readonly PendingRequest<Tab<W>>[] {
    return pendingRequests(this.#runs.userAgent.network, this.#tabOf);
  }

  /** Whose time it follows, as the option says: `virtual` is moved by calls alone. */
  get clock(): 'virtual' | 'real' {
    return this.#driving.isReal ? 'real' : 'virtual';
  }

  /** Virtual time, in ms since the Browser was made. */
  get now(): number {
    return this.#runs.userAgent.kernel.now;
  }

  /**
   * The order so far, as text for `replay()`: which lane ran where the choice, the scheduler's or that of `step({ choose })`, was not
   * the natural one. Empty with `fifo()` alone.
   */
  get schedule(): string {
    return formatSchedule(this.#runs.userAgent.kernel.schedule);
  }

  /** What happened so far, event by event. */
  get trace(): Trace {
    return this.#trace;
  }

  /** Writes a line of yours into the trace, where the timeline shows it. Throws BAD_OPTION for what is no string. */
  note(text: string): void {
    checkNote(text);
    this.#runs.userAgent.fact({ type: 'note', text });
  }

  /**
   * Changes who may store what: what is undefined stays as it is. It acts at once, also on open pages, but for `thirdParty`, which counts
   * for pages that are loaded from then on. `reset()` goes back to the policy that the Browser was made with. Throws BAD_OPTION and
   * BROWSER_CLOSED.
   */
  setPolicy(policy: StoragePolicyOptions): void {
    if (this.#closed) throw closed('browser.setPolicy()');
    this.#runs.policies.set(takePolicyOf(this.#runs.userAgent.coherence, policy));
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
      return await settle(this.#driving, options);
    });
  }

  /**
   * Runs step by step until `condition` holds: a function of yours that answers true, asked before each step, or a tab or frame that
   * has heard so many storage events. When nothing else may run virtual time moves, unless `timers` is false. Rejects with NEVER_HOLDS,
   * which says what is left, when nothing can run any more, and as {@link settle} does.
   * @example await browser.runUntil({ tab, heard: 2 });
   */
  runUntil(condition: RunUntilCondition, options: WaitOptions = {}): Promise<Settled> {
    return this.#exclusive('runUntil', async () => {
      checkHearer(condition, this);
      const { holds, text } = checkedCondition(condition, options);
      const asked = (): boolean => this.#runs.called(conditionLabel, holds);
      return await runUntilItHolds(this.#driving, { holds: asked, text }, options);
    });
  }

  /** Steps until none may run; each runs when it is asked for. Rejects as {@link step} and, at limits.tasks steps, {@link settle} do. */
  async *steps(): AsyncIterableIterator<Step<Tab<W>>> {
    const counter = this.#driving.counter();
    for (let step = await this.step(); step !== null; step = await this.step()) {
      const { name, label } = step;
      counter.add(() => `${name} "${label}"`);
      yield step;
      if (counter.full && this.#runs.userAgent.kernel.waiting().length > 0) throw this.#driving.ended(counter.failure());
    }
  }

  /**
   * Moves virtual time on by `ms`, which is 0 or more, running what falls due in order, and settles.
   * Rejects with BAD_OPTION and as {@link settle} does.
   */
  advance(ms: number): Promise<Settled> {
    return this.#exclusive('advance', async () => {
      checkAdvance(ms);
      return await advance(this.#driving, ms);
    });
  }

  /**
   * Begins another run: the Browser is what a new one is when its first tabs have been opened, one after the other. Those are the tabs
   * that were open when it was reset for the first time, but for tabs that pages opened; all others are closed, and first tabs that
   * were closed are there again. Storage and cookies are empty, nothing is queued, time is 0, and the trace is that of a new Browser.
   * The first tabs load again, without their handlers for leaving; a bare window is used again unless page code changed the window or
   * navigated it, which is much cheaper than a new one. Rejects as {@link open} does.
   *
   * Page code of the last run has no way into the next one through what it kept: its Storage objects store nothing any more, its
   * timer functions start nothing, and no task or response wakes it. But a page function that waits for something of yours (a promise
   * that you resolve, real time) and only then asks `window` for what it needs, acts in the next run: let it end before.
   * @param options.scheduler of the next run; default: the same again
   * @param options.seed of the next run; default: the same again
   */
  reset(options: { readonly scheduler?: Scheduler; readonly seed?: number } = {}): Promise<void> {
    return this.#exclusive('reset', () => this.#runs.reset(options));
  }

  /**
   * The user quits and starts again: all tabs are closed, with their handlers for leaving, which nobody can refuse. Local storage and
   * cookies with a date stay. With `drop` nothing else does: no tab is open, and cookies of the session are gone. With `restore` the
   * tabs open again, in their order and under new names, each with its history and its session data; they are in {@link tabs}.
   * Rejects as {@link open} does.
   * @param options.session default `drop`
   */
  restart(options: { readonly session?: 'drop' | 'restore' } = {}): Promise<void> {
    return this.#exclusive('restart', () => this.#runs.restart(options));
  }

  /** Closes all tabs, for good; the trace stays readable. Calls that wait for an answer are cut off: BROWSER_CLOSED. */
  async close(): Promise<void> {
    await this.#driving.last('browser.close()', async () => {
      this.#closed = true;
      this.#driving.stop();
      await this.#runs.close();
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
    const { name } = this.#runs.userAgent.host;
    const tabs = this.tabs.map((tab) => `${tab.name} ${tab.url}`).join(', ') || 'no tabs';
    return `Browser (${name}) at ${this.now} ms: ${this.#closed ? 'closed' : tabs}`;
  }

  #exclusive<T>(call: string, body: () => Promise<T>): Promise<T> {
    return this.#driving.exclusive(`browser.${call}()`, () => {
      if (this.#closed) throw closed(`browser.${call}()`);
      return body();
    });
  }

  #describe(task: Task): Step<Tab<W>> {
    return { ...describeTask(task, this.#tabOf), step: this.#runs.steps - 1 };
  }

  readonly #tabOf = (name: string): Tab<W> | null => this.#handles.shown(name);
}
