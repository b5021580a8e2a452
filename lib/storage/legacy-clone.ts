import { assert } from '../infra/assert.ts';
import type { StorageShed } from './shed.ts';

// Storage, legacy-clone a traversable storage shed.
// https://storage.spec.whatwg.org/#legacy-clone-a-traversable-storage-shed
export function legacyCloneTraversableStorageShed(a: StorageShed, b: StorageShed): void {
  assert(a.type === 'session' && b.type === 'session', 'both sheds are of traversable navigables');
  // 1 (every key: also those of other origins)
  for (const key of a.keys) {
    const original = a.area(key);
    assert(original !== undefined, 'a session shelf has an area');
    // 1.1
    b.create(key);
    const copy = b.area(key);
    assert(copy !== undefined, 'a session shelf has an area');
    // 1.2 (by value, once)
    copy.refill(original.raw);
    copy.quotaUnits = original.quotaUnits;
    // 1.3 (it is there since it was made)
  }
}
