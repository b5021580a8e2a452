import type { TraceEvent, TraceEventOf } from '../../lib/trace/trace-event.ts';
import { awayMsOf, isActive, leaves, type Life } from './lives-life.ts';
import type { Program } from './lives-program.ts';
import { changeOf, toldBy, type Write } from './lives-change.ts';

interface QueuedTask {
  readonly queued: TraceEventOf<'task-queued'>;
  readonly cause: { readonly write: Write; readonly url: string } | null;
  state: 'queued' | 'held' | 'running' | 'over';
  fired: number;
  /** How long its document had been away when it was queued, in ms. */
  readonly awayMs: number;
}

/** What waits in a Browser at the end of a run. */
export interface Left {
  readonly held: number;
  readonly others: number;
}

/** Follows a trace event by event and says which claims do not hold: who hears of what, and what becomes of each task. */
export class LivesClaims {
  readonly broken: string[] = [];
  /** Events that were delivered. */
  delivered = 0;
  readonly documents: Map<number, Life> = new Map();
  readonly #behaviour: Program['backForwardCache'];
  readonly #alive = new Set<Life>();
  readonly #shown = new Map<string, Life>();
  readonly #areas = new Map<string, TraceEventOf<'area-created'>>();
  readonly #tasks = new Map<number, QueuedTask>();
  readonly #lastOfLine = new Map<string, number>();
  #running: QueuedTask | null = null;
  #write: { readonly write: Write; readonly url: string } | null = null;
  #untold = new Set<Life>();
  /** Whose tasks were removed because they were destroyed, which must follow. */
  readonly #ending = new Set<Life>();

  constructor({ backForwardCache }: Pick<Program, 'backForwardCache'>) {
    this.#behaviour = backForwardCache;
  }

  take(event: TraceEvent): void {
    if (event.type === 'task-queued' && event.label.startsWith('storage ')) {
      this.#toldOf(event);
      return;
    }
    // A task of a document that is not active is held at once, so it stands between those of others.
    if (event.type === 'task-held') {
      this.#move(event, 'queued', 'held');
      return;
    }
    if (this.#untold.size > 0)
      this.#break(event, `documents ${[...this.#untold].map(({ id }) => id).join()} are told of nothing`);
    this.#untold.clear();
    switch (event.type) {
      case 'task-queued':
        this.#queue(event, null);
        break;
      case 'task-started':
      case 'task-ended':
        this.#step(event);
        break;
      case 'task-removed':
        this.#removed(event);
        break;
      case 'task-returned':
        this.#move(event, 'held', 'queued');
        break;
      case 'storage-written':
      case 'storage-removed':
      case 'storage-cleared':
        this.#written(event);
        break;
      case 'event-fired':
        this.#fired(event);
        break;
      case 'area-created':
        this.#areas.set(event.area, event);
        break;
      case 'error':
        this.#break(event, `page code failed: ${event.message}`);
        break;
      default:
        this.#life(event);
    }
  }

  /** Every task that was queued has run, was removed, or waits. */
  end(left: Left): void {
    const waiting = [...this.#tasks.values()].filter(({ state }) => state !== 'over');
    for (const { queued } of waiting) {
      const life = queued.document === null ? null : this.documents.get(queued.document);
      if (life?.state === 'gone') this.broken.push(`task ${queued.task} "${queued.label}" waits for a document that is gone`);
    }
    const others = waiting.filter(({ state }) => state === 'queued').length;
    if (others !== left.others) this.broken.push(`${others} tasks were queued and did not run, and ${left.others} wait`);
    const held = waiting.filter(({ state }) => state === 'held');
    // A timer for which time stands still is nowhere else to be seen.
    const frozen = held.filter(({ queued: { source } }) => source === 'timer' || source === 'rendering').length;
    const isCounted = held.length - frozen <= left.held && left.held <= held.length;
    if (!isCounted) this.broken.push(`${held.length} tasks were held, ${frozen} timers among them, and ${left.held} are`);
  }

  #break({ i }: TraceEvent, what: string): void {
    this.broken.push(`event ${i}: ${what}`);
  }

  #queue(event: TraceEventOf<'task-queued'>, cause: QueuedTask['cause']): void {
    const queued = event;
    if (this.#tasks.has(queued.task)) this.#break(event, `task ${queued.task} is queued twice`);
    const life = this.documents.get(queued.document ?? -1);
    this.#tasks.set(queued.task, { queued, cause, state: 'queued', fired: 0, awayMs: awayMsOf(life, event.ms) });
    if (life?.state === 'gone') this.#break(event, `"${queued.label}" is queued for document ${life.id}, which is gone`);
  }

  #step(event: TraceEventOf<'task-started' | 'task-ended'>): void {
    for (const life of this.#ending) {
      if (life.state !== 'gone') this.#break(event, `document ${life.id} lost its tasks and is not destroyed`);
    }
    this.#ending.clear();
    if (event.type === 'task-started') {
      this.#running = this.#move(event, 'queued', 'running');
      if (this.#running !== null) this.#started(event, this.#running);
      return;
    }
    const task = this.#move(event, 'running', 'over');
    if (task?.cause != null && task.fired !== 1) this.#break(event, `a storage task fired ${task.fired} events`);
    this.#running = null;
  }

  #started(event: TraceEvent, { queued, awayMs }: QueuedTask): void {
    const { task, label, document, lane, source, ms } = queued;
    const life = this.documents.get(document ?? -1);
    if (life !== undefined && !isActive(life))
      this.#break(event, `"${label}" runs in document ${life.id}, which is ${life.state}`);
    const waitedMs = event.ms - ms - (awayMsOf(life, event.ms) - awayMs);
    const askedMs = source === 'timer' ? Number(/(\d+) ms$/.exec(label)?.[1]) : 0;
    if (waitedMs < askedMs) this.#break(event, `"${label}" (${task}) runs after ${waitedMs} ms in which its page was shown`);
    if (source === 'timer' || source === 'rendering') return;
    const line = `${lane} of ${document}`;
    const before = this.#lastOfLine.get(line) ?? -1;
    if (before > task) this.#break(event, `"${label}" (${task}) runs after ${before}, which was queued later on ${lane}`);
    this.#lastOfLine.set(line, task);
  }

