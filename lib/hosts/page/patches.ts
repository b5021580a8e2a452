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
