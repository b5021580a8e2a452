import { Actors, keyOf, type DocumentActor, type TaskActor } from './actors.ts';
import { algorithmOf } from './algorithms.ts';
import { deed } from './deed.ts';
import { LockHistory } from './explain-locks.ts';
import { PostedMessages } from './explain-messages.ts';
import { fate } from './fate.ts';
import { inOrderOfTabs, namesOf, otherOrigin } from './page-names.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { droppedText, shortKey, shortURL, timeText, waitedText } from './wording.ts';

type Change = TraceEventOf<'storage-written' | 'storage-removed' | 'storage-cleared'>;

/** A change of storage with everything that decides who hears of it. */
interface ObservedChange {
  readonly change: Change;
  /** Documents that lived when it was made. */
  readonly documents: readonly DocumentActor[];
  /** Tasks of the events that tell of it, by the document that hears. */
  readonly tasks: Map<number, number>;
}

interface StepRecord {
  readonly events: TraceEvent[];
  readonly changes: ObservedChange[];
  /** How many tasks of other lanes had been queued before its own and could have run. */
  passedOver: number;
}

/** Most things that a line lists before it only counts. */
const mostActs = 12;

/** A response, and the request that it answers; null where that is not in the trace. */
interface Answer {
  readonly request: (TraceEvent & TraceEventOf<'request'>) | null;
  readonly response: TraceEventOf<'response'>;
}

type Start = TraceEventOf<'task-started' | 'outside-started'>;

/** What is known of the steps around the one that is asked for. */
class StepIndex {
  readonly actors: Actors = new Actors();
  readonly starts: Map<number, Start> = new Map<number, Start>();
  /** The change of storage that each task tells of. */
  readonly causes: Map<number, Change> = new Map<number, Change>();
  /** What the response of each response's task had done to cookies and storage when it came. */
  readonly effects: Map<number, readonly TraceEvent[]> = new Map<number, readonly TraceEvent[]>();
  /** The answer that each response's task brings. */
  readonly answers: Map<number, Answer> = new Map<number, Answer>();
  readonly #asked = new Map<number, TraceEvent & TraceEventOf<'request'>>();
  readonly #effectsOf = new Map<number, TraceEvent[]>();
  /** The request whose response had site data cleared last. */
  #clearing = -1;
  #response: TraceEventOf<'response'> | null = null;
  #change: Change | null = null;

