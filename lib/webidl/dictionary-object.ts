/**
 * A dictionary as page code gets it. Its members are its own, in this order, whatever setters page code has put on the prototype.
 * `objectPrototype`: that of the realm.
 */
// Web IDL, JavaScript type mapping, dictionary types.
// https://webidl.spec.whatwg.org/#js-dictionary
export function dictionaryObject<T extends object>(objectPrototype: object, members: T): T {
  // 1
  const object = Object.create(objectPrototype) as T;
  // 2, 3 (the caller has them in order)
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  }
  // 4
  return object;
}
