import { checkFilter, checkRaceOptions, checkStepNumber, checkTimelineOptions } from './check-options.ts';
import { explain } from './explain.ts';
import { textOfRaces } from './explain-races.ts';
import { lastSteps, type LastStepsOptions } from './last-steps.ts';
import type { StepLink } from './happens-before/links.ts';
import { StepOrder, type Races } from './happens-before/order.ts';
import { drawTimeline, type TimelineOptions } from './text-timeline.ts';
import { placed } from './event-places.ts';
import { isLockEvent } from './lock-rows.ts';
import { mermaid, type MermaidOptions } from './views/mermaid.ts';
import { chromeTrace } from './views/perfetto/chrome-trace.ts';
import type { PlacedEvent } from './placed-event.ts';
import type { TraceEvent, TraceEventType, TraceHeader } from './trace-event.ts';
import { shiviz } from './views/shiviz.ts';
import { textOfWarnings, warningsOf, type Warning } from './warnings.ts';
import { html, type HTMLOptions } from './views/html.ts';
import { svg, type SVGOptions } from './views/svg.ts';

/** What a trace is read from: a recorder, or the lines of a file. */
export interface TraceSource {
  readonly header: TraceHeader;
  /** The events, oldest first, built as they are asked for. */
  events(): Iterable<TraceEvent>;
  /** Nothing is ever recorded. Default false. */
  readonly off?: boolean;
}

const offText = "The trace is off: new Browser({ trace: 'full' }) records what happens.";
const nothingText = 'Nothing happened yet.';

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
  /** Name of a storage area, `localStorage https://a.example`, or all of a kind: `localStorage`, `sessionStorage`, `cookies`. */
  readonly area?: string;
  /** Key of a storage area, in every event that has one. Null: all of an area, as `clear()` tells of it. */
  readonly key?: string | null;
  /** Id of a task. */
  readonly task?: number;
  /** Name of a channel, in every event of it and its messages; of a lock, in every event of its requests; of a cookie that is written. */
  readonly name?: string;
  /** Number of a message. */
  readonly message?: number;
  /** Number of a request: for a lock in events of locks, to a server in all others. */
  readonly request?: number;
}

/** How many races are wanted. */
export interface RaceOptions {
  /** At most so many. Default 1,000. */
  readonly limit?: number;
}

/** A trace as plain data: what {@link Trace.toJSONL} writes in lines. */
export interface TraceData {
  readonly header: TraceHeader;
  readonly events: readonly PlacedEvent[];
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

