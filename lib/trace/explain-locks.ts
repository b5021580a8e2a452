import type { Actors } from './actors.ts';
import { circleWith } from './lock-circle.ts';
import type { LockActor } from './lock-ledger.ts';
import { reasonText } from './lock-rows.ts';
import type { TraceEvent, TraceEventOf } from './trace-event.ts';
import { shortKey } from './wording.ts';

type Freeing = TraceEvent & TraceEventOf<'lock-released' | 'lock-stolen' | 'lock-aborted'>;

/** How a lock came to be granted, or was in use. */
interface Grant {
  readonly lock: LockActor;
  /** It had waited. */
  readonly waited: boolean;
  /** What made way for it; null: nothing was in the way, or the trace does not tell of it any more. */
  readonly freed: Freeing | null;
}

/** A request that had to wait, as it was when it began to. */
interface Wait {
  readonly request: number;
  readonly lines: readonly string[];
}

/** What a step has to do with locks: the requests that it made or had wait, and whose callback its task is. */
export class LockHistory {
  readonly #step: number;
  readonly #actors: Actors;
  /** What last made way, by lock. */
  readonly #freed = new Map<string, Freeing>();
  /** The grants whose callbacks are tasks, by task. */
  readonly #grants = new Map<number, Grant>();
  readonly #requested = new Set<number>();
  readonly #waits: Wait[] = [];
  /** What is told of requests that were refused, for they were made with `ifAvailable`. */
  readonly #refusals: string[] = [];
  #granted: Grant | null = null;
  /** The task that the step is. */
  #task = -1;

  constructor(step: number, actors: Actors) {
    this.#step = step;
    this.#actors = actors;
  }

  /** Every event is to be shown to it once, in order, after the actors have noted it. */
  note(event: TraceEvent): void {
    if (event.type === 'task-queued' && this.#granted !== null) this.#grants.set(event.task, this.#granted);
    this.#granted = null;
    if (event.type === 'task-started' && event.step === this.#step) this.#task = event.task;
    if (event.type === 'lock-requested' && event.step === this.#step) this.#requested.add(event.request);
    if (event.type === 'lock-waiting') this.#noteWaiting(event);
    if (event.type === 'lock-unavailable') this.#noteUnavailable(event);
    if (event.type === 'lock-granted') this.#noteGranted(event);
    if (event.type === 'lock-released' || event.type === 'lock-stolen' || event.type === 'lock-aborted') {
      const lock = this.#actors.locks.get(event.request);
      if (lock !== undefined) this.#freed.set(keyOf(lock), event);
    }
  }

  /** Whose callback the step is; empty where it is none. */
  get callback(): string {
    const grant = this.#grants.get(this.#task);
    return grant === undefined ? '' : this.#whyGranted(grant);
  }

  lines(): string[] {
    return [...this.#refusals, ...this.#waits.flatMap(({ request, lines }) => [...lines, this.#outcome(request)])];
  }

  #noteWaiting({ request, step }: TraceEvent & TraceEventOf<'lock-waiting'>): void {
    const lock = this.#actors.locks.get(request);
    if (lock === undefined || !(step === this.#step || this.#requested.has(request))) return;
    const why = this.#inTheWay(this.#actors.locks.behind(lock), lock.more);
    this.#waits.push({
      request,
      lines: [`The request of ${this.#whose(lock)} for the lock ${nameOf(lock)} has to wait: ${why}.`],
    });
  }

  #noteUnavailable({ request, step }: TraceEvent & TraceEventOf<'lock-unavailable'>): void {
    const lock = this.#actors.locks.get(request);
    if (lock === undefined || !(step === this.#step || this.#requested.has(request))) return;
    const why = this.#inTheWay(this.#actors.locks.inTheWayOf(lock));
    const what = `The request of ${this.#whose(lock)} for the lock ${nameOf(lock)}`;
    this.#refusals.push(`${what}, made with ifAvailable, is refused: ${why}.`);
  }

  #inTheWay(before: readonly LockActor[], more = 0): string {
    const holders = before
      .filter(({ state }) => state === 'held')
      .map((each) => {
        const since = each.granted === null || each.granted === -1 ? '' : ` since step ${each.granted}`;
        const shared = each.asked.mode === 'shared' ? ' (shared)' : '';
        return `${this.#whose(each)} holds it${shared}${since}${this.#isKept(each) ? ', in a page that is kept to be returned to' : ''}`;
      });
    const waiting = before.filter(({ state }) => state !== 'held').map((each) => `${this.#whose(each)} stands before it`);
    const others = more === 0 ? [] : [`${more} more hold it or stand before it`];
    const reasons = [...holders, ...waiting, ...others];
    return reasons.length === 0 ? 'what was in its way is no longer in the trace' : reasons.join('; ');
  }

  #isKept({ asked }: LockActor): boolean {
    return this.#actors.documents.get(asked.document)?.kept === true;
  }

  #noteGranted({ request }: TraceEvent & TraceEventOf<'lock-granted'>): void {
    const lock = this.#actors.locks.get(request);
    if (lock === undefined) return;
    this.#granted = { lock, waited: lock.behind.length > 0, freed: this.#freed.get(keyOf(lock)) ?? null };
  }

  /** What came of a request that had to wait. */
  #outcome(request: number): string {
    const lock = this.#actors.locks.get(request)!;
    const { state, granted } = lock;
    if (granted !== null) return granted === -1 ? 'It was granted later.' : `It was granted in step ${granted}.`;
    return state === 'waits' ? this.#stillWaits(lock) : 'It was given up before it was granted.';
  }

