import { Actors } from './actors.ts';
import { CookieLedger } from './cookie-ledger.ts';
import type { Arrow, Row, Story, Tone } from './row.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { assignment, changeText, readText, shortURL, shortValue } from './wording.ts';
import { visible } from './text-width.ts';

/** How much is told. `full` adds checkpoints, the lives of documents, requests, and every task that is queued, held or removed. */
export type StoryDetail = 'story' | 'full';

/** Rows of one step, kept back until it is known whether they need a row above them that names the step. */
interface OpenStep {
  readonly number: number;
  readonly tab: string | null;
  readonly head: Row | null;
  /** The head is shown even when nothing follows it. */
  readonly always: boolean;
  readonly rows: Row[];
}

/**
 * Tells what happened, row by row, from the events of a trace and nothing else.
 *
 * @param dropped How many events the trace has lost at its beginning. What lived then stands before those that were kept.
 */
export function tell(events: Iterable<TraceEvent>, detail: StoryDetail, dropped = 0): Story {
  const teller = new Teller(detail, dropped > 0);
  let n = 0;
  for (const event of events) {
    // The events kept are numbered without a gap: so many before them, dropped or remembered.
    if (event.i < dropped + n++) teller.remember(event);
    else teller.hear(event);
  }
  return teller.end();
}

class Teller {
  readonly #full: boolean;
  readonly #actors = new Actors();
  readonly #cookies = new CookieLedger();
  readonly #rows: Row[] = [];
  readonly #tabs = new Set<string>();
  readonly #areas = new Set<number>();
  /** Tasks of storage events that were queued and have not run. */
  readonly #waiting = new Set<number>();
  readonly #requests = new Map<number, TraceEventOf<'request'>>();
  /** Tabs that lived before the first event that is told. */
  readonly #before: string[] = [];
  readonly #shortened: boolean;
  /** The tab that crashed last: it is closed, too, and that goes without saying. */
  #crashed: string | null = null;
  #open: OpenStep | null = null;
  #change: Row | null = null;

  constructor(detail: StoryDetail, shortened: boolean) {
    this.#full = detail === 'full';
    this.#shortened = shortened;
  }

  /** Takes note of what lived before the first event that is told, and tells nothing of it. */
  remember(event: TraceEvent): void {
    this.#actors.note(event);
    if (event.type !== 'tab-opened') return;
    this.#tabs.add(event.tab);
    this.#before.push(event.tab);
  }

