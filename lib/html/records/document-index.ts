import { SmallMap } from '../../infra/small-map.ts';
import { originKeyOf, type Origin } from '../../origin/origin.ts';

/** A document, as far as finding it goes. */
export interface IndexedDocument {
  readonly origin: Origin;
}

/**
 * The documents of one user agent by their origin: what belongs to a piece of script of which only the origin is known. An origin is
 * kept no longer than its documents.
 */
export class DocumentIndex<D extends IndexedDocument> {
  readonly #byOrigin: SmallMap<string, Set<D>> = new SmallMap();

  /** False: it is here already, and keeps its place. */
  add(document: D): boolean {
    const key = originKeyOf(document.origin);
    let documents = this.#byOrigin.get(key);
    if (documents === undefined) this.#byOrigin.set(key, (documents = new Set()));
    if (documents.has(document)) return false;
    documents.add(document);
    return true;
  }

  /** False: it is not here. */
  remove(document: D): boolean {
    const key = originKeyOf(document.origin);
    const documents = this.#byOrigin.get(key);
    if (documents?.delete(document) !== true) return false;
    if (documents.size === 0) this.#byOrigin.delete(key);
    return true;
  }

  /** In the order in which they were added. */
  ofOrigin(origin: Origin): D[] {
    return [...(this.#byOrigin.get(originKeyOf(origin)) ?? [])];
  }

  /** Origin by origin. */
  all(): D[] {
    return [...this.#byOrigin.values()].flatMap((documents) => [...documents]);
  }

  /** How many origins have a document. */
  get origins(): number {
    return this.#byOrigin.size;
  }
}
