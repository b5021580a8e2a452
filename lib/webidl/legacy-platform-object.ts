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

/** Which way an engine goes where the prototypes have an accessor of the name that is assigned to. */
export type AssignmentToAccessor = 'store' | 'call';

export interface LegacyPlatformInterfaceInit {
  readonly prototype: object;
  /** `store`, by Web IDL: the setter for named properties gets every string. `call`: the accessor on the chain is called instead. */
  readonly assignmentToAccessor: AssignmentToAccessor;
  /** What Node's console shows of an object of the interface. */
  inspect(object: unknown): string;
}

const inspectSymbol: symbol = Symbol.for('nodejs.util.inspect.custom');

/** Longer chains of prototypes are circles. An ordinary object can close one unseen, since a proxy ends the search for it. */
const chainLimit = 10_000;

/** The chain of prototypes. A circle ends as it does for the engine: with a RangeError. */
function* prototypesOf(realm: Realm, object: object): Generator<object, void> {
  let steps = 0;
  for (let p = Reflect.getPrototypeOf(object); p !== null; p = Reflect.getPrototypeOf(p)) {
    // DIVERGES: in a browser the assignment that closes the circle throws already.
    if (++steps > chainLimit) throw new realm.RangeError('Maximum call stack size exceeded');
    yield p;
  }
}

// Web IDL, named property visibility algorithm.
// https://webidl.spec.whatwg.org/#dfn-named-property-visibility
function supportedNameIsVisible(realm: Realm, target: object, name: string): boolean {
  // 1 (the caller found it supported)
  // 2
  if (Object.hasOwn(target, name)) return false;
  // 3 (no [LegacyOverrideBuiltIns])
  // 4, 5
  for (const prototype of prototypesOf(realm, target)) if (Object.hasOwn(prototype, name)) return false;
  // 6
  return true;
}

/** In the place of a prototype that is null. */
const nothing: object = Object.freeze(Object.create(null) as object);

/**
 * The internal methods of a legacy platform object with named properties, no indexed ones, and no [LegacyOverrideBuiltIns]. The
 * target holds the ordinary own properties (symbols, in practice). Symbols are never named properties. Between the target and the
 * prototype stands an object that only the console of Node meets, since it asks the target and not the proxy.
 */
class LegacyPlatformObjectHandler implements ProxyHandler<object> {
  readonly #interface: LegacyPlatformInterface;
  readonly #names: NamedProperties;
  readonly #loads: MemberLoads;
  /** The prototype is the interface's: its members can be loaded from there. */
  #isOfInterface = true;
  /** The proxy itself: [[Set]] asks whether the receiver is the object. */
  #object: object | null = null;

  constructor(platformInterface: LegacyPlatformInterface, names: NamedProperties) {
    this.#interface = platformInterface;
    this.#names = names;
    this.#loads = platformInterface.loads;
  }

  bind(object: object): void {
    this.#object = object;
  }

