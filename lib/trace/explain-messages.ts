import type { Actors, DocumentActor } from './actors.ts';
import { fate } from './fate.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { shortKey, shortValue } from './wording.ts';

type Posted = TraceEvent & TraceEventOf<'message-posted'>;

/** A message, with everything that decides who gets it. */
interface ObservedMessage {
  readonly posted: Posted;
  /** Documents that lived when it was posted, as they were. */
  readonly documents: readonly DocumentActor[];
  /** The tasks that deliver it, by the document that gets it: more than one where it has several channels of the name. */
  readonly tasks: Map<number, number[]>;
  /** What came of it in documents in which it arrived. */
  readonly arrivals: Map<number, TraceEvent & TraceEventOf<'message-fired' | 'message-dropped'>>;
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
      this.#messages.find(({ posted }) => posted.message === event.message)?.arrivals.set(event.document, event);
    }
  }

  /** For each message one line, and one for each document that gets it, or might be thought to. */
  lines(): string[] {
    return this.#messages.flatMap((message) => {
      const { posted } = message;
      const to = posted.via === 'channel' ? `the channel ${shortKey(posted.name)}` : `a ${posted.via}`;
      const known = message.documents.map(
        (document) => `  ${this.#actors.nameOf(document.id)} ${this.#outcome(message, document)}.`,
      );
      const later = posted.via === 'channel' ? this.#madeLater(message) : [];
      return [`The message ${shortValue(posted.data)} to ${to}:`, ...known, ...later];
    });
  }

  #queued({ task, document }: TraceEventOf<'task-queued'>): void {
    if (this.#current === null || document === null || this.#tasksLeft === 0) return;
    this.#tasksLeft--;
    const { tasks } = this.#current;
    tasks.set(document, [...(tasks.get(document) ?? []), task]);
  }

  #outcome(message: ObservedMessage, document: DocumentActor): string {
    const [task] = message.tasks.get(document.id) ?? [];
    if (task !== undefined) return this.#arrival(message, document.id, task);
    if (message.posted.via === 'channel') return `hears nothing, because ${this.#whyNot(message.posted, document)}`;
    if (message.posted.to === 0) return 'hears nothing, because nobody was there to hear';
    return message.tasks.size === 0
      ? 'has heard nothing yet: the port has not been started'
      : 'hears nothing, because it is for another document';
  }

  #arrival({ arrivals }: ObservedMessage, document: number, task: number): string {
    const arrival = arrivals.get(document);
    if (arrival?.type === 'message-dropped') {
      const why = arrival.reason === 'channel closed' ? 'its channel was closed before it could hear' : 'it is of another origin';
      return `hears nothing, because ${why} (step ${arrival.step})`;
    }
    if (arrival?.kind === 'messageerror') return `gets a messageerror in step ${arrival.step}: nothing could be made of it there`;
    return fate(this.#actors, task);
  }

  #whyNot({ document: sender, name, i }: Posted, document: DocumentActor): string {
    const from = this.#actors.documents.get(sender);
    if (from !== undefined && from.storageKey !== document.storageKey) {
      return from.origin === document.origin ? 'its storage key is another partition' : 'it is of another origin';
    }
    const channels = this.#actors.channels.of(document.id, name);
    const open = channels.filter(({ opened, closed }) => opened < i && (closed ?? Infinity) > i);
    if (document.id === sender && open.length > 0) return 'a channel does not hear what it sends itself';
    if (open.length > 0)
      return document.kept ? 'it is not fully active: it is kept in the back/forward cache' : 'it is not fully active';
    if (channels.some(({ opened }) => opened > i)) return 'it opened its channel of that name only afterwards';
    if (channels.length > 0) return 'it had closed its channel of that name';
    return 'it had no channel of that name';
  }

  /** Documents of the same storage key that opened a channel of that name, and came too late. */
  #madeLater({ posted, documents }: ObservedMessage): string[] {
    const { documents: all, channels } = this.#actors;
    const key = all.get(posted.document)?.storageKey;
    const late = [...all.values()].filter(({ id, storageKey }) => {
      return storageKey === key && !documents.some((each) => each.id === id) && channels.of(id, posted.name).length > 0;
    });
    return late.map(({ id }) => {
      const isLater = channels.of(id, posted.name).some(({ opened }) => opened > posted.i);
      return `  ${this.#actors.nameOf(id)} hears nothing, because it was ${isLater ? 'made later' : 'destroyed before'}.`;
    });
  }
}
