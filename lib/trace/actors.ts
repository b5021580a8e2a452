import { ChannelLedger } from './channel-ledger.ts';
import { noteEnd, type DocumentEnd } from './document-ends.ts';
import { LockLedger } from './lock-ledger.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';

/** A document, as a trace tells of it. */
export interface DocumentActor {
  readonly id: number;
  readonly tab: string;
  /** Name of its event loop; undefined in a trace that does not tell. */
  readonly loop: string | undefined;
  readonly origin: string;
  /** The origin, and of a third party whose storage has a partition of its own also where that is. */
  readonly storageKey: string;
  url: string;
  alive: boolean;
  /** It is in the back/forward cache. */
  kept: boolean;
  /** Its origin is opaque because of a sandbox. */
  readonly sandboxed: boolean;
  /** How it came to its end; null: it did not, or the trace does not tell. */
  end: DocumentEnd | null;
  /** Step in which it was destroyed; null: it was not. */
  destroyedIn: number | null;
}

/** A storage area, as a trace tells of it. */
export type AreaActor = Omit<TraceEventOf<'area-created'>, 'type' | 'i' | 'ms' | 'step' | 'cut'>;

/** A task, as a trace tells of it. */
export interface TaskActor {
  readonly queued: TraceEventOf<'task-queued'>;
  /** Number of the step that ran it; -1 as long as none did. */
  step: number;
  state: 'queued' | 'held' | 'started' | 'ended' | 'removed';
  /** Why it was removed; null: it was not. */
  removed: TraceEventOf<'task-removed'>['reason'] | null;
  /** It fired an event to which nothing listened. */
  unheard: boolean;
}

/** Who takes part in a trace, as far as it has been read: every event is to be shown to it once, in order. */
export class Actors {
  readonly documents: Map<number, DocumentActor> = new Map<number, DocumentActor>();
  readonly areas: Map<string, AreaActor> = new Map<string, AreaActor>();
  readonly tasks: Map<number, TaskActor> = new Map<number, TaskActor>();
  readonly channels: ChannelLedger = new ChannelLedger();
  readonly locks: LockLedger = new LockLedger();
  /** The task that runs. */
  #running = -1;

  note(event: TraceEvent): void {
    this.channels.note(event);
    this.locks.note(event);
    noteEnd(this.documents, event);
    switch (event.type) {
      case 'document-created': {
        const { document: id, tab, loop, origin, url, storageKey = origin, sandboxed = false } = event;
        this.documents.set(id, {
          ...{ id, tab, loop, origin, storageKey, url, sandboxed },
          ...{ alive: true, kept: false, end: null, destroyedIn: null },
        });
        break;
      }
      case 'document-left':
      case 'document-returned': {
        const document = this.documents.get(event.document);
        if (document !== undefined) document.kept = event.type === 'document-left' && event.kept;
        break;
      }
      case 'event-fired':
      case 'message-fired': {
        const task = this.tasks.get(this.#running);
        if (task !== undefined && event.listeners === false) task.unheard = true;
        break;
      }
      case 'url-changed': {
        const document = this.documents.get(event.document);
        if (document !== undefined) document.url = event.url;
        break;
      }
      case 'area-created':
        this.areas.set(event.area, event);
        break;
      case 'task-queued':
        this.tasks.set(event.task, { queued: event, step: -1, state: 'queued', removed: null, unheard: false });
        break;
      default:
        this.#noteTask(event);
    }
  }

  /** Name of the tab of a document; null when the trace does not tell. */
  tabOf(document: number | null | undefined): string | null {
    return document === null || document === undefined ? null : (this.documents.get(document)?.tab ?? null);
  }

  /** A document as it is called in sentences: `tab1 (https://a.example/)`. */
  nameOf(document: number): string {
    const actor = this.documents.get(document);
    return actor === undefined ? `document ${document}` : `${actor.tab} (${actor.url})`;
  }

  /** An area, also one of which the trace tells nothing but its name. */
  area(name: string): AreaActor {
    return this.areas.get(name) ?? { area: name, kind: 'localStorage', origin: name, tab: null };
  }

  /** An area as it is called in sentences: `localStorage of https://a.example`. */
  areaName(area: string): string {
    const actor = this.areas.get(area);
    if (actor === undefined) return area;
    const key = keyOf(actor);
    if (actor.copyOf !== undefined) return `${actor.kind} of ${key}${area.slice(actor.copyOf.length)}`;
    return actor.tab === null ? `${actor.kind} of ${key}` : `${actor.kind} of ${actor.tab} for ${key}`;
  }

  #noteTask(event: TraceEvent): void {
    if (!('task' in event) || event.type === 'event-fired') return;
    if (event.type === 'task-started') this.#running = event.task;
    const task = this.tasks.get(event.task);
    if (task === undefined) return;
    if (event.type === 'task-started') {
      task.state = 'started';
      task.step = event.step;
    } else if (event.type === 'task-ended') task.state = 'ended';
    else if (event.type === 'task-removed') {
      task.state = 'removed';
      task.removed = event.reason;
    } else if (event.type === 'task-held') task.state = 'held';
    else if (event.type === 'task-returned') task.state = 'queued';
  }
}

/** Whose area it is: an origin, and where its partition is. */
export function keyOf({ storageKey, origin }: AreaActor): string {
  return storageKey ?? origin;
}
