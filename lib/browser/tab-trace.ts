import { badArgument, memberOf } from '../infra/arguments.ts';
import type { EventFilter, Trace } from '../trace/reader.ts';
import type { TraceEventOf, TraceEventType } from '../trace/trace-event.ts';

/** The trace of a Browser, as far as it tells of one tab or frame and its documents. A view: what happens later is seen by the next call. */
export class TabTrace {
  readonly #trace: Trace;
  readonly #name: string;

  /** @internal */
  constructor(trace: Trace, name: string) {
    this.#trace = trace;
    this.#name = name;
  }

  /**
   * As `browser.trace.events()`, of this tab; what happens in frames is theirs. Throws BAD_OPTION for a filter or a type of event that
   * does not exist.
   * @example tab.trace.events({ type: 'storage-written', area: 'localStorage', key: 'cart' })
   */
  events<T extends TraceEventType = TraceEventType>(filter: Omit<EventFilter<T>, 'tab'> = {}): TraceEventOf<T>[] {
    if (memberOf(filter, 'tab') !== undefined) {
      throw badArgument(
        'tab.trace.events() has no filter tab',
        `It tells of ${this.#name} and of nothing else`,
        "Leave it out, or write browser.trace.events({ tab: 'tab2' })",
      );
    }
    return this.#trace.events({ ...filter, tab: this.#name });
  }
}
