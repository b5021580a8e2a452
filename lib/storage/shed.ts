import type { Fact, Observer } from '../event-loop/observer.ts';
import { assert } from '../infra/assert.ts';
import { serializeOrigin } from '../origin/origin.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import { Area, type Broadcast, type Recipient } from './area.ts';
import type { StorageEndpoint, StorageIdentifier, StorageType } from './endpoint.ts';
import type { LastingAreas } from './lasting-areas.ts';
import { RecipientLists } from './recipient-lists.ts';
import { createStorageShelf, type StorageShelf } from './shelf.ts';

/** What the areas of a shed are to be like. */
export interface ShedPolicy {
  /** The area was made, and is empty. */
  areaMade(area: Area, key: StorageKey): void;
  /** Whether what is stored under the key lasts beyond the user agent, where anything keeps it. */
  lasts(key: StorageKey): boolean;
}

export interface StorageShedInit {
  readonly type: StorageType;
  /** Called with each change in any area of the shed. */
  readonly broadcast: Broadcast;
  readonly observer: Observer | null;
  /** The tab whose session shed this is; null for the local one. */
  readonly tab: string | null;
  /** Who is told of each area. Default: nobody is. */
  readonly policy?: ShedPolicy | null;
  /** What keeps its areas beyond the user agent. Default: nothing does. */
  readonly lasting?: LastingAreas | null;
}

/**
 * A user agent's storage shed (local), or a traversable navigable's (session): storage keys to shelves. An area comes into being
 * with its shelf, when it is first obtained or cloned, and its observer is told.
 *
 * Beside the shelves it keeps the documents of each key, since those hear of changes that never used an area: whoever makes a
 * document has it join its shed under its key, and an area holds the list of its key.
 *
 * Storage, storage sheds: https://storage.spec.whatwg.org/#storage-shed
 */
export class StorageShed {
  readonly type: StorageType;
  readonly tab: string | null;
  observer: Observer | null;
  readonly #lasting: LastingAreas | null;
  readonly #broadcast: Broadcast;
  readonly #policy: ShedPolicy | null;
  /** Null until there is one: most sessions stay empty. */
  #shelves: Map<StorageKey, StorageShelf> | null = null;
  /** In the order of joining. A list that an area holds stays as long as the area, even when it is empty. */
  readonly #recipients: RecipientLists = new RecipientLists();

  constructor(init: StorageShedInit) {
    this.type = init.type;
    this.tab = init.tab;
    this.observer = init.observer;
    this.#lasting = init.lasting ?? null;
    this.#broadcast = init.broadcast;
    this.#policy = init.policy ?? null;
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

  /** Empty, as new. What still holds an area of before writes into nothing. The documents of each key stay. */
  reset(): void {
    if (this.#shelves === null) return;
    for (const [key, shelf] of this.#shelves) {
      for (const { map } of shelf.bucketMap.default.bottleMap.values()) map.detach();
      if (this.#recipients.of(key).length === 0) this.#recipients.drop(key);
    }
    this.#shelves = null;
  }

  /** Makes the shelf of a key that has none. */
  create(key: StorageKey): StorageShelf {
    const shelf = createStorageShelf(this.type, (endpoint) => this.#createArea(key, endpoint));
    this.#shelves ??= new Map();
    this.#shelves.set(key, shelf);
    return shelf;
  }

  /** From now on changes under this key are broadcast to the document, too. Once for each document. */
  join(key: StorageKey, document: Recipient): void {
    this.#recipients.add(key, document);
  }

  /** For a document that has joined. */
  leave(key: StorageKey, document: Recipient): void {
    const recipients = this.#recipients.of(key);
    const place = recipients.indexOf(document);
    assert(place !== -1, 'a document leaves a key that it has joined');
    recipients.splice(place, 1);
    if (recipients.length === 0 && this.get(key) === undefined) this.#recipients.drop(key);
  }

  #createArea(key: StorageKey, { identifier, quotaUnits }: StorageEndpoint): Area {
    const { tab, observer } = this;
    const name = `${identifier} ${key.text}${tab === null ? '' : ` ${tab}`}`;
    const origin = serializeOrigin(key.origin);
    const area = new Area({
      name,
      identifier,
      origin,
      observer,
      quotaUnits,
      recipients: this.#recipients.of(key),
      broadcast: this.#broadcast,
    });
    if (observer !== null) observer.fact(createdFact(area, key, tab));
    this.#policy?.areaMade(area, key);
    if (this.#lasting !== null && this.#policy?.lasts(key) !== false) this.#lasting.adopt(area, key);
    return area;
  }
}

function createdFact({ name, identifier, origin }: Area, { text }: StorageKey, tab: string | null): Fact {
  const created = { type: 'area-created', area: name, kind: identifier, origin, tab } as const;
  return text === origin ? created : { ...created, storageKey: text };
}
