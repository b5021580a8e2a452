import type { Behaviour } from '../behaviour/behaviour.ts';
import type { Engine } from '../behaviour/presets.ts';
import type { StorageModel } from '../coherence/storage-model.ts';
import type { ConsoleLine } from '../console/console-line.ts';
import type { Scheduler } from '../event-loop/scheduler.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';
import type { DocumentHostFactory } from '../html/records/document-host.ts';
import type { PageRecord } from '../fetch/page-record.ts';
import type { PageServer } from '../fetch/page-server.ts';
import type { LeftPage } from '../html/records/user-agent-options.ts';
import type { ModuleLoader } from '../html/scripting/module-loader.ts';
import type { StoragePolicyOptions } from '../policy/policy.ts';
import type { Profile } from '../profile/profile.ts';
import type { PageErrors } from './failures.ts';
import type { Dialogs } from './dialogs.ts';

/** Everything that could run away has a limit. */
export interface Limits {
  /** Tasks that one driving call may run. Default 100,000. */
  readonly tasks: number;
  /**
   * How often one wait, of `runUntil`, `run` or `evaluate`, moves virtual time on to the next timer or late answer. So it ends where
   * timers only repeat; `advance` and `settle` move time as far as they are told to. Default 10,000.
   */
  readonly timeMoves: number;
  /** Navigations that one tab may begin while one driving call loads it. Default 100. */
  readonly navigations: number;
  /** Pages that one tab keeps in the back/forward cache; the one left longest ago goes first. Default 6. */
  readonly keptPages: number;
  /** Places that the history of one tab has; the oldest goes first. Default 50, as in the engines. */
  readonly historyEntries: number;
  /** While so many tabs are open, pages can open no more: `window.open` gives null, as when the user blocks popups. Default 2,000. */
  readonly popups: number;
  /**
   * How long one answer that is missing holds up the others and your call, in ms of real time, counted from when somebody waits for
   * it. Default 1,000.
   */
  readonly waitMs: number;
  /**
   * How long `loader` may take for one `tab.import()`, until all that it needs is there, in ms of real time. Default 60,000: what has to be
   * bundled first takes its time.
   */
  readonly moduleMs: number;
  /** Failures of pages that each tab and frame keeps in `errors`; of more only the trace knows. Default 1,000. */
  readonly pageErrors: number;
  /**
   * How often one task may read the clock, by `Date`, `performance.now()` or `Intl`, while virtual time stands still. Whoever reads on
   * waits for it to move, and sees it move by 0.1 ms at each reading. Default 1,000.
   */
  readonly clockReads: number;
  /** Events that the trace keeps; the oldest go first. Default 65,536. */
  readonly traceEvents: number;
}

/** How much the trace records: everything; without reads and checkpoints; nothing. */
export type TraceLevel = 'full' | 'tasks' | 'off';

