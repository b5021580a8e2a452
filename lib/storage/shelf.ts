import type { Area } from './area.ts';
import { createStorageBucket, type StorageBucket } from './bucket.ts';
import type { StorageEndpoint, StorageType } from './endpoint.ts';

/** Storage, storage shelves: https://storage.spec.whatwg.org/#storage-shelf. The only bucket there is has the name `default`. */
export interface StorageShelf {
  readonly bucketMap: { readonly default: StorageBucket };
}

// Storage, create a storage shelf.
// https://storage.spec.whatwg.org/#create-a-storage-shelf
export function createStorageShelf(type: StorageType, createArea: (endpoint: StorageEndpoint) => Area): StorageShelf {
  // 1 to 3
  return { bucketMap: { default: createStorageBucket(type, createArea) } };
}
