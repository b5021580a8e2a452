import type { TaskSource } from '../event-loop/task-source.ts';
import { algorithmOf } from './algorithms.ts';
import { keyOf } from './actors.ts';
import type { EventPlace, PlacedEvent } from './placed-event.ts';
import type { TraceEvent, TraceEventOf, TraceEventType } from './trace-event.ts';

/** Who did something: the members that it shares with all that happens in the same place. */
type Who = Omit<EventPlace, 'causedBy' | 'standard'>;

/** Members that many types of events have. */
interface About {
  readonly document?: number | null;
  readonly tab?: string | null;
  readonly area?: string;
}

interface Running extends Who {
  /** Of the event that began the step. */
  readonly i: number;
}

const nobody: Who = Object.freeze({ tab: null, document: null, loop: null, storageKey: null });

const ofMessages: readonly TaskSource[] = ['DOM manipulation', 'broadcast channel', 'posted message', 'port message queue'];

/** What is queued on these task sources right behind one of these tells of it. */
const occasions: ReadonlyMap<string, readonly TaskSource[]> = new Map<TraceEventType, readonly TaskSource[]>([
  ['storage-written', ['DOM manipulation']],
  ['storage-removed', ['DOM manipulation']],
  ['storage-cleared', ['DOM manipulation']],
  ['message-posted', ofMessages],
  ['lock-granted', ['web locks']],
  ['lock-unavailable', ['web locks']],
  ['response', ['networking', 'navigation and traversal', 'DOM manipulation']],
]);

/** What may make another request grantable. */
const openings: ReadonlySet<string> = new Set(['lock-released', 'lock-stolen', 'lock-aborted']);

/**
 * Says of each event where and why it happened. Every event of a trace is to be shown to it once, in order. It keeps what lives, and
 * nothing of what is over, however long the trace is.
 */
export class EventPlaces {
  readonly #documents = new Map<number, Who>();
  readonly #areas = new Map<string, Who>();
  readonly #tasks = new Map<number, Running>();
  readonly #requests = new Map<number, Running>();
  readonly #locks = new Map<number, Running>();
  /** The steps under way, the innermost last. */
  readonly #running: Running[] = [];
  /** What the queueings that follow tell of. */
  #occasion: TraceEvent | null = null;
  #before: TraceEvent | null = null;

  place(event: TraceEvent): PlacedEvent {
    this.#begin(event);
    const who = this.#whoOf(event);
    const place: EventPlace = { ...who, causedBy: this.#causeOf(event), standard: algorithmOf(event) };
    this.#end(event, who);
    this.#before = event;
    const { i, ms, step, type } = event;
    return Object.assign({ i, ms, step, type }, place, event) as PlacedEvent;
  }

  /** Of what begins with this event. */
  #begin(event: TraceEvent): void {
    if (event.type === 'document-created') {
      const { document, tab, loop = null, storageKey, origin } = event;
      const own = origin === 'null' ? null : origin;
      this.#documents.set(document, { tab, document, loop, storageKey: storageKey ?? own });
    } else if (event.type === 'area-created') {
      this.#areas.set(event.area, { ...nobody, tab: event.tab, storageKey: event.kind === 'cookies' ? null : keyOf(event) });
    } else if (event.type === 'task-queued') this.#tasks.set(event.task, { ...this.#whoOfTask(event), i: event.i });
    else if (event.type === 'request') this.#requests.set(event.request, { ...this.#whoOf(event), i: event.i });
    else if (event.type === 'lock-requested') this.#locks.set(event.request, { ...this.#whoOf(event), i: event.i });
  }

  /** A task of the user agent is on a lane of a navigable, and named after it. */
  #whoOfTask({ document, lane }: TraceEventOf<'task-queued'>): Who {
    if (document !== null) return this.#documents.get(document) ?? { ...nobody, document };
    const maker = lane.replace(/\.[^.]*$/, '');
    return { ...nobody, tab: maker === 'browser' ? null : maker };
  }

  #whoOf(event: TraceEvent): Who {
    const known = this.#ofSubject(event);
    if (known !== null) return known;
    const about = event as TraceEvent & About;
    const area = about.area === undefined ? undefined : this.#areas.get(about.area);
    const { document = null } = about;
    if (document !== null && document !== -1) {
      const who = this.#documents.get(document) ?? { ...nobody, document };
      return area === undefined ? who : { ...who, storageKey: area.storageKey };
    }
    if (area !== undefined) return area;
    return about.tab === undefined ? nobody : { ...nobody, tab: about.tab };
  }

  /** Of what the event is about, where that has been heard of before: a task, a request, a lock, the step. */
  #ofSubject(event: TraceEvent): Who | null {
    switch (event.type) {
      case 'task-queued':
      case 'task-started':
      case 'task-ended':
      case 'task-removed':
      case 'task-held':
      case 'task-returned':
        return whoIn(this.#tasks.get(event.task));
      case 'response':
      case 'request-aborted':
      case 'site-data-cleared':
        return whoIn(this.#requests.get(event.request));
      case 'lock-waiting':
      case 'lock-granted':
      case 'lock-unavailable':
      case 'lock-released':
      case 'lock-stolen':
      case 'lock-aborted':
        return whoIn(this.#locks.get(event.request));
      case 'checkpoint':
        return whoIn(this.#running.at(-1));
      default:
        return null;
    }
  }

  #causeOf(event: TraceEvent): number | null {
    const step = this.#running.at(-1)?.i ?? null;
    switch (event.type) {
      case 'time':
        return null;
      case 'task-queued':
        return this.#occasionOf(event) ?? step;
      case 'task-started':
        return this.#tasks.get(event.task)?.i ?? null;
      case 'response':
        return this.#requests.get(event.request)?.i ?? null;
      case 'lock-waiting':
        return this.#locks.get(event.request)?.i ?? null;
      case 'lock-granted': {
        const before = this.#before;
        if (before !== null && openings.has(before.type)) return before.i;
        return this.#locks.get(event.request)?.i ?? null;
      }
      default:
        return step;
    }
  }

  #occasionOf({ source }: TraceEventOf<'task-queued'>): number | null {
    const occasion = this.#occasion;
    return occasion !== null && occasions.get(occasion.type)?.includes(source) === true ? occasion.i : null;
  }

  /** Of what begins or ends after this event. */
  #end(event: TraceEvent, who: Who): void {
    if (occasions.has(event.type)) this.#occasion = event;
    else if (event.type !== 'task-queued') this.#occasion = null;
    switch (event.type) {
      case 'task-started':
      case 'outside-started':
        this.#running.push({ ...who, i: event.i });
        return;
      case 'task-ended':
        this.#running.pop();
        this.#tasks.delete(event.task);
        return;
      case 'outside-ended':
        this.#running.pop();
        return;
      case 'task-removed':
        this.#tasks.delete(event.task);
        return;
      case 'request-aborted':
        this.#requests.delete(event.request);
        return;
      case 'lock-released':
      case 'lock-stolen':
      case 'lock-aborted':
      case 'lock-unavailable':
        this.#locks.delete(event.request);
    }
  }
}

function whoIn(running: Running | undefined): Who {
  if (running === undefined) return nobody;
  const { tab, document, loop, storageKey } = running;
  return { tab, document, loop, storageKey };
}

/** Events with their places, one by one. */
export function* placed(events: Iterable<TraceEvent>): Generator<PlacedEvent> {
  const places = new EventPlaces();
  for (const event of events) yield places.place(event);
}
