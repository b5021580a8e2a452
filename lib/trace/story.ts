import { Actors } from './actors.ts';
import { CookieRows } from './cookie-rows.ts';
import { eventLine, type EventLine } from './event-line.ts';
import { interruption } from './interruption.ts';
import { lockChangeOf, lockRow } from './lock-rows.ts';
import { MessageRows } from './message-rows.ts';
import { RequestLines } from './request-lines.ts';
import type { Arrow, LockChange, Row, Story, Tone } from './row.ts';
import { row, StepRows } from './step-rows.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { changeText, conditionLabel, readText, shortValue } from './wording.ts';
import { visible } from './text-width.ts';

const tones: Readonly<Record<Arrow['direction'], Tone>> = {
  from: 'read',
  to: 'write',
  refused: 'bad',
  unchanged: 'dim',
};

/** How much is told. `full` adds checkpoints, the lives of documents, requests, and every task that is queued, held or removed. */
export type StoryDetail = 'story' | 'full';

/**
 * Tells what happened, row by row, from the events of a trace and nothing else.
 *
 * @param dropped How many events the trace has lost at its beginning. What lived then stands before those that were kept.
 * @param remembered What came before all of these, and is not told.
 */
export function tell(
  events: Iterable<TraceEvent>,
  detail: StoryDetail,
  dropped = 0,
  remembered: readonly TraceEvent[] = [],
): Story {
  const teller = new Teller(detail, dropped > 0);
  for (const event of remembered) teller.remember(event);
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
  readonly #rows = new StepRows();
  readonly #tabs = new Set<string>();
  readonly #areas = new Set<string>();
  readonly #messages: MessageRows;
  /** Tasks of storage events and messages that were queued and have not run. */
  readonly #waiting = new Set<number>();
  readonly #requests: RequestLines;
  readonly #cookies: CookieRows;
  /** Tabs that lived before the first event that is told. */
  readonly #before: string[] = [];
  readonly #locksBefore = new Map<number, LockChange>();
  readonly #shortened: boolean;
  /** The tab that crashed last: it is closed, too, and that goes without saying. */
  #crashed: string | null = null;
  #change: Row | null = null;

  constructor(detail: StoryDetail, shortened: boolean) {
    this.#full = detail === 'full';
    this.#requests = new RequestLines(this.#full, this.#actors);
    this.#messages = new MessageRows(this.#actors, this.#rows);
    const arrow = this.#arrow.bind(this);
    this.#cookies = new CookieRows(this.#actors, this.#rows, this.#requests, arrow);
    this.#shortened = shortened;
  }

  /** Takes note of what lived before the first event that is told, and tells nothing of it. */
  remember(event: TraceEvent): void {
    this.#actors.note(event);
    const lock = lockChangeOf(event, this.#actors);
    if (lock?.state === 'over') this.#locksBefore.delete(lock.request);
    else if (lock !== null) this.#locksBefore.set(lock.request, lock);
    if (event.type !== 'tab-opened') return;
    this.#tabs.add(event.tab);
    this.#before.push(event.tab);
  }

  hear(event: TraceEvent): void {
    this.#actors.note(event);
    if (event.type !== 'task-queued') {
      this.#change = null;
      this.#messages.endQueueing();
    }
    switch (event.type) {
      case 'task-queued':
        return this.#queued(event);
      case 'task-started':
        return this.#started(event);
      case 'task-ended':
        return this.#rows.end(event.step);
      case 'outside-started':
        return this.#outside(event);
      case 'outside-ended':
        return this.#rows.end(event.step);
      case 'task-removed':
      case 'task-held':
      case 'task-returned':
        return this.#interrupted(event);
      case 'tab-opened':
        return this.#opened(event);
      case 'browser-restarted':
        this.#cookies.forget();
        return this.#lineOf(event);
      default:
        this.#happened(event);
    }
  }

  end(): Story {
    this.#rows.flush();
    const present = new Set<string>();
    for (const { tab, queued } of this.#rows.all) {
      if (tab !== null) present.add(tab);
      for (const waiting of queued) present.add(waiting.tab);
    }
    // What was dropped may have used any of those that live.
    const locksBefore = [...this.#locksBefore.values()];
    const before = [...new Set([...this.#before, ...locksBefore.map(({ tab }) => tab)])];
    for (const tab of before) present.add(tab);
    if (this.#shortened) for (const area of this.#actors.areas.keys()) this.#areas.add(area);
    const tabs = [...new Set([...this.#tabs, ...present])].filter((tab) => present.has(tab));
    const made = [...this.#actors.areas.keys()].filter((area) => this.#areas.has(area));
    const areas = [...new Set([...made, ...this.#areas])].map((area) => this.#actors.area(area));
    return { rows: this.#rows.all, tabs, areas, before, locksBefore };
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
      case 'storage-unchanged':
        return this.#arrow(event, `${changeText(event.key, event.value)}: no change`, 'unchanged');
      case 'write-refused':
        return this.#arrow(event, `${shortValue(event.key)}: ${event.units} units do not fit`, 'refused');
      case 'event-fired':
        return this.#fired(event);
      case 'cookie-read':
        return this.#cookies.read(event);
      case 'cookie-written':
        return this.#cookies.written(event);
      default: {
        const lock = lockRow(event, this.#actors);
        if (lock !== null) this.#rows.push(lock);
        else if (!this.#messages.hear(event)) this.#told(event);
      }
    }
  }

  #told(event: TraceEvent): void {
    switch (event.type) {
      case 'request':
        return this.#line(event, this.#requests.asked(event));
      case 'response':
        return this.#line(event, this.#requests.answered(event));
      case 'request-aborted':
        return this.#line(event, this.#requests.aborted(event));
      case 'input-refused':
        return this.#refused(event);
      case 'tab-crashed':
        this.#crashed = event.tab;
        return this.#lineOf(event);
      case 'tab-closed':
        if (this.#crashed !== event.tab) this.#lineOf(event);
        return;
      case 'site-data-cleared':
        this.#cookies.cleared(event);
        return this.#lineOf(event);
      case 'checkpoint':
      case 'document-created':
      case 'document-loaded':
      case 'document-destroyed':
        if (this.#full) this.#detail(event);
        return;
      default:
        this.#lineOf(event);
    }
  }

  #lineOf(event: TraceEvent): void {
    this.#line(event, eventLine(event, this.#actors));
  }

  #line(event: TraceEvent, line: EventLine | null): void {
    if (line !== null) this.#rows.line(event, line.tab, line.mark, line.text, line.tone);
  }

  #opened(event: TraceEventOf<'tab-opened'>): void {
    this.#tabs.add(event.tab);
    const by = event.step === -1 ? null : (this.#rows.open?.tab ?? null);
    if (by !== null) this.#rows.line(event, by, '⧉', `opens ${event.tab}`, 'plain');
  }

  #detail(event: TraceEventOf<'checkpoint' | 'document-created' | 'document-loaded' | 'document-destroyed'>): void {
    if (event.type === 'checkpoint') {
      this.#rows.line(event, this.#rows.open?.tab ?? null, '·', 'checkpoint', 'dim');
      return;
    }
    const tab = this.#actors.tabOf(event.document) ?? this.#rows.open?.tab ?? null;
    this.#rows.line(event, tab, '·', `document ${event.document} ${event.type.slice('document-'.length)}`, 'dim');
  }

  #queued(event: TraceEventOf<'task-queued'>): void {
    if (this.#messages.queued(event)) return void this.#waiting.add(event.task);
    const tab = this.#actors.tabOf(event.document);
    const broadcast = this.#change !== null && event.source === 'DOM manipulation' && event.label.startsWith('storage');
    if (broadcast && this.#change !== null && tab !== null) {
      this.#change.queued.push({ tab, task: event.task });
      this.#waiting.add(event.task);
      return;
    }
    this.#change = null;
    if (this.#full && tab !== null) this.#rows.line(event, tab, '+', `${visible(event.label)} queued`, 'dim');
  }

  #started(event: TraceEventOf<'task-started'>): void {
    this.#rows.flush();
    const queued = this.#actors.tasks.get(event.task)?.queued;
    const tab = this.#actors.tabOf(queued?.document);
    const label = queued === undefined ? `task ${event.task}` : visible(queued.label);
    const heard = this.#waiting.delete(event.task);
    // A task that touched nothing is told where that is of interest, and where a storage event waits for it to end.
    const deliberate = deliberateSources.has(queued?.source) || this.#actors.locks.isCallback(event.task);
    const delays = [...this.#waiting].some((task) => this.#actors.tabOf(this.#actors.tasks.get(task)?.queued.document) === tab);
    const headIn = (of: string): Row =>
      heard ? row(event, of, '●', label, 'event', null, event.task) : row(event, of, '▸', label, 'plain');
    this.#rows.begin({
      number: event.step,
      tab,
      head: tab === null ? null : headIn(tab),
      always: heard || this.#full || deliberate || delays,
    });
  }

  #outside(event: TraceEventOf<'outside-started'>): void {
    // A call from outside that is made inside of a step is a part of that step.
    if (this.#rows.open !== null) return;
    const tab = this.#actors.tabOf(event.document);
    const head = tab === null ? null : row(event, tab, '▸', visible(event.label), 'plain');
    this.#rows.begin({ number: event.step, tab, head, always: event.label === conditionLabel });
  }

  #interrupted(event: TraceEvent & TraceEventOf<'task-removed' | 'task-held' | 'task-returned'>): void {
    const waited = this.#waiting.has(event.task);
    if (!waited && !this.#full) return;
    const made = interruption(event, this.#actors, waited);
    if (made === null) return;
    if (event.type === 'task-removed') this.#waiting.delete(event.task);
    this.#rows.push(made);
  }

  #fired(event: TraceEventOf<'event-fired'>): void {
    const head = this.#rows.open?.head;
    const text = changeText(event.key, event.newValue);
    if (head?.mark === '●' && head.ran === event.task) head.text = text;
    else this.#rows.line(event, this.#actors.tabOf(event.document), '●', text, 'event');
  }

  /** The head names what was to be done. */
  #refused({ code }: TraceEventOf<'input-refused'>): void {
    const head = this.#rows.open?.head;
    if (head == null) return;
    head.mark = '✗';
    head.tone = 'bad';
    head.text += `: refused (${code})`;
  }

  #arrow(
    event: TraceEvent & { readonly area: string; readonly document: number },
    text: string,
    direction: Arrow['direction'],
    tab: string | null = this.#actors.tabOf(event.document),
  ): void {
    if (tab === null) return;
    this.#areas.add(event.area);
    const tone = tones[direction];
    const made = row(event, tab, '', text, tone, { area: event.area, direction });
    if (direction === 'from') this.#rows.pushOrCount(made);
    else this.#rows.push(made);
    if (direction === 'to') this.#change = made;
  }
}

/** Tasks that a person, a timer or another window made, and callbacks of locks, are told whatever they do. */
const deliberateSources: ReadonlySet<string | undefined> = new Set(['user interaction', 'timer', 'posted message', 'storage']);
