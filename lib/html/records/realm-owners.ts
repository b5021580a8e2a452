import { ModuleFiles } from '../../infra/module-files.ts';
import type { Document } from './document.ts';

/**
 * Whose realm an object is of, where windows have realms of their own: functions, promises and errors of a page derive from the
 * intrinsics of its realm, and those of whoever tests do not. It outlives a run, since a promise of a page may be rejected after it.
 */
export class RealmOwners {
  /** What is of a page by the file that it stands in, whatever its realm. */
  readonly modules: ModuleFiles = new ModuleFiles();
  readonly #owners = new WeakMap<object, Document>();
  #known = false;

  /** Some window so far had a realm of its own. */
  get known(): boolean {
    return this.#known;
  }

  /** What derives from that Object.prototype is of the document's realm. */
  add(objectPrototype: object, document: Document): void {
    this.#known = true;
    this.#owners.set(objectPrototype, document);
  }

  /** Also when the document is gone; null when it is of no realm that is known here. */
  ownerOf(value: unknown): Document | null {
    try {
      return this.#find(value);
    } catch {
      // A Proxy of a page, which refuses to say.
      return null;
    }
  }

  #find(value: unknown): Document | null {
    let object: unknown = value;
    while ((typeof object === 'object' && object !== null) || typeof object === 'function') {
      const owner = this.#owners.get(object);
      if (owner !== undefined) return owner;
      object = Reflect.getPrototypeOf(object);
    }
    return null;
  }
}
