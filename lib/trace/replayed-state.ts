import { Actors, keyOf, type AreaActor } from './actors.ts';
import { cookiesIn, doubt, empty, learn, put, valueIn, type AreaRecord, type ReplayedArea } from './replayed-area.ts';
import { ReplayedLocks, type ReplayedLock } from './replayed-locks.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';

/** A task at one moment of a trace: `ready` waits for its turn, `timer` for its time, `held` for its document to be fully active. */
export interface ReplayedTask extends Pick<
  TraceEventOf<'task-queued'>,
  'task' | 'label' | 'source' | 'lane' | 'document' | 'by'
> {
  readonly state: 'running' | 'ready' | 'timer' | 'held';
  /** Name of the tab; null: the user agent's own. */
  readonly tab: string | null;
  /** Where in the trace it was queued. */
  readonly i: number;
}

type Change = 'storage-read' | 'storage-written' | 'storage-removed' | 'storage-cleared' | 'storage-unchanged';

/**
 * What is in the storage areas, which tasks wait and who holds locks, after some events of a trace and by them alone. Every event is to be shown to
 * it once, in order; it keeps what lives.
 *
 * @param partial The trace has lost its beginning: areas may hold what no event tells of. Default false.
 */
export class ReplayedState {
  readonly #partial: boolean;
  readonly #areas = new Map<string, AreaRecord>();
  readonly #tasks = new Map<number, ReplayedTask>();
  /** Of documents, to the tabs that they are in. */
  readonly #tabs = new Map<number, string>();
  /** Documents that are kept and not shown. */
  readonly #kept = new Set<number>();
  /** Tabs that are closed. Their sessions are kept: a restart copies them. */
  readonly #closed = new Set<string>();
  #locks = new ReplayedLocks();

  constructor(partial: boolean = false) {
    this.#partial = partial;
  }

