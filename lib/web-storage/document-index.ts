import type { StorageKey } from '../origin/storage-key.ts';
import type { StorageDocument } from './storage-document.ts';

/** A document's places in the index, fixed when it was added. */
interface Entry {
  readonly key: StorageKey;
  readonly traversable: object | null;
}

/** The documents of one storage key, in the order in which they were made. */
interface Neighbours {
  readonly all: Set<StorageDocument>;
  readonly byTraversable: Map<object, Set<StorageDocument>>;
}

const nobody: ReadonlySet<StorageDocument> = new Set();

/**
 * Finds the documents that a change may concern: by non-storage key, and among those by traversable navigable, so that neither
 * another origin's documents nor, for a session, another tab's are ever looked at. One for each user agent. Both the key and the
 * traversable are those that the document had when it was added.
 */
export class DocumentIndex {
  readonly #entries: Map<StorageDocument, Entry> = new Map();
  readonly #neighbours: Map<StorageKey, Neighbours> = new Map();

  add(document: StorageDocument): void {
    if (this.#entries.has(document)) return;
    const { nonStorageKey: key, traversable } = document;
    this.#entries.set(document, { key, traversable });
    let neighbours = this.#neighbours.get(key);
    if (neighbours === undefined) this.#neighbours.set(key, (neighbours = { all: new Set(), byTraversable: new Map() }));
    neighbours.all.add(document);
    if (traversable === null) return;
    const ofTraversable = neighbours.byTraversable.get(traversable);
    if (ofTraversable === undefined) neighbours.byTraversable.set(traversable, new Set([document]));
    else ofTraversable.add(document);
  }

  /** Forgets a destroyed document. One that was never added is ignored. */
  remove(document: StorageDocument): void {
    const entry = this.#entries.get(document);
    const neighbours = entry && this.#neighbours.get(entry.key);
    if (entry === undefined || neighbours === undefined) return;
    this.#entries.delete(document);
    neighbours.all.delete(document);
    if (neighbours.all.size === 0) this.#neighbours.delete(entry.key);
    if (entry.traversable === null) return;
    const ofTraversable = neighbours.byTraversable.get(entry.traversable);
    ofTraversable?.delete(document);
    if (ofTraversable?.size === 0) neighbours.byTraversable.delete(entry.traversable);
  }

  /** All documents with this non-storage key, in the order in which they were made. A live view. */
  ofKey(key: StorageKey): ReadonlySet<StorageDocument> {
    return this.#neighbours.get(key)?.all ?? nobody;
  }

  /** Those of them that are in this traversable navigable. A live view. */
  ofTraversable(key: StorageKey, traversable: object | null): ReadonlySet<StorageDocument> {
    if (traversable === null) return nobody;
    return this.#neighbours.get(key)?.byTraversable.get(traversable) ?? nobody;
  }
}