  hear(event: TraceEvent): void {
    this.#actors.note(event);
    if (event.type !== 'task-queued') this.#change = null;
    switch (event.type) {
      case 'task-queued':
        return this.#queued(event);
      case 'task-started':
        return this.#started(event);
      case 'task-ended':
        return this.#close(event.step);
      case 'outside-started':
        return this.#outside(event);
      case 'outside-ended':
        return this.#close(event.step);
      case 'task-removed':
      case 'task-held':
      case 'task-returned':
        return this.#interrupted(event);
      case 'tab-opened':
        this.#tabs.add(event.tab);
        if (event.step !== -1 && this.#open?.tab) this.#line(event, this.#open.tab, '⧉', `opens ${event.tab}`, 'plain');
        return;
      case 'session-copied':
        return this.#line(event, event.tab, '⧉', `begins with a copy of the session of ${event.from}`, 'plain');
      case 'browser-restarted':
        this.#cookies.forget();
        return this.#line(event, null, '', `the browser was restarted (session: ${event.session})`, 'title');
      case 'note':
        return this.#line(event, null, '', visible(event.text), 'title');
      case 'check':
        return this.#line(event, null, event.passed ? '✓' : '✗', visible(event.text), event.passed ? 'good' : 'bad');
      default:
        this.#happened(event);
    }
  }

  end(): Story {
    this.#flush();
    const present = new Set<string>();
    for (const { tab, queued } of this.#rows) {
      if (tab !== null) present.add(tab);
      for (const waiting of queued) present.add(waiting.tab);
    }
    // What was dropped may have used any of those that live.
    for (const tab of this.#before) present.add(tab);
    if (this.#shortened) for (const area of this.#actors.areas.keys()) this.#areas.add(area);
    const tabs = [...new Set([...this.#tabs, ...present])].filter((tab) => present.has(tab));
    const areas = [...this.#areas].sort((a, b) => a - b).map((id) => this.#actors.area(id));
    return { rows: this.#rows, tabs, areas, before: this.#before };
  }

  #happened(event: TraceEvent): void {
    switch (event.type) {
      case 'storage-read':
        return this.#arrow(event, readText(event), 'from');
      case 'storage-written':
        return this.#arrow(event, changeText(event.key, event.newValue), 'to');
      case 'storage-removed':
        return this.#arrow(event, changeText(event.key, null), 'to');
      case 'storage-cleared':
        return this.#arrow(event, changeText(null, null), 'to');
      case 'write-refused':
        return this.#arrow(event, `${shortValue(event.key)}: ${event.units} units do not fit`, 'refused');
      case 'event-fired':
        return this.#fired(event);
      case 'cookie-read':
        return this.#cookieRead(event);
      case 'cookie-written':
        return this.#cookieWritten(event);
      default:
        this.#navigated(event);
    }
  }

  #navigated(event: TraceEvent): void {
    switch (event.type) {
      case 'navigation-started': {
        const origin = [...this.#actors.documents.values()].findLast(({ tab }) => tab === event.tab)?.origin ?? null;
        const way = event.cause === 'user' ? '' : ` (${event.cause})`;
        return this.#line(
          event,
          event.tab,
          '⇢',
          event.cause === 'reload' ? 'reload' : `${shortURL(event.url, origin)}${way}`,
          'plain',
        );
      }
      case 'navigation-ended':
        if (event.status >= 200 && event.status < 400) return;
        return this.#line(event, event.tab, '✗', `${event.status} ${visible(event.reason)}`.trim(), 'bad');
      case 'url-changed': {
        const document = this.#actors.documents.get(event.document);
        if (document === undefined) return;
        return this.#line(event, document.tab, '⇢', `${shortURL(event.url, document.origin)} (same document)`, 'plain');
      }
      case 'request':
        this.#requests.set(event.request, event);
        if (this.#full) this.#line(event, event.tab, '·', `${event.method} ${shortURL(event.url, null)}`, 'dim');
        return;
      case 'response':
        return this.#answered(event);
      case 'visibility-changed':
        return this.#line(event, event.tab, event.visibility === 'hidden' ? '◌' : '◉', event.visibility, 'plain');
      case 'tab-crashed':
        this.#crashed = event.tab;
        return this.#line(event, event.tab, '✗', 'crashed: no handler ran', 'bad');
      case 'tab-closed':
        if (this.#crashed !== event.tab) this.#line(event, event.tab, '■', 'closed', 'plain');
        return;
      case 'error': {
        const kind = event.kind === 'rejection' ? 'unhandled rejection: ' : '';
        const text = `${kind}${visible(event.message)}${event.handled ? ' (handled)' : ''}`;
        return this.#line(event, this.#actors.tabOf(event.document), '✗', text, event.handled ? 'dim' : 'bad');
      }
      case 'document-left':
      case 'document-returned':
      case 'document-dropped':
        return this.#moved(event);
      default:
        if (this.#full) this.#detail(event);
    }
  }

  /** Into the back/forward cache, and out of it. */
  #moved(event: TraceEventOf<'document-left' | 'document-returned' | 'document-dropped'>): void {
    const document = this.#actors.documents.get(event.document);
    if (document === undefined) return;
    const what = shortURL(document.url, document.origin);
    if (event.type === 'document-returned') this.#line(event, document.tab, '⇠', `${what} is shown again`, 'plain');
    else if (event.type === 'document-left' && event.kept) this.#line(event, document.tab, '≡', `${what} is kept`, 'plain');
    else if (event.reason !== '') this.#line(event, document.tab, '·', `${what} is not kept: ${visible(event.reason)}`, 'dim');
  }

  #detail(event: TraceEvent): void {
    const of = event as TraceEvent & { readonly document?: number; readonly tab?: string };
    const tab = of.tab ?? this.#actors.tabOf(of.document) ?? this.#open?.tab ?? null;
    if (event.type === 'checkpoint') this.#line(event, tab, '·', 'checkpoint', 'dim');
    else if (event.type === 'document-created') this.#line(event, tab, '·', `document ${event.document} created`, 'dim');
    else if (event.type === 'document-loaded') this.#line(event, tab, '·', `document ${event.document} loaded`, 'dim');
    else if (event.type === 'document-destroyed') this.#line(event, tab, '·', `document ${event.document} destroyed`, 'dim');
  }

  /** A failed navigation is told where it ends; what else a page asks for in vain would go unseen. */
  #answered(event: TraceEventOf<'response'>): void {
    const request = this.#requests.get(event.request);
    this.#requests.delete(event.request);
    const document = request?.document ?? null;
    if (request === undefined || document === null || !isFailure(event)) {
      if (this.#full) this.#line(event, request?.tab ?? null, '·', `response ${event.status}`, 'dim');
      return;
    }
    const url = shortURL(request.url, this.#actors.documents.get(document)?.origin ?? null);
    this.#line(event, request.tab, '✗', `${url}: ${event.status === 0 ? 'network error' : event.status}`, 'bad');
  }

  #queued(event: TraceEventOf<'task-queued'>): void {
    const tab = this.#actors.tabOf(event.document);
    const broadcast = this.#change !== null && event.source === 'DOM manipulation' && event.label.startsWith('storage');
    if (broadcast && this.#change !== null && tab !== null) {
      this.#change.queued.push({ tab, task: event.task });
      this.#waiting.add(event.task);
      return;
    }
    this.#change = null;
    if (this.#full && tab !== null) this.#line(event, tab, '+', `${visible(event.label)} queued`, 'dim');
  }

  #started(event: TraceEventOf<'task-started'>): void {
    this.#flush();
    const queued = this.#actors.tasks.get(event.task)?.queued;
    const tab = this.#actors.tabOf(queued?.document);
    const label = queued === undefined ? `task ${event.task}` : visible(queued.label);
    const heard = this.#waiting.delete(event.task);
    // A task that touched nothing is told where that is of interest, and where a storage event waits for it to end.
    const deliberate = deliberateSources.has(queued?.source);
    const delays = [...this.#waiting].some((task) => this.#actors.tabOf(this.#actors.tasks.get(task)?.queued.document) === tab);
    const head =
      tab === null ? null : heard ? row(event, tab, '●', label, 'event', null, event.task) : row(event, tab, '▸', label, 'plain');
    this.#open = { number: event.step, tab, head, always: heard || this.#full || deliberate || delays, rows: [] };
  }

  #outside(event: TraceEventOf<'outside-started'>): void {
    // A call from outside that is made inside of a step is a part of that step.
    if (this.#open !== null) return;
    const tab = this.#actors.tabOf(event.document);
    const head = tab === null ? null : row(event, tab, '▸', visible(event.label), 'plain');
    this.#open = { number: event.step, tab, head, always: false, rows: [] };
  }

  #interrupted(event: TraceEventOf<'task-removed' | 'task-held' | 'task-returned'>): void {
    const queued = this.#actors.tasks.get(event.task)?.queued;
    const tab = this.#actors.tabOf(queued?.document);
    if (queued === undefined || tab === null) return;
    const waited = this.#waiting.has(event.task);
    if (!waited && !this.#full) return;
    const what = visible(queued.label);
    const page = this.#actors.documents.get(queued.document ?? -1);
    const where = page === undefined ? 'the page' : shortURL(page.url, page.origin);
    if (event.type === 'task-held') this.#line(event, tab, '‖', `${what} waits for ${where}`, 'dim');
    else if (event.type === 'task-returned') this.#line(event, tab, '‖', `${what} may run again`, 'dim');
    else {
      this.#waiting.delete(event.task);
      this.#push(row(event, tab, '✕', `${what} never runs: ${event.reason}`, 'bad', null, waited ? event.task : null));
    }
  }

  #fired(event: TraceEventOf<'event-fired'>): void {
    const head = this.#open?.head;
    const text = changeText(event.key, event.newValue);
    if (head?.mark === '●' && head.ran === event.task) head.text = text;
    else this.#line(event, this.#actors.tabOf(event.document), '●', text, 'event');
  }

  #cookieRead(event: TraceEventOf<'cookie-read'>): void {
    const tab = this.#actors.tabOf(event.document);
    if (tab === null) return;
    this.#arrow(event, `cookies? ${event.cookies === '' ? 'none' : shortValue(event.cookies)}`, 'from');
    for (const { name, value, writer, ownValue } of this.#cookies.read(event.area, tab, event.cookies)) {
      const over = ownValue === null || ownValue === value ? '' : `, over ${shortValue(ownValue)} of ${tab}`;
      this.#line(event, tab, '▲', `leak: ${assignment(name, value)} was written by ${writer}${over}`, 'leak');
    }
  }

  #cookieWritten(event: TraceEventOf<'cookie-written'>): void {
    const tab = this.#actors.tabOf(event.document);
    this.#cookies.wrote(event.area, tab, event.name, event.value);
    const text = changeText(event.name, event.value);
    const asker = this.#requests.get(event.request ?? -1)?.tab;
    if (tab !== null) this.#arrow(event, text, 'to');
    else if (asker !== undefined) this.#arrow(event, `Set-Cookie: ${text}`, 'to', asker);
    else this.#line(event, null, '', `a response sets the cookie ${text}`, 'write');
  }

  #arrow(
    event: TraceEvent & { readonly area: number; readonly document: number },
    text: string,
    direction: Arrow['direction'],
    tab: string | null = this.#actors.tabOf(event.document),
  ): void {
    if (tab === null) return;
    this.#areas.add(event.area);
    const tone: Tone = direction === 'from' ? 'read' : direction === 'to' ? 'write' : 'bad';
    const made = row(event, tab, '', text, tone, { area: event.area, direction });
    const same = direction === 'from' ? this.#open?.rows.find((other) => repeats(other, made)) : undefined;
    if (same !== undefined) same.times++;
    else this.#push(made);
    if (direction === 'to') this.#change = made;
  }

  #line(event: TraceEvent, tab: string | null, mark: string, text: string, tone: Tone): void {
    this.#push(row(event, tab, mark, text, tone));
  }

  #push(made: Row): void {
    if (this.#open === null) this.#rows.push(made);
    else this.#open.rows.push(made);
  }

  #close(step: number): void {
    if (this.#open?.number === step) this.#flush();
  }

  /** Writes the rows of the step down. A call from outside that did a single thing needs no row of its own. */
  #flush(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    const { head, rows, always } = open;
    const task = head?.mark === '●' || always;
    const headed = head !== null && (task || rows.length > 1);
    if (headed) {
      this.#rows.push(head);
      for (const each of rows) each.inset = each.tab === head.tab;
    }
    this.#rows.push(...rows);
  }
}

/** Tasks that a person, a timer or another window made are told whatever they do. */
const deliberateSources: ReadonlySet<string | undefined> = new Set(['user interaction', 'timer', 'posted message']);

/** Whether a response says that there is nothing to be had, or none came. */
export function isFailure({ status }: TraceEventOf<'response'>): boolean {
  return status === 0 || status >= 400;
}

function row(
  { ms, step }: TraceEvent,
  tab: string | null,
  mark: string,
  text: string,
  tone: Tone,
  arrow: Arrow | null = null,
  ran: number | null = null,
): Row {
  return { ms, step, tab, mark, text, tone, arrow, queued: [], ran, times: 1, inset: false };
}

function repeats(a: Row, b: Row): boolean {
  return a.tab === b.tab && a.text === b.text && a.arrow?.area === b.arrow?.area && a.arrow?.direction === b.arrow?.direction;
}
