import type { MessageFact } from './message-fact.ts';
import type { RemovalReason } from './removal-reason.ts';
import type { Owner, Task } from './task.ts';

/** Why a user agent takes everything out of a storage area: a response says so, the user does, or it was kept long enough. */
export type EmptyingReason = 'Clear-Site-Data' | 'cleared by the user' | 'expired';

/**
 * Why a lock was released: what its callback returned is settled; its signal was aborted before the callback was called; its document
 * ended, or was left.
 */
export type LockReleaseReason = 'fulfilled' | 'rejected' | 'signal' | 'document ended' | 'document left';

/** Why a request for a lock was given up. */
export type LockAbortReason = 'signal' | 'document ended' | 'document left';

/** What whoever watches knows of a storage area. */
export interface ObservedArea {
  /** From what made it, never from a counter: `localStorage https://a.example`, `sessionStorage https://a.example tab1`. */
  readonly name: string;
}

/**
 * How a step used a cell: something that one step leaves and another finds. Two additions to a queue can change places, everything
 * else but two reads cannot.
 */
export type Access = 'read' | 'write' | 'add';

/**
 * Facts that are rare enough to be objects. Each is one event of the trace under the same `type` and with the same members.
 * `document` is an id; `area` and `tab` are names.
 */
export type Fact =
  | { readonly type: 'tab-opened'; readonly tab: string }
  | { readonly type: 'tab-closed'; readonly tab: string }
  | {
      readonly type: 'document-created';
      readonly document: number;
      readonly tab: string;
      readonly url: string;
      readonly origin: string;
      /** Name of the event loop that its tasks run on: that of its agent. Absent in traces of before. */
      readonly loop?: string;
      /** The document that is gone, and whose window goes on with this one. Absent where it has a window of its own. */
      readonly predecessor?: number;
      /** Absent where it is the origin: of a third party whose storage has a partition of its own. */
      readonly storageKey?: string;
      /** Its origin is opaque because of a sandbox. Absent where it is not. */
      readonly sandboxed?: true;
    }
  | { readonly type: 'document-loaded'; readonly document: number }
  | { readonly type: 'document-destroyed'; readonly document: number }
  /** Its navigable goes on to another one. `reason`: why it is not kept to be returned to; empty when it is, or needs none. */
  | { readonly type: 'document-left'; readonly document: number; readonly kept: boolean; readonly reason: string }
  /** It is shown again, from the back/forward cache. */
  | { readonly type: 'document-returned'; readonly document: number }
  /** It leaves the back/forward cache, and is destroyed. */
  | { readonly type: 'document-dropped'; readonly document: number; readonly reason: string }
  | { readonly type: 'visibility-changed'; readonly tab: string; readonly visibility: 'visible' | 'hidden' }
  /** The session of a tab begins as a copy of another one's. */
  | { readonly type: 'session-copied'; readonly from: string; readonly tab: string }
  /** The user quit and started again. `session`: whether the tabs were opened again with theirs. */
  | { readonly type: 'browser-restarted'; readonly session: 'drop' | 'restore' }
  | { readonly type: 'tab-crashed'; readonly tab: string }
  | { readonly type: 'url-changed'; readonly document: number; readonly url: string }
  | {
      readonly type: 'navigation-started';
      readonly tab: string;
      readonly url: string;
      readonly cause: 'user' | 'reload' | 'link' | 'form' | 'script' | 'frame' | 'traverse';
    }
  | {
      readonly type: 'navigation-ended';
      readonly tab: string;
      readonly url: string;
      readonly status: number;
      readonly reason: string;
    }
  | {
      readonly type: 'request';
      readonly request: number;
      readonly tab: string;
      /** The document that asked; null for a navigation. */
      readonly document: number | null;
      readonly method: string;
      readonly url: string;
    }
  /** `status` 0: none came, and `reason` says why in one sentence; otherwise it is absent. */
  | { readonly type: 'response'; readonly request: number; readonly status: number; readonly reason?: string }
  /** Nobody waits for its response any more. */
  | { readonly type: 'request-aborted'; readonly request: number }
  | {
      readonly type: 'area-created';
      readonly area: string;
      readonly kind: 'localStorage' | 'sessionStorage' | 'cookies';
      readonly origin: string;
      /** The tab whose session it is; null for areas that all tabs share. */
      readonly tab: string | null;
      /** Absent where it is the origin. */
      readonly storageKey?: string;
      /** Where it is a process's copy: the area that it is a copy of, as the browser process has it. */
      readonly copyOf?: string;
    }
  /** A change of the process `by` is in an area that is not its own: the browser process's, or a copy. `key` null: all went. */
  | {
      readonly type: 'applied';
      readonly area: string;
      readonly key: string | null;
      readonly oldValue: string | null;
      readonly newValue: string | null;
      readonly by: string;
    }
  /** Who may store what is another from now on. `policy`: what was set, as source text. */
  | { readonly type: 'policy-changed'; readonly policy: string }
  /** The user agent took everything out of an area, and no page hears of it. */
  | { readonly type: 'area-emptied'; readonly area: string; readonly reason: EmptyingReason }
  /** A response has the user agent remove what its origin keeps. `types`: which data, as `storage, cookies`. */
  | { readonly type: 'site-data-cleared'; readonly request: number; readonly url: string; readonly types: string }
  | { readonly type: 'cookie-read'; readonly document: number; readonly area: string; readonly cookies: string }
  | {
      readonly type: 'cookie-written';
      /** -1: a response set it. */
      readonly document: number;
      /** The request whose response set it, if one did. */
      readonly request?: number;
      readonly area: string;
      readonly name: string;
      readonly value: string | null;
    }
  | {
      readonly type: 'error';
      readonly document: number;
      readonly kind: 'exception' | 'rejection';
      readonly message: string;
      /** The innermost place in page code; else the document's URL, and zeros. */
      readonly url: string;
      readonly line: number;
      readonly column: number;
      /** The lines of the stack that are of page code. */
      readonly stack: string;
      /** Whose code failed. */
      readonly by: 'page' | 'test';
      readonly handled: boolean;
    }
  | {
      readonly type: 'dialog';
      readonly document: number;
      readonly kind: 'alert' | 'confirm' | 'prompt' | 'print';
      readonly message: string;
      readonly answer: 'accepted' | 'dismissed' | 'not shown';
      /** What was typed into a prompt that was accepted. */
      readonly text: string | null;
      /** Why it was not shown; empty when it was. */
      readonly reason: string;
    }
  /** A page was not given what it asked for, or its form was not sent, and no other fact says so. `reason`: half a sentence. */
  | {
      readonly type: 'refused';
      readonly document: number;
      readonly what: 'window' | 'script' | 'module' | 'json' | 'style' | 'image' | 'form' | 'storage';
      readonly url: string;
      readonly reason: string;
    }
  /** What a person was to do in the running step could not be done. `code`: of the error that the call ends with; `reason`: its second sentence. */
  | { readonly type: 'input-refused'; readonly document: number; readonly code: string; readonly reason: string }
  /** A page has a BroadcastChannel from now on, until it is closed, or its document is destroyed. `channel`: a number of its own. */
  | { readonly type: 'channel-opened'; readonly channel: number; readonly document: number; readonly name: string }
  | { readonly type: 'channel-closed'; readonly channel: number; readonly document: number; readonly name: string }
  | MessageFact
  /** A page asked for a lock. `request`: a number of its own, which the facts below name. `storageKey`: whose lock manager it is. */
  | {
      readonly type: 'lock-requested';
      readonly request: number;
      readonly document: number;
      readonly storageKey: string;
      readonly name: string;
      readonly mode: 'exclusive' | 'shared';
      readonly option: 'none' | 'ifAvailable' | 'steal';
    }
  /**
   * It was not grantable, and waits in the queue. `behind`: the requests that hold the lock, then those that stand right before it, as `2, 5`: at
   * most ten. `more`: how many others do; absent for none.
   */
  | { readonly type: 'lock-waiting'; readonly request: number; readonly behind: string; readonly more?: number }
  /** It holds the lock. The task that calls back is queued right behind it. */
  | { readonly type: 'lock-granted'; readonly request: number }
  /** It was made with `ifAvailable`, and the lock was not: the callback is called with null. */
  | { readonly type: 'lock-unavailable'; readonly request: number }
  /** It holds the lock no longer. */
  | { readonly type: 'lock-released'; readonly request: number; readonly reason: LockReleaseReason }
  /** The lock that it held was stolen by the request `by`. */
  | { readonly type: 'lock-stolen'; readonly request: number; readonly by: number }
  /** It waits no longer, and never had the lock. */
  | { readonly type: 'lock-aborted'; readonly request: number; readonly reason: LockAbortReason }
  /**
   * Code of a page or of a test dispatched a `storage` event at a window: nothing was stored. `key` and the values are null also where the
   * event is no StorageEvent.
   */
  | {
      readonly type: 'event-dispatched';
      readonly document: number;
      readonly key: string | null;
      readonly oldValue: string | null;
      readonly newValue: string | null;
    }
  /** A page wrote to its console. */
  | {
      readonly type: 'console';
      readonly document: number;
      readonly level: 'debug' | 'log' | 'info' | 'warn' | 'error';
      readonly text: string;
    }
  | { readonly type: 'outside-started'; readonly document: number; readonly label: string }
  | { readonly type: 'outside-ended'; readonly document: number }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'check'; readonly text: string; readonly passed: boolean };

