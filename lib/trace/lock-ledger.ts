import type { TraceEvent, TraceEventOf } from './trace-event.ts';

/** A request for a lock, as a trace tells of it. */
export interface LockActor {
  readonly asked: TraceEventOf<'lock-requested'> & { readonly step: number };
  state: 'asked' | 'waits' | 'held' | 'over';
  /** When it waited: what was in its way, the numbers of requests. */
  behind: readonly number[];
  /** So many others were, too. */
  more: number;
  /** Step in which it was granted; null: it never was. */
  granted: number | null;
  /** Requests whose locks its document held when it asked: it may have asked in their callbacks. */
  readonly holding: readonly number[];
  /** Its callback has been called. */
  called: boolean;
}

/** Who holds which lock and who waits for one: every event is to be shown to it once, in order. */
export class LockLedger {
  readonly #requests = new Map<number, LockActor>();
  /** The requests whose callbacks are tasks, by task. */
  readonly #callbacks = new Map<number, number>();
  readonly #held = new Set<LockActor>();
  /** The request that was answered by the last event; null: none. */
  #answered: number | null = null;

  note(event: TraceEvent): void {
    // The task is queued right behind the answer.
    if (event.type === 'task-queued' && this.#answered !== null) this.#callbacks.set(event.task, this.#answered);
    this.#answered = event.type === 'lock-granted' || event.type === 'lock-unavailable' ? event.request : null;
    switch (event.type) {
      case 'task-started':
        this.#change(this.#callbacks.get(event.task), { called: true });
        break;
      case 'lock-requested':
        this.#requests.set(event.request, {
          ...({ asked: event, state: 'asked', behind: [], more: 0, granted: null, called: false } as const),
          holding: this.#heldBy(event.document),
        });
        break;
      case 'lock-waiting':
        this.#change(event.request, { state: 'waits', behind: requestsIn(event.behind), more: event.more ?? 0 });
        break;
      case 'lock-granted':
        this.#change(event.request, { state: 'held', granted: event.step });
        break;
      case 'lock-unavailable':
      case 'lock-released':
      case 'lock-stolen':
      case 'lock-aborted':
        this.#change(event.request, { state: 'over' });
        break;
    }
  }

  /** Undefined where the trace does not tell of it any more. */
  get(request: number): LockActor | undefined {
    return this.#requests.get(request);
  }

  isCallback(task: number): boolean {
    return this.#callbacks.has(task);
  }

  /** Those that were in the way of a request, in their order. */
  behind({ behind }: LockActor): readonly LockActor[] {
    return behind.flatMap((request) => this.#requests.get(request) ?? []);
  }

  /** Those that hold a lock, or stand before who asks for it now; not that one itself. */
  inTheWayOf({ asked }: LockActor): readonly LockActor[] {
    return [...this.#requests.values()].filter(({ state, asked: other }) => {
      const isSame = other.name === asked.name && other.storageKey === asked.storageKey && other.request !== asked.request;
      return isSame && (state === 'held' || state === 'waits');
    });
  }

  /** Those that wait and were made while a lock was held. */
  waitingOf(holder: LockActor): readonly LockActor[] {
    const { request } = holder.asked;
    return [...this.#requests.values()].filter(({ state, holding }) => state === 'waits' && holding.includes(request));
  }

  #heldBy(document: number): readonly number[] {
    return [...this.#held].filter(({ called, asked }) => called && asked.document === document).map(({ asked }) => asked.request);
  }

  #change(request: number | undefined, change: Partial<LockActor>): void {
    const actor = request === undefined ? undefined : this.#requests.get(request);
    if (actor === undefined) return;
    Object.assign(actor, change);
    if (change.state === 'held') this.#held.add(actor);
    else if (change.state !== undefined) this.#held.delete(actor);
  }
}

/** The numbers in `2, 5`. */
export function requestsIn(behind: string): readonly number[] {
  return behind === '' ? [] : behind.split(', ').map(Number);
}
