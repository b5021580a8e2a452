import type { CodeOwner } from '../infra/code-owner.ts';
import type { Realm } from '../webidl/realm.ts';

/** HTML, calling scripts: https://html.spec.whatwg.org/multipage/#calling-scripts */
export interface ScriptCalls {
  prepareToRunScript(): void;
  cleanUpAfterRunningScript(): void;
}

/** What events and their targets need of the window that they belong to. */
export interface RelevantGlobal {
  readonly realm: Realm;
  /** Told of each listener that is called. */
  readonly scripts: ScriptCalls;
  /** `window.event`: the event whose listener runs just now. Kept by the dispatch. */
  currentEvent: object | undefined;
  /** Virtual milliseconds since the time origin: the `timeStamp` of events. */
  now(): number;
  /** A listener or a handler was added at the window, or removed from it. */
  listenersChanged?(): void;
  /** Script is about to dispatch an event of the type `storage` at a target, which may be the window. */
  storageEventDispatched?(target: object, event: object): void;
  /** A listener threw: the others still run. */
  reportException(error: unknown, by: CodeOwner): void;
  /** A listener returned that, which may be a promise. */
  returned(value: unknown, by: CodeOwner): void;
  /** Whose callback that is, which somebody registers now. */
  ownerOf(callback: object): CodeOwner;
}
