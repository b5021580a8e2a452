import type { AreaActor } from './actors.ts';

/** What a row's text is about; the drawing gives each a colour. */
export type Tone = 'plain' | 'dim' | 'title' | 'write' | 'read' | 'event' | 'message' | 'good' | 'bad' | 'leak';

/** What becomes of a request for a lock from a row on, beside the lifeline of its tab. */
export interface LockChange {
  readonly tab: string;
  /** Number of the request. */
  readonly request: number;
  readonly state: 'waits' | 'holds' | 'over';
}

/** A storage event or a message that waits in the tab of whoever hears it, from the row of the change to the row in which it runs. */
export interface Waiting {
  readonly tab: string;
  /** Id of its task. */
  readonly task: number;
}

/**
 * An arrow between a tab and a storage area: `to` for a write, `from` for a read, `refused` for a write that did not fit, `unchanged` for
 * one of what was there already, of which nobody hears.
 */
export interface Arrow {
  readonly area: string;
  readonly direction: 'to' | 'from' | 'refused' | 'unchanged';
}

/** One line of the story, before it is known how wide the drawing is. */
export interface Row {
  readonly ms: number;
  readonly step: number;
  /** In whose column it stands; null: across all columns. */
  readonly tab: string | null;
  /** One symbol before the text, or nothing. */
  mark: string;
  text: string;
  tone: Tone;
  readonly arrow: Arrow | null;
  /** Storage events that this change queued, or the deliveries of this message. */
  readonly queued: Waiting[];
  readonly lock: LockChange | null;
  /** Task whose waiting ends here. */
  readonly ran: number | null;
  /** How often the same happened in this step. */
  times: number;
  /** It belongs to the row that began its step. */
  inset: boolean;
}

/** Everything that is drawn. */
export interface Story {
  readonly rows: readonly Row[];
  /** Tabs that have rows, or lived before them, in the order of their opening. */
  readonly tabs: readonly string[];
  /** The areas that were used, or may have been in what was dropped, in the order of their making. */
  readonly areas: readonly AreaActor[];
  /** Tabs that lived before the first row, where earlier events were dropped. */
  readonly before: readonly string[];
  /** What was known of locks then. */
  readonly locksBefore: readonly LockChange[];
}
