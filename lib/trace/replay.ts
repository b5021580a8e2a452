import { ReplayedState } from './replayed-state.ts';
import type { TraceEvent } from './trace-event.ts';

/** Steps between two states that are kept. */
const usualInterval = 50;

/** A trace in which one can go to any moment and back: states are kept now and then, and what follows them is noted again. */
export class Replay {
  readonly #events: readonly TraceEvent[];
  /** Each with the number of events before it. */
  readonly #kept: (readonly [events: number, state: ReplayedState])[] = [];

  /**
   * @param dropped How many events the trace has lost at its beginning: `header.dropped`.
   * @param interval Steps between two states that are kept; default 50.
   */
  constructor(events: readonly TraceEvent[], dropped: number = 0, interval: number = usualInterval) {
    this.#events = events;
    const state = new ReplayedState(dropped > 0);
    let steps = 0;
    for (const [n, event] of events.entries()) {
      const begins = event.type === 'task-started' || event.type === 'outside-started';
      if (n === 0 || (begins && ++steps % interval === 0)) this.#kept.push([n, state.copy()]);
      state.note(event);
    }
    if (events.length === 0) this.#kept.push([0, state]);
  }

  /** The state after so many of the events: from 0, before all of them, to their number. It may be taken further by whoever asks. */
  after(count: number): ReplayedState {
    const [from, kept] = this.#kept.findLast(([events]) => events <= count) ?? this.#kept[0]!;
    const state = kept.copy();
    for (const event of this.#events.slice(from, count)) state.note(event);
    return state;
  }
}
