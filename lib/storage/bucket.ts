import type { Area } from './area.ts';
import type { StorageBottle } from './bottle.ts';
import { endpointsOf, type StorageEndpoint, type StorageIdentifier, type StorageType } from './endpoint.ts';

/**
 * Whether the user agent may remove what is in a bucket where it needs the room, or only the user. Nothing of the model ever needs room.
 *
 * Storage, local storage buckets, mode: https://storage.spec.whatwg.org/#local-storage-bucket-mode
 */
export type BucketMode = 'best-effort' | 'persistent';

/** Storage, storage buckets: https://storage.spec.whatwg.org/#storage-bucket */
export interface StorageBucket {
  /** Of a session bucket always the first one. */
  mode: BucketMode;
  readonly bottleMap: ReadonlyMap<StorageIdentifier, StorageBottle>;
}

// Storage, create a storage bucket.
// https://storage.spec.whatwg.org/#create-a-storage-bucket
export function createStorageBucket(type: StorageType, createArea: (endpoint: StorageEndpoint) => Area): StorageBucket {
  // 1 to 3 (both kinds of bucket have one shape)
  const bottleMap: Map<StorageIdentifier, StorageBottle> = new Map();
  // 4
  for (const endpoint of endpointsOf(type)) bottleMap.set(endpoint.identifier, { map: createArea(endpoint) });
  // 5
  return { mode: 'best-effort', bottleMap };
}
