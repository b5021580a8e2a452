import { originKeyOf, type OpaqueOrigin, type Origin } from './origin.ts';
import { SmallMap } from '../infra/small-map.ts';
import { obtainSite, type Site } from './site.ts';

/**
 * A storage key of one user agent. Keys are equal when they are the same object: {@link StorageKeys} makes each of them once.
 * An opaque origin has a key for non-storage purposes only.
 *
 * Storage, storage keys: https://storage.spec.whatwg.org/#storage-keys
 */
export interface StorageKey {
  readonly origin: Origin;
  /** The site of the top-level document around. As long as storage is not partitioned, that of the origin itself. */
  readonly topLevelSite: Site;
  /** A document around is of another site. As long as storage is not partitioned, false. */
  readonly ancestorBit: boolean;
  /** For people and traces, and different for each key of a user agent: the serialized origin, or `opaque 3`. */
  readonly text: string;
}

/** What obtaining a storage key for non-storage purposes asks of an environment settings object. */
export interface KeyedEnvironment {
  readonly origin: Origin;
  readonly userAgent: { readonly storageKeys: StorageKeys };
}

/** What obtaining a storage key asks of an environment settings object. */
export interface StorageKeyEnvironment extends KeyedEnvironment {
  /** The user, or the user agent for them, has disabled storage for this environment. */
  readonly storageDisabled: boolean;
}

/**
 * The storage keys of one user agent. An opaque origin is a single object and never comes back, so that its key is kept no longer
 * than that object; keys of other origins are kept, as what is stored under them is.
 */
export class StorageKeys {
  readonly #ofTuples: SmallMap<string, StorageKey> = new SmallMap();
  /** Null until there is one: most runs have none, and it is much to make for each. */
  #ofOpaques: WeakMap<OpaqueOrigin, StorageKey> | null = null;

  /** The one key of an origin: as long as storage is not partitioned, it does not matter where a document of it is. */
  of(origin: Origin): StorageKey {
    const text = originKeyOf(origin);
    const known = origin.opaque ? this.#ofOpaques?.get(origin) : this.#ofTuples.get(text);
    if (known !== undefined) return known;
    const key: StorageKey = { origin, topLevelSite: obtainSite(origin), ancestorBit: false, text };
    if (origin.opaque) (this.#ofOpaques ??= new WeakMap()).set(origin, key);
    else this.#ofTuples.set(text, key);
    return key;
  }
}

// Storage, obtain a storage key for non-storage purposes.
// https://storage.spec.whatwg.org/#obtain-a-storage-key-for-non-storage-purposes
export function obtainStorageKeyForNonStoragePurposes({ origin, userAgent }: KeyedEnvironment): StorageKey {
  // 1, 2
  return userAgent.storageKeys.of(origin);
}

// Storage, obtain a storage key.
// https://storage.spec.whatwg.org/#obtain-a-storage-key
export function obtainStorageKey(environment: StorageKeyEnvironment): StorageKey | null {
  // 1
  const key = obtainStorageKeyForNonStoragePurposes(environment);
  // 2
  if (environment.origin.opaque) return null;
  // 3
  if (environment.storageDisabled) return null;
  // 4
  return key;
}
