import { standard, type Behaviour } from '../behaviour/behaviour.ts';
import type { Area, Audience } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';
import type { DocumentIndex } from './document-index.ts';
import type { StorageDocument } from './storage-document.ts';

// HTML, Web storage, broadcast.
// https://html.spec.whatwg.org/multipage/#concept-storage-broadcast
export function broadcast(
  documents: DocumentIndex,
  strictHolders: boolean,
  area: Area,
  key: string | null,
  oldValue: string | null,
  newValue: string | null,
  thisDocument: Source,
): void {
  // 1, 2 (where they are needed)
  // 3 (DIVERGES: also documents that never touched storage)
  const { nonStorageKey, traversable } = thisDocument;
  const remoteDocuments =
    area.identifier === 'localStorage' ? documents.ofKey(nonStorageKey) : documents.ofTraversable(nonStorageKey, traversable);
  // 4 (IMPL-DEFINED: the oldest document first)
  for (const remoteDocument of remoteDocuments) {
    if (remoteDocument === thisDocument || remoteDocument.origin.opaque || remoteDocument.storageDisabled) continue;
    if (strictHolders && !hasUsed(remoteDocument, area)) continue;
    remoteDocument.queueStorageEvent(area, key, oldValue, newValue, thisDocument.url);
  }
}

/** Whether the document has a Storage object of this kind of area. */
function hasUsed({ localStorageHolder, sessionStorageHolder }: StorageDocument, { identifier }: Area): boolean {
  return (identifier === 'localStorage' ? localStorageHolder : sessionStorageHolder) !== null;
}

/** The documents of one user agent, as storage areas announce their changes to them. */
export class DocumentAudience implements Audience {
  readonly #documents: DocumentIndex;
  readonly #strictHolders: boolean;

  constructor(documents: DocumentIndex, { strictHolders }: Pick<Behaviour, 'strictHolders'> = standard) {
    this.#documents = documents;
    this.#strictHolders = strictHolders;
  }

  broadcast(area: Area, key: string | null, oldValue: string | null, newValue: string | null, source: Source): void {
    broadcast(this.#documents, this.#strictHolders, area, key, oldValue, newValue, source);
  }
}
