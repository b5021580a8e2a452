import { nearest } from '../infra/nearest.ts';
import type { Actors, DocumentActor } from './actors.ts';
import { fate } from './fate.ts';
import { inOrderOfTabs, namesOf, otherOrigin } from './page-names.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { shortKey, shortValue } from './wording.ts';

type Posted = TraceEvent & TraceEventOf<'message-posted'>;
type Arrival = TraceEvent & TraceEventOf<'message-fired' | 'message-dropped'>;

/** A message, with everything that decides who gets it. */
interface ObservedMessage {
  readonly posted: Posted;
  /** Documents that lived when it was posted, as they were. */
  readonly documents: readonly DocumentActor[];
  /** The tasks that deliver it, by the document that gets it: more than one where it has several channels of the name. */
  readonly tasks: Map<number, number[]>;
  /** What came of it in documents in which it arrived. */
  readonly arrivals: Map<number, Arrival>;
}

/** The messages that one step posts. */
export class PostedMessages {
  readonly #step: number;
  readonly #actors: Actors;
  readonly #messages: ObservedMessage[] = [];
  /** The message whose tasks are being queued, and how many are to come. */
  #current: ObservedMessage | null = null;
  #tasksLeft = 0;

  constructor(step: number, actors: Actors) {
    this.#step = step;
    this.#actors = actors;
  }

  /** Every event is to be shown to it once, in order, after the actors have noted it. */
  note(event: TraceEvent): void {
    if (event.type === 'task-queued') return this.#queued(event);
    this.#current = null;
    if (event.type === 'message-posted' && event.step === this.#step) {
      const documents = [...this.#actors.documents.values()].filter(({ alive }) => alive).map((document) => ({ ...document }));
      this.#current = { posted: event, documents, tasks: new Map(), arrivals: new Map() };
      this.#messages.push(this.#current);
      this.#tasksLeft = event.to;
    } else if (event.type === 'message-queued') {
      this.#current = this.#messages.find(({ posted }) => posted.message === event.message) ?? null;
      this.#tasksLeft = 1;
    } else if (event.type === 'message-fired' || event.type === 'message-dropped') {
      this.#arrived(event);
    }
  }

  /** Where a document has several channels of the name, one that hears counts. */
  #arrived(event: Arrival): void {
    const arrivals = this.#messages.find(({ posted }) => posted.message === event.message)?.arrivals;
    if (arrivals?.get(event.document)?.type !== 'message-fired') arrivals?.set(event.document, event);
  }

