import type { FrameNames, PageInsides } from './insides.ts';

/**
 * Frames of a window by the bare names that scripts give them. DIVERGES: it is the name that the element had when it was inserted; one that
 * the page in the frame gives itself is found as a property of the window alone.
 *
 * HTML, the Window object, named access: https://html.spec.whatwg.org/multipage/#named-access-on-the-window-object
 */
export class NamedFrames implements FrameNames {
  readonly #of: () => PageInsides;
  #holder: object | null = null;

  constructor(of: () => PageInsides) {
    this.#of = of;
  }

  /** An object for the chain of the global's prototypes. No Proxy: behind one, names that nobody has would be undefined and no error. */
  install(behind: object | null): object {
    this.#holder = Object.create(behind) as object;
    return this.#holder;
  }

  add(name: string): void {
    const holder = this.#holder;
    // What the window has from behind, such as `toString`, goes before.
    if (name === '' || holder === null || Reflect.has(Reflect.getPrototypeOf(holder) ?? {}, name)) return;
    Object.defineProperty(holder, name, {
      get: () => this.#of().hooks.namedFrame(name) ?? undefined,
      // As an assignment to a property that is inherited.
      set: (value: unknown) =>
        Object.defineProperty(this.#of().raw, name, { value, writable: true, enumerable: true, configurable: true }),
      configurable: true,
    });
  }

  isStale(name: PropertyKey): boolean {
    if (typeof name !== 'string' || this.#holder === null || !Object.hasOwn(this.#holder, name)) return false;
    return this.#of().hooks.namedFrame(name) === null;
  }

  /** Names that no frame has any more are errors again. */
  prune(): void {
    const holder = this.#holder ?? {};
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (this.#of().hooks.namedFrame(name) === null) Reflect.deleteProperty(holder, name);
    }
  }
}
