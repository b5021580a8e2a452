import type { Observer } from '../event-loop/observer.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import { Area, type Audience } from './area.ts';
import type { StorageIdentifier, StorageType } from './endpoint.ts';
import { createStorageShelf, type StorageShelf } from './shelf.ts';

export interface StorageShedInit {
  readonly type: StorageType;
  /** Hears every change in any area of the shed. */
  readonly audience: Audience;
  readonly observer: Observer | null;
  /** Numbers areas; one counter for all sheds of a user agent. */
  readonly nextAreaId: () => number;
  /** The tab whose session shed this is; null for the local one. */
  readonly tab: string | null;
  /** UTF-16 code units for each area to come. Default: the endpoint's quota. */
  readonly quotaUnits?: number;
}

/**
 * A user agent's storage shed (local), or a traversable navigable's (session): storage keys to shelves. An area comes into being
 * with its shelf, when it is first obtained or cloned, and its observer is told.
 *
 * Storage, storage sheds: https://storage.spec.whatwg.org/#storage-shed
 */
export class StorageShed {
  readonly type: StorageType;
  readonly audience: Audience;
  readonly tab: string | null;
  observer: Observer | null;
  /** For areas to come; null: the endpoint's quota. */
  quotaUnits: number | null;
  readonly #nextAreaId: () => number;
  /** Null until there is one: most sessions stay empty. */
  #shelves: Map<StorageKey, StorageShelf> | null = null;

  constructor(init: StorageShedInit) {
    this.type = init.type;
    this.audience = init.audience;
    this.tab = init.tab;
    this.observer = init.observer;
    this.quotaUnits = init.quotaUnits ?? null;
    this.#nextAreaId = init.nextAreaId;
  }

  /** The keys that have a shelf, in the order in which they got it. */
  get keys(): StorageKey[] {
    return [...(this.#shelves?.keys() ?? [])];
  }

  get(key: StorageKey): StorageShelf | undefined {
    return this.#shelves?.get(key);
  }

  /** The area of a key, where there is one already. Nothing is made and nothing observed. */
  area(key: StorageKey): Area | undefined {
    const identifier: StorageIdentifier = this.type === 'local' ? 'localStorage' : 'sessionStorage';
    return this.#shelves?.get(key)?.bucketMap.default.bottleMap.get(identifier)?.map;
  }

  /** Empty, as new. Who still holds an area of before writes into nothing: nobody hears of it, and nobody finds it. */
  reset(): void {
    if (this.#shelves === null) return;
    for (const shelf of this.#shelves.values()) {
      for (const { map } of shelf.bucketMap.default.bottleMap.values()) map.detach();
    }
    this.#shelves = null;
  }

  /** Makes the shelf of a key that has none. `origin`: serialized, for people. */
  create(key: StorageKey, origin: string): StorageShelf {
    const shelf = createStorageShelf(this.type, ({ identifier, quotaUnits }) => {
      const area = new Area({
        id: this.#nextAreaId(),
        identifier,
        origin,
        quotaUnits: this.quotaUnits ?? quotaUnits,
        audience: this.audience,
        observer: this.observer,
      });
      if (this.observer !== null) {
        this.observer.fact({ type: 'area-created', area: area.id, kind: identifier, origin, tab: this.tab });
      }
      return area;
    });
    this.#shelves ??= new Map();
    this.#shelves.set(key, shelf);
    return shelf;
  }
}