  /** Unless a page changed the chain of prototypes, it has no proxies, and one question to the engine answers as all of the walk. */
  #isVisible(target: object, name: string): boolean {
    const { prototype, realm } = this.#interface;
    const untouched = this.#isOfInterface && Reflect.getPrototypeOf(prototype) === realm.objectPrototype;
    return untouched ? !(name in target) : supportedNameIsVisible(realm, target, name);
  }

  /** Where an ordinary look-up begins: past the object that is there for the console only, if it has the property. */
  #startOf(target: object, property: string | symbol): object {
    if (property !== inspectSymbol || Object.hasOwn(target, property)) return target;
    return this.getPrototypeOf(target) ?? nothing;
  }

  // ECMAScript, OrdinaryGet.
  // https://tc39.es/ecma262/#sec-ordinaryget
  get(target: object, property: string | symbol, receiver: unknown): unknown {
    if (typeof property === 'string') {
      if (this.#isOfInterface) {
        // What the chain has hides a stored key, so that the map need not be asked.
        const member = loadMember(this.#loads, property, receiver);
        if (member !== notLoaded && (member !== undefined || property in this.#interface.prototype)) return member;
      }
      // 1
      const value = this.#names.namedGet(property);
      // 2 to 4
      if (value !== undefined && this.#isVisible(target, property)) return value;
      if (property === 'constructor') this.#interface.reached();
      return Reflect.get(target, property, receiver);
    }
    return Reflect.get(this.#startOf(target, property), property, receiver);
  }

  // ECMAScript, OrdinaryHasProperty.
  // https://tc39.es/ecma262/#sec-ordinaryhasproperty
  has(target: object, property: string | symbol): boolean {
    // 1, 2
    if (typeof property === 'string' && this.#names.namedGet(property) !== undefined && this.#isVisible(target, property))
      return true;
    // 3, 4
    return Reflect.has(this.#startOf(target, property), property);
  }

  getPrototypeOf(target: object): object | null {
    this.#interface.reached();
    const inspectable = Reflect.getPrototypeOf(target);
    return inspectable && Reflect.getPrototypeOf(inspectable);
  }

  // ECMAScript, OrdinarySetPrototypeOf.
  // https://tc39.es/ecma262/#sec-ordinarysetprototypeof
  setPrototypeOf(target: object, prototype: object | null): boolean {
    // 1, 2
    if (prototype === this.getPrototypeOf(target)) return true;
    // 3, 4 (always extensible)
    // 5 to 7
    if (prototype === this.#object) return false;
    if (prototype !== null) {
      for (const p of prototypesOf(this.#interface.realm, prototype)) if (p === this.#object) return false;
    }
    // 8, 9
    this.#isOfInterface = false;
    return Reflect.setPrototypeOf(target, this.#interface.inspectable(prototype));
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
      const { callsAccessors, realm } = this.#interface;
      if (callsAccessors && hasAccessor(realm, target, property)) return Reflect.set(target, property, value, receiver);
      this.#names.namedSet(property, toDOMString(realm, value));
      return true;
    }
    // 2, 3 (the target knows no named properties)
    return Reflect.set(this.#startOf(target, property), property, value, receiver);
  }

  // Web IDL, legacy platform objects, [[DefineOwnProperty]].
  // https://webidl.spec.whatwg.org/#legacy-platform-object-defineownproperty
  defineProperty(target: object, property: string | symbol, descriptor: PropertyDescriptor): boolean {
    // 1 (no indexed properties)
    // 2
    if (typeof property === 'string' && !Object.hasOwn(target, property)) {
      if (!Object.hasOwn(descriptor, 'value') && !Object.hasOwn(descriptor, 'writable')) return false;
      // DIVERGES: a proxy may not report success for a property that is asked to be non-configurable and is not.
      if (Object.hasOwn(descriptor, 'configurable') && descriptor.configurable === false) return false;
      const value: unknown = Object.hasOwn(descriptor, 'value') ? descriptor.value : undefined;
      this.#names.namedSet(property, toDOMString(this.#interface.realm, value));
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

/** Whether the first prototype that has the property has it as an accessor. */
function hasAccessor(realm: Realm, target: object, name: string): boolean {
  for (const object of prototypesOf(realm, target)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, name);
    if (descriptor !== undefined) return descriptor.get !== undefined || descriptor.set !== undefined;
  }
  return false;
}

/** Loads of the members that every page uses, from one prototype, on behalf of the receiver. */
type MemberLoads = Readonly<
  Record<'length' | 'getItem' | 'setItem' | 'removeItem' | 'key' | 'clear', (this: unknown) => unknown>
>;

/** The answer for every other name. */
const notLoaded: unique symbol = Symbol('not loaded');

/** Half the time of Reflect.get: for `super` the engine keeps an inline cache, and an accessor gets the right `this` all the same. */
function memberLoads(prototype: object): MemberLoads {
  const loads = {
    length(): unknown {
      return super.length;
    },
    getItem(): unknown {
      return super.getItem;
    },
    setItem(): unknown {
      return super.setItem;
    },
    removeItem(): unknown {
      return super.removeItem;
    },
    key(): unknown {
      return super.key;
    },
    clear(): unknown {
      return super.clear;
    },
  };
  // Where `super` looks.
  Object.setPrototypeOf(loads, prototype);
  return loads;
}

function loadMember(loads: MemberLoads, name: string, receiver: unknown): unknown {
  switch (name) {
    case 'getItem':
      return loads.getItem.call(receiver);
    case 'setItem':
      return loads.setItem.call(receiver);
    case 'removeItem':
      return loads.removeItem.call(receiver);
    case 'key':
      return loads.key.call(receiver);
    case 'clear':
      return loads.clear.call(receiver);
    case 'length':
      return loads.length.call(receiver);
  }
  return notLoaded;
}

/** What the legacy platform objects of one interface of one window have in common. */
export class LegacyPlatformInterface {
  readonly realm: Realm;
  readonly prototype: object;
  readonly callsAccessors: boolean;
  readonly loads: MemberLoads;
  /** Called once, before page code gets hold of the prototype or of the interface object. */
  beforeReached: (() => void) | null = null;
  readonly #inspect: PropertyDescriptorMap;
  /** Shared by all objects that have the interface's prototype, so that they keep one layout. */
  readonly #inspectable: object;

  constructor(realm: Realm, { prototype, assignmentToAccessor, inspect }: LegacyPlatformInterfaceInit) {
    this.realm = realm;
    this.prototype = prototype;
    this.callsAccessors = assignmentToAccessor === 'call';
    this.loads = memberLoads(prototype);
    const value = function (this: unknown): string {
      return inspect(this);
    };
    // Writable, or a page could not give an object a symbol of this name.
    this.#inspect = { [inspectSymbol]: { value, writable: true } };
    this.#inspectable = this.inspectable(prototype);
  }

  reached(): void {
    const { beforeReached } = this;
    this.beforeReached = null;
    beforeReached?.();
  }

  /** What stands between a target and its prototype. */
  inspectable(prototype: object | null): object {
    return Object.create(prototype, this.#inspect) as object;
  }

  create(names: NamedProperties): object {
    const handler = new LegacyPlatformObjectHandler(this, names);
    const object: object = new Proxy(Object.create(this.#inspectable) as object, handler);
    handler.bind(object);
    return object;
  }
}
