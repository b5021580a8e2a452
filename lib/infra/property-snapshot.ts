/** What each own property takes in the list of an object. */
const width = 4;

/** The own properties of one object, and what else of it can be changed. */
interface Properties {
  readonly object: object;
  readonly prototype: object | null;
  readonly extensible: boolean;
  /**
   * Of each its key, its attributes, its value or getter, and its setter: one list, since an object for each takes three times the
   * memory.
   */
  readonly list: readonly unknown[];
}

/** Objects as they were at one moment, with the functions in their properties, to find out later whether anybody has changed them. */
export class PropertySnapshot {
  readonly #all: readonly Properties[];

  /** `deep`: what is put on their functions matters, too. */
  constructor(objects: readonly object[], deep: boolean = true) {
    const functions = new Set<object>(deep ? objects.flatMap(functionsOf) : []);
    for (const object of objects) functions.delete(object);
    this.#all = [...objects, ...functions].map((object) => ({
      object,
      prototype: Reflect.getPrototypeOf(object),
      extensible: Reflect.isExtensible(object),
      list: listOf(object),
    }));
  }

  /** They have the properties that they had, with the same values, accessors and attributes; they derive from the same, and take more. */
  get intact(): boolean {
    for (const { object, prototype, extensible, list } of this.#all) {
      if (Reflect.getPrototypeOf(object) !== prototype || Reflect.isExtensible(object) !== extensible) return false;
      if (Reflect.ownKeys(object).length * width !== list.length) return false;
      for (let at = 0; at < list.length; at += width) if (!isIntact(object, list, at)) return false;
    }
    return true;
  }
}

/** Those that can be changed: what all windows share is frozen, and need not be looked at. */
function functionsOf(object: object): object[] {
  return Reflect.ownKeys(object).flatMap((key) => {
    const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
    return [value, get, set].filter((part) => typeof part === 'function' && !Object.isFrozen(part)) as object[];
  });
}

function listOf(object: object): unknown[] {
  return Reflect.ownKeys(object).flatMap((key) => {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, key) as PropertyDescriptor;
    return [key, attributesOf(descriptor), isAccessor(descriptor) ? descriptor.get : descriptor.value, descriptor.set];
  });
}

function isIntact(object: object, list: readonly unknown[], at: number): boolean {
  const now = Reflect.getOwnPropertyDescriptor(object, list[at] as PropertyKey);
  if (now === undefined || attributesOf(now) !== list[at + 1]) return false;
  return isAccessor(now) ? now.get === list[at + 2] && now.set === list[at + 3] : Object.is(now.value, list[at + 2]);
}

/** Also one without a getter and without a setter. */
function isAccessor({ writable }: PropertyDescriptor): boolean {
  return writable === undefined;
}

function attributesOf({ writable, enumerable, configurable }: PropertyDescriptor): number {
  const access = writable === undefined ? 8 : Number(writable);
  return access + (enumerable === true ? 2 : 0) + (configurable === true ? 4 : 0);
}
