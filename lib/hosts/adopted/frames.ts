import { iframeSandboxingFlags } from '../../html/policies/sandboxing-flags.ts';
import { isOfOriginAround } from './current-url.ts';
import { watchFrameGetters } from './frame-getters.ts';

/** The elements that have a window in them. */
const tags = ['iframe', 'frame'] as const;
const interfaces = ['HTMLIFrameElement', 'HTMLFrameElement'] as const;

/** The frames in the document of a window that others made: found where they are, since nobody tells when one comes or goes. */
export class FramesOfDocument {
  readonly #document: object;
  /** They follow the document by themselves. */
  readonly #inTree: readonly ArrayLike<object>[];
  /** Those that are not in it, such as in a shadow tree, and were seen by what was asked of them. */
  readonly #beyond = new Set<object>();

  constructor(document: object) {
    this.#document = document;
    const find: unknown = Reflect.get(document, 'getElementsByTagName');
    // A double of a document may answer with nothing.
    this.#inTree = typeof find !== 'function' ? [] : tags.map((tag) => listed(Reflect.apply(find, document, [tag])));
  }

  /** Calls `hear` when code is about to get the window of one of them. Returns what ends that. */
  watch(window: object, hear: () => void): () => void {
    const ends = interfaces.flatMap((name) => {
      const constructor: unknown = Reflect.get(window, name);
      const prototype: unknown = typeof constructor === 'function' ? Reflect.get(constructor, 'prototype') : undefined;
      // A double, or a function that was bound, has none.
      if (typeof prototype !== 'object' || prototype === null) return [];
      return [watchFrameGetters(prototype, this.#document, (element) => this.#seen(element, hear))];
    });
    return () => ends.forEach((end) => end());
  }

  #seen(element: object, hear: () => void): void {
    if (!this.#inTree.some((list) => Array.prototype.includes.call(list, element))) this.#beyond.add(element);
    hear();
  }

  /** Their elements, and the windows in them as code gets them. */
  get all(): readonly (readonly [element: object, window: object])[] {
    for (const element of this.#beyond) if (Reflect.get(element, 'isConnected') !== true) this.#beyond.delete(element);
    const elements = new Set([...this.#inTree.flatMap((list) => Array.from(list)), ...this.#beyond]);
    return [...elements].flatMap((element) => {
      const window: unknown = Reflect.get(element, 'contentWindow');
      return typeof window === 'object' && window !== null ? [[element, window] as const] : [];
    });
  }
}

function listed(found: unknown): ArrayLike<object> {
  return typeof found === 'object' && found !== null ? (found as ArrayLike<object>) : [];
}

/** Whether a frame shows a document of the origin of the one around it, which `origin` is, serialized; false for what cannot be asked. */
export function hasOriginAround(element: object, window: object, origin: string): boolean {
  try {
    const sandbox: unknown = Reflect.apply(Reflect.get(element, 'getAttribute') as Function, element, ['sandbox']);
    if (typeof sandbox === 'string' && iframeSandboxingFlags(sandbox).has('sandboxed origin')) return false;
    const href = String(Reflect.get(Reflect.get(window, 'location') as object, 'href'));
    return isOfOriginAround(href) || new URL(href).origin === origin;
  } catch {
    return false;
  }
}
