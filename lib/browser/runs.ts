import { seedScheduler } from '../event-loop/ask-scheduler.ts';
import { GuardedObserver } from '../event-loop/guarded-observer.ts';
import { definitelyClose } from '../html/document-lifecycle/unload.ts';
import { followFrames } from '../html/frames/adopted-frames.ts';
import { moveSystemFocus } from '../html/focus/system-focus.ts';
import { inclusiveDescendants } from '../html/navigables/inclusive-descendants.ts';
import { navigate } from '../html/navigation/navigate.ts';
import { showAdopted } from '../html/navigation/show-adopted.ts';
import type { AdoptedDocumentHost } from '../html/records/document-host.ts';
import { openAsPage } from '../html/window-open/window-open.ts';
import { assert } from '../infra/assert.ts';
import { parseURL } from './parse-url.ts';
import type { Traversable } from '../html/records/traversable.ts';
import type { UserAgent } from '../html/records/user-agent.ts';
import type { StoragePolicies } from '../policy/storage-policies.ts';
import type { Ledger } from '../profile/ledger.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Driving } from './driving.ts';
import type { BrowserInner, ResetNowOptions } from './inner.ts';
import { checkReset, checkRestart } from './arguments.ts';
import { closeAll } from './close-traversable.ts';
import { closedWithBrowser } from './driving-failures.ts';
import type { AdoptedTabHandle } from './adopted-tab.ts';
import { refusedForAdopted } from './refusals.ts';
import { beginRun, endRun, numberOf, type FirstTab } from './next-run.ts';
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
  readonly recorder: Recorder | null;
  readonly driving: Driving;
  readonly #handles: TabHandles<W, B>;
  readonly #loadSteps = new Map<string, number>();
  /** Null before the first reset. */
  #firstTabs: readonly FirstTab[] | null = null;
  /** The number of the last of them, which the names of further tabs follow. */
  #lastFirstTab = 0;
  #current: Run;
  #seed: number;
  /** What a reset has left to be loaded. */
  #toLoad: readonly Traversable[] = [];

  constructor({ options, run, seed, recorder, driving, handles }: FirstRun<W, B>) {
    this.#options = options;
    this.#current = run;
    this.#seed = seed;
    this.recorder = recorder;
    this.driving = driving;
    this.#handles = handles;
  }

  get userAgent(): UserAgent {
    return this.#current.userAgent;
  }

  get ledger(): Ledger | null {
    return this.driving.ledger;
  }

  get policies(): StoragePolicies {
    return this.#current.policies;
  }

  get traced(): number {
    return this.recorder?.count ?? 0;
  }

  /** Carries out what a test does from outside; in the trace it is a step of that name. */
  called<T>(label: string, steps: () => T): T {
    return this.recorder === null ? steps() : this.recorder.calledFromOutside(label, steps);
  }

  get steps(): number {
    return this.recorder?.steps ?? this.userAgent.kernel.steps;
  }

  /** A new tab, as the user opens it. */
  async open(firstURL: string): Promise<TabHandle<W, B>> {
    const traversable = this.#current.add(this.#current.nextName(), firstURL);
    const tab = this.#handles.of(traversable);
    await this.#load(traversable);
    return tab;
  }

  /** A tab that shows a window which others made. Throws what the window throws where it refuses the members of the model. */
  adopt<A extends object>(adopted: AdoptedDocumentHost<A>): AdoptedTabHandle<A, B> {
    const { currentURL } = adopted;
    const traversable = this.#current.add(this.#current.nextName(), currentURL, { isAdopted: true });
    this.userAgent.fact({ type: 'tab-opened', tab: traversable.name });
    const tab = this.#handles.adopted<A>(traversable);
    try {
      followFrames(showAdopted(traversable, adopted));
    } catch (error) {
      definitelyClose(traversable, 'Its window could not be adopted.', false);
      throw error;
    }
    moveSystemFocus(traversable);
    return tab;
  }

  async closeAll(because: string): Promise<void> {
    await closeAll(this.#current.traversables, this.driving, because);
  }

  /** The user quits and starts again. `session`: what comes of the tabs that are open. */
  async restart(options: { readonly session?: 'drop' | 'restore' }): Promise<void> {
    checkRestart(options);
    const { session = 'drop' } = options;
    const before = this.#current.traversables;
    const adopted = before.find(({ isAdopted }) => isAdopted);
    if (adopted !== undefined) throw refusedForAdopted('browser.restart()', adopted.name);
    this.policies.expire();
    await this.closeAll('The browser was restarted.');
    this.userAgent.coherence.arrive?.();
    this.userAgent.fact({ type: 'browser-restarted', session });
    if (session === 'drop') this.userAgent.cookies.endSession();
    else await this.copyAll(before);
    this.driving.ledger?.flush();
  }

  /** All tabs, for good; and others may use the profile. */
  async close(): Promise<void> {
    this.policies.expire();
    try {
      await this.closeAll(closedWithBrowser);
      // What their documents held and waited for ends with them.
      const lane = this.userAgent.madeLockManagers?.lane;
      if (lane !== undefined) await this.driving.runLane(lane, () => lane.head === null);
    } finally {
      this.userAgent.coherence.arrive?.();
      this.driving.ledger?.close();
    }
  }

  /** Opens a tab as the page of an open one would. */
  async openBy(opener: string, url: string | URL): Promise<TabHandle<W, B>> {
    const document = this.#current.traversable(opener)?.activeDocument ?? null;
    assert(document !== null, 'an open tab shows a document');
    const traversable = openAsPage(document, parseURL(url, document.baseURL));
    const tab = this.#handles.of(traversable);
    await this.driving.load(traversable);
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
  async reset(options: Partial<Pick<ResetNowOptions, 'scheduler' | 'seed'>>): Promise<void> {
    checkReset(options);
    const { scheduler = this.userAgent.scheduler, seed = this.#seed } = options;
    // Promise jobs of the last run end before the next one begins.
    await this.driving.rest();
    this.#beginNext({ scheduler, seed, observer: this.recorder });
    await this.#loadThose();
  }

  loadRest(): Promise<void> {
    return this.driving.exclusive('browser.reset()', () => this.#loadThose());
  }

  resetNow({ scheduler, seed, observer, guarded = true, code = 'end' }: ResetNowOptions): boolean {
    const isOurs = observer === null || observer === this.recorder || !guarded;
    this.#beginNext({ scheduler, seed, observer: isOurs ? observer : new GuardedObserver(observer), code });
    return this.#toLoad.length === 0;
  }

  forgetHeard(tab: string): void {
    const traversable = this.#current.traversable(tab);
    if (traversable === null) return;
    for (const { heard, messages } of inclusiveDescendants(traversable)) {
      heard.clear();
      messages.clear();
    }
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
    await this.driving.load(traversable);
    this.#loadSteps.set(name, userAgent.kernel.steps - steps);
  }

  #loadThose(): Promise<void> {
    return each(this.#current.traversables, async (traversable) => {
      if (this.#toLoad.includes(traversable)) await this.#load(traversable);
      // The user looked at it after those that have been loaded meanwhile.
      else moveSystemFocus(traversable);
    });
  }

  /** Ends the run, and begins the next one, which may have tabs that are still to be loaded. */
  #beginNext({ scheduler, seed, observer, code = 'end' }: ResetNowOptions): void {
    this.policies.expire();
    // The first of all: where it fails, the run goes on as if nobody had asked.
    this.driving.ledger?.endRun();
    const last = this.#current;
    const firstTabs = (this.#firstTabs ??= this.#firstTabsOf(last));
    seedScheduler(scheduler, seed);
    this.#seed = seed;
    this.#handles.endRun();
    const remains = endRun(last, firstTabs, code);
    this.recorder?.reset(scheduler.name, seed);
    const { run, toLoad } = beginRun(remains, this.#options, { scheduler, observer, lastTab: this.#lastFirstTab });
    this.#current = run;
    this.driving.follow(run.userAgent);
    this.#toLoad = toLoad;
  }

  #firstTabsOf({ traversables }: Run): readonly FirstTab[] {
    const opened = traversables.filter(({ openedBy }) => openedBy === null);
    this.#lastFirstTab = Math.max(0, ...opened.map(({ name }) => numberOf(name)));
    return opened
      .filter(({ isAdopted }) => !isAdopted)
      .map(({ name, firstURL }) => ({ name, firstURL, loadSteps: this.#loadSteps.get(name) ?? 0 }));
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
