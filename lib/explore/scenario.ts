import type { Browser, Tab } from '../browser/browser.ts';
import type { BrowserOptions } from '../browser/options.ts';
import type { Settled } from '../browser/settled.ts';
import type { StorageModel } from '../coherence/storage-model.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';

/** How a test is explored. Everything has a default. */
export interface ExploreOptions<W extends object = BareWindow> {
  /** Tabs that are open when a schedule begins: how many, or what each shows. Default 2. */
  readonly tabs?: number | readonly (string | URL)[];
  /** What they show where `tabs` is a number. Default `http://localhost/`. */
  readonly url?: string | URL;
  /**
   * `auto`: the natural order, then one order of each kind up to a quarter of `schedules`, then orders drawn by lot. `exhaustive`: one of
   * each kind. It sees what tabs share by storage, `critical` and `variable`; variables of your own that code of several tabs changes it
   * does not see. Default `auto`.
   */
  readonly strategy?: 'auto' | 'exhaustive' | 'sampled';
  /** Most schedules. Default 1,000; where `strategy` is `exhaustive`, 100,000. */
  readonly schedules?: number;
  /**
   * Real time after which no schedule begins, in ms. It ends a search, and changes nothing of a schedule; how many run then depends on the
   * machine. Default 2,000.
   */
  readonly limitMs?: number;
  /** An integer, of the first schedule; each that is drawn by lot has the next one. Default 1. */
  readonly seed?: number;
  /** Any lane may go next, or the natural one always. Default `any`. */
  readonly order?: 'any' | 'natural';
  /**
   * `lateness`: how late each timer may be, in ms of virtual time. `any order`: whatever they wait for, timers of two documents come in
   * any order, and those of one by the time that each asked for; no clock may be read then. Default 0: all are exact.
   */
  readonly timers?: { readonly lateness?: number | 'any order' };
  /** When a write is seen in another tab: see the option of a Browser. Default `shared`. */
  readonly storage?: StorageModel;
  /** `latency`: how long a message between processes may take, in ms of virtual time, where `storage` keeps copies. Default 0. */
  readonly messages?: { readonly latency?: number };
  /**
   * `edges`: random numbers are close to 0 or to 1 more often than by chance. Default: `edges` where schedules are drawn by lot, `plain`
   * where one of each kind is run.
   */
  readonly random?: 'plain' | 'edges';
  /** Virtual time at which `rest()` ends, in ms. Default 60,000. */
  readonly horizonMs?: number;
  /**
   * Of modules that `tab.import()` brings. `fresh`: each schedule evaluates them in each tab. `kept`: they are evaluated once in each tab, and
   * go on in later schedules as they are, which is faster; so they must keep nothing. What evaluating one does that later schedules would miss,
   * such as adding a listener, is refused with BAD_OPTION; what it keeps in variables is for NOT_DETERMINISTIC to find. For bare windows only.
   * Default `fresh`.
   */
  readonly modules?: 'fresh' | 'kept';
  /** Whether an exception or a rejection that a page did not handle fails the schedule. Default `fail`. */
  readonly pageErrors?: 'fail' | 'ignore';
  /** A line that a failure printed: that schedule alone. */
  readonly replay?: string;
  /** `steps`: tasks of one schedule, default 10,000. `shrinking`: schedules that a failure is made small with, default 2,000. */
  readonly limits?: { readonly steps?: number; readonly shrinking?: number };
  /** What else the Browser is made with: its host, its pages. What decides order, chance and time is the explorer's. */
  readonly browser?: Omit<BrowserOptions<W>, 'scheduler' | 'seed' | 'clock' | 'pump' | 'trace' | 'pageErrors' | 'storage'>;
}

/** Where a test runs: once for each schedule, each time as if it were the first. */
export interface World<W extends object = BareWindow> {
  readonly browser: Browser<W>;
  /** Those that are open when a schedule begins. */
  readonly tabs: readonly Tab<W>[];
  /**
   * Runs all there is, timers too, until nothing is left or `horizonMs` of virtual time have passed. The one driving call that most tests
   * need. Rejects with HORIZON at `limits.steps` tasks.
   */
  rest(): Promise<Settled>;
  /** `check` is asked after each task: false, or what it throws, fails the schedule. */
  always(what: string, check: () => boolean | void): void;
  /**
   * What one tab may be in at a time: a second one that enters fails the schedule, and so does one that enters twice. Where the document
   * ends that a tab showed when it entered, the tab is inside no more.
   */
  critical(name: string): CriticalSection<W>;
  /**
   * A variable of the test that code of several tabs uses: the search sees who reads and who writes it. Reading one whose value is an
   * object counts as writing it, since what is in the object may be changed. Throws BAD_OPTION for a name that has one already.
   */
  variable<T>(name: string, initial: T): Variable<T>;
}

export interface CriticalSection<W extends object = BareWindow> {
  /** Throws BAD_OPTION for what is no tab. */
  enter(tab: Tab<W>): void;
  /** Throws BAD_OPTION for a tab that is not inside, and for what is none. */
  exit(tab: Tab<W>): void;
}

export interface Variable<T> {
  value: T;
}

export type Test<W extends object = BareWindow> = (world: World<W>) => void | Promise<void>;

/** A test, and how it is explored: what a file exports by default to be run by the command. */
export interface Scenario<W extends object = BareWindow> {
  readonly options: ExploreOptions<W>;
  readonly test: Test<W>;
}

/** Puts a test together with how it is explored. */
export function scenario<W extends object = BareWindow>(options: ExploreOptions<W>, test: Test<W>): Scenario<W> {
  return { options, test };
}
