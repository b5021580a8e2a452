import type { Fact, ObservedArea, Observer } from '../event-loop/observer.ts';
import type { RemovalReason } from '../event-loop/removal-reason.ts';
import type { Owner, Task } from '../event-loop/task.ts';
import { nulls } from '../infra/nulls.ts';
import { beginningOf, Chunk, kinds, textUnits } from './chunk.ts';
import { ChunkRing } from './chunk-ring.ts';
import { isPageAct } from './page-acts.ts';
import type { TraceEvent, TraceHeader, TraceLevel } from './trace-event.ts';

export interface RecorderOptions {
  /** `full`: everything. `tasks`: no reads of storage and no checkpoints. For no trace at all, make no recorder. */
  readonly level: TraceLevel;
  /** Most events kept at once: `limits.traceEvents`. When they are reached, the oldest part is dropped (at most a quarter, and 1,024). */
  readonly capacity: number;
  readonly host: string;
  readonly engine: string;
  readonly scheduler: string;
  readonly seed: number;
}

/**
 * Writes what happens in a user agent into columns: numbers and short texts, never references to tasks, documents or events.
 * Objects are made when somebody reads ({@link Trace}). Nothing on the path of a storage event allocates.
 */
export class Recorder implements Observer {
  readonly level = 'all';
  #options: RecorderOptions;
  readonly #full: boolean;
  readonly #ring: ChunkRing;
  // Steps around the running one: a call from outside may be made while a task runs.
  readonly #outer: number[] = [];
  // Empty until the first event.
  #chunk: Chunk = new Chunk(0);
  /** Where the next event goes in the current chunk, and where the chunk ends: four places an event. */
  #place = 0;
  #end = 0;
  /** Of the last event about an area, if it is in the current chunk, and the area's number there. */
  #area: ObservedArea | null = null;
  #areaNumber = 0;
  #now = 0;
  #step = -1;
  #stepCount = 0;
  #task = -1;
  /** The document that a call from outside of any task is acting in; -1 when none is. */
  #outside = -1;
  /** What such calls are called, and what that one is. */
  #label = 'call from outside';
  #outsideLabel = '';

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#full = options.level === 'full';
    this.#ring = new ChunkRing(options.capacity);
  }

  /** As new, for another run under another scheduler. */
  reset(scheduler: string, seed: number): void {
    this.#options = { ...this.#options, scheduler, seed };
    this.#ring.reset();
    this.#chunk = new Chunk(0);
    this.#area = null;
    this.#outer.length = 0;
    this.#place = this.#end = this.#now = this.#stepCount = 0;
    this.#step = this.#task = this.#outside = -1;
  }

  /** The header, as of now. */
  get header(): TraceHeader {
    const { host, engine, scheduler, seed, level } = this.#options;
    const header = { storageloom: 'trace', version: 1, host, engine, scheduler, seed, dropped: this.#ring.dropped } as const;
    return level === 'full' ? header : { ...header, level };
  }

  /** The events kept, oldest first, built one by one. Tabs, documents and areas that still matter are kept however old they are. */
  events(): Generator<TraceEvent> {
    return this.#ring.events(() => this.#place / 4);
  }

  queued(task: Task): void {
    // First: a label that throws takes no place.
    const { label } = task;
    const place = this.#next(kinds.queued, task.seq, task.owner === null ? -1 : task.owner.id, 0);
    const { texts } = this.#chunk;
    if (label.length > textUnits) this.#chunk.cut(place, label);
    else texts[place] = label;
    texts[place + 1] = task.lane === null ? '' : task.lane.name;
    texts[place + 2] = task.source;
  }

  started(task: Task, natural: boolean): void {
    if (this.#outside !== -1) this.#endOutside();
    const place = this.#next(kinds.started, task.seq, natural ? 1 : 0, 0);
    this.#chunk.texts[place] = task.lane === null ? '' : task.lane.name;
    this.#task = task.seq;
    this.#enter();
  }

  ended(task: Task): void {
    this.#next(kinds.ended, task.seq, 0, 0);
    this.#task = -1;
    this.#leave();
  }

  removed(task: Task, reason: RemovalReason): void {
    const place = this.#next(kinds.removed, task.seq, 0, 0);
    this.#chunk.texts[place] = reason;
  }

  held(task: Task): void {
    this.#next(kinds.held, task.seq, 0, 0);
  }

  returned(task: Task): void {
    this.#next(kinds.returned, task.seq, 0, 0);
  }

  time(now: number): void {
    if (this.#outside !== -1) this.#endOutside();
    // Within a task it moves at each reading of the clock: of those in a row only the last one counts.
    const goesOn = this.#task !== -1 && this.#place > 0 && this.#chunk.numbers[this.#place - 4] === kinds.time;
    const place = goesOn ? this.#place - 4 : this.#next(kinds.time, 0, 0, 0);
    this.#chunk.times[place / 2 + 1] = now;
    this.#now = now;
  }

  checkpoint(): void {
    if (this.#full) this.#next(kinds.checkpoint, 0, 0, 0);
  }

  read(area: ObservedArea, source: Owner, key: string | null, value: string | undefined): void {
    if (!this.#full) return;
    if (this.#task === -1) this.#actFromOutside(source.id);
    const place = this.#nextOf(area, kinds.read, source.id, value === undefined ? 0 : value.length);
    this.#write(place, key);
    this.#write(place + 1, value === undefined ? null : value);
  }

  wrote(area: ObservedArea, source: Owner, key: string | null, oldValue: string | null, newValue: string | null): void {
    if (this.#task === -1) this.#actFromOutside(source.id);
    const place = this.#nextOf(area, kinds.wrote, source.id, 0);
    this.#write(place, key);
    this.#write(place + 1, oldValue);
    this.#write(place + 2, newValue);
  }

  unchanged(area: ObservedArea, source: Owner, key: string | null, value: string | null): void {
    if (this.#task === -1) this.#actFromOutside(source.id);
    const place = this.#nextOf(area, kinds.unchanged, source.id, 0);
    this.#write(place, key);
    this.#write(place + 1, value);
  }

  access(): void {}

  refused(area: ObservedArea, source: Owner, key: string, value: string): void {
    if (this.#task === -1) this.#actFromOutside(source.id);
    this.#write(this.#nextOf(area, kinds.refused, source.id, key.length + value.length), key);
  }

  fired(
    area: ObservedArea,
    target: Owner,
    key: string | null,
    oldValue: string | null,
    newValue: string | null,
    url: string,
    listeners: boolean,
  ): void {
    const place = this.#nextOf(area, listeners ? kinds.fired : kinds.unheard, target.id, this.#task);
    this.#write(place, key);
    this.#write(place + 1, oldValue);
    this.#write(place + 2, newValue);
    this.#write(place + 3, url);
  }

  fact(fact: Fact): void {
    if (this.#task === -1) this.#factFromOutside(fact);
    this.#fact(fact);
  }

  /** What is done from outside meanwhile is a step of that name. */
  calledFromOutside<T>(label: string, steps: () => T): T {
    const before = this.#label;
    this.#label = label;
    try {
      return steps();
    } finally {
      this.#label = before;
    }
  }

  /** Steps so far: tasks, and calls from outside. */
  get steps(): number {
    return this.#stepCount;
  }

  /** Events so far: the number of the next one. */
  get count(): number {
    return this.#ring.countWith(this.#place / 4);
  }

  #fact(fact: Fact): void {
    const place = this.#next(kinds.fact, 0, 0, 0);
    const chunk = this.#chunk;
    chunk.facts ??= nulls(this.#ring.chunkSize);
    chunk.facts[place / 4] = shortened(fact);
    if (fact.type === 'outside-started') this.#enter();
    else if (fact.type === 'outside-ended') this.#leave();
  }

  /**
   * What acts in a document while no task runs is a call from outside, of a test. All that it does there in a row, until a task
   * starts, time moves or another document is acted in, is one step.
   */
  #actFromOutside(document: number): void {
    if (this.#outside === document && this.#outsideLabel === this.#label) return;
    if (this.#outside !== -1) this.#endOutside();
    this.#fact({ type: 'outside-started', document, label: this.#label });
    this.#outside = document;
    this.#outsideLabel = this.#label;
  }

  #endOutside(): void {
    const document = this.#outside;
    this.#outside = -1;
    this.#fact({ type: 'outside-ended', document });
  }

  #factFromOutside(fact: Fact): void {
    // What a response set is nobody's call.
    if (isPageAct(fact) && fact.document !== -1) this.#actFromOutside(fact.document);
    // An area comes into being when it is first used, so it belongs to what follows.
    else if (this.#outside !== -1 && fact.type !== 'area-created') this.#endOutside();
  }

  #enter(): void {
    if (this.#step !== -1) this.#outer.push(this.#step);
    this.#step = this.#stepCount++;
  }

  #leave(): void {
    this.#step = this.#outer.length === 0 ? -1 : this.#outer.pop()!;
  }

  #write(place: number, text: string | null): void {
    if (text !== null && text.length > textUnits) this.#chunk.cut(place, text);
    else this.#chunk.texts[place] = text;
  }

  /** Begins an event and returns the place of its first text in the current chunk, which may have become another one. */
  #next(kind: number, a: number, b: number, c: number): number {
    if (this.#place === this.#end) this.#nextChunk();
    const place = this.#place;
    this.#place = place + 4;
    const { numbers } = this.#chunk;
    numbers[place] = kind;
    numbers[place + 1] = a;
    numbers[place + 2] = b;
    numbers[place + 3] = c;
    return place;
  }

  /** Begins an event about an area. */
  #nextOf(area: ObservedArea, kind: number, b: number, c: number): number {
    const place = this.#next(kind, 0, b, c);
    // Of the chunk in which the event now is.
    if (area !== this.#area) {
      this.#area = area;
      this.#areaNumber = this.#chunk.areaNumber(area.name);
    }
    this.#chunk.numbers[place + 1] = this.#areaNumber;
    return place;
  }

  #nextChunk(): void {
    this.#chunk = this.#ring.next();
    this.#chunk.state = { ms: this.#now, step: this.#step, outer: [...this.#outer], stepCount: this.#stepCount };
    this.#area = null;
    this.#place = 0;
    this.#end = this.#ring.chunkSize * 4;
  }
}

/** The fact itself, or a copy in which long texts are cut, with their full lengths. */
function shortened(fact: Fact): Fact {
  const texts: Record<string, string> = {};
  const cut: Record<string, number> = {};
  for (const [member, value] of Object.entries<unknown>({ ...fact })) {
    if (typeof value !== 'string' || value.length <= textUnits) continue;
    texts[member] = beginningOf(value);
    cut[member] = value.length;
  }
  return Object.keys(cut).length === 0 ? fact : Object.assign({}, fact, texts, { cut });
}
