import { originKeyOf, type Origin } from './origin.ts';

/**
 * A storage key as the string under which sheds and indexes find it: equal strings are equal keys. An opaque origin has a key
 * only for non-storage purposes; its string holds the origin's number, which no serialization of a tuple can look like.
 *
 * Storage, storage keys: https://storage.spec.whatwg.org/#storage-keys
 */
export type StorageKey = string;

/** What obtaining a storage key asks of an environment settings object. */
export interface KeyedEnvironment {
  readonly origin: Origin;
  /** The user, or the user agent for them, has disabled storage for this environment. */
  readonly storageDisabled: boolean;
}

// Storage, obtain a storage key for non-storage purposes.
// https://storage.spec.whatwg.org/#obtain-a-storage-key-for-non-storage-purposes
export function obtainStorageKeyForNonStoragePurposes(environment: { readonly origin: Origin }): StorageKey {
  // 1, 2
  return originKeyOf(environment.origin);
}

// Storage, obtain a storage key.
// https://storage.spec.whatwg.org/#obtain-a-storage-key
export function obtainStorageKey(environment: KeyedEnvironment): StorageKey | null {
  // 1
  const key = obtainStorageKeyForNonStoragePurposes(environment);
  // 2
  if (environment.origin.opaque) return null;
  // 3
  if (environment.storageDisabled) return null;
  // 4
  return key;
}
