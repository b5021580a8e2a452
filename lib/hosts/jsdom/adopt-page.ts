import { adoptFunction } from '../page/realm-functions.ts';
import type { JsdomInsides } from './insides.ts';

/**
 * jsdom makes all classes and functions of a window anew, in the process's realm. Here they become functions of the page's, so that no
 * constructor of one leads out of it.
 */
export function adoptPage({ raw, realm }: JsdomInsides): void {
  const { functionPrototype } = realm;
  const adopted = new Set<unknown>();
  const adoptMembers = (object: object): void => {
    if (adopted.has(object)) return;
    adopted.add(object);
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
      for (const each of [get, set]) if (each !== undefined) adoptFunction(each, functionPrototype);
      if (typeof value !== 'function') continue;
      adoptFunction(value, functionPrototype);
      adoptClass(value);
    }
  };
  const adoptClass = (value: Function): void => {
    const { prototype } = value as { prototype?: unknown };
    if (adopted.has(value) || typeof prototype !== 'object' || prototype === null) return;
    adopted.add(value);
    // Node's are shared by all windows, as intrinsics are of the page already.
    if (Reflect.getPrototypeOf(value) === Function.prototype) return;
    adoptMembers(prototype);
    for (const key of Reflect.ownKeys(value)) {
      const member: unknown = Reflect.getOwnPropertyDescriptor(value, key)?.value;
      if (typeof member === 'function') adoptFunction(member, functionPrototype);
    }
  };
  const { document, location, history, navigator, performance, crypto } = raw;
  for (const object of [raw, document, location, history, navigator, performance, crypto]) {
    if (typeof object === 'object' && object !== null) adoptMembers(object);
  }
}
