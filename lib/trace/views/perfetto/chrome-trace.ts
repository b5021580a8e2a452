import { Actors } from '../../actors.ts';
import { placed } from '../../event-places.ts';
import type { PlacedEvent } from '../../placed-event.ts';
import { visible } from '../../text-width.ts';
import type { TraceEvent, TraceHeader } from '../../trace-event.ts';
import { eventName } from '../event-name.ts';
import { AreaSizes } from './area-sizes.ts';
import { Tracks, type ChromeEvent, type Track } from './tracks.ts';

/** How long a step is drawn, in µs, whatever happens in it. The times of the trace are no use: much happens at the same one. */
const slotLength = 1000;

/** Most that is drawn inside of one step; the last slice says how much more there was. */
const mostInside = 10_000;

interface Place extends Track {
  readonly ts: number;
}

/**
 * A trace in the Chrome trace event format, which ui.perfetto.dev and chrome://tracing open. Time is logical: each step takes 1000 µs, and
 * so does what happens between two of them. A process for each event loop, a thread for each of its tabs, a process with a counter for
 * each storage area, arrows from where a task was queued to where it runs. In pieces: one text when joined, and never held as a whole.
 *
 * @param notice What else there is to say of the trace; null: nothing.
 */
export function* chromeTrace(events: Iterable<TraceEvent>, header: TraceHeader, notice: string | null = null): Generator<string> {
  const data = notice === null ? header : { ...header, notice };
  yield `{"displayTimeUnit":"ms","otherData":${JSON.stringify(data)},"traceEvents":[`;
  let separator = '\n';
  for (const event of new Drawing().draw(placed(events))) {
    yield `${separator}${JSON.stringify(event)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

class Drawing {
  readonly #actors = new Actors();
  readonly #tracks = new Tracks();
  readonly #sizes = new AreaSizes();
  /** Where the tasks were queued that have not run. */
  readonly #queued = new Map<number, Place>();
  #slots = 0;
  /** The event that began the running step; null between steps. */
  #head: PlacedEvent | null = null;
  /** Steps inside of the running one: calls from outside that a page's own code leads to. */
  #depth = 0;
  /** What the slot holds, each with what has to be known of it at its time. */
  #inside: { readonly event: PlacedEvent; readonly name: string; readonly units: number | null }[] = [];
  #omitted = 0;

  *draw(events: Iterable<PlacedEvent>): Generator<ChromeEvent> {
    for (const event of events) {
      const begins = event.type === 'task-started' || event.type === 'outside-started';
      const ends = event.type === 'task-ended' || event.type === 'outside-ended';
      if (begins && this.#head === null) {
        yield* this.#slot();
        this.#actors.note(event);
        this.#head = event;
      } else if (ends && this.#depth === 0) {
        yield* this.#slot();
        this.#actors.note(event);
      } else {
        if (begins) this.#depth++;
        if (ends) this.#depth--;
        else this.#put(event);
      }
      this.#forget(event);
    }
    yield* this.#slot();
  }

  #put(event: PlacedEvent): void {
    this.#actors.note(event);
    const units = this.#sizes.note(event);
    if (this.#inside.length < mostInside) this.#inside.push({ event, name: eventName(event, this.#actors), units });
    else this.#omitted++;
  }

  /** What is over has no name any more that could be asked for: memory is for what lives. */
  #forget(event: PlacedEvent): void {
    if (event.type === 'task-ended' || event.type === 'task-removed') this.#actors.tasks.delete(event.task);
    if (event.type === 'task-removed') this.#queued.delete(event.task);
  }

  /** Draws the step that ends here, or what happened between two, if anything did. */
  *#slot(): Generator<ChromeEvent> {
    const head = this.#head;
    if (head === null && this.#inside.length === 0) return;
    const track = head === null ? this.#tracks.ofUserAgent() : this.#tracks.ofStep(head);
    const start = this.#slots++ * slotLength;
    const name = head === null ? 'between steps' : eventName(head, this.#actors);
    yield* this.#slice({ ...track, ts: start }, slotLength, name, argsOf(head ?? this.#inside[0]!.event));
    if (head?.type === 'task-started') yield* this.#arrow(head.task, { ...track, ts: start });
    // The first slice begins behind the beginning of the step, the last ends before its end. Whole nanoseconds: that is what a viewer keeps.
    const parts = this.#inside.length + (this.#omitted > 0 ? 1 : 0) + 2;
    const part = Math.floor((slotLength * 1000) / parts) / 1000;
    let n = 1;
    const next = (): number => Math.round((start + part * n++) * 1000) / 1000;
    for (const { event, name: inner, units } of this.#inside)
      yield* this.#inner({ ...track, ts: next() }, part, inner, event, units);
    if (this.#omitted > 0) yield* this.#slice({ ...track, ts: next() }, part, `${this.#omitted} more, not drawn`, {});
    this.#head = null;
    this.#inside = [];
    this.#omitted = 0;
  }

  *#inner(place: Place, length: number, name: string, event: PlacedEvent, units: number | null): Generator<ChromeEvent> {
    const whose = this.#head === null && event.tab !== null ? `${visible(event.tab)}: ` : '';
    yield* this.#slice(place, length, `${whose}${name}`, argsOf(event));
    if (event.type === 'task-queued') this.#queued.set(event.task, place);
    if (units === null || !('area' in event)) return;
    const track = this.#tracks.ofArea(event.area);
    const { ts } = place;
    if (event.type !== 'area-created') yield* this.#slice({ ...track, ts }, length, name, argsOf(event));
    yield* this.#tracks.takeNames();
    yield { ph: 'C', name: 'UTF-16 code units', pid: track.pid, ts, args: { units } };
  }

  *#slice(place: Place, dur: number, name: string, args: object): Generator<ChromeEvent> {
    yield* this.#tracks.takeNames();
    yield { ph: 'X', name, ...place, dur, args };
  }

  /** Both ends at once, when the second is known: a task that never runs has none. */
  *#arrow(task: number, end: Place): Generator<ChromeEvent> {
    const start = this.#queued.get(task);
    if (start === undefined) return;
    this.#queued.delete(task);
    const flow = { cat: 'task', name: 'queued', id: task };
    yield { ph: 's', ...flow, ...start };
    yield { ph: 'f', bp: 'e', ...flow, ...end };
  }
}

/** Where in the trace it is found, at what virtual time it happened, what it is in the standards, and its own members. */
function argsOf(event: PlacedEvent): Readonly<Record<string, unknown>> {
  const { standard, loop: _, tab, ...members } = event;
  const args: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...members, tab }))
    args[name] = typeof value === 'string' ? visible(value) : value;
  return standard === null ? args : { ...args, standard: standard.algorithm, link: standard.link };
}
