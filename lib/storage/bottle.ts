import type { Area } from './area.ts';

/**
 * Storage, storage bottles: https://storage.spec.whatwg.org/#storage-bottle
 *
 * The quota is the map's own. A bottle keeps no set of its proxy maps: nothing walks it, and it would keep every document that
 * ever asked for storage in memory.
 */
export interface StorageBottle {
  readonly map: Area;
}
