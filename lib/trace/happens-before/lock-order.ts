import type { TraceEvent, TraceEventOf } from '../trace-event.ts';
import type { Origin } from './step-node.ts';

interface Asked {
  readonly lock: string;
  readonly exclusive: boolean;
  readonly origin: Origin;
}

/** Where one lock was given back, since it was last held exclusively. */
interface Handed {
  exclusive: Origin[];
  shared: Origin[];
}

/** What a grant comes after. */
export interface BeforeGrant {
  /** The request. */
  readonly asked: Origin;
  /** Where others that it could not have been granted beside gave the lock back. */
  readonly handed: readonly Origin[];
}

/** The order that locks make: who is granted one comes after all who gave it back and could not have held it at the same time. */
export class LockOrder {
  readonly #asked = new Map<number, Asked>();
  readonly #handed = new Map<string, Handed>();

  /** `origin`: where the event happened. The answer is null for all but grants of requests that the trace tells of. */
  note(event: TraceEvent, origin: Origin): BeforeGrant | null {
    switch (event.type) {
      case 'lock-requested':
        this.#ask(event, origin);
        return null;
      case 'lock-granted':
        return this.#grant(event.request, origin);
      case 'lock-released':
      case 'lock-stolen':
        this.#giveBack(event.request, origin);
        return null;
      case 'lock-unavailable':
      case 'lock-aborted':
        this.#asked.delete(event.request);
        return null;
      default:
        return null;
    }
  }

  #ask({ request, storageKey, name, mode }: TraceEventOf<'lock-requested'>, origin: Origin): void {
    this.#asked.set(request, { lock: JSON.stringify([storageKey, name]), exclusive: mode === 'exclusive', origin });
  }

  #grant(request: number, origin: Origin): BeforeGrant | null {
    const asked = this.#asked.get(request);
    if (asked === undefined) return null;
    const handed = this.#handedOf(asked);
    if (!asked.exclusive) return { asked: asked.origin, handed: handed.exclusive };
    const all = [...handed.exclusive, ...handed.shared];
    // Whoever comes after this grant comes after all of these.
    handed.exclusive = [origin];
    handed.shared = [];
    return { asked: asked.origin, handed: all };
  }

  #giveBack(request: number, origin: Origin): void {
    const asked = this.#asked.get(request);
    if (asked === undefined) return;
    this.#asked.delete(request);
    const handed = this.#handedOf(asked);
    (asked.exclusive ? handed.exclusive : handed.shared).push(origin);
  }

  #handedOf({ lock }: Asked): Handed {
    let handed = this.#handed.get(lock);
    if (handed === undefined) this.#handed.set(lock, (handed = { exclusive: [], shared: [] }));
    return handed;
  }
}
