import type { Realm } from '../../webidl/realm.ts';

/** What code of another origin may use of an object: an operation (`call`), or an attribute with a getter, a setter or both. */
export interface CrossOriginProperty {
  readonly call?: (...args: unknown[]) => unknown;
  /** How many arguments `call` has by its definition. Default: as many as the function says. */
  readonly length?: number;
  readonly get?: () => unknown;
  readonly set?: (value: unknown) => void;
}

// HTML, cross-origin objects, CrossOriginPropertyFallback.
// https://html.spec.whatwg.org/multipage/#crossoriginpropertyfallback-(-p-)
const fallbackNames: readonly (string | symbol)[] = ['then', Symbol.toStringTag, Symbol.hasInstance, Symbol.isConcatSpreadable];

/**
 * A Window or a Location as code of one other origin sees it: the few properties that it may use, each with one descriptor for as
 * long as the object is there, and a SecurityError of the accessing realm for all else.
 *
 * HTML, cross-origin objects: https://html.spec.whatwg.org/multipage/#cross-origin-objects
 */
export class CrossOriginObject {
  readonly #what: string;
  readonly #properties: ReadonlyMap<PropertyKey, CrossOriginProperty>;
  readonly #realmOf: () => Realm;
  readonly #descriptors = new Map<PropertyKey, PropertyDescriptor>();

  /** `realmOf` gives the realm of the code that accesses the object now. `what` names the object in messages. */
  constructor(what: string, properties: Readonly<Record<string, CrossOriginProperty>>, realmOf: () => Realm) {
    this.#what = what;
    this.#properties = new Map(Object.entries(properties));
    this.#realmOf = realmOf;
  }

  // HTML, cross-origin objects, CrossOriginGetOwnPropertyHelper.
  // https://html.spec.whatwg.org/multipage/#crossorigingetownpropertyhelper-(-o,-p-)
  getOwnProperty(name: PropertyKey): PropertyDescriptor | undefined {
    // 1 (the name is enough)
    // 2
    const property = this.#properties.get(name);
    if (property === undefined) return undefined;
    // 2.1
    let descriptor = this.#descriptors.get(name);
    if (descriptor === undefined) this.#descriptors.set(name, (descriptor = this.#describe(String(name), property)));
    return { ...descriptor };
  }

  // HTML, cross-origin objects, CrossOriginPropertyFallback.
  // https://html.spec.whatwg.org/multipage/#crossoriginpropertyfallback-(-p-)
  fallback(name: PropertyKey): PropertyDescriptor {
    // 1
    if (name === 'then' || (typeof name === 'symbol' && fallbackNames.includes(name))) {
      return { value: undefined, writable: false, enumerable: false, configurable: true };
    }
    // 2
    return this.refuse();
  }

  // HTML, cross-origin objects, CrossOriginGet.
  // https://html.spec.whatwg.org/multipage/#crossoriginget-(-o,-p,-receiver-)
  get(descriptor: PropertyDescriptor, receiver: unknown): unknown {
    // 1 to 3
    if ('value' in descriptor) return descriptor.value;
    // 4 to 6
    if (descriptor.get === undefined) return this.refuse();
    // 7
    return Reflect.apply(descriptor.get, receiver, []);
  }

  // HTML, cross-origin objects, CrossOriginSet.
  // https://html.spec.whatwg.org/multipage/#crossoriginset-(-o,-p,-v,-receiver-)
  set(descriptor: PropertyDescriptor, value: unknown, receiver: unknown): true {
    // 1, 2 (the caller's)
    // 3
    if (descriptor.set !== undefined) {
      Reflect.apply(descriptor.set, receiver, [value]);
      return true;
    }
    // 4
    return this.refuse();
  }

  // HTML, cross-origin objects, CrossOriginOwnPropertyKeys.
  // https://html.spec.whatwg.org/multipage/#crossoriginownpropertykeys-(-o-)
  ownKeys(): (string | symbol)[] {
    // 1 to 3
    return [...([...this.#properties.keys()] as string[]), ...fallbackNames];
  }

  /** Throws the SecurityError that code of another origin gets. */
  refuse(): never {
    throw new (this.#realmOf().DOMException)(
      `Blocked a frame of another origin from accessing a ${this.#what}.`,
      'SecurityError',
    );
  }

  /** The functions are of the realm that asks first. */
  #describe(name: string, { call, get, set, length }: CrossOriginProperty): PropertyDescriptor {
    const { functionPrototype } = this.#realmOf();
    const functionOf = (
      functionName: string,
      steps: (...args: unknown[]) => unknown,
      parameters: number,
    ): ((...args: unknown[]) => unknown) => {
      // A method has no [[Construct]], as an operation of Web IDL.
      const { method } = { method: (...args: unknown[]): unknown => steps(...args) };
      Object.setPrototypeOf(method, functionPrototype);
      return Object.defineProperties(method, { name: { value: functionName }, length: { value: parameters } });
    };
    if (call !== undefined) {
      return { value: functionOf(name, call, length ?? call.length), writable: false, enumerable: false, configurable: true };
    }
    return {
      ...(get === undefined ? {} : { get: functionOf(`get ${name}`, get, 0) }),
      ...(set === undefined ? {} : { set: functionOf(`set ${name}`, (value) => set(value), 1) }),
      enumerable: false,
      configurable: true,
    };
  }
}

/**
 * A Location for code of another origin: it navigates, and tells nothing. The code of the object's own origin has the host's.
 *
 * HTML, the Location exotic object: https://html.spec.whatwg.org/multipage/#the-location-interface
 */
export function createCrossOriginLocation(navigate: (url: unknown) => void, realmOf: () => Realm): object {
  const properties = { href: { set: navigate }, replace: { call: (url: unknown): void => navigate(url) } };
  return new Proxy({}, new CrossOriginHandler(new CrossOriginObject('location', properties, realmOf)));
}

class CrossOriginHandler implements ProxyHandler<object> {
  readonly #object: CrossOriginObject;

  constructor(object: CrossOriginObject) {
    this.#object = object;
  }

  getPrototypeOf(): null {
    return null;
  }
  setPrototypeOf(_target: object, prototype: object | null): boolean {
    return prototype === null;
  }
  preventExtensions(): boolean {
    return false;
  }
  has(target: object, name: PropertyKey): boolean {
    return this.getOwnPropertyDescriptor(target, name) !== undefined;
  }
  getOwnPropertyDescriptor(_target: object, name: PropertyKey): PropertyDescriptor | undefined {
    return this.#object.getOwnProperty(name) ?? this.#object.fallback(name);
  }
  defineProperty(): never {
    return this.#object.refuse();
  }
  get(_target: object, name: PropertyKey, receiver: unknown): unknown {
    return this.#object.get(this.#object.getOwnProperty(name) ?? this.#object.fallback(name), receiver);
  }
  set(_target: object, name: PropertyKey, value: unknown, receiver: unknown): boolean {
    return this.#object.set(this.#object.getOwnProperty(name) ?? this.#object.fallback(name), value, receiver);
  }
  deleteProperty(): never {
    return this.#object.refuse();
  }
  ownKeys(): (string | symbol)[] {
    return this.#object.ownKeys();
  }
}