  #move(event: TraceEvent & { readonly task: number }, from: QueuedTask['state'], to: QueuedTask['state']): QueuedTask | null {
    const task = this.#tasks.get(event.task);
    if (task === undefined || task.state !== from) {
      this.#break(event, `${event.type} of task ${event.task} "${task?.queued.label}", which is ${task?.state ?? 'unknown'}`);
      return null;
    }
    task.state = to;
    return task;
  }

  #removed(event: TraceEventOf<'task-removed'>): void {
    const task = this.#tasks.get(event.task);
    if (task === undefined || (task.state !== 'queued' && task.state !== 'held')) {
      this.#break(event, `task ${event.task} is removed, which is ${task?.state ?? 'unknown'}`);
      return;
    }
    task.state = 'over';
    const { document, label, source, lane } = task.queued;
    const life = this.documents.get(document ?? -1);
    if (event.reason === 'document destroyed' && life !== undefined) this.#ending.add(life);
    const isReason =
      // Of the navigable of a frame that is gone.
      (event.reason === 'document destroyed' && document === null && /\/.*\.navigation$/.test(lane)) ||
      (event.reason === 'document destroyed' && life !== undefined && life.state !== 'gone') ||
      (event.reason === 'cancelled' && (source === 'timer' || source === 'rendering')) ||
      (event.reason === 'back/forward cache' && this.#behaviour === 'drop' && task.cause !== null && leaves(life));
    if (!isReason) this.#break(event, `"${label}" of document ${document} is removed: ${event.reason}`);
  }

  #written(event: Write & TraceEvent): void {
    const writer = this.documents.get(event.document);
    const area = this.#areas.get(event.area);
    if (writer === undefined || area === undefined || !isActive(writer)) {
      this.#break(event, `document ${event.document} writes, which is ${writer?.state ?? 'unknown'}`);
      return;
    }
    if (area.origin !== writer.origin) this.#break(event, `document ${writer.id} writes to an area of ${area.origin}`);
    if (area.tab !== null && area.tab !== writer.tab)
      this.#break(event, `document ${writer.id} writes to the session of ${area.tab}`);
    this.#write = { write: event, url: writer.url };
    for (const life of this.#alive) {
      if (life === writer || life.origin !== writer.origin || life.origin === 'null') continue;
      if (area.kind === 'sessionStorage' && life.tab !== writer.tab) continue;
      if (this.#behaviour === 'drop' && !isActive(life)) continue;
      this.#untold.add(life);
    }
  }

  #toldOf(event: TraceEventOf<'task-queued'>): void {
    const life = this.documents.get(event.document ?? -1);
    if (life === undefined || !this.#untold.delete(life)) {
      this.#break(event, `document ${event.document} is told of a change that is not for it, or that it made`);
    }
    this.#queue(event, this.#write);
  }

  #fired(event: TraceEventOf<'event-fired'>): void {
    const task = this.#running;
    const life = this.documents.get(event.document);
    this.delivered++;
    if (task?.cause == null || life === undefined || task.queued.document !== life.id) {
      this.#break(event, `document ${event.document} hears of what it was not told`);
      return;
    }
    task.fired++;
    const { write, url } = task.cause;
    const area = this.#areas.get(event.area);
    if (!isActive(life)) this.#break(event, `document ${life.id} hears, which is ${life.state}`);
    if (write.document === life.id) this.#break(event, `document ${life.id} hears of its own change`);
    if (area?.origin !== life.origin) this.#break(event, `document ${life.id} of ${life.origin} hears of ${area?.origin}`);
    if (area?.tab != null && area.tab !== life.tab) this.#break(event, `document ${life.id} hears of the session of ${area.tab}`);
    const [told, was] = [toldBy(event), changeOf(write, url)];
    if (told !== was) this.#break(event, `document ${life.id} hears ${told}, and the change was ${was}`);
  }

  #life(event: TraceEvent): void {
    switch (event.type) {
      case 'document-created':
        this.#created(event);
        break;
      case 'url-changed':
        (this.documents.get(event.document) as Life).url = event.url;
        break;
      case 'document-left':
        (this.documents.get(event.document) as Life).state = 'left';
        break;
      case 'document-returned':
        this.#show(event, this.documents.get(event.document) as Life);
        break;
      case 'document-destroyed': {
        const life = this.documents.get(event.document) as Life;
        if (life.state === 'gone') this.#break(event, `document ${life.id} is destroyed twice`);
        life.state = 'gone';
        this.#alive.delete(life);
        this.#leavesNothing(event, life);
        break;
      }
      case 'tab-closed':
        for (const life of this.#alive)
          if (life.tab === event.tab) this.#break(event, `document ${life.id} outlives ${event.tab}`);
        break;
      default:
    }
  }

  #leavesNothing(event: TraceEvent, life: Life): void {
    for (const { state, queued } of this.#tasks.values()) {
      if (queued.document !== life.id || (state !== 'queued' && state !== 'held')) continue;
      this.#break(event, `"${queued.label}" (${queued.task}) outlives document ${life.id}`);
    }
  }

  /** With `drop` nothing waits for a page that is kept that told of a change. */
  #missed(event: TraceEvent): void {
    for (const { cause, state, queued } of this.#tasks.values()) {
      const life = this.documents.get(queued.document ?? -1);
      if (cause === null || (state !== 'queued' && state !== 'held') || life === undefined || isActive(life)) continue;
      this.#break(event, `"${queued.label}" (${queued.task}) waits for document ${life.id}, which is kept and misses it`);
    }
  }

  #created(event: TraceEventOf<'document-created'>): void {
    const { document: id, tab: navigable, url, origin } = event;
    const around = navigable.includes('/') ? this.#activeIn(navigable.replace(/\/[^/]*$/, '')) : undefined;
    const [tab = ''] = navigable.split('/');
    const unmoved = { state: 'shown' as const, awayMs: 0, awaySinceMs: null };
    const life: Life = { id, navigable, tab, origin, url, parent: around ?? null, ...unmoved };
    this.documents.set(id, life);
    this.#alive.add(life);
    this.#show(event, life);
  }

  /** A page that is kept may have a frame of the same name. */
  #activeIn(navigable: string): Life | undefined {
    return [...this.#alive].findLast((life) => life.navigable === navigable && isActive(life));
  }

  #show(event: TraceEvent, life: Life): void {
    const { ms } = event;
    const before = this.#shown.get(life.navigable);
    if (before?.state === 'left') {
      before.state = 'away';
      before.awaySinceMs = ms;
      if (this.#behaviour === 'drop') this.#missed(event);
    }
    if (life.awaySinceMs !== null) life.awayMs += ms - life.awaySinceMs;
    life.awaySinceMs = null;
    life.state = 'shown';
    this.#shown.set(life.navigable, life);
  }
}
