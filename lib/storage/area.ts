import type { ObservedArea, Observer } from '../event-loop/observer.ts';
import { OrderedMap } from '../infra/ordered-map.ts';
import type { StorageIdentifier } from './endpoint.ts';
import type { Journal } from './journal.ts';
import type { Source } from './source.ts';

/** A document with the storage key of an area, as far as broadcasting the area's changes needs it. */
export interface Recipient extends Source {
  readonly storageDisabled: boolean;
  readonly localStorageHolder: object | null;
  readonly sessionStorageHolder: object | null;
  /** Queues a task for the change on the DOM manipulation task source of the document's event loop. `url`: who made the change. */
  queueStorageEvent(area: Area, key: string | null, oldValue: string | null, newValue: string | null, url: string): void;
}

/** Called with each change of an area. `key` null: it was cleared. `oldValue` null: a new key; `newValue` null: it was removed. */
export type Broadcast = (
  area: Area,
  key: string | null,
  oldValue: string | null,
  newValue: string | null,
  source: Source,
) => void;

/**
 * When a write of one process is applied and seen in others. An area without one is the standard's map, shared by all at once.
 * It reads and changes areas through {@link Area.raw}, and announces changes through {@link Area.broadcast}.
 */
export interface Coherence {
  /** Called before each read. `key` null: the set of keys is about to be read. */
  touch(area: Area, key: string | null, source: Source): void;
  /**
   * In place of the area's own code: equality, quota, application and broadcast. `value` null: remove; `key` null as well: clear.
   * False: it does not fit.
   */
  write(area: Area, key: string | null, value: string | null, source: Source): boolean;
}

/** Decides in place of the area's own count whether a write fits, and hears of each change. */
export interface WriteGuard {
  /** Asked before each write that would change something. */
  fits(area: Area, key: string, oldValue: string | null, value: string): boolean;
  /** `key` null: all went at once. */
  changed(area: Area, key: string | null, oldValue: string | null, newValue: string | null, source: Source): void;
  /** It has other entries now, and nobody wrote them. */
  refilled(area: Area): void;
  /** In the unit that the quota is counted in. */
  readonly used: number;
}

/** The copies that processes have of an area. */
export interface Copies {
  /** The user agent has taken everything out of it, and no page hears of it. */
  emptied(): void;
}

export interface AreaInit {
  /** From what made it: `sessionStorage https://a.example tab1`. Equal in every order of a run. */
  readonly name: string;
  readonly identifier: StorageIdentifier;
  /** Serialized origin, for people. */
  readonly origin: string;
  /** UTF-16 code units of keys and values, unless a guard counts otherwise. */
  readonly quotaUnits: number;
  /** The documents of its storage key; of a session, in its traversable. Whoever keeps the list adds and removes. */
  readonly recipients: readonly Recipient[];
  readonly broadcast: Broadcast;
  readonly observer: Observer | null;
}

const nobody: readonly Recipient[] = [];
const toNobody: Broadcast = () => undefined;

/**
 * The map of a storage bottle, or one process's copy of it. Decides whether a write is a change, whether it fits, and has it
 * broadcast; the Storage object above it only converts, checks and throws.
 */
export class Area implements ObservedArea {
  readonly name: string;
  readonly identifier: StorageIdentifier;
  readonly origin: string;
  /** May be changed at any time. An area that holds more than a lowered quota keeps it, and may shrink. */
  quotaUnits: number;
  coherence: Coherence | null = null;
  guard: WriteGuard | null = null;
  observer: Observer | null;
  /** Notes what changes, where the area is kept for longer than the user agent lives. Whoever changes {@link raw} tells it. */
  journal: Journal | null = null;
  /** Those that processes have of it; null where coherence keeps none. */
  copies: Copies | null = null;
  recipients: readonly Recipient[];
  /** The data, without coherence, observer, quota and broadcast. */
  readonly raw: OrderedMap = new OrderedMap();
  #broadcast: Broadcast;

  constructor(init: AreaInit) {
    this.name = init.name;
    this.identifier = init.identifier;
    this.origin = init.origin;
    this.quotaUnits = init.quotaUnits;
    this.observer = init.observer;
    this.recipients = init.recipients;
    this.#broadcast = init.broadcast;
  }

  /** From now on its changes are neither observed, nor kept, nor broadcast. */
  detach(): void {
    this.observer = null;
    this.coherence = null;
    this.guard = null;
    this.journal = null;
    this.copies = null;
    this.recipients = nobody;
    this.#broadcast = toNobody;
  }

  /** An area of its own with the same entries, for whoever has lost this one. Its changes are neither observed nor broadcast. */
  detachedCopy(): Area {
    const { name, identifier, origin, quotaUnits } = this;
    const copy = new Area({ name, identifier, origin, quotaUnits, recipients: nobody, broadcast: toNobody, observer: null });
    copy.raw.copyFrom(this.raw);
    return copy;
  }

  /** Has the entries of another map from now on, and nobody hears of it. */
  refill(from: OrderedMap): void {
    this.raw.copyFrom(from);
    if (this.guard !== null) this.guard.refilled(this);
  }