  /**
   * The events, oldest first; with a filter, those that it agrees with.
   * Throws a {@link StorageloomError} with the code `BAD_OPTION` for a filter or a type of event that does not exist.
   */
  events<T extends TraceEventType = TraceEventType>(filter: EventFilter<T> = {}): PlacedEvent<T>[] {
    checkFilter(filter);
    const found: PlacedEvent<T>[] = [];
    const { name, ...others } = filter;
    const locks = new Map<number, string>();
    for (const event of placed(this.#source.events())) {
      if (event.type === 'lock-requested') locks.set(event.request, event.name);
      const isNamed = name === undefined || nameIn(event, locks) === name;
      if (isNamed && agrees(event, others)) found.push(event);
    }
    return found;
  }

  /**
   * A drawing: a column for each tab and each storage area, time downward. Width 80, no colour, unless the options say so. Where the
   * oldest events were dropped, its first line says how many.
   * Throws a {@link StorageloomError} with the code `BAD_OPTION` for options that cannot be meant.
   */
  toText(options: TimelineOptions = {}): string {
    checkTimelineOptions(options);
    if (this.#source.off === true) return `${offText}\n`;
    return drawTimeline(this.#source.events(), options, this.header.dropped);
  }

  /**
   * The last steps as a timeline, with what runs them again: what failures of a run end with. Empty where nothing ran.
   * @param schedule `browser.schedule`; default: the natural order
   */
  lastSteps(schedule: string = '', options: LastStepsOptions = {}): string {
    return lastSteps(this.#source.events(), { seed: this.header.seed, schedule }, options);
  }

  /**
   * The timeline as a picture, for documents and slides: one file of SVG, light or dark.
   * Throws a {@link StorageloomError} with the code `BAD_OPTION` for options that cannot be meant.
   */
  toSVG(options: SVGOptions = {}): string {
    return [...svg(this.#source.events(), options, this.header.dropped, this.#emptyText)].join('');
  }

  /**
   * A report for a browser: one file of HTML, in which one steps through the trace and sees storage, tasks and reasons at each step.
   * Throws a {@link StorageloomError} with the code `BAD_OPTION` for options that cannot be meant.
   */
  toHTML(options: HTMLOptions = {}): string {
    return [...html(this.#source.events(), this.header, options, this.#emptyText)].join('');
  }

  /** The races that a step is in, as `explain` ends with them. */
  #raceText(step: number): string {
    return textOfRaces(this.#order().races(1000).races, step);
  }

  /** What a picture without rows says. */
  get #emptyText(): string {
    return this.#source.off === true ? offText : nothingText;
  }

  /** Short: how much there is. `console.log` shows it, too. */
  toString(): string {
    if (this.#source.off === true) return 'Trace, off';
    const { dropped } = this.header;
    let [events, steps] = [0, 0];
    for (const { type } of this.#source.events()) {
      events++;
      if (type === 'task-started' || type === 'outside-started') steps++;
    }
    return `Trace of ${counted(events, 'event')}, ${counted(steps, 'step')}, ${dropped === 0 ? 'none' : dropped} dropped`;
  }

  static {
    // Node's console.log would show what is inside; this symbol means nothing elsewhere.
    Object.defineProperty(this.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value: this.prototype.toString,
      writable: true,
      configurable: true,
    });
  }

  toJSON(): TraceData {
    return { header: this.header, events: [...placed(this.#source.events())] };
  }

  /** JSON Lines, version 1: the header, then one event a line; ends with a newline. `parseTrace` reads it back. */
  toJSONL(): string {
    return [...this.lines()].join('');
  }

  /** The same, a piece for each line with its end: for what is too long to be held as a whole. */
  *lines(): Generator<string> {
    yield `${JSON.stringify(this.header)}\n`;
    for (const event of placed(this.#source.events())) yield `${JSON.stringify(event)}\n`;
  }

  /**
   * A sequence diagram in the language of Mermaid, which GitHub and many editors draw.
   * Throws a {@link StorageloomError} with the code `BAD_OPTION` for options that cannot be meant.
   */
  toMermaid(options: MermaidOptions = {}): string {
    return mermaid(this.#source.events(), this.header, options);
  }

  /** A file for ui.perfetto.dev, in the Chrome trace event format, in pieces: `[...trace.toPerfetto()].join('')` is all of it. */
  toPerfetto(): Generator<string> {
    return chromeTrace(this.#source.events(), this.header);
  }

  /**
   * A few lines on a step: which task, who queued it and when, why it could run, what it did, who did not hear of its changes, and
   * the standards' algorithms. Says so when the trace holds no step of that number, or has dropped it.
   * Throws a {@link StorageloomError} with the code `BAD_OPTION` for what is no number.
   */
  explain(step: number): string {
    checkStepNumber('explain', step);
    if (this.#source.off === true) return offText;
    const text = explain(this.#source.events(), step, this.header.dropped);
    return text + this.#raceText(step) + textOfWarnings(this.warnings().filter((warning) => warning.step === step));
  }

  /**
   * The steps that led to one, the nearest first: who queued its task, made the change or sent the message that it tells of, set its timer,
   * gave it a lock, asked for its response. Where nothing of these is known, the step that ran before it.
   * Throws a {@link StorageloomError} with the code `BAD_OPTION` for what is no number of a step of this trace.
   */
  causes(step: number): StepLink[] {
    checkStepNumber('causes', step);
    return this.#order().causes(step);
  }

  /** The steps that one led to, the nearest first: {@link Trace.causes} the other way. Throws as it does. */
  effects(step: number): StepLink[] {
    checkStepNumber('effects', step);
    return this.#order().effects(step);
  }

  /**
   * Whether step `a` comes before step `b` in whatever order the rest runs. False also of two that could run either way, and of a step and
   * itself. Throws as {@link Trace.causes} does.
   */
  happensBefore(a: number, b: number): boolean {
    checkStepNumber('happensBefore', a);
    checkStepNumber('happensBefore', b);
    return this.#order().happensBefore(a, b);
  }

  /**
   * Each pair of steps that used the same key of the same storage area, at least one to change it, with nothing that says which comes first:
   * what another order of tasks can change. Reads are in traces of the level `full` alone.
   * Throws a {@link StorageloomError} with the code `BAD_OPTION` for options that cannot be meant.
   */
  races(options: RaceOptions = {}): Races {
    checkRaceOptions(options);
    const { limit = 1000 } = options;
    if (this.#source.off === true) return { races: [], dropped: 0, notice: offText };
    return this.#order().races(limit);
  }

  /** What tests and pages often get wrong about storage events, as far as the trace shows it, in order. */
  warnings(): Warning[] {
    return warningsOf(this.#source.events());
  }

  /** A log for ShiViz, in pieces: which step of which event loop came before which. Its first line is the regular expression that ShiViz needs. */
  toShiViz(): Iterable<string> {
    return shiviz(this.#source.events(), this.header);
  }

  #order(): StepOrder {
    return new StepOrder(this.#source.events(), this.header.dropped);
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function agrees<T extends TraceEventType>(event: PlacedEvent, filter: EventFilter<T>): event is PlacedEvent<T> {
  const { type, tab, area, ...members } = filter;
  if (
    type !== undefined &&
    !(typeof type === 'string' ? type === event.type : (type as readonly string[]).includes(event.type))
  ) {
    return false;
  }
  if (tab !== undefined && tab !== event.tab) return false;
  if (area !== undefined && !isOfArea(event, area)) return false;
  return Object.entries(members).every(([member, value]) => value === undefined || Reflect.get(event, member) === value);
}

/** A request for a lock is named once, where it is made. */
function nameIn(event: PlacedEvent, locks: ReadonlyMap<number, string>): unknown {
  return isLockEvent(event) ? locks.get(event.request) : Reflect.get(event, 'name');
}

/** `area`: the name of one, or what the names of all of its kind begin with. */
function isOfArea(event: TraceEvent, area: string): boolean {
  const name: unknown = Reflect.get(event, 'area');
  return typeof name === 'string' && (name === area || name.startsWith(`${area} `));
}
