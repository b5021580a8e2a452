import type { Area } from './area.ts';
import { createStorageBucket, type StorageBucket } from './bucket.ts';
import type { StorageEndpoint, StorageType } from './endpoint.ts';

/** Storage, storage shelves: https://storage.spec.whatwg.org/#storage-shelf. The only bucket there is has the name `default`. */
export interface StorageShelf {
  readonly bucketMap: { readonly default: StorageBucket };
}

/** IMPL-DEFINED: in bytes, far more than Web Storage alone ever takes, as in the engines; the same number on every machine. */
const recommendedQuotaBytes: number = 10 * 2 ** 30;

/** In bytes. IMPL-DEFINED: a UTF-16 code unit of a key or a value takes one. */
// Storage, storage usage.
// https://storage.spec.whatwg.org/#storage-usage
export function storageUsage({ bucketMap }: StorageShelf): number {
  let usage = 0;
  for (const { map } of bucketMap.default.bottleMap.values()) usage += map.usedUnits;
  return usage;
}

/** In bytes. Never less than the usage. */
// Storage, storage quota.
// https://storage.spec.whatwg.org/#storage-quota
export function storageQuota(shelf: StorageShelf): number {
  return Math.max(recommendedQuotaBytes, storageUsage(shelf));
}

// Storage, create a storage shelf.
// https://storage.spec.whatwg.org/#create-a-storage-shelf
export function createStorageShelf(type: StorageType, createArea: (endpoint: StorageEndpoint) => Area): StorageShelf {
  // 1 to 3
  return { bucketMap: { default: createStorageBucket(type, createArea) } };
}