  /** What it holds, in the unit that its quota is counted in. */
  get usedUnits(): number {
    return this.guard?.used ?? this.raw.units;
  }

  get(key: string, source: Source): string | undefined {
    if (this.coherence !== null) this.coherence.touch(this, key, source);
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

  /** Whether the key is there; no reading of it. */
  supports(key: string, source: Source): boolean {
    if (this.coherence !== null) this.coherence.touch(this, key, source);
    return this.raw.has(key);
  }

  /** A copy, in order. */
  keys(source: Source): string[] {
    this.#readKeys(source);
    return this.raw.keys();
  }

  /** False: it does not fit, and the caller throws. */
  set(key: string, value: string, source: Source): boolean {
    if (this.coherence !== null) return this.coherence.write(this, key, value, source);
    return this.setHere(key, value, source);
  }

  remove(key: string, source: Source): void {
    if (this.coherence !== null) this.coherence.write(this, key, null, source);
    else this.removeHere(key, source);
  }

  clear(source: Source): void {
    if (this.coherence !== null) this.coherence.write(this, null, null, source);
    else this.clearHere(source);
  }

  /** What {@link set} does without a coherence, or for one that has no other idea of it. */
  // HTML, Web storage, setItem.
  // https://html.spec.whatwg.org/multipage/#dom-storage-setitem
  setHere(key: string, value: string, source: Source): boolean {
    const { raw } = this;
    // 1, 2 (IMPL-DEFINED: reordering leaves the order of insertion)
    // 3
    let slot = raw.slotOf(key);
    // 3.1
    const oldValue = slot < 0 ? null : raw.valueAt(slot);
    // 3.2
    if (oldValue === value) {
      if (this.observer !== null) this.observer.unchanged(this, source, key, value);
      return true;
    }
    // 4
    if (!this.fits(key, oldValue, value)) {
      if (this.observer !== null) this.observer.refused(this, source, key, value);
      return false;
    }
    // A guard may have called code that changed the map.
    if (this.guard !== null) slot = raw.slotOf(key);
    // 5, 6
    if (slot < 0) raw.append(key, value);
    else raw.replace(slot, value);
    // 7
    this.#changed(key, oldValue, value, source);
    return true;
  }

  // HTML, Web storage, removeItem.
  // https://html.spec.whatwg.org/multipage/#dom-storage-removeitem
  removeHere(key: string, source: Source): void {
    // 1
    const oldValue = this.raw.delete(key);
    if (oldValue === undefined) {
      if (this.observer !== null) this.observer.unchanged(this, source, key, null);
      return;
    }
    // 2 to 4 (deleted above; the order stays)
    // 5
    this.#changed(key, oldValue, null, source);
  }

  // HTML, Web storage, clear.
  // https://html.spec.whatwg.org/multipage/#dom-storage-clear
  clearHere(source: Source): void {
    // 1
    if (this.raw.size === 0) {
      if (this.observer !== null) this.observer.unchanged(this, source, null, null);
      return;
    }
    // 2
    this.raw.clear();
    // 3
    this.#changed(null, null, null, source);
  }

  /** Whether `value` could be stored for `key`, which has `oldValue` now; null: it is absent. */
  fits(key: string, oldValue: string | null, value: string): boolean {
    if (this.guard !== null) return this.guard.fits(this, key, oldValue, value);
    const growth = oldValue === null ? key.length + value.length : value.length - oldValue.length;
    // IMPL-DEFINED: what does not grow always fits, also when the quota was lowered meanwhile.
    return growth <= 0 || this.raw.units + growth <= this.quotaUnits;
  }

  /** What a process has changed, which nobody is told of here. `value` null: remove; `key` null as well: clear. */
  apply(key: string | null, value: string | null): void {
    const { raw } = this;
    if (key === null) raw.clear();
    else if (value === null) raw.delete(key);
    else {
      const slot = raw.slotOf(key);
      if (slot < 0) raw.append(key, value);
      else raw.replace(slot, value);
    }
    if (this.journal !== null) this.journal.changed(key, value);
  }

  broadcast(key: string | null, oldValue: string | null, newValue: string | null, source: Source): void {
    this.#broadcast(this, key, oldValue, newValue, source);
  }

  #changed(key: string | null, oldValue: string | null, newValue: string | null, source: Source): void {
    if (this.guard !== null) this.guard.changed(this, key, oldValue, newValue, source);
    if (this.observer !== null) this.observer.wrote(this, source, key, oldValue, newValue);
    if (this.journal !== null) this.journal.changed(key, newValue);
    const { recipients } = this;
    // Most often the writer is alone.
    if (recipients.length === 1 && recipients[0] === source) return;
    this.#broadcast(this, key, oldValue, newValue, source);
  }

  #readKeys(source: Source): void {
    if (this.coherence !== null) this.coherence.touch(this, null, source);
    if (this.observer !== null) this.observer.read(this, source, null, undefined);
  }
}
