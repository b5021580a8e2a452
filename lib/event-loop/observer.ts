import type { Owner, Task } from './task.ts';

/** Why a queued task never ran. */
export type RemovalReason =
  'cancelled' | 'document destroyed' | 'back/forward cache' | 'browser closed' | 'port transferred' | 'reset';

/** What a storage area is known by in a trace. */
export interface ObservedArea {
  readonly id: number;
}

/**
 * Facts that are rare enough to be objects. Each is one event of the trace under the same `type` and with the same members.
 * `document` and `area` are ids; `tab` is the name of a tab.
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
  | { readonly type: 'response'; readonly request: number; readonly status: number }
  | {
      readonly type: 'area-created';
      readonly area: number;
      readonly kind: 'localStorage' | 'sessionStorage' | 'cookies';
      readonly origin: string;
      /** The tab whose session it is; null for areas that all tabs share. */
      readonly tab: string | null;
    }
  | { readonly type: 'cookie-read'; readonly document: number; readonly area: number; readonly cookies: string }
  | {
      readonly type: 'cookie-written';
      /** -1: a response set it. */
      readonly document: number;
      /** The request whose response set it, if one did. */
      readonly request?: number;
      readonly area: number;
      readonly name: string;
      readonly value: string | null;
    }
  | {
      readonly type: 'error';
      readonly document: number;
      readonly kind: 'exception' | 'rejection';
      readonly message: string;
      readonly handled: boolean;
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
  queued(task: Task): void;
  /** The task's first callback is about to run. `natural`: it was the earliest due, then first queued. */
  started(task: Task, natural: boolean): void;
  ended(task: Task): void;
  removed(task: Task, reason: RemovalReason): void;
  /**
   * The task was met at the front while its document was not fully active, or its time stands still from now on; `returned`
   * when it takes its place again, or its time goes on.
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
  /** A write did not fit into the quota. */
  refused(area: ObservedArea, source: Owner, key: string, value: string): void;
  /** A storage event is fired at `target`'s window, in the running task. */
  fired(
    area: ObservedArea,
    target: Owner,
    key: string | null,
    oldValue: string | null,
    newValue: string | null,
    url: string,
  ): void;
  fact(fact: Fact): void;
}
