import type { Actors } from './actors.ts';
import type { Row } from './row.ts';
import { row, type StepRows } from './step-rows.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { shortKey, shortValue } from './wording.ts';

type Posted = TraceEventOf<'message-posted'>;

/** Tells of messages: rows of who posts them, and what the tasks that deliver them are called. */
export class MessageRows {
  readonly #actors: Actors;
  readonly #rows: StepRows;
  readonly #posted = new Map<number, Posted>();
  /** The message that a task delivers. */
  readonly #deliveries = new Map<number, number>();
  /** The message whose tasks are being queued, its row, and how many are to come. */
  #current: { readonly posted: Posted; readonly row: Row; tasksLeft: number } | null = null;

  constructor(actors: Actors, rows: StepRows) {
    this.#actors = actors;
    this.#rows = rows;
  }

  /** Tells of a message; false: the event is of something else. */
  hear(event: TraceEvent): boolean {
    switch (event.type) {
      case 'message-posted':
        this.#post(event);
        return true;
      case 'message-queued':
        this.#queuedLater(event);
        return true;
      case 'message-refused':
        this.#refused(event);
        return true;
      case 'message-fired':
        this.#fired(event);
        return true;
      case 'message-dropped':
        this.#dropped(event);
        return true;
      default:
        return false;
    }
  }

  /** Something else than a task came: the last message has all of its tasks. */
  endQueueing(): void {
    this.#current = null;
  }

  /** Whether a task that was queued delivers the message that was posted right before it. */
  queued({ task, document }: TraceEventOf<'task-queued'>): boolean {
    const tab = this.#actors.tabOf(document);
    if (this.#current === null || tab === null || this.#current.tasksLeft === 0) return false;
    this.#current.tasksLeft--;
    const { posted, row: sent } = this.#current;
    sent.queued.push({ tab, task });
    this.#deliveries.set(task, posted.message);
    if (posted.via !== 'channel' && sent.mark === '⇶')
      sent.text = `posts ${shortValue(posted.data)} to ${tab === sent.tab ? 'itself' : tab} (${posted.via})`;
    return true;
  }

  #refused(event: TraceEvent & TraceEventOf<'message-refused'>): void {
    const target = event.via === 'channel' ? `${shortKey(event.name)} (channel)` : `a ${event.via}`;
    this.#rows.line(event, this.#actors.tabOf(event.document), '✗', `cannot post to ${target}: ${event.error}`, 'bad');
  }

  /** Who is there hears nothing while it is kept. */
  #isKept({ document, name, i, via }: TraceEvent & Posted): boolean {
    const { channels, documents } = this.#actors;
    const key = documents.get(document)?.storageKey;
    return (
      via === 'channel' &&
      [...documents.values()].some(
        ({ id, kept, storageKey }) => kept && storageKey === key && channels.namesAt(id, i).includes(name),
      )
    );
  }

  #post(event: TraceEvent & Posted): void {
    const { message, via, name, data, to, document } = event;
    this.#posted.set(message, event);
    const target = via === 'channel' ? `${shortKey(name)} (channel)` : `a ${via}`;
    const nobody = this.#isKept(event) ? ': who is there is kept' : ': nobody is there';
    const text = `posts ${shortValue(data)} to ${target}${to === 0 ? nobody : ''}`;
    const made = row(event, this.#actors.tabOf(document), '⇶', text, 'message');
    this.#rows.push(made);
    this.#current = { posted: event, row: made, tasksLeft: to };
  }

  /** It waits from now on as others do. */
  #queuedLater(event: TraceEvent & TraceEventOf<'message-queued'>): void {
    const posted = this.#posted.get(event.message);
    if (posted === undefined) return;
    const text = `starts a port: ${shortValue(posted.data)} from ${this.#senderOf(posted)}`;
    const made = row(event, this.#actors.tabOf(event.document), '', text, 'message');
    this.#rows.push(made);
    this.#current = { posted, row: made, tasksLeft: 1 };
  }

  #fired(event: TraceEvent & TraceEventOf<'message-fired'>): void {
    const what = event.kind === 'messageerror' ? 'messageerror' : shortValue(event.data);
    const text = `${what} from ${this.#senderOf(event)}`;
    const head = this.#headOf(event.message);
    if (head === null) this.#rows.line(event, this.#actors.tabOf(event.document), '●', text, 'message');
    else Object.assign(head, { text, tone: 'message' } satisfies Partial<Row>);
  }

  #dropped(event: TraceEvent & TraceEventOf<'message-dropped'>): void {
    const data = this.#posted.get(event.message)?.data;
    const what = data === undefined ? 'message' : shortValue(data);
    const text = `${what} from ${this.#senderOf(event)} is dropped: ${event.reason}`;
    const head = this.#headOf(event.message);
    if (head === null) this.#rows.line(event, this.#actors.tabOf(event.document), '✕', text, 'bad');
    else Object.assign(head, { mark: '✕', text, tone: 'bad' } satisfies Partial<Row>);
  }

  /** The row of the task that delivers it. */
  #headOf(message: number): Row | null {
    const head = this.#rows.open?.head ?? null;
    return head?.mark === '●' && this.#deliveries.get(head.ran ?? -1) === message ? head : null;
  }

  #senderOf({ message, via, name }: Pick<Posted, 'message' | 'via' | 'name'>): string {
    const tab = this.#actors.tabOf(this.#posted.get(message)?.document) ?? 'somewhere';
    return `${tab} (${via === 'channel' ? shortKey(name) : via})`;
  }
}
