import type { Realm } from '../../webidl/realm.ts';

/**
 * Makes the functions that these objects have as members of their own functions of the page's realm: those that happy-dom binds for each
 * window, and those that are put in here, are made in the surroundings' realm. Classes stay as they are: happy-dom shares most of them
 * between windows, and what derives from them would lose their static members.
 */
export function adoptFunctions({ functionPrototype }: Realm, objects: readonly object[]): void {
  for (const object of objects) {
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
      if (typeof value === 'function' && !Object.hasOwn(value, 'prototype')) adoptFunction(value, functionPrototype);
      if (get !== undefined) adoptFunction(get, functionPrototype);
      if (set !== undefined) adoptFunction(set, functionPrototype);
    }
  }
}

/** The same for one function, which is made later. */
export function adoptFunction(steps: Function, functionPrototype: object): void {
  // Those of the page's realm, and of what a page may have made of them, are not touched.
  if (Reflect.getPrototypeOf(steps) === Function.prototype) Object.setPrototypeOf(steps, functionPrototype);
}
