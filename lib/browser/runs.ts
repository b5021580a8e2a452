import { seedScheduler } from '../event-loop/ask-scheduler.ts';
import { GuardedObserver } from '../event-loop/guarded-observer.ts';
import type { Observer } from '../event-loop/observer.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import { moveSystemFocus } from '../html/focus/system-focus.ts';
import { navigate } from '../html/navigation/navigate.ts';
import { openAsPage } from '../html/window-open/window-open.ts';
import { assert } from '../infra/assert.ts';
import { parseURL } from './parse-url.ts';
import type { Traversable } from '../html/records/traversable.ts';
import type { UserAgent } from '../html/records/user-agent.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Driving } from './driving.ts';
import type { BrowserInner, ResetNowOptions } from './inner.ts';
import { beginRun, endRun, type FirstTab } from './next-run.ts';
import type { Run, RunsOptions } from './run.ts';
import { takeOverSession } from './session-copy.ts';
import type { TabHandle } from './tab.ts';
import type { TabHandles } from './tab-handles.ts';

/** What the runs of a Browser begin with. */
export interface FirstRun<W extends object, B> {
  readonly options: RunsOptions;
  readonly run: Run;
  readonly seed: number;
  readonly recorder: Recorder | null;
  readonly driving: Driving;
  readonly handles: TabHandles<W, B>;
}

/** The runs of one Browser, one after the other: the one that is under way, the tabs that are loaded in it, and how the next one begins. */
export class Runs<W extends object, B> implements BrowserInner {
  readonly #options: RunsOptions;
  readonly #recorder: Recorder | null;
  readonly #driving: Driving;
  readonly #handles: TabHandles<W, B>;
  readonly #loadSteps = new Map<string, number>();
  /** Null before the first reset. */
  #firstTabs: readonly FirstTab[] | null = null;
  /** The number of the last of them, which the names of further tabs follow. */
  #lastFirstTab = 0;
  #current: Run;
  #seed: number;

  constructor({ options, run, seed, recorder, driving, handles }: FirstRun<W, B>) {
    this.#options = options;
    this.#current = run;
    this.#seed = seed;
    this.#recorder = recorder;
    this.#driving = driving;
    this.#handles = handles;
  }

  /** The one that is under way. */
  get current(): Run {
    return this.#current;
  }

  get userAgent(): UserAgent {
    return this.#current.userAgent;
  }

  /** A new tab, as the user opens it. */
  async open(firstURL: string): Promise<TabHandle<W, B>> {
    const traversable = this.#current.add(this.#current.nextName(), firstURL);
    const tab = this.#handles.of(traversable);
    await this.#load(traversable);
    return tab;
  }

  /** Opens a tab as the page of an open one would. */
  async openBy(opener: string, url: string | URL): Promise<TabHandle<W, B>> {
    const document = this.#current.traversable(opener)?.activeDocument ?? null;
    assert(document !== null, 'an open tab shows a document');
    const traversable = openAsPage(document, parseURL(url, document.baseURL));
    const tab = this.#handles.of(traversable);
    await this.#driving.load(traversable);
    return tab;
  }

  /** As {@link copy}, for each of them. */
  copyAll(from: readonly Traversable[]): Promise<void> {
    return each(from, (traversable) => this.copy(traversable));
  }

  /** A new tab with another one's session. */
  async copy(from: Traversable): Promise<TabHandle<W, B>> {
    const traversable = this.#current.add(this.#current.nextName(), from.currentEntry?.url ?? from.firstURL);
    const tab = this.#handles.of(traversable);
    await this.#loadBy(traversable, () => {
      takeOverSession(from, traversable);
      // What it was opened with has not answered yet.
      if (from.currentEntry === null) navigate(traversable, { url: from.firstURL, cause: 'user' });
    });
    return tab;
  }

  /** Begins the next run, and loads its tabs. Both options default to those of the last one. */
  async reset({ scheduler = this.userAgent.scheduler, seed = this.#seed }: Partial<ResetNowOptions>): Promise<void> {
    // Promise jobs of the last run end before the next one begins.
    await this.#driving.rest();
    const toLoad = this.#beginNext(scheduler, seed, this.#recorder);
    await each(this.#current.traversables, async (traversable) => {
      if (toLoad.includes(traversable)) await this.#load(traversable);
      // The user looked at it after those that have been loaded meanwhile.
      else moveSystemFocus(traversable);
    });
  }

  resetNow({ scheduler, seed, observer }: ResetNowOptions): boolean {
    const guarded = observer === null || observer === this.#recorder ? observer : new GuardedObserver(observer);
    return this.#beginNext(scheduler, seed, guarded).length === 0;
  }

  async #load(traversable: Traversable): Promise<void> {
    // It may have ended while another one was loaded.
    if (traversable.destroyedBecause !== null) return;
    return this.#loadBy(traversable, () => navigate(traversable, { url: traversable.firstURL, cause: 'user' }));
  }

  async #loadBy(traversable: Traversable, begin: () => void): Promise<void> {
    const { name, userAgent } = traversable;
    const { steps } = userAgent.kernel;
    moveSystemFocus(traversable);
    userAgent.fact({ type: 'tab-opened', tab: name });
    begin();
    await this.#driving.load(traversable);
    this.#loadSteps.set(name, userAgent.kernel.steps - steps);
  }

  /** Ends the run, and begins the next one. Returns the tabs that are still to be loaded. */
  #beginNext(scheduler: Scheduler, seed: number, observer: Observer | null): readonly Traversable[] {
    const last = this.#current;
    const firstTabs = (this.#firstTabs ??= this.#firstTabsOf(last));
    seedScheduler(scheduler, seed);
    this.#seed = seed;
    this.#handles.endRun();
    const remains = endRun(last, firstTabs);
    this.#recorder?.reset(scheduler.name, seed);
    const { run, toLoad } = beginRun(remains, this.#options, { scheduler, observer, lastTab: this.#lastFirstTab });
    this.#current = run;
    this.#driving.follow(run.userAgent);
    return toLoad;
  }

  #firstTabsOf({ traversables }: Run): readonly FirstTab[] {
    const opened = traversables.filter(({ openedBy }) => openedBy === null);
    this.#lastFirstTab = Math.max(0, ...opened.map(({ name }) => Number(name.slice('tab'.length))));
    return opened.map(({ name, firstURL }) => ({ name, firstURL, loadSteps: this.#loadSteps.get(name) ?? 0 }));
  }
}

/** One after the other; where some fail, the others are done all the same, and it rejects with the first failure. */
async function each(traversables: readonly Traversable[], action: (traversable: Traversable) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const traversable of traversables) {
    await action(traversable).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
