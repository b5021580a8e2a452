import type { Behaviour } from '../../behaviour/behaviour.ts';
import type { CoherenceFactory } from '../../coherence/coherence-model.ts';
import type { ConsoleLine } from '../../console/console-line.ts';
import type { Place } from '../../ecmascript/place.ts';
import type { LastingCookies } from '../../cookies/lasting-cookies.ts';
import type { Checkpoint } from '../../event-loop/checkpoint.ts';
import type { Observer } from '../../event-loop/observer.ts';
import type { Scheduler } from '../../event-loop/scheduler.ts';
import type { PageServer } from '../../fetch/page-server.ts';
import type { LastingAreas } from '../../storage/lasting-areas.ts';
import type { Assembler } from './assembler.ts';
import type { BrowsingContextGroup } from './browsing-context-group.ts';
import type { Dialog, DialogOutcome } from './dialog.ts';
import type { DocumentHostFactory } from './document-host.ts';
import type { FailureListener } from './page-error.ts';
import type { RealmOwners } from './realm-owners.ts';
import type { StoragePolicy } from './storage-policy.ts';
import type { Traversable } from './traversable.ts';
import type { UserAgent } from './user-agent.ts';

/** A page that asks the user whether to leave it. */
export interface LeftPage {
  /** Of the tab or frame: `tab1`. */
  readonly name: string;
  readonly url: string;
}

/** What a page wrote to its console. `printable`: its text in full, with the stacks of errors. */
export interface PrintableLine extends ConsoleLine {
  readonly printable: string;
}

/** Why a page opens no window, half a sentence, and what to do about it. */
export interface PopupRefusal {
  readonly why: string;
  readonly mend: string;
}

/** Opens the tabs that pages ask for. */
export interface TabOpener {
  /** The open tabs, oldest first. */
  readonly traversables: readonly Traversable[];
  /** Why pages may open no more tab; null: they may. `asked`: the user has just done something in the page. */
  refusal(asked: boolean): PopupRefusal | null;
  /** A new tab that shows nothing yet; `group` null: in a browsing context group of its own. */
  open(name: string, firstURL: string, group: BrowsingContextGroup | null): Traversable;
}

/** What outlives a user agent: local storage, and cookies with a date. */
export interface LastingStorage extends LastingAreas, LastingCookies {}

export interface UserAgentOptions {
  readonly host: DocumentHostFactory;
  readonly server: PageServer | null;
  readonly checkpoint: Checkpoint;
  readonly assembler: Assembler;
  /** Default: the standard one. */
  readonly behaviour?: Behaviour;
  /** Default: a write is seen everywhere at once. */
  readonly coherence?: CoherenceFactory | null;
  /** Pages that one tab keeps in the back/forward cache. Default 6. */
  readonly keptPages?: number;
  /** Places that the history of one tab has. Default 50. */
  readonly historyEntries?: number;
  /** What the user answers when a page asks whether to leave it. Default: `leave`. */
  readonly beforeUnload?: (page: LeftPage) => 'leave' | 'stay';
  /** Hears what pages write to their consoles. Default: nobody does. */
  readonly console?: ((line: PrintableLine) => void) | undefined;
  /** A Proxy in short, where the surroundings can tell one; null for all else. */
  readonly describeProxy?: ((value: object) => string | null) | undefined;
  /** Hears of what pages do not handle, and of what the test does wrong in them. Default: nobody. */
  readonly failures?: FailureListener;
  /** Failures that each tab and frame keeps. Default 1,000. */
  readonly pageErrors?: number;
  /** What the user does with what a page shows: see {@link Dialog}. Default: nobody answers, it is dismissed. */
  readonly dialogs?: (dialog: Dialog) => DialogOutcome;
  /** Tells people what nothing else says: a line, once for each `topic`. Default: nobody is told. */
  readonly warn?: (topic: string, line: string) => void;
  /** Tells people what a page did in vain, and no error says: once for each line. `name`: its tab or frame. Default: nobody is told. */
  readonly notice?: ((name: string, line: string) => void) | undefined;
  /** What the pages' clocks show at virtual time 0, in ms since 1970. Default: {@link epochMs}. */
  readonly startMs?: number;
  /** Where the user is. Default: UTC, and English as in the United States. */
  readonly place?: Place;
  /** How often one task may read the clock before virtual time moves. Default 1,000. */
  readonly clockReads?: number;
  /** Default: nothing outlives the user agent. */
  readonly lasting?: LastingStorage | null;
  /** Shared by the runs of one Browser: promises may be rejected late. */
  readonly realmOwners: RealmOwners;
}

/** What one run differs in from another. */
export interface UserAgentRunOptions {
  readonly scheduler: Scheduler;
  readonly observer: Observer | null;
  readonly tabOpener: TabOpener;
  /** Who may store what. Default: everybody. */
  readonly storagePolicy?: (userAgent: UserAgent) => StoragePolicy;
}
