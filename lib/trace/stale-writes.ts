import type { PlacedEvent } from './placed-event.ts';

/** A change that a document does not know of, made by another one. */
export interface UnseenChange {
  readonly step: number;
  readonly tab: string | null;
  /** Locks that the document held that made it. */
  readonly locks: ReadonlySet<string>;
}

/** What a document read of a key, and what has become of it. */
interface Known {
  readonly step: number;
  changed: UnseenChange | null;
}

/** A write from what a document read before another one changed it. */
export interface StaleWrite {
  /** In which it read. */
  readonly read: number;
  readonly changed: UnseenChange;
}

type Change = PlacedEvent<'storage-written' | 'storage-removed' | 'storage-cleared'>;

/**
 * Looks for lost updates. What is read and written from outside of all tasks is left out: that is most often a test, which looks at what a
 * page has done.
 */
export class StaleWrites {
  /** By area, key and document. */
  readonly #known = new Map<string, Map<string, Map<number, Known>>>();
  /** Locks that each document holds, by request. */
  readonly #held = new Map<number, Map<number, string>>();
  readonly #asked = new Map<number, { readonly document: number; readonly lock: string }>();
  #outside = -1;

  note(event: PlacedEvent): void {
    switch (event.type) {
      case 'outside-started':
        this.#outside = event.step;
        return;
      case 'storage-read':
        return this.#read(event);
      case 'lock-requested':
        this.#asked.set(event.request, { document: event.document, lock: JSON.stringify([event.storageKey, event.name]) });
        return;
      case 'lock-granted':
        return this.#grant(event.request);
      case 'lock-released':
      case 'lock-stolen':
        return this.#giveBack(event.request);
      default:
    }
  }

  /** Null: the document has read the key in this very step, or never, or nobody else has changed it since. */
  written(event: PlacedEvent<'storage-written' | 'storage-unchanged'>): StaleWrite | null {
    const { area, key, document, step } = event;
    if (key === null || document === null) return null;
    const known = this.#known.get(area)?.get(key)?.get(document);
    if (known === undefined || step === this.#outside) return null;
    this.#known.get(area)?.get(key)?.delete(document);
    const { changed } = known;
    if (changed === null || known.step === step) return null;
    // Two that hold the same lock, one after the other, were ordered by it.
    for (const lock of this.#locksOf(document)) if (changed.locks.has(lock)) return null;
    return { read: known.step, changed };
  }

  /** After `written`. */
  changed(event: Change): void {
    const { area, document, step, tab } = event;
    const keys = this.#known.get(area);
    if (keys === undefined) return;
    const readers = event.type === 'storage-cleared' ? keys.values() : [keys.get(event.key) ?? new Map<number, Known>()];
    const change = { step, tab, locks: this.#locksOf(document) };
    for (const known of readers) {
      for (const [reader, what] of known) if (reader !== document) what.changed ??= change;
    }
  }

  #read({ area, key, document, step }: PlacedEvent<'storage-read'>): void {
    if (key === null || document === null || step === this.#outside) return;
    let keys = this.#known.get(area);
    if (keys === undefined) this.#known.set(area, (keys = new Map<string, Map<number, Known>>()));
    let readers = keys.get(key);
    if (readers === undefined) keys.set(key, (readers = new Map<number, Known>()));
    readers.set(document, { step, changed: null });
  }

  #grant(request: number): void {
    const asked = this.#asked.get(request);
    if (asked === undefined) return;
    const held = this.#held.get(asked.document) ?? new Map<number, string>();
    this.#held.set(asked.document, held.set(request, asked.lock));
  }

  #giveBack(request: number): void {
    const asked = this.#asked.get(request);
    if (asked !== undefined) this.#held.get(asked.document)?.delete(request);
    this.#asked.delete(request);
  }

  #locksOf(document: number | null): ReadonlySet<string> {
    return new Set(document === null ? [] : this.#held.get(document)?.values());
  }
}