  note(event: TraceEvent): void {
    this.actors.note(event);
    if (event.type === 'task-started' || event.type === 'outside-started') this.starts.set(event.step, event);
    if (event.type === 'task-queued') {
      if (this.#change !== null && event.label.startsWith('storage')) this.causes.set(event.task, this.#change);
    } else this.#change = isChange(event) ? event : null;
    this.#noteEffects(event);
  }

  /** The task of a response is queued right behind the response itself. */
  #noteEffects(event: TraceEvent): void {
    if (event.type === 'task-queued' && this.#response !== null) {
      const { request } = this.#response;
      this.effects.set(event.task, this.#effectsOf.get(request) ?? []);
      this.answers.set(event.task, { request: this.#asked.get(request) ?? null, response: this.#response });
    }
    this.#response = event.type === 'response' ? event : null;
    if (event.type === 'request') this.#asked.set(event.request, event);
    if (event.type === 'site-data-cleared') this.#clearing = event.request;
    const request = this.#requestBehind(event);
    if (request === undefined) return;
    const effects = this.#effectsOf.get(request);
    if (effects === undefined) this.#effectsOf.set(request, [event]);
    else effects.push(event);
  }

  /** The request whose response did that; undefined: none. */
  #requestBehind(event: TraceEvent): number | undefined {
    if (event.type === 'cookie-written') return event.request;
    return event.type === 'area-emptied' && event.reason === 'Clear-Site-Data' ? this.#clearing : undefined;
  }
}

/**
 * A few lines on a step of the trace: what it is, who queued it and when, why it could run, what it did, who hears of that, and the
 * algorithms of the standards.
 *
 * @param dropped How many events the trace has lost at its beginning: `header.dropped`.
 */
export function explain(events: Iterable<TraceEvent>, step: number, dropped = 0): string {
  const around = new StepIndex();
  const { actors } = around;
  const messages = new PostedMessages(step, actors);
  const locks = new LockHistory(step, actors);
  const record: StepRecord = { events: [], changes: [], passedOver: 0 };
  let last = -1;
  for (const event of events) {
    if (event.step === step && event.type === 'task-started') record.passedOver = passedOver(actors, event);
    around.note(event);
    messages.note(event);
    locks.note(event);
    last = Math.max(last, event.step);
    if (event.step === step) note(record, event, actors);
  }
  const first = record.events[0];
  const begun = around.starts.has(step);
  if (dropped > 0 && !begun && step >= 0 && step <= last)
    return `Step ${step} is no longer in the trace. ${droppedText(dropped)}`;
  if (first === undefined) return `The trace holds no step ${step}.`;
  const lines = first.type === 'task-started' ? taskStart(first, around, record.passedOver) : outsideStart(first, actors);
  const talk = [...messages.lines(), ...locks.lines()];
  const acts = listed('It ', record.events, actors);
  const isPlain = acts === '' && locks.callback === '' && talk.length === 0;
  lines.push(locks.callback, isPlain ? 'It touched no storage.' : acts);
  lines.push(...record.changes.map((observed) => hearing(observed, actors)), ...talk, ...standards(record.events));
  return lines.filter((line) => line !== '').join('\n');
}

function isChange(event: TraceEvent): event is TraceEvent & Change {
  return event.type === 'storage-written' || event.type === 'storage-removed' || event.type === 'storage-cleared';
}

function note(record: StepRecord, event: TraceEvent, actors: Actors): void {
  const last = record.changes.at(-1);
  const broadcasts = last !== undefined && (record.events.at(-1) === last.change || record.events.at(-1)?.type === 'task-queued');
  record.events.push(event);
  if (isChange(event)) {
    const documents = [...actors.documents.values()].filter(({ alive }) => alive).map((document) => ({ ...document }));
    record.changes.push({ change: event, documents, tasks: new Map() });
  } else if (broadcasts && event.type === 'task-queued' && event.document !== null && event.label.startsWith('storage')) {
    last.tasks.set(event.document, event.task);
  }
}

function taskStart(event: TraceEventOf<'task-started'>, around: StepIndex, passed: number): string[] {
  const { actors, effects } = around;
  const head = `Step ${event.step}, at ${timeText(event.ms)} ms:`;
  const queued = actors.tasks.get(event.task)?.queued;
  if (queued === undefined)
    return [`${head} task ${event.task} of the lane ${event.lane} ran; when it was queued is not in the trace.`];
  const who = queued.document === null ? 'the user agent' : actors.nameOf(queued.document);
  const outside = effects.has(event.task) ? 'when the response came' : 'from outside of any step';
  const origin = queued.by === -1 ? outside : `by step ${queued.by}${occasion(queued, around)}`;
  const waited = waitedText(ranBetween(queued, event, around));
  const meanwhile = waited === '' ? '' : `; ${waited}`;
  const may = queued.document === null ? 'it belongs to no document' : 'its document was fully active';
  return [
    `${head} ${who} ran the task “${queued.label}” (kind of task: ${queued.source}; lane ${queued.lane}, a queue that keeps its order).`,
    `It was queued at ${timeText(queued.ms)} ms ${origin}${meanwhile}.`,
    answerText(around.answers.get(event.task), actors),
    listed('Before that its response ', effects.get(event.task) ?? [], actors),
    `It could run because ${may} and it was the first of its lane; it was ${choiceOf(event, passed)}.`,
  ];
}

function choiceOf({ natural }: TraceEventOf<'task-started'>, passed: number): string {
  if (!natural) return 'chosen by the scheduler, although another task was due earlier or queued before it';
  if (passed === 0) return 'the next in the usual order: the earliest due, then the first queued, of all lanes';
  const others = passed === 1 ? 'a task of another lane' : `${passed} tasks of other lanes`;
  return `the next in the usual order among the tasks that the driving call was running; ${others}, queued before it, waited meanwhile`;
}

/** How many tasks its event loop ran since a task was queued. */
function ranBetween(queued: TaskActor['queued'], start: { readonly i: number }, { actors, starts }: StepIndex): number {
  const loopOf = (document: number | null): string | null =>
    document === null ? null : (actors.documents.get(document)?.loop ?? null);
  const own = loopOf(queued.document);
  const isBetween = (other: Start): boolean => {
    if (other.type !== 'task-started' || other.i <= queued.i || other.i >= start.i) return false;
    return loopOf(actors.tasks.get(other.task)?.queued.document ?? null) === own;
  };
  return [...starts.values()].filter(isBetween).length;
}

/** A timer's task is left out: it is queued long before it may run. */
function passedOver({ tasks }: Actors, { task, lane }: TraceEventOf<'task-started'>): number {
  const own = tasks.get(task)?.queued;
  if (own === undefined) return 0;
  const isEarlier = ({ queued, state }: TaskActor): boolean =>
    state === 'queued' && queued.i < own.i && queued.lane !== lane && queued.source !== 'timer';
  return [...tasks.values()].filter(isEarlier).length;
}

/** Which request a response answers, and how. */
function answerText(answer: Answer | undefined, actors: Actors): string {
  if (answer === undefined) return '';
  const { request, response } = answer;
  const { status, reason = '' } = response;
  const how = status === 0 ? `a network error${reason === '' ? '' : ` (${reason.replace(/\.$/, '')})`}` : `status ${status}`;
  if (request === null) return `It brings the answer to request ${response.request}, ${how}.`;
  const { document, method, step, tab, url } = request;
  const who = document === null ? `the navigation of ${tab}` : actors.nameOf(document);
  const when = step === -1 ? '' : ` in step ${step}`;
  return `It brings the answer to ${method} ${shortURL(url, null)}, which ${who} asked for${when}: ${how}.`;
}

/** What the step that queued a task was, and for a storage event also the change that it tells of. */
function occasion({ task, by }: TraceEventOf<'task-queued'>, { actors, starts, causes }: StepIndex): string {
  const change = causes.get(task);
  if (change !== undefined) {
    const who = actors.tabOf(change.document) ?? `document ${change.document}`;
    if (change.type === 'storage-cleared') return `, in which ${who} cleared the area`;
    return `, in which ${who} ${change.type === 'storage-written' ? 'wrote' : 'removed'} ${shortKey(change.key)}`;
  }
  const start = starts.get(by);
  if (start === undefined) return '';
  if (start.type === 'outside-started') return `, a call from outside into ${actors.nameOf(start.document)}`;
  const queued = actors.tasks.get(start.task)?.queued;
  if (queued === undefined) return '';
  return `, in which ${actors.tabOf(queued.document) ?? 'the user agent'} ran the task “${queued.label}”`;
}

function outsideStart(event: TraceEvent, actors: Actors): string[] {
  const where = event.type === 'outside-started' ? ` into ${actors.nameOf(event.document)}: ${event.label}` : '';
  return [`Step ${event.step}, at ${timeText(event.ms)} ms: a call from outside of any task${where}.`];
}

/** A sentence on what was done; empty when that was nothing. */
function listed(who: string, events: readonly TraceEvent[], actors: Actors): string {
  const acts = events.map((event) => deed(event, actors)).filter((act) => act !== '');
  if (acts.length === 0) return '';
  const more = acts.length - mostActs;
  const told = more > 0 ? [...acts.slice(0, mostActs), `did ${more} more things`] : acts;
  const last = told.pop()!;
  return `${who}${told.length === 0 ? last : `${told.join(', ')} and ${last}`}.`;
}

/** Who hears of a change, and who does not and why. */
function hearing({ change, documents, tasks }: ObservedChange, actors: Actors): string {
  const area = actors.area(change.area);
  const told: string[] = [];
  const names = namesOf(documents, actors);
  for (const document of inOrderOfTabs(documents)) {
    const name = names.get(document.id)!;
    const task = tasks.get(document.id);
    if (task !== undefined) told.push(`${name} ${fate(actors, task)}`);
    else if (document.id === change.document) told.push(`${name} hears nothing, because it made the change`);
    else if (document.origin !== area.origin) told.push(`${name} hears nothing, because ${otherOrigin(null, document)}`);
    else if (document.storageKey !== keyOf(area)) told.push(`${name} hears nothing, because its storage is another partition`);
    else if (area.tab !== null && document.tab !== area.tab)
      told.push(`${name} hears nothing, because each tab has a session storage of its own`);
    else told.push(`${name} hears nothing: no event was queued for it`);
  }
  const what = change.type === 'storage-cleared' ? 'the clearing' : `the change of ${shortKey(change.key)}`;
  return told.length === 0 ? '' : `Of ${what} in ${actors.areaName(change.area)}: ${told.join('; ')}.`;
}

function standards(events: readonly TraceEvent[]): string[] {
  const named = new Set<string>();
  for (const event of events) {
    const found = algorithmOf(event);
    if (found !== null && event.type !== 'task-ended') named.add(`  ${found.algorithm}: ${found.link}`);
  }
  return named.size === 0 ? [] : ['In the standards:', ...named];
}