  #stillWaits(lock: LockActor): string {
    const circle = circleWith(lock, this.#actors.locks);
    const links = (circle ?? []).map(({ lock: each, next }) => {
      const tab = this.#actors.tabOf(next.asked.document) ?? 'somewhere';
      const whose = next.asked.document === each.asked.document ? `${tab} itself` : tab;
      const end = next.state === 'held' ? `, held by ${whose}` : `, behind the request of ${whose}`;
      return `${this.#actors.tabOf(each.asked.document)} waits for the lock ${nameOf(each)}${end}`;
    });
    if (links.length === 1) return `It still waits: ${links[0]}: if it lets go only when it has got it, it never does.`;
    if (links.length === 0) return 'It still waits.';
    return `It still waits: ${links.join('; ')}: if each lets go only when it has got what it waits for, none ever does.`;
  }

  #whyGranted({ lock, waited, freed }: Grant): string {
    const name = nameOf(lock);
    const asked = lock.asked.step === -1 ? '' : ` in step ${lock.asked.step}`;
    if (lock.asked.option === 'steal')
      return `It has the lock ${name}, because it stole it: the request was made${asked} with steal.`;
    if (!waited) return `It has the lock ${name}, because nothing was in its way when it was asked for${asked}.`;
    if (freed === null) return `It has the lock ${name}, which it waited for; what made way is no longer in the trace.`;
    return `It has the lock ${name}, which was asked for${asked}, because ${this.#whatMadeWay(freed)}.`;
  }

  #whatMadeWay(freed: Freeing): string {
    const { locks } = this.#actors;
    const whose = this.#whose(locks.get(freed.request)!);
    const when = freed.step === -1 ? '' : ` in step ${freed.step}`;
    if (freed.type === 'lock-stolen') return `it was stolen from ${whose}${when}`;
    if (freed.type === 'lock-aborted')
      return `${whose}, which stood before it, gave its request up${when} (${this.#reasonOf(freed)})`;
    return `${whose} released it${when} (${this.#reasonOf(freed)})`;
  }

  #reasonOf({ request, reason }: Exclude<Freeing, { readonly type: 'lock-stolen' }>): string {
    const { documents, locks } = this.#actors;
    const end = documents.get(locks.get(request)?.asked.document ?? -1)?.end ?? null;
    return reason === 'document ended' && end !== null ? end : reasonText(reason);
  }

  #whose({ asked }: LockActor): string {
    return this.#actors.nameOf(asked.document);
  }
}

function nameOf({ asked }: LockActor): string {
  return shortKey(asked.name);
}

function keyOf({ asked: { storageKey, name } }: LockActor): string {
  return JSON.stringify([storageKey, name]);
}
