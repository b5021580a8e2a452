/** In the place of a setter, where a property has a value. */
const noAccessor: unique symbol = Symbol('no accessor');

/** The own properties of one object. */
interface Properties {
  readonly object: object;
  /** Of each its key, its value or getter, and its setter: one list, since an object for each takes three times the memory. */
  readonly list: readonly unknown[];
}

/** The own properties of objects at one moment, to find out later whether anybody has changed them. */
export class PropertySnapshot {
  readonly #all: readonly Properties[];

  constructor(objects: readonly object[]) {
    this.#all = objects.map((object) => ({ object, list: listOf(object) }));
  }

  /** No property was added, removed or given another value or accessor. */
  get intact(): boolean {
    for (const { object, list } of this.#all) {
      if (Reflect.ownKeys(object).length * 3 !== list.length) return false;
      for (let at = 0; at < list.length; at += 3) if (!isIntact(object, list, at)) return false;
    }
    return true;
  }
}

function listOf(object: object): unknown[] {
  return Reflect.ownKeys(object).flatMap((key) => {
    const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
    return get === undefined && set === undefined ? [key, value, noAccessor] : [key, get, set];
  });
}

function isIntact(object: object, list: readonly unknown[], at: number): boolean {
  const now = Reflect.getOwnPropertyDescriptor(object, list[at] as PropertyKey);
  if (now === undefined) return false;
  if (now.get === undefined && now.set === undefined) return list[at + 2] === noAccessor && Object.is(now.value, list[at + 1]);
  return now.get === list[at + 1] && now.set === list[at + 2];
}