  /** For each message one line, and one for each document that gets it, or might be thought to. */
  lines(): string[] {
    return this.#messages.flatMap((message) => {
      const { posted } = message;
      const to = posted.via === 'channel' ? `the channel ${shortKey(posted.name)}` : `a ${posted.via}`;
      const told = posted.via === 'channel' ? this.#ofChannel(message) : this.#ofTarget(message);
      return [`The message ${shortValue(posted.data)} to ${to}:`, ...told];
    });
  }

  #ofChannel(message: ObservedMessage): string[] {
    const late = this.#others(message);
    const pages = inOrderOfTabs([...message.documents, ...late]);
    const names = namesOf(pages, this.#actors);
    return pages.map((page) => {
      const outcome = late.includes(page) ? this.#missed(message.posted, page) : this.#outcome(message, page);
      return `  ${names.get(page.id)} ${outcome}.`;
    });
  }

  /** By a window or a port it goes to one document. */
  #ofTarget({ posted, tasks, arrivals }: ObservedMessage): string[] {
    const target = [...arrivals.keys(), ...tasks.keys(), ...(posted.target === undefined ? [] : [posted.target])][0];
    if (target === undefined)
      return [
        posted.via === 'window'
          ? '  Nobody hears it: no document was there.'
          : '  Nobody has heard it yet: its port is in no page.',
      ];
    const [task] = tasks.get(target) ?? [];
    const outcome =
      task !== undefined || arrivals.has(target)
        ? this.#arrival(posted, target, { arrival: arrivals.get(target), task })
        : 'has heard nothing yet: call start() on its port, or set onmessage';
    return [`  ${this.#actors.nameOf(target)} ${outcome}.`];
  }

  #queued({ task, document }: TraceEventOf<'task-queued'>): void {
    if (this.#current === null || document === null || this.#tasksLeft === 0) return;
    this.#tasksLeft--;
    const { tasks } = this.#current;
    const known = tasks.get(document);
    if (known === undefined) tasks.set(document, [task]);
    else known.push(task);
  }

  #outcome({ posted, tasks, arrivals }: ObservedMessage, document: DocumentActor): string {
    const task = this.#firstHeard(tasks.get(document.id) ?? []);
    if (task === undefined) return `hears nothing, because ${this.#whyNot(posted, document)}`;
    return this.#arrival(posted, document.id, { arrival: arrivals.get(document.id), task });
  }

  #arrival(
    posted: Posted,
    document: number,
    { arrival, task }: { arrival: Arrival | undefined; task: number | undefined },
  ): string {
    if (arrival?.type === 'message-dropped') {
      const why =
        arrival.reason === 'channel closed' ? 'its channel was closed before it could hear' : this.#notFor(posted, document);
      return `hears nothing, because ${why} (step ${arrival.step})`;
    }
    if (arrival?.kind === 'messageerror') return `gets a messageerror in step ${arrival.step}: nothing could be made of it there`;
    if (task !== undefined) return fate(this.#actors, task);
    // A port was started later, and its tasks are queued by another step.
    return `hears in step ${arrival?.step}${arrival?.listeners === false ? ', where no listener was' : ''}`;
  }

  /** A document may have several channels of one name, not all with listeners. */
  #firstHeard(tasks: readonly number[]): number | undefined {
    return tasks.find((task) => this.#actors.tasks.get(task)?.unheard === false) ?? tasks[0];
  }

  #notFor({ targetOrigin }: Posted, document: number): string {
    const page = this.#actors.documents.get(document);
    if (page === undefined) return 'it is of another origin';
    const why = otherOrigin(null, page);
    return targetOrigin === undefined ? why : `it is for ${targetOrigin}, and ${why.replace('another origin, ', '')}`;
  }

  #whyNot({ document: sender, name, i }: Posted, document: DocumentActor): string {
    const from = this.#actors.documents.get(sender);
    if (from !== undefined && from.storageKey !== document.storageKey) {
      if (from.origin === document.origin && from.origin !== 'null') return 'its storage key is another partition';
      return otherOrigin(from, document);
    }
    const channels = this.#actors.channels.of(document.id, name);
    const open = channels.filter(({ opened, closed }) => opened < i && (closed ?? Infinity) > i);
    if (document.id === sender && open.length > 0) return 'a channel does not hear what it sends itself';
    if (open.length > 0 && document.origin === 'null') return otherOrigin(from ?? null, document);
    if (open.length > 0)
      return document.kept ? 'it is not fully active: it is kept in the back/forward cache' : 'it is not fully active';
    if (channels.some(({ opened }) => opened > i)) return 'it opened its channel of that name only afterwards';
    if (channels.length > 0) return 'it had closed its channel of that name';
    const near = nearest(name, this.#actors.channels.namesAt(document.id, i));
    return `it had no channel of that name${near === undefined ? '' : `, but one of the name ${shortKey(near)}`}`;
  }

  /** Documents of the same storage key that opened a channel of that name, and came too late, or were gone. */
  #others({ posted, documents }: ObservedMessage): DocumentActor[] {
    const { documents: all, channels } = this.#actors;
    const key = all.get(posted.document)?.storageKey;
    return [...all.values()].filter(({ id, storageKey }) => {
      return storageKey === key && !documents.some((each) => each.id === id) && channels.of(id, posted.name).length > 0;
    });
  }

  #missed({ i, name }: Posted, { id, end }: DocumentActor): string {
    const isLater = this.#actors.channels.of(id, name).some(({ opened }) => opened > i);
    if (isLater) return 'hears nothing, because it was made later';
    return `hears nothing, because ${end === null ? 'it was destroyed before' : `${end} before`}`;
  }
}
