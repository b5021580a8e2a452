import type { Realm } from '../webidl/realm.ts';

/** What events and their targets need of the window that they belong to. */
export interface RelevantGlobal {
  readonly realm: Realm;
  /** `window.event`: the event whose listener runs just now. Kept by the dispatch. */
  currentEvent: object | undefined;
  /** Virtual milliseconds since the time origin: the `timeStamp` of events. */
  now(): number;
  /** A listener threw: the others still run. */
  reportException(error: unknown): void;
}
