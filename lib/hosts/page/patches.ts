import { assert } from '../../infra/assert.ts';

/** Properties that were put on objects of others, and how to take them off again. */
export class Patches {
  readonly #undo: (() => void)[] = [];

  /** Remembers what stands under that name, for whoever is about to change it. */
  keep(object: object, name: PropertyKey): void {
    const before = Reflect.getOwnPropertyDescriptor(object, name);
    this.#undo.push(() => {
      // What a page has frozen meanwhile stays, and all else is put back.
      if (before === undefined) Reflect.deleteProperty(object, name);
      else Reflect.defineProperty(object, name, before);
    });
  }

  /** Defines an own property, configurable unless the descriptor says otherwise. */
  define(object: object, name: PropertyKey, descriptor: PropertyDescriptor): void {
    this.keep(object, name);
    Object.defineProperty(object, name, { configurable: true, ...descriptor });
  }

  /** The same for each name, symbols too. */
  defineAll(object: object, descriptors: PropertyDescriptorMap): void {
    for (const name of Reflect.ownKeys(descriptors)) this.define(object, name, descriptors[name as string] ?? {});
  }

  /** Defines values as page code would by assigning them: writable, and enumerable unless told otherwise. */
  values(object: object, values: Readonly<Record<PropertyKey, unknown>>, enumerable: boolean = true): void {
    for (const [name, value] of Object.entries(values)) this.define(object, name, { value, writable: true, enumerable });
  }

  /** Assigns values: what stands there already keeps its attributes, and a setter is called. */
  assign(object: object, values: object): void {
    for (const name of Reflect.ownKeys(values)) {
      this.keep(object, name);
      Reflect.set(object, name, Reflect.get(values, name));
    }
  }

  remove(object: object, name: PropertyKey): void {
    this.keep(object, name);
    Reflect.deleteProperty(object, name);
  }

  setPrototype(object: object, prototype: object): void {
    const before = Reflect.getPrototypeOf(object);
    Reflect.setPrototypeOf(object, prototype);
    this.#undo.push(() => void Reflect.setPrototypeOf(object, before));
  }

  /** Gives that prototype to functions, which all have the surroundings' now. One step back for all of them. */
  adopt(functions: readonly Function[], functionPrototype: object): void {
    for (const each of functions) Object.setPrototypeOf(each, functionPrototype);
    this.#undo.push(() => {
      for (const each of functions) Reflect.setPrototypeOf(each, Function.prototype);
    });
  }

  /** What else has to be done to take it back. */
  onUndo(steps: () => void): void {
    this.#undo.push(steps);
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
    assert(this.#holders > 0, 'who releases patches has held them');
    this.#holders -= 1;
    if (this.#holders === 0) this.#patches.undo();
  }
}
