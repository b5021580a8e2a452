// The internal methods of a legacy platform object with named properties for getting, setting and deleting, without indexed ones and
// without [LegacyOverrideBuiltIns], written down step by step and slowly: https://webidl.spec.whatwg.org/#js-legacy-platform-objects

/** What the interface says of its named properties. */
export interface NamedProperties {
  supportedPropertyNames(): string[];
  /** Of a supported name. */
  determineValue(name: string): string;
  /** Also converts the value. */
  setValue(name: string, value: unknown): void;
  deleteExisting(name: string): void;
}

type Key = string | symbol;

const platformObjects = new WeakMap<object, LegacyPlatformObject>();

export class LegacyPlatformObject {
  /** Own properties that are not named ones, and the prototype. */
  readonly ordinary: object;
  /** The object that page code has. */
  readonly self: object;
  readonly #named: NamedProperties;

  constructor(prototype: object, named: NamedProperties) {
    this.#named = named;
    this.ordinary = Object.create(prototype);
    this.self = new Proxy(this.ordinary, {
      getPrototypeOf: (O) => Reflect.getPrototypeOf(O),
      setPrototypeOf: (_O, V) => this.setPrototypeOf(V),
      isExtensible: (O) => Reflect.isExtensible(O),
      preventExtensions: () => false,
      getOwnPropertyDescriptor: (_O, P) => this.getOwnProperty(P, false),
      defineProperty: (_O, P, Desc) => this.defineOwnProperty(P, Desc),
      has: (_O, P) => this.hasProperty(P),
      get: (_O, P, Receiver) => this.get(P, Receiver),
      set: (_O, P, V, Receiver) => this.set(P, V, Receiver),
      deleteProperty: (_O, P) => this.delete(P),
      ownKeys: () => this.ownPropertyKeys(),
    });
    platformObjects.set(this.self, this);
  }

  /** Named property visibility algorithm. */
  #isVisible(P: string): boolean {
    if (!this.#named.supportedPropertyNames().includes(P)) return false;
    if (Reflect.getOwnPropertyDescriptor(this.ordinary, P) !== undefined) return false;
    let prototype = Reflect.getPrototypeOf(this.ordinary);
    while (prototype !== null) {
      if (Reflect.getOwnPropertyDescriptor(prototype, P) !== undefined) return false;
      prototype = Reflect.getPrototypeOf(prototype);
    }
    return true;
  }

  /** LegacyPlatformObjectGetOwnProperty. */
  getOwnProperty(P: Key, ignoreNamedProps: boolean): PropertyDescriptor | undefined {
    if (typeof P === 'string' && !ignoreNamedProps) {
      if (this.#isVisible(P)) {
        const value = this.#named.determineValue(P);
        return { value, writable: true, enumerable: true, configurable: true };
      }
    }
    return Reflect.getOwnPropertyDescriptor(this.ordinary, P);
  }

  /** OrdinarySetPrototypeOf of ECMAScript: this object's [[GetPrototypeOf]] is the ordinary one. */
  setPrototypeOf(V: object | null): boolean {
    const current = Reflect.getPrototypeOf(this.ordinary);
    if (V === current) return true;
    let p = V;
    while (p !== null) {
      if (p === this.self) return false;
      const platformObject: LegacyPlatformObject | undefined = platformObjects.get(p);
      p = Reflect.getPrototypeOf(platformObject?.ordinary ?? p);
    }
    return Reflect.setPrototypeOf(this.ordinary, V);
  }

  defineOwnProperty(P: Key, Desc: PropertyDescriptor): boolean {
    if (typeof P === 'string') {
      const own = Reflect.getOwnPropertyDescriptor(this.ordinary, P);
      if (own === undefined) {
        const isDataDescriptor = Object.hasOwn(Desc, 'value') || Object.hasOwn(Desc, 'writable');
        if (!isDataDescriptor) return false;
        this.#named.setValue(P, Desc.value);
        return true;
      }
    }
    return Reflect.defineProperty(this.ordinary, P, Desc);
  }

  /** OrdinaryHasProperty of ECMAScript. */
  hasProperty(P: Key): boolean {
    const hasOwn = this.getOwnProperty(P, false);
    if (hasOwn !== undefined) return true;
    const parent = Reflect.getPrototypeOf(this.ordinary);
    if (parent !== null) return Reflect.has(parent, P);
    return false;
  }

  /** OrdinaryGet of ECMAScript. */
  get(P: Key, Receiver: unknown): unknown {
    const desc = this.getOwnProperty(P, false);
    if (desc === undefined) {
      const parent = Reflect.getPrototypeOf(this.ordinary);
      if (parent === null) return undefined;
      return Reflect.get(parent, P, Receiver);
    }
    if ('value' in desc) return desc.value;
    const getter = desc.get;
    if (getter === undefined) return undefined;
    return Reflect.apply(getter, Receiver, []);
  }

  set(P: Key, V: unknown, Receiver: unknown): boolean {
    if (Receiver === this.self && typeof P === 'string') {
      this.#named.setValue(P, V);
      return true;
    }
    const ownDesc = this.getOwnProperty(P, true);
    return this.#ordinarySetWithOwnDescriptor(P, V, Receiver, ownDesc);
  }

  #ordinarySetWithOwnDescriptor(P: Key, V: unknown, Receiver: unknown, found: PropertyDescriptor | undefined): boolean {
    let ownDesc = found;
    if (ownDesc === undefined) {
      const parent = Reflect.getPrototypeOf(this.ordinary);
      if (parent !== null) return Reflect.set(parent, P, V, Receiver);
      ownDesc = { value: undefined, writable: true, enumerable: true, configurable: true };
    }
    if ('value' in ownDesc) {
      if (ownDesc.writable === false) return false;
      if ((typeof Receiver !== 'object' && typeof Receiver !== 'function') || Receiver === null) return false;
      const existingDescriptor = Reflect.getOwnPropertyDescriptor(Receiver, P);
      if (existingDescriptor !== undefined) {
        if (!('value' in existingDescriptor)) return false;
        if (existingDescriptor.writable === false) return false;
        return Reflect.defineProperty(Receiver, P, { value: V });
      }
      return Reflect.defineProperty(Receiver, P, { value: V, writable: true, enumerable: true, configurable: true });
    }
    const setter = ownDesc.set;
    if (setter === undefined) return false;
    Reflect.apply(setter, Receiver, [V]);
    return true;
  }

  delete(P: Key): boolean {
    if (typeof P === 'string' && this.#isVisible(P)) {
      this.#named.deleteExisting(P);
      return true;
    }
    const own = Reflect.getOwnPropertyDescriptor(this.ordinary, P);
    if (own !== undefined) {
      if (own.configurable === false) return false;
      return Reflect.deleteProperty(this.ordinary, P);
    }
    return true;
  }

  ownPropertyKeys(): Key[] {
    const keys: Key[] = [];
    for (const P of this.#named.supportedPropertyNames()) if (this.#isVisible(P)) keys.push(P);
    for (const P of Reflect.ownKeys(this.ordinary)) if (typeof P === 'string') keys.push(P);
    for (const P of Reflect.ownKeys(this.ordinary)) if (typeof P === 'symbol') keys.push(P);
    return keys;
  }
}
