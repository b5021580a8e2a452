/** Properties that were put on objects of others, and how to take them off again. */
export class Patches {
  readonly #undo: (() => void)[] = [];

  /** Defines an own property, configurable unless the descriptor says otherwise, and remembers what was there. */
  define(object: object, name: PropertyKey, descriptor: PropertyDescriptor): void {
    const before = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { configurable: true, ...descriptor });
    this.#undo.push(() => {
      if (before === undefined) Reflect.deleteProperty(object, name);
      else Object.defineProperty(object, name, before);
    });
  }

  /** Puts all back as it was, the last first. */
  undo(): void {
    for (const step of this.#undo.splice(0).toReversed()) step();
  }
}

/** Patches that are there for as long as somebody holds them. */
export class HeldPatches {
  readonly #apply: (patches: Patches) => void;
  readonly #patches = new Patches();
  #holders = 0;

  constructor(apply: (patches: Patches) => void) {
    this.#apply = apply;
  }

  hold(): void {
    this.#holders += 1;
    if (this.#holders === 1) this.#apply(this.#patches);
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders === 0) this.#patches.undo();
  }
}