/** What a Browser is made with. Everything has a default. */
export interface BrowserOptions<W extends object = BareWindow> {
  /** What makes windows. Default: `bare()`, which has no HTML: of a page's response it heeds status and headers. */
  readonly host?: DocumentHostFactory<W>;
  /** Answers the pages' requests: a function, or a record of paths. Default: an empty HTML document for every URL. */
  readonly pages?: PageServer | PageRecord;
  /** Where `tab.import()` gets modules from: `vite()` of `storageloom/vite`. Default: nowhere, and `import()` rejects with NO_LOADER. */
  readonly loader?: ModuleLoader;
  /**
   * Where local storage and cookies with a date live: `memory()`, or `disk(path)` of `storageloom/node`, for the next run to find.
   * Session storage is never kept. Default: `memory()`.
   */
  readonly profile?: Profile;
  /**
   * When a write is seen in another tab. `shared`: at once, the standard's text. `chromium`, `webkit`: each process has a copy of local
   * storage, and a write is on its way to the others for a while. `firefox`: each task sees a snapshot, and sends what it wrote when it is
   * over. See docs/storage-copies.md. With copies `policy` may set sizes alone. Default `shared`.
   */
  readonly storage?: StorageModel;
  /**
   * Decides order. Default: `fifo()`. It begins anew with each Browser that it is given to: two that are in use at the same time need
   * two, or each draws random numbers of the other.
   */
  readonly scheduler?: Scheduler;
  /** Feeds the pages' random numbers, an integer. The same seed gives the same run. Default 1. */
  readonly seed?: number;
  /** `virtual`: time moves by `advance` and `settle({ timers: true })` only. `real`: it follows the real clock. Default `virtual`. */
  readonly clock?: 'virtual' | 'real';
  /**
   * What the pages' clocks show at virtual time 0: a date, a text that names one, or ms since 1970. What names no time zone is in UTC.
   * Default `2026-01-01`.
   */
  readonly startTime?: string | number | Date;
  /** The time zone of the user, by its IANA name, such as `Europe/Berlin`: what local time is for pages. Default `UTC`. */
  readonly timezone?: string;
  /** The language of the user, such as `de-DE`: what `Intl` and `toLocaleString` of dates take where a page names none. Default `en-US`. */
  readonly locale?: string;
  /** `manual`: nothing runs until you say so. `auto`: tasks run by themselves, as in a browser. Default `manual`. */
  readonly pump?: 'manual' | 'auto';
  /** Who may store what: quotas, blocked sites, third parties, consent, expiry. `browser.setPolicy()` changes it. Default: everybody may, 5 Mi units for each area. */
  readonly policy?: StoragePolicyOptions;
  /**
   * Whose choices to take where engines differ: an engine's, as it was recorded, down to the partitions that frames of other sites store
   * in. docs/engines.md lists them all. Default `standard`.
   */
  readonly engine?: Engine;
  /** Choices that are to be others than those of `engine`. */
  readonly behaviour?: Partial<Behaviour>;
  /**
   * What the user answers when a page asks whether to leave it (a `beforeunload` handler that cancels its event): always the same, or
   * as a function of the page says. Default `leave`.
   */
  readonly beforeUnload?: 'leave' | 'stay' | ((page: LeftPage) => 'leave' | 'stay');
  /**
   * What the user answers to `alert`, `confirm`, `prompt` and `print`: always the same, or as a function of the dialog says, at once.
   * Default: each is dismissed, and stderr has a line for it, once.
   */
  readonly dialogs?: Dialogs;
  /**
   * Whether pages may open tabs, by `window.open` and by links: always, never, or as a popup blocker has it, when the user has just done
   * something in the page (`user`), which opening then consumes. Default `allow`.
   */
  readonly popups?: 'allow' | 'user' | 'block';
  /**
   * What pages write to their consoles is in the trace. `print`: it is also printed, each line with the name of its tab before it:
   * `[tab1] …`. `trace`: it is not. A function gets each message instead of that; what it throws fails the call that ran it.
   * Default `print`.
   */
  readonly console?: 'print' | 'trace' | ((line: ConsoleLine) => void);
  /**
   * What becomes of an exception or rejection of a page that no handler of the page cancels. `print`: it is printed on the error
   * stream, once where many are alike. `throw`: the call that ran it rejects with PAGE_ERROR. `trace`: it stands in the trace and in
   * `tab.errors` alone, as it does with all. A function is told of each; what it throws fails the call. Default `print`.
   * With `print` and `throw` it is also printed, once for each, what a page does in vain: scripts, style sheets and images that do not
   * come, windows that are not opened.
   * A failure of test code (a listener that your test added, an assertion anywhere) always fails the call that ran it.
   */
  readonly pageErrors?: PageErrors;
  /** Default: `full`. */
  readonly trace?: TraceLevel;
  readonly limits?: Partial<Limits>;
}

export const defaultLimits: Limits = {
  tasks: 100_000,
  timeMoves: 10_000,
  navigations: 100,
  keptPages: 6,
  historyEntries: 50,
  popups: 2_000,
  waitMs: 1_000,
  moduleMs: 60_000,
  pageErrors: 1_000,
  clockReads: 1_000,
  traceEvents: 65_536,
};
