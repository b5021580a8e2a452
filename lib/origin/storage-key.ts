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
  /** The site of the top-level document around. Where storage is not partitioned, that of the origin itself. */
  readonly topLevelSite: Site;
  /** A document around is of another site. Where storage is not partitioned, false. */
  readonly ancestorBit: boolean;
  /** What is stored under it goes with the tabs that use it. Absent: it does not. */
  readonly forSession?: true;
  /**
   * For people and traces, and different for each key of a user agent: the serialized origin, or `opaque 3`; of a partition also where
   * that is: `https://widget.example under https://shop.example`.
   */
  readonly text: string;
}

/** What sets a storage key apart from the first-party one of its origin: where the document is. */
export type Partition = Pick<StorageKey, 'topLevelSite' | 'ancestorBit' | 'forSession'>;

/** What obtaining a storage key for non-storage purposes asks of an environment settings object. */
export interface KeyedEnvironment {
  readonly origin: Origin;
  /** Null: its key is the first-party one of its origin. */
  readonly partition: Partition | null;
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

  /** The one key of an origin in a partition; null: the first-party one. What has an opaque origin is apart from all else anyway. */
  of(origin: Origin, partition: Partition | null = null): StorageKey {
    const text = originKeyOf(origin) + (partition === null || origin.opaque ? '' : textOf(partition, origin));
    const known = origin.opaque ? this.#ofOpaques?.get(origin) : this.#ofTuples.get(text);
    if (known !== undefined) return known;
    const { topLevelSite = obtainSite(origin), ancestorBit = false } = (origin.opaque ? null : partition) ?? {};
    const forSession = !origin.opaque && partition?.forSession === true;
    const key: StorageKey = { origin, topLevelSite, ancestorBit, text, ...(forSession ? { forSession } : {}) };
    if (origin.opaque) (this.#ofOpaques ??= new WeakMap()).set(origin, key);
    else this.#ofTuples.set(text, key);
    return key;
  }
}

/** Where the partition is, as it follows the origin. What is of the top-level site itself may be partitioned, too. */
function textOf({ topLevelSite, ancestorBit, forSession }: Partition, origin: Origin): string {
  const isOfTopLevelSite = topLevelSite === obtainSite(origin);
  if (isOfTopLevelSite && !ancestorBit) return '';
  const kind = forSession === true ? ', for the session' : '';
  return ` under ${topLevelSite}${isOfTopLevelSite ? ', partitioned' : ''}${kind}`;
}

/** The site, or the origin, of the top-level document that the {@link StorageKey.text} of a partition names; null: of the first-party one. */
export function topLevelSiteIn(text: string): Site | null {
  return / under (opaque \d+|[^\s,]+)/.exec(text)?.[1] ?? null;
}

// Storage, obtain a storage key for non-storage purposes.
// https://storage.spec.whatwg.org/#obtain-a-storage-key-for-non-storage-purposes
export function obtainStorageKeyForNonStoragePurposes({ origin, partition, userAgent }: KeyedEnvironment): StorageKey {
  // 1, 2 (IMPL-DEFINED: the partition is part of the key)
  return userAgent.storageKeys.of(origin, partition);
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
