import type { Area } from './area.ts';

/**
 * What a Storage object holds: a map that hands every operation to its backing map, which may be another one tomorrow, such as a
 * process's copy of the bottle's.
 *
 * Storage, storage proxy maps: https://storage.spec.whatwg.org/#storage-proxy-map
 */
export interface StorageProxyMap {
  backingMap: Area;
}
