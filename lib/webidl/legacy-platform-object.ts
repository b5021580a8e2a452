import { toDOMString } from './conversions.ts';
import type { Realm } from './realm.ts';

/** What an interface with a named getter, setter and deleter for strings, such as Storage, does with its named properties. */
export interface NamedProperties {
  /** Undefined: the name is not supported. */
  namedGet(name: string): string | undefined;
  /** Whatever it throws leaves the assignment. */
  namedSet(name: string, value: string): void;
  namedDelete(name: string): void;
  /** All supported names, in their order. */
  supportedNames(): string[];
}

// Web IDL, named property visibility algorithm.
// https://webidl.spec.whatwg.org/#dfn-named-property-visibility
function supportedNameIsVisible(target: object, name: string): boolean {
  // 1 (the caller found it supported)
  // 2
  if (Object.hasOwn(target, name)) return false;
  // 3 (no [LegacyOverrideBuiltIns])
  // 4
  let prototype = Reflect.getPrototypeOf(target);
  // 5
  while (prototype !== null) {
    if (Object.hasOwn(prototype, name)) return false;
    prototype = Reflect.getPrototypeOf(prototype);
  }
  // 6
  return true;
}

/**
 * The internal methods of a legacy platform object with named properties, no indexed ones, and no [LegacyOverrideBuiltIns]. The
 * target holds the ordinary own properties (symbols, in practice) and the prototype. Symbols are never named properties.
 */
class LegacyPlatformObjectHandler implements ProxyHandler<object> {
  readonly #realm: Realm;
  readonly #names: NamedProperties;
  /** The interface prototype object. */
  readonly #prototype: object;
  /** The proxy itself: [[Set]] asks whether the receiver is the object. */
  #object: object | null = null;

  constructor(realm: Realm, prototype: object, names: NamedProperties) {
    this.#realm = realm;
    this.#prototype = prototype;
    this.#names = names;
  }

  bind(object: object): void {
    this.#object = object;
  }

  /** Unless a page changed the chain of prototypes, it has no proxies, and one question to the engine answers as all of the walk. */
  #isVisible(target: object, name: string): boolean {
    const prototype = this.#prototype;
    const untouched =
      Reflect.getPrototypeOf(target) === prototype && Reflect.getPrototypeOf(prototype) === this.#realm.objectPrototype;
    return untouched ? !(name in target) : supportedNameIsVisible(target, name);
  }

  // ECMAScript, OrdinaryGet.
  // https://tc39.es/ecma262/#sec-ordinaryget
  get(target: object, property: string | symbol, receiver: unknown): unknown {
    if (typeof property === 'string') {
      // 1
      const value = this.#names.namedGet(property);
      // 2 to 4
      if (value !== undefined && this.#isVisible(target, property)) return value;
    }
    return Reflect.get(target, property, receiver);
  }

  has(target: object, property: string | symbol): boolean {
    // A supported name that is hidden is hidden by a property that answers here.
    if (typeof property === 'string' && this.#names.namedGet(property) !== undefined) return true;
    return Reflect.has(target, property);
  }

  // Web IDL, legacy platform objects, [[GetOwnProperty]].
  // https://webidl.spec.whatwg.org/#legacy-platform-object-getownproperty
  getOwnPropertyDescriptor(target: object, property: string | symbol): PropertyDescriptor | undefined {
    if (typeof property === 'string') {
      // 1
      const value = this.#names.namedGet(property);
      if (value !== undefined && this.#isVisible(target, property)) {
        return { value, writable: true, enumerable: true, configurable: true };
      }
    }
    // 2
    return Reflect.getOwnPropertyDescriptor(target, property);
  }

  // Web IDL, legacy platform objects, [[Set]].
  // https://webidl.spec.whatwg.org/#legacy-platform-object-set
  set(target: object, property: string | symbol, value: unknown, receiver: unknown): boolean {
    // 1
    if (receiver === this.#object && typeof property === 'string') {
      this.#names.namedSet(property, toDOMString(this.#realm, value));
      return true;
    }
    // 2, 3 (the target knows no named properties)
    return Reflect.set(target, property, value, receiver);
  }

  // Web IDL, legacy platform objects, [[DefineOwnProperty]].
  // https://webidl.spec.whatwg.org/#legacy-platform-object-defineownproperty
  defineProperty(target: object, property: string | symbol, descriptor: PropertyDescriptor): boolean {
    // 1 (no indexed properties)
    // 2
    if (typeof property === 'string' && !Object.hasOwn(target, property)) {
      if (!Object.hasOwn(descriptor, 'value') && !Object.hasOwn(descriptor, 'writable')) return false;
      // DIVERGES: a proxy may not report success for a property that is asked to be non-configurable and is not.
      if (descriptor.configurable === false) return false;
      this.#names.namedSet(property, toDOMString(this.#realm, descriptor.value));
      return true;
    }
    // 3
    return Reflect.defineProperty(target, property, descriptor);
  }

  // Web IDL, legacy platform objects, [[Delete]].
  // https://webidl.spec.whatwg.org/#legacy-platform-object-delete
  deleteProperty(target: object, property: string | symbol): boolean {
    // 1 (no indexed properties)
    // 2
    if (typeof property === 'string') {
      const supported = this.#names.namedGet(property) !== undefined;
      if (supported && this.#isVisible(target, property)) {
        this.#names.namedDelete(property);
        return true;
      }
    }
    // 3, 4
    return Reflect.deleteProperty(target, property);
  }

  // Web IDL, legacy platform objects, [[PreventExtensions]].
  // https://webidl.spec.whatwg.org/#legacy-platform-object-preventextensions
  preventExtensions(): boolean {
    // 1
    return false;
  }

  // Web IDL, legacy platform objects, [[OwnPropertyKeys]].
  // https://webidl.spec.whatwg.org/#legacy-platform-object-ownpropertykeys
  ownKeys(target: object): (string | symbol)[] {
    // 1 to 3
    const keys: (string | symbol)[] = this.#names.supportedNames().filter((name) => this.#isVisible(target, name));
    // 4, 5
    for (const key of Reflect.ownKeys(target)) keys.push(key);
    // 6
    return keys;
  }
}

/** The handler with a shortcut in front: names of methods that the interface's prototype has as data properties. */
class StorageLikeHandler extends LegacyPlatformObjectHandler {
  override get(target: Partial<Record<string, unknown>>, property: string | symbol, receiver: unknown): unknown {
    // What the chain has hides a stored key, so that the map need not be asked. A plain load is half the time of Reflect.get.
    // DIVERGES: were a page to make one of these an accessor, its `this` would be the target; it carries the brand as well.
    let method: unknown;
    switch (property) {
      case 'getItem':
        method = target.getItem;
        break;
      case 'setItem':
        method = target.setItem;
        break;
      case 'removeItem':
        method = target.removeItem;
        break;
      case 'key':
        method = target.key;
        break;
      case 'clear':
        method = target.clear;
        break;
    }
    if (method !== undefined) return method;
    return super.get(target, property, receiver);
  }
}

/**
 * Makes a legacy platform object with the given prototype. `brand` is called with the object, and with the ordinary object behind
 * it, which only an accessor that a page put in the place of a method can ever see.
 */
export function createLegacyPlatformObject(
  realm: Realm,
  prototype: object,
  names: NamedProperties,
  brand: (object: object) => void,
): object {
  const target: object = Object.create(prototype);
  const handler = new StorageLikeHandler(realm, prototype, names);
  const object = new Proxy(target, handler);
  handler.bind(object);
  brand(object);
  brand(target);
  return object;
}
