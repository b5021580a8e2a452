import type { PageInsides } from './insides.ts';

/**
 * Makes the functions that these objects have as members of their own functions of the page's realm: those that happy-dom binds for each
 * window, and those that are put in here, are made in the surroundings' realm. Classes stay as they are: happy-dom shares most of them
 * between windows, and what derives from them would lose their static members.
 */
export function adoptFunctions({ realm, patches }: Pick<PageInsides, 'realm' | 'patches'>, objects: readonly object[]): void {
  const found: Function[] = [];
  const add = (steps: unknown): void => {
    if (typeof steps === 'function' && isOfSurroundings(steps)) found.push(steps);
  };
  for (const object of objects) {
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
      if (typeof value === 'function' && !Object.hasOwn(value, 'prototype')) add(value);
      add(get);
      add(set);
    }
  }
  patches.adopt(found, realm.functionPrototype);
}

/** The same for one function of ours, which is made later. */
export function adoptFunction(steps: Function, functionPrototype: object): void {
  if (isOfSurroundings(steps)) Object.setPrototypeOf(steps, functionPrototype);
}

/** Those of the page's realm, and of what a page may have made of them, are not touched. */
export function isOfSurroundings(steps: Function): boolean {
  return Reflect.getPrototypeOf(steps) === Function.prototype;
}
