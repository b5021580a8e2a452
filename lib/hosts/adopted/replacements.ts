/** Properties put on objects of others. Taking them off leaves alone what somebody has put there since. */
export class Replacements {
  /** What undoes each of them. */
  readonly #changes: (() => void)[] = [];

  /** Defines an own property, configurable. Throws the TypeError of `Object.defineProperty` where the object refuses. */
  put(object: object, name: PropertyKey, descriptor: PropertyDescriptor): void {
    const before = Reflect.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { enumerable: before?.enumerable ?? true, configurable: true, ...descriptor });
    // As the object has it: the global of a context may answer with other attributes than it was given.
    const put = Reflect.getOwnPropertyDescriptor(object, name) ?? descriptor;
    this.#changes.push(() => {
      const now = Reflect.getOwnPropertyDescriptor(object, name);
      if (now === undefined || !isSame(now, put)) return;
      if (before === undefined) Reflect.deleteProperty(object, name);
      else Reflect.defineProperty(object, name, before);
    });
  }

  /** Takes an own property away, until it is put back. */
  remove(object: object, name: PropertyKey): void {
    const before = Reflect.getOwnPropertyDescriptor(object, name);
    if (before === undefined || !Reflect.deleteProperty(object, name)) return;
    this.#changes.push(() => {
      if (!Object.hasOwn(object, name)) Reflect.defineProperty(object, name, before);
    });
  }

  setPrototype(object: object, prototype: object): void {
    const before = Reflect.getPrototypeOf(object);
    if (!Reflect.setPrototypeOf(object, prototype)) return;
    this.#changes.push(() => {
      if (Reflect.getPrototypeOf(object) === prototype) Reflect.setPrototypeOf(object, before);
    });
  }

  /** The last first: one name may have been replaced twice. An object that refuses keeps nobody from the others. */
  undo(): void {
    for (const undo of this.#changes.splice(0).toReversed()) {
      try {
        undo();
      } catch {
        // A proxy of theirs.
      }
    }
  }
}

/** Gives a property that is no own one any more, or not for now: as the object had it before. */
export function readBefore(object: object, name: PropertyKey, before: PropertyDescriptor | undefined): unknown {
  if (before === undefined) {
    const prototype = Reflect.getPrototypeOf(object);
    return prototype === null ? undefined : Reflect.get(prototype, name, object);
  }
  return before.get === undefined ? before.value : Reflect.apply(before.get, object, []);
}

function isSame(a: PropertyDescriptor, b: PropertyDescriptor): boolean {
  return a.value === b.value && a.get === b.get && a.set === b.set;
}
