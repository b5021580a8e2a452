import { explain } from './explain.ts';
import { drawTimeline, type TimelineOptions } from './text-timeline.ts';
import type { TraceEvent, TraceEventOf, TraceEventType, TraceHeader } from './trace-event.ts';

/** What a trace is read from: a recorder, or the lines of a file. */
export interface TraceSource {
  readonly header: TraceHeader;
  /** The events, oldest first, built as they are asked for. */
  events(): Iterable<TraceEvent>;
}

/** Which events are wanted: those for which every given member agrees. */
export interface EventFilter<T extends TraceEventType = TraceEventType> {
  /** One type, or several. */
  readonly type?: T | readonly T[];
  /** Events of this tab and of its documents. */
  readonly tab?: string;
  /** Number of a step. */
  readonly step?: number;
  /** Id of a document. */
  readonly document?: number;
  /** Id of a storage area. */
  readonly area?: number;
  /** Id of a task. */
  readonly task?: number;
}

/** A trace as plain data: what {@link Trace.toJSONL} writes in lines. */
export interface TraceData {
  readonly header: TraceHeader;
  readonly events: readonly TraceEvent[];
}

/**
 * What happened in a user agent, for people and for programs. It is a view: what happens later is seen by the next call. Event
 * objects are built by each call, so keep the result rather than ask twice.
 */
export class Trace {
  readonly #source: TraceSource;

  constructor(source: TraceSource) {
    this.#source = source;
  }

  /** Who made the trace, and how many of the oldest events are missing. */
  get header(): TraceHeader {
    return this.#source.header;
  }

  /** The events, oldest first; with a filter, those that it agrees with. */
  events<T extends TraceEventType = TraceEventType>(filter: EventFilter<T> = {}): TraceEventOf<T>[] {
    const tabs = new Map<number, string>();
    const found: TraceEventOf<T>[] = [];
    for (const event of this.#source.events()) {
      if (event.type === 'document-created') tabs.set(event.document, event.tab);
      if (agrees(event, filter, tabs)) found.push(event);
    }
    return found;
  }

  /** A drawing: a column for each tab and each storage area, time downward. Width 80, no colour, unless the options say so. */
  toText(options: TimelineOptions = {}): string {
    return drawTimeline(this.#source.events(), options);
  }

  toJSON(): TraceData {
    return { header: this.header, events: [...this.#source.events()] };
  }

  /** JSON Lines, version 1: the header, then one event a line; ends with a newline. `parseTrace` reads it back. */
  toJSONL(): string {
    const lines = [JSON.stringify(this.header)];
    for (const event of this.#source.events()) lines.push(JSON.stringify(event));
    return `${lines.join('\n')}\n`;
  }

  /**
   * One paragraph on a step: which task, who queued it and when, why it could run, what it did, and who did not hear of its
   * changes. Says so when the trace holds no step of that number.
   */
  explain(step: number): string {
    return explain(this.#source.events(), step);
  }
}

function agrees<T extends TraceEventType>(
  event: TraceEvent,
  filter: EventFilter<T>,
  tabs: ReadonlyMap<number, string>,
): event is TraceEventOf<T> {
  const { type, tab, ...members } = filter;
  if (
    type !== undefined &&
    !(typeof type === 'string' ? type === event.type : (type as readonly string[]).includes(event.type))
  ) {
    return false;
  }
  const of = event as TraceEvent & { readonly tab?: string | null; readonly document?: number | null };
  if (tab !== undefined && tab !== (of.tab ?? tabs.get(of.document ?? -1))) return false;
  return Object.entries(members).every(([member, value]) => value === undefined || Reflect.get(event, member) === value);
}