  /** A state of its own that goes on from here. */
  copy(): ReplayedState {
    const copied = new ReplayedState(this.#partial);
    for (const [name, area] of this.#areas) copied.#areas.set(name, { ...area, entries: new Map(area.entries) });
    for (const [id, task] of this.#tasks) copied.#tasks.set(id, task);
    for (const [id, tab] of this.#tabs) copied.#tabs.set(id, tab);
    for (const id of this.#kept) copied.#kept.add(id);
    for (const tab of this.#closed) copied.#closed.add(tab);
    copied.#locks = this.#locks.copy();
    return copied;
  }

  /** The areas, in the order of their making, without the sessions of closed tabs. They are what they are until the next event. */
  areas(): ReplayedArea[] {
    const open = [...this.#areas.values()].filter(({ actor: { tab } }) => tab === null || !this.#closed.has(tab));
    return open.map(({ actor, entries, partial, version }) => ({ ...actor, entries, partial, version }));
  }

  /** The tasks that were queued and have not ended, in the order of their queueing. */
  queue(): ReplayedTask[] {
    return [...this.#tasks.values()].map((task) =>
      task.state !== 'running' && task.document !== null && this.#kept.has(task.document) ? { ...task, state: 'held' } : task,
    );
  }

  /** The locks that are held or waited for, in the order in which they were asked for. */
  locks(): ReplayedLock[] {
    return this.#locks.all((document) => this.#tabs.get(document) ?? null);
  }

  note(event: TraceEvent): void {
    this.#locks.note(event);
    switch (event.type) {
      case 'document-created':
        this.#tabs.set(event.document, event.tab);
        return;
      case 'document-destroyed':
        this.#tabs.delete(event.document);
        this.#kept.delete(event.document);
        return;
      case 'document-left':
        if (event.kept) this.#kept.add(event.document);
        return;
      case 'document-returned':
        this.#kept.delete(event.document);
        return;
      case 'tab-opened':
        this.#closed.delete(event.tab);
        return;
      case 'tab-closed':
        this.#closed.add(event.tab);
        return;
      default:
        this.#noteTask(event);
        this.#noteArea(event);
    }
  }

  #noteTask(event: TraceEvent): void {
    switch (event.type) {
      case 'task-queued': {
        const { task, label, source, lane, document, by, i } = event;
        const tab = document === null ? null : (this.#tabs.get(document) ?? null);
        const state = source === 'timer' ? 'timer' : 'ready';
        this.#tasks.set(task, { task, label, source, lane, document, by, state, tab, i });
        return;
      }
      case 'task-started':
        return this.#setTask(event.task, 'running');
      case 'task-held':
        return this.#setTask(event.task, 'held');
      case 'task-returned':
        return this.#setTask(event.task, this.#tasks.get(event.task)?.source === 'timer' ? 'timer' : 'ready');
      case 'task-ended':
      case 'task-removed':
        this.#tasks.delete(event.task);
    }
  }

  #setTask(id: number, state: ReplayedTask['state']): void {
    const task = this.#tasks.get(id);
    if (task !== undefined) this.#tasks.set(id, { ...task, state });
  }

  #noteArea(event: TraceEvent): void {
    switch (event.type) {
      case 'area-created':
        if (!this.#areas.has(event.area)) this.#make(event);
        return;
      case 'session-copied':
        return this.#copySession(event);
      case 'browser-restarted':
        return this.#restart();
      case 'storage-read':
      case 'storage-written':
      case 'storage-removed':
      case 'storage-cleared':
      case 'storage-unchanged':
        return this.#noteStorage(event, this.#area(event.area));
      case 'applied':
        if (event.key === null) return empty(this.#area(event.area));
        return put(
          this.#area(event.area),
          event.key,
          event.newValue === null ? null : valueIn(event, 'newValue', event.newValue),
        );
      case 'area-emptied':
        return empty(this.#area(event.area));
      case 'cookie-read':
        for (const [name, value] of cookiesIn(event.cookies)) learn(this.#area(event.area), name, value);
        return;
      case 'cookie-written':
        put(this.#area(event.area), event.name, event.value === null ? null : valueIn(event, 'value', event.value));
    }
  }

  #noteStorage(event: TraceEvent & TraceEventOf<Change>, area: AreaRecord): void {
    if (event.cut?.['key'] !== undefined) doubt(area);
    switch (event.type) {
      case 'storage-read':
        if (event.key !== null) learn(area, event.key, event.value === null ? null : { text: event.value, length: event.length });
        return;
      case 'storage-unchanged':
        if (event.key === null) empty(area);
        else learn(area, event.key, event.value === null ? null : valueIn(event, 'value', event.value));
        return;
      case 'storage-written':
        if (event.oldValue !== null) learn(area, event.key, valueIn(event, 'oldValue', event.oldValue));
        return put(area, event.key, valueIn(event, 'newValue', event.newValue));
      case 'storage-removed':
        if (event.oldValue !== null) learn(area, event.key, valueIn(event, 'oldValue', event.oldValue));
        return put(area, event.key, null);
      case 'storage-cleared':
        empty(area);
    }
  }

  #make(actor: AreaActor): AreaRecord {
    const { area, kind, origin, tab, storageKey, copyOf } = actor;
    const known = storageKey === undefined ? { area, kind, origin, tab } : { area, kind, origin, tab, storageKey };
    const made = copyOf === undefined ? known : { ...known, copyOf };
    const { size } = this.#areas;
    // It is loaded when it is first used, which is when it is made.
    const entries = new Map(copyOf === undefined ? [] : this.#areas.get(copyOf)?.entries);
    const entry: AreaRecord = { actor: made, entries, partial: this.#partial, version: size };
    this.#areas.set(area, entry);
    return entry;
  }

  #area(name: string): AreaRecord {
    return this.#areas.get(name) ?? this.#make(new Actors().area(name));
  }

  /** The areas of the new tab are made before its copy is told. */
  #copySession({ from, tab }: TraceEventOf<'session-copied'>): void {
    for (const source of this.#areas.values()) {
      const { actor } = source;
      if (actor.kind !== 'sessionStorage' || actor.tab !== from) continue;
      for (const target of this.#areas.values()) {
        if (target.actor.tab !== tab || target.actor.kind !== actor.kind || keyOf(target.actor) !== keyOf(actor)) continue;
        for (const [key, value] of source.entries) target.entries.set(key, value);
        target.partial = source.partial;
        target.version++;
      }
    }
  }

  /** Cookies of the session end with it, and no event says which those were. */
  #restart(): void {
    for (const area of this.#areas.values()) {
      if (area.actor.kind !== 'cookies') continue;
      empty(area);
      area.partial = true;
    }
  }
}