/**
 * The one port for whoever watches a user agent: trace, limits, and later race detection and the explorer. It is null when
 * nobody does, and each path tests it once. No argument is ever built for it: they are what the caller has in hand anyway.
 */
export interface Observer {
  /** `steps`: it need not be told of loading, so that after a run tabs can be shown again without it. */
  readonly level: 'all' | 'steps';
  queued(task: Task): void;
  /**
   * One of `heads[0 … count - 1]` is about to be chosen: the enabled set. The array is the kernel's, and is used again. Absent for who
   * does not want it: in natural order the set is gathered for this alone, at each step.
   */
  choosing?(heads: readonly Task[], count: number, natural: number): void;
  /** The task's first callback is about to run. `natural`: it was the earliest due, then first queued. */
  started(task: Task, natural: boolean): void;
  /**
   * `ranScript`: code of a page, or of a test in its place, ran in it. The step is over: what this throws ends the drive, and no other
   * method may throw.
   */
  ended(task: Task, ranScript: boolean): void;
  removed(task: Task, reason: RemovalReason): void;
  /**
   * The task is due, and its document is not fully active, or its time stands still from now on; `returned` when it takes its place
   * again, or its time goes on.
   */
  held(task: Task): void;
  returned(task: Task): void;
  /** Virtual time moved to `now`, in ms. */
  time(now: number): void;
  /** A microtask checkpoint ended a callback of the running step. */
  checkpoint(): void;
  /** `key` null: the set of keys was read (`length`, `key(i)`, enumeration). `value` undefined: the key is absent. */
  read(area: ObservedArea, source: Owner, key: string | null, value: string | undefined): void;
  /** A change was made. `oldValue` null: new key. `newValue` null: removed. `key` null: cleared. */
  wrote(area: ObservedArea, source: Owner, key: string | null, oldValue: string | null, newValue: string | null): void;
  /**
   * A write changed nothing: the same `value`; a key that is absent (`value` null); an area that is empty (`key` null, too). Who writes so
   * has read.
   */
  unchanged(area: ObservedArea, source: Owner, key: string | null, value: string | null): void;
  /** The running step used something other than a storage area; `cell` is named after what made it, as `listeners tab1`. */
  access(cell: string, kind: Access): void;
  /** A write did not fit into the quota. */
  refused(area: ObservedArea, source: Owner, key: string, value: string): void;
  /** A storage event is fired at `target`'s window, in the running task. `listeners` false: nothing there listens to it. */
  fired(
    area: ObservedArea,
    target: Owner,
    key: string | null,
    oldValue: string | null,
    newValue: string | null,
    url: string,
    listeners: boolean,
  ): void;
  fact(fact: Fact): void;
}
