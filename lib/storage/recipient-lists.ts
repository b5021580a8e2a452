import { SmallMap } from '../infra/small-map.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import type { Recipient } from './area.ts';

/** The documents of each storage key in a shed. */
export class RecipientLists {
  readonly #lists: SmallMap<StorageKey, Recipient[]> = new SmallMap();

  /** The list of a key: the same one until it is dropped. */
  of(key: StorageKey): Recipient[] {
    return this.#lists.get(key) ?? this.#put(key, []);
  }

  add(key: StorageKey, recipient: Recipient): void {
    const known = this.#lists.get(key);
    // Made with its first element, an array has no room that a single document does not need.
    if (known === undefined) this.#put(key, [recipient]);
    else known.push(recipient);
  }

  /** For a list that is empty and that nobody holds. */
  drop(key: StorageKey): void {
    this.#lists.delete(key);
  }

  #put(key: StorageKey, list: Recipient[]): Recipient[] {
    this.#lists.set(key, list);
    return list;
  }
}
