import type { Navigable } from './navigable.ts';

/**
 * The navigables in the frames of one document, in the order in which they were made.
 *
 * HTML, navigables, document-tree child navigables: https://html.spec.whatwg.org/multipage/#document-tree-child-navigables
 */
export class ChildNavigables {
  /** Made in the document so far: they are named after this number. */
  made = 0;
  #list: readonly Navigable[] = none;

  /** The list of this moment: what comes or goes later does not change it. */
  get list(): readonly Navigable[] {
    return this.#list;
  }

  add(child: Navigable): void {
    this.#list = [...this.#list, child];
  }

  remove(child: Navigable): void {
    this.#list = this.#list.filter((each) => each !== child);
  }

  clear(): void {
    this.#list = none;
  }

  /** The one in that element of the host. */
  in(element: object): Navigable | null {
    return this.#list.find(({ container }) => container?.element === element) ?? null;
  }
}

/** Most documents have no frames: they share one list. */
const none: readonly never[] = Object.freeze([]);
