import { obtainLocalStorageBottleMap, obtainSessionStorageBottleMap } from '../storage/obtain-bottle-map.ts';
import type { StorageProxyMap } from '../storage/proxy-map.ts';
import type { StorageDocument } from './storage-document.ts';
import { moveStorage, storageMapOf, type Storage } from './storage.ts';

/**
 * The Storage objects of a document whose window goes on with another one, in another run: code that has kept them stores for that one from
 * now on.
 */
export function takeOverStorage(from: StorageDocument, to: StorageDocument): void {
  if (from.localStorageHolder !== null || from.sessionStorageHolder !== null) to.seekConsent();
  to.localStorageHolder = taken(from.localStorageHolder, to, obtainLocalStorageBottleMap(to));
  to.sessionStorageHolder = taken(from.sessionStorageHolder, to, obtainSessionStorageBottleMap(to));
}

function taken(storage: Storage | null, to: StorageDocument, map: StorageProxyMap | null): Storage | null {
  const before = storageMapOf(storage);
  if (storage === null || before === null) return null;
  // Where the document may not store, whoever refuses it sees to the object.
  moveStorage(storage, to, map ?? before.map);
  return storage;
}
