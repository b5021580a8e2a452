import type { ObservedArea, Observer } from '../event-loop/observer.ts';
import { OrderedMap } from '../infra/ordered-map.ts';
import type { StorageIdentifier } from './endpoint.ts';
import type { Source } from './source.ts';

/** Who is told of a change. Both nulls and the key null: the area was cleared. */
export interface Audience {
  broadcast(area: Area, key: string | null, oldValue: string | null, newValue: string | null, source: Source): void;
}

/**
 * When a write of one process is applied and seen in others. An area without one is the standard's map, shared by all at once.
 * It reads and changes areas through {@link Area.raw}, and announces changes through {@link Area.broadcast}.
 */
export interface Coherence {
  /** Called before each read. `key` null: the set of keys is about to be read. */
  touch(area: Area, key: string | null): void;
  /**
   * In place of the area's own code: equality, quota, application and broadcast. `value` null: remove; `key` null as well: clear.
   * False: it does not fit.
   */
  write(area: Area, key: string | null, value: string | null, source: Source): boolean;
}

export interface AreaInit {
  readonly id: number;
  readonly identifier: StorageIdentifier;
  /** Serialized origin, for people. */
  readonly origin: string;
  /** UTF-16 code units of keys and values. */
  readonly quotaUnits: number;
  readonly audience: Audience;
  readonly observer: Observer | null;
}

const nobody: Audience = { broadcast: () => undefined };

/**
 * The map of a storage bottle, or one process's copy of it. Decides whether a write is a change, whether it fits, and has it
 * broadcast; the Storage object above it only converts, checks and throws.
 */
export class Area implements ObservedArea {
  readonly id: number;
  readonly identifier: StorageIdentifier;
  readonly origin: string;
  /** May be changed at any time. An area that holds more than a lowered quota keeps it, and may shrink. */
  quotaUnits: number;
  coherence: Coherence | null = null;
  observer: Observer | null;
  audience: Audience;
  /** The data, without coherence, observer, quota and broadcast. */
  readonly raw: OrderedMap = new OrderedMap();

  constructor(init: AreaInit) {
    this.id = init.id;
    this.identifier = init.identifier;
    this.origin = init.origin;
    this.quotaUnits = init.quotaUnits;
    this.audience = init.audience;
    this.observer = init.observer;
  }

  /** Nobody hears of what happens here any more. */
  detach(): void {
    this.observer = null;
    this.coherence = null;
    this.audience = nobody;
  }

  /** A copy for whoever lost the way to this area: it says what it said, and nobody hears of what happens there. */
  severed(): Area {
    const { id, identifier, origin, quotaUnits } = this;
    const copy = new Area({ id, identifier, origin, quotaUnits, audience: nobody, observer: null });
    copy.raw.copyFrom(this.raw);
    return copy;
  }

  get usedUnits(): number {
    return this.raw.units;
  }

  get(key: string, source: Source): string | undefined {
    if (this.coherence !== null) this.coherence.touch(this, key);
    const value = this.raw.get(key);
    if (this.observer !== null) this.observer.read(this, source, key, value);
    return value;
  }

  length(source: Source): number {
    this.#readKeys(source);
    return this.raw.size;
  }

  key(index: number, source: Source): string | null {
    this.#readKeys(source);
    return this.raw.keyAt(index) ?? null;
  }

  /** A copy, in order. */
  keys(source: Source): string[] {
    this.#readKeys(source);
    return this.raw.keys();
  }

  // HTML, Web storage, setItem.
  // https://html.spec.whatwg.org/multipage/#dom-storage-setitem
  /** False: it does not fit, and the caller throws. */
  set(key: string, value: string, source: Source): boolean {
    if (this.coherence !== null) return this.coherence.write(this, key, value, source);
    // 1 to 3 (IMPL-DEFINED: reordering leaves the order of insertion)
    const slot = this.raw.slotOf(key);
    const oldValue = slot < 0 ? undefined : this.raw.valueAt(slot);
    if (oldValue === value) return true;
    // 4
    if (!this.fits(key, oldValue, value)) {
      if (this.observer !== null) this.observer.refused(this, source, key, value);
      return false;
    }
    // 5, 6
    if (slot < 0) this.raw.append(key, value);
    else this.raw.replace(slot, value);
    // 7
    this.#changed(key, oldValue ?? null, value, source);
    return true;
  }

  // HTML, Web storage, removeItem.
  // https://html.spec.whatwg.org/multipage/#dom-storage-removeitem
  remove(key: string, source: Source): void {
    if (this.coherence !== null) {
      this.coherence.write(this, key, null, source);
      return;
    }
    // 1 to 4
    const oldValue = this.raw.delete(key);
    if (oldValue === undefined) return;
    // 5
    this.#changed(key, oldValue, null, source);
  }

  // HTML, Web storage, clear.
  // https://html.spec.whatwg.org/multipage/#dom-storage-clear
  clear(source: Source): void {
    if (this.coherence !== null) {
      this.coherence.write(this, null, null, source);
      return;
    }
    // 1
    if (this.raw.size === 0) return;
    // 2
    this.raw.clear();
    // 3
    this.#changed(null, null, null, source);
  }

  /** Whether `value` could be stored for `key`, which has `oldValue` now. */
  fits(key: string, oldValue: string | undefined, value: string): boolean {
    const growth = oldValue === undefined ? key.length + value.length : value.length - oldValue.length;
    // IMPL-DEFINED: what does not grow always fits, also when the quota was lowered meanwhile.
    return growth <= 0 || this.raw.units + growth <= this.quotaUnits;
  }

  broadcast(key: string | null, oldValue: string | null, newValue: string | null, source: Source): void {
    this.audience.broadcast(this, key, oldValue, newValue, source);
  }

  #changed(key: string | null, oldValue: string | null, newValue: string | null, source: Source): void {
    if (this.observer !== null) this.observer.wrote(this, source, key, oldValue, newValue);
    this.audience.broadcast(this, key, oldValue, newValue, source);
  }

  #readKeys(source: Source): void {
    if (this.coherence !== null) this.coherence.touch(this, null);
    if (this.observer !== null) this.observer.read(this, source, null, undefined);
  }
}
