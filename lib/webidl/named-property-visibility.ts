import type { Realm } from './realm.ts';

/** Longer chains of prototypes are circles. An ordinary object can close one unseen, since a proxy ends the search for it. */
const chainLimit = 10_000;

/** The chain of prototypes. A circle ends as it does for the engine: with a RangeError. */
export function* prototypesOf(realm: Realm, object: object): Generator<object, void> {
  let steps = 0;
  for (let p = Reflect.getPrototypeOf(object); p !== null; p = Reflect.getPrototypeOf(p)) {
    // DIVERGES: in a browser the assignment that closes the circle throws already.
    if (++steps > chainLimit) throw new realm.RangeError('Maximum call stack size exceeded');
    yield p;
  }
}

// Web IDL, named property visibility algorithm.
// https://webidl.spec.whatwg.org/#dfn-named-property-visibility
export function supportedNameIsVisible(realm: Realm, target: object, name: string): boolean {
  // 1 (the caller found it supported)
  // 2
  if (Object.hasOwn(target, name)) return false;
  // 3 (no [LegacyOverrideBuiltIns])
  // 4, 5
  for (const prototype of prototypesOf(realm, target)) if (Object.hasOwn(prototype, name)) return false;
  // 6
  return true;
}

/** Whether the first prototype that has the property has it as an accessor. */
export function hasAccessor(realm: Realm, target: object, name: string): boolean {
  for (const object of prototypesOf(realm, target)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, name);
    if (descriptor !== undefined) return descriptor.get !== undefined || descriptor.set !== undefined;
  }
  return false;
}
