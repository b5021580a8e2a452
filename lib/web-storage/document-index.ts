import type { StorageKey } from '../origin/storage-key.ts';
import type { StorageDocument } from './storage-document.ts';

/** A document's places in the index, fixed when it was added. */
interface Entry {
  readonly key: StorageKey;
  readonly traversable: object | null;
}

/** The documents of one storage key, in the order in which they were made. */
interface Neighbours {
  readonly all: StorageDocument[];
  readonly byTraversable: Map<object, StorageDocument[]>;
}

const nobody: readonly StorageDocument[] = [];

/**
 * Finds the documents that a change may concern: by non-storage key, and among those by traversable navigable, so that neither
 * another origin's documents nor, for a session, another tab's are ever looked at. One for each user agent. Both the key and the
 * traversable are those that the document had when it was added.
 */
export class DocumentIndex {
  readonly #entries: Map<StorageDocument, Entry> = new Map();
  readonly #neighbours: Map<StorageKey, Neighbours> = new Map();
  /** Whoever changes storage changes it again: the last answer is found without asking the map. */
  #lastKey: StorageKey | null = null;
  #lastOfKey: readonly StorageDocument[] = nobody;

  add(document: StorageDocument): void {
    if (this.#entries.has(document)) return;
    const { nonStorageKey: key, traversable } = document;
    this.#entries.set(document, { key, traversable });
    let neighbours = this.#neighbours.get(key);
    if (neighbours === undefined) this.#neighbours.set(key, (neighbours = { all: [], byTraversable: new Map() }));
    neighbours.all.push(document);
    if (traversable === null) return;
    const ofTraversable = neighbours.byTraversable.get(traversable);
    if (ofTraversable === undefined) neighbours.byTraversable.set(traversable, [document]);
    else ofTraversable.push(document);
  }

  /** Forgets a destroyed document. One that was never added is ignored. */
  remove(document: StorageDocument): void {
    const entry = this.#entries.get(document);
    const neighbours = entry && this.#neighbours.get(entry.key);
    if (entry === undefined || neighbours === undefined) return;
    this.#entries.delete(document);
    take(document, neighbours.all);
    if (neighbours.all.length === 0) {
      this.#neighbours.delete(entry.key);
      this.#lastKey = null;
    }
    if (entry.traversable === null) return;
    const ofTraversable = neighbours.byTraversable.get(entry.traversable) ?? [];
    take(document, ofTraversable);
    if (ofTraversable.length === 0) neighbours.byTraversable.delete(entry.traversable);
  }

  /** All documents with this non-storage key, in the order in which they were made. A live view. */
  ofKey(key: StorageKey): readonly StorageDocument[] {
    if (key === this.#lastKey) return this.#lastOfKey;
    const all = this.#neighbours.get(key)?.all;
    if (all === undefined) return nobody;
    this.#lastKey = key;
    this.#lastOfKey = all;
    return all;
  }

  /** Those of them that are in this traversable navigable. A live view. */
  ofTraversable(key: StorageKey, traversable: object | null): readonly StorageDocument[] {
    if (traversable === null) return nobody;
    return this.#neighbours.get(key)?.byTraversable.get(traversable) ?? nobody;
  }
}

/** Lists are walked for each change of a storage area, and shortened once for each document. */
function take(document: StorageDocument, from: StorageDocument[]): void {
  const place = from.indexOf(document);
  if (place !== -1) from.splice(place, 1);
}
