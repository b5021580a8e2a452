import type { TraceEvent, TraceEventOf } from './trace-event.ts';

/** A lock, or a request for one, at one moment of a trace. */
export interface ReplayedLock extends Pick<
  TraceEventOf<'lock-requested'>,
  'request' | 'document' | 'storageKey' | 'name' | 'mode'
> {
  readonly state: 'waiting' | 'held';
  /** Name of the tab; null where the trace does not tell. */
  readonly tab: string | null;
}

type LockRecord = Omit<ReplayedLock, 'tab'>;

/** Who holds which lock and who waits, by the events that tell of locks. */
export class ReplayedLocks {
  readonly #locks: Map<number, LockRecord>;

  constructor(locks: ReadonlyMap<number, LockRecord> = new Map()) {
    this.#locks = new Map(locks);
  }

  copy(): ReplayedLocks {
    return new ReplayedLocks(this.#locks);
  }

  all(tabOf: (document: number) => string | null): ReplayedLock[] {
    return [...this.#locks.values()].map((lock) => ({ ...lock, tab: tabOf(lock.document) }));
  }

  note(event: TraceEvent): void {
    switch (event.type) {
      case 'lock-requested': {
        const { request, document, storageKey, name, mode } = event;
        this.#locks.set(request, { request, document, storageKey, name, mode, state: 'waiting' });
        return;
      }
      case 'lock-granted': {
        const lock = this.#locks.get(event.request);
        if (lock !== undefined) this.#locks.set(event.request, { ...lock, state: 'held' });
        return;
      }
      case 'lock-unavailable':
      case 'lock-released':
      case 'lock-stolen':
      case 'lock-aborted':
        this.#locks.delete(event.request);
    }
  }
}
