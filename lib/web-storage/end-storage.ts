import { assert } from '../infra/assert.ts';
import type { StorageObjectBehaviour } from '../behaviour/storage-object.ts';
import { GoneArea } from '../storage/gone-area.ts';
import type { StorageDocument } from './storage-document.ts';
import { moveStorage, storageMapOf, type Storage } from './storage.ts';

/** The document is gone: what its Storage objects do from now on, for whoever has kept them. */
export function endStorage(
  document: StorageDocument,
  { storageOfGoneDocument: choice }: Pick<StorageObjectBehaviour, 'storageOfGoneDocument'>,
): void {
  if (choice === 'works') return;
  for (const storage of [document.localStorageHolder, document.sessionStorageHolder]) {
    if (storage !== null) end(storage, document, choice === 'read-only');
  }
}

function end(storage: Storage, document: StorageDocument, mayRead: boolean): void {
  const found = storageMapOf(storage);
  assert(found !== null, 'what a holder holds is a Storage object');
  const name = mayRead ? 'InvalidAccessError' : 'SecurityError';
  const refusal = (): Error => new document.realm.DOMException('The document of this Storage object is gone.', name);
  moveStorage(storage, document, { backingMap: new GoneArea(found.map.backingMap, mayRead, refusal) });
}
