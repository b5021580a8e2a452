import type { Algorithm } from './algorithms.ts';
import type { TraceEvent, TraceEventType } from './trace-event.ts';

/** Where and why something happened, in the same words for every type of event: what follows from the events before it. */
export interface EventPlace {
  /** Name of the tab, or of the frame in it; null: of none. */
  readonly tab: string | null;
  /** Number of the document; null: the user agent's own work. */
  readonly document: number | null;
  /** Name of the event loop: that of its agent, which is the first tab that has it. Null: no loop of pages. */
  readonly loop: string | null;
  /** Of the storage area, else of the document. Null: it has none (an opaque origin, or nobody's). */
  readonly storageKey: string | null;
  /**
   * `i` of the event that led to it: of a task, its queueing; of a queueing, the change, message, lock or response that it tells of; of
   * all else the beginning of the step. Null: something outside of the trace.
   */
  readonly causedBy: number | null;
  /** What it is in the standards; null: our own. */
  readonly standard: Algorithm | null;
}

/** An event of a trace with its place. */
export type PlacedEvent<T extends TraceEventType = TraceEventType> = Extract<TraceEvent, { readonly type: T }> & EventPlace;
