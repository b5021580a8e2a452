import type { TraceEvent, TraceEventOf } from './trace-event.ts';

/** A request for a lock, as a trace tells of it. */
export interface LockActor {
  readonly asked: TraceEventOf<'lock-requested'> & { readonly step: number };
  state: 'asked' | 'waits' | 'held' | 'over';
  /** When it waited: what was in its way, the numbers of requests. */
  behind: readonly number[];
  /** Step in which it was granted; null: it never was. */
  granted: number | null;
}

/** Who holds which lock and who waits for one: every event is to be shown to it once, in order. */
export class LockLedger {
  readonly #requests = new Map<number, LockActor>();
  /** Tasks that call the callbacks of requests. */
  readonly #callbacks = new Set<number>();
  #answered = false;

  note(event: TraceEvent): void {
    // The task is queued right behind the answer.
    if (event.type === 'task-queued' && this.#answered) this.#callbacks.add(event.task);
    this.#answered = event.type === 'lock-granted' || event.type === 'lock-unavailable';
    switch (event.type) {
      case 'lock-requested':
        this.#requests.set(event.request, { asked: event, state: 'asked', behind: [], granted: null });
        break;
      case 'lock-waiting':
        this.#change(event.request, { state: 'waits', behind: requestsIn(event.behind) });
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

  #change(request: number, change: Partial<LockActor>): void {
    const actor = this.#requests.get(request);
    if (actor !== undefined) Object.assign(actor, change);
  }
}

/** The numbers in `2, 5`. */
export function requestsIn(behind: string): readonly number[] {
  return behind === '' ? [] : behind.split(', ').map(Number);
}
