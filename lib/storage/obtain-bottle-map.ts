import { assert } from '../infra/assert.ts';
import { obtainStorageKey, type StorageKeyEnvironment, type StorageKeys } from '../origin/storage-key.ts';
import type { Area } from './area.ts';
import type { StorageIdentifier, StorageType } from './endpoint.ts';
import type { StorageProxyMap } from './proxy-map.ts';
import type { StorageShed } from './shed.ts';
import type { StorageShelf } from './shelf.ts';

/** What obtaining storage asks of an environment settings object. */
export interface StorageEnvironment extends StorageKeyEnvironment {
  readonly userAgent: { readonly storageKeys: StorageKeys; readonly storageShed: StorageShed };
  /** What it reads and writes in place of a bottle's map: that map itself, or its process's copy. */
  areaFor(bottleMap: Area): Area;
  /** Of its document's node navigable; null when the document has no navigable any more. */
  readonly traversable: { readonly sessionShed: StorageShed } | null;
}

// Storage, obtain a storage shelf.
// https://storage.spec.whatwg.org/#obtain-a-storage-shelf
/** Null is failure. */
export function obtainStorageShelf(shed: StorageShed, environment: StorageKeyEnvironment): StorageShelf | null {
  // 1
  const key = obtainStorageKey(environment);
  // 2
  if (key === null) return null;
  // 3, 4
  return shed.get(key) ?? shed.create(key);
}

// Storage, obtain a local storage shelf.
// https://storage.spec.whatwg.org/#obtain-a-local-storage-shelf
/** `shed`: that of the user agent. Null is failure. */
export function obtainLocalStorageShelf(shed: StorageShed, environment: StorageKeyEnvironment): StorageShelf | null {
  return obtainStorageShelf(shed, environment);
}

// Storage, obtain a storage bottle map.
// https://storage.spec.whatwg.org/#obtain-a-storage-bottle-map
/** Null is failure. */
export function obtainStorageBottleMap(
  type: StorageType,
  environment: StorageEnvironment,
  identifier: StorageIdentifier,
): StorageProxyMap | null {
  // 1, 2
  let shed: StorageShed | null = environment.userAgent.storageShed;
  // 3 (IMPL-DEFINED: failure without a navigable)
  if (type === 'session') shed = environment.traversable?.sessionShed ?? null;
  if (shed === null) return null;
  // 4
  const shelf = obtainStorageShelf(shed, environment);
  // 5
  if (shelf === null) return null;
  // 6
  const bucket = shelf.bucketMap.default;
  // 7
  const bottle = bucket.bottleMap.get(identifier);
  assert(bottle !== undefined, `a ${type} bucket has a bottle for ${identifier}`);
  // 8 to 10 (no reference set: see the bottle)
  return { backingMap: environment.areaFor(bottle.map) };
}

// Storage, obtain a local storage bottle map.
// https://storage.spec.whatwg.org/#obtain-a-local-storage-bottle-map
export function obtainLocalStorageBottleMap(environment: StorageEnvironment): StorageProxyMap | null {
  return obtainStorageBottleMap('local', environment, 'localStorage');
}

// Storage, obtain a session storage bottle map.
// https://storage.spec.whatwg.org/#obtain-a-session-storage-bottle-map
export function obtainSessionStorageBottleMap(environment: StorageEnvironment): StorageProxyMap | null {
  return obtainStorageBottleMap('session', environment, 'sessionStorage');
}
