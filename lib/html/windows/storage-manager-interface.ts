import { estimate, persist, persisted, type StorageManagerEnvironment } from '../../storage/storage-manager.ts';
import type { Realm } from '../../webidl/realm.ts';
import { createSingleObjectInterface, type SingleObjectInterface } from '../../webidl/single-object-interface.ts';

/** Makes the StorageManager interface of one window. `environmentOf`: the document that the window shows. */
// Storage, the StorageManager interface.
// https://storage.spec.whatwg.org/#storagemanager
export function createStorageManagerInterface(
  realm: Realm,
  environmentOf: () => StorageManagerEnvironment,
): SingleObjectInterface {
  return createSingleObjectInterface(realm, 'StorageManager', environmentOf, {
    operations: {
      persisted: { length: 0, steps: persisted },
      persist: { length: 0, steps: persist },
      estimate: { length: 0, steps: estimate },
    },
  });
}
