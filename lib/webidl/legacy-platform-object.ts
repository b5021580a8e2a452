import { toDOMString } from './conversions.ts';
import {
  isNameAsMade,
  loadMember,
  memberAsMade,
  memberLoads,
  notAMember,
  type MemberLoads,
  type Members,
} from './member-loads.ts';
import { hasAccessor, prototypesOf, supportedNameIsVisible } from './named-property-visibility.ts';
import type { NamedProperties, NamedPropertyChoices } from './named-properties.ts';
import type { Realm } from './realm.ts';

export interface LegacyPlatformInterfaceInit {
  readonly prototype: object;
  /** Its members, where nobody gets hold of the prototype without a call of {@link LegacyPlatformInterface.reached} before. */
  readonly members?: Members;
  readonly choices: NamedPropertyChoices;
  /** What Node's console shows of an object of the interface. */
  inspect(object: unknown): string;
}

const inspectSymbol: symbol = Symbol.for('nodejs.util.inspect.custom');

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
  /** The prototype is the interface's: its members can be loaded from there. */
  #isOfInterface = true;
  /** [[Set]] asks whether the receiver is the object. */
  readonly #object: object;

  constructor(platformInterface: LegacyPlatformInterface, names: NamedProperties, target: object) {
    this.#interface = platformInterface;
    this.#names = names;
    // The engine looks traps up by name at each access: of own properties that takes a tenth of a whole access less.
    const { get, set, getOwnPropertyDescriptor } = LegacyPlatformObjectHandler.prototype;
    this.get = get;
    this.set = set;
    this.getOwnPropertyDescriptor = getOwnPropertyDescriptor;
    this.#object = new Proxy(target, this);
  }

  get object(): object {
    return this.#object;
  }

  /**
   * Where the prototype is as it was made, only `Object.prototype` has to be asked. Unless a page changed the chain of prototypes, it
   * has no proxies, and one question to the engine answers as all of the walk.
   */
  #isVisible(target: object, name: string): boolean {
    const { members, objectPrototype } = this.#interface;
    if (members !== null) return !isNameAsMade(name) && !(name in objectPrototype);
    if (this.#chainIsOrdinary()) return !(name in target);
    return supportedNameIsVisible(this.#interface.realm, target, name);
  }

  /** From the target to `Object.prototype`, there are two objects between. */
  #chainIsOrdinary(): boolean {
    const { members, prototype, objectPrototype } = this.#interface;
    return members !== null || (this.#isOfInterface && Reflect.getPrototypeOf(prototype) === objectPrototype);
  }

  /** Few names are on the chain, and many may be stored: so it is the few that are looked for. */
  #visibleNames(target: object): string[] {
    const names = this.#names.supportedNames();
    const { prototype, objectPrototype, choices } = this.#interface;
    if (choices.shadowedKeys !== 'hidden') return names.filter((name) => this.#isListed(target, name));
    const hides = (object: object): boolean => Object.getOwnPropertyNames(object).some((name) => this.#names.supports(name));
    if (this.#chainIsOrdinary() && !hides(target) && !hides(prototype) && !hides(objectPrototype)) return names;
    return names.filter((name) => this.#isVisible(target, name));
  }

  /** Whether a supported name is an own property although the chain of prototypes has it. */
  #isListed(target: object, name: string): boolean {
    return this.#interface.choices.shadowedKeys !== 'hidden' && !Object.hasOwn(target, name);
  }

  #isEnumerable(name: string): boolean {
    return name !== 'length' || this.#interface.choices.shadowedKeys !== 'listed-but-length';
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
      const { members, loads, prototype } = this.#interface;
      // What the chain has hides a stored key, so that the map need not be asked.
      if (members !== null) {
        const member = memberAsMade(members, property, receiver);
        if (member !== notAMember) return member;
      } else if (this.#isOfInterface) {
        const member = loadMember(loads, property, receiver);
        if (member !== notAMember && (member !== undefined || property in prototype)) return member;
      }
      // 1
      const value = this.#names.namedGet(property);
      if (value !== undefined && this.#isVisible(target, property)) return value;
      if (property === 'constructor') this.#interface.reached();
      // 2 to 4
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
    // 5, 6 (the chain begins with the new one)
    // 7
    if (prototype === this.#object) return false;
    if (prototype !== null) {
      for (const p of prototypesOf(this.#interface.realm, prototype)) if (p === this.#object) return false;
    }
    // 8
    this.#isOfInterface = false;
    const isSet = Reflect.setPrototypeOf(target, this.#interface.inspectable(prototype));
    // 9
    return isSet;
  }

  // Web IDL, legacy platform objects, [[GetOwnProperty]].
  // https://webidl.spec.whatwg.org/#legacy-platform-object-getownproperty
  getOwnPropertyDescriptor(target: object, property: string | symbol): PropertyDescriptor | undefined {
    if (typeof property === 'string') {
      // 1
      const value = this.#names.namedGet(property);
      if (value !== undefined && (this.#isVisible(target, property) || this.#isListed(target, property))) {
        return { value, writable: true, enumerable: this.#isEnumerable(property), configurable: true };
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
      const { choices, realm } = this.#interface;
      if (choices.assignmentToAccessor === 'call' && hasAccessor(realm, target, property))
        return Reflect.set(target, property, value, receiver);
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
    const keys: (string | symbol)[] = this.#visibleNames(target);
    // 4, 5
    for (const key of Reflect.ownKeys(target)) keys.push(key);
    // 6
    return keys;
  }
}

/** What the legacy platform objects of one interface of one window have in common. */
export class LegacyPlatformInterface {
  readonly realm: Realm;
  readonly objectPrototype: object;
  readonly prototype: object;
  readonly choices: NamedPropertyChoices;
  readonly loads: MemberLoads;
  /** Null from when page code may have changed the prototype. */
  members: Members | null;
  /** Called once, before page code gets hold of the prototype or of the interface object. */
  beforeReached: (() => void) | null = null;
  readonly #inspect: PropertyDescriptorMap;
  /** Shared by all objects that have the interface's prototype, so that they keep one layout. */
  readonly #inspectable: object;

  constructor(realm: Realm, { prototype, members, choices, inspect }: LegacyPlatformInterfaceInit) {
    this.realm = realm;
    this.objectPrototype = realm.objectPrototype;
    this.prototype = prototype;
    this.members = members ?? null;
    this.choices = choices;
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
    this.members = null;
    this.beforeReached = null;
    beforeReached?.();
  }

  /** What stands between a target and its prototype. */
  inspectable(prototype: object | null): object {
    return Object.create(prototype, this.#inspect) as object;
  }

  create(names: NamedProperties): object {
    return new LegacyPlatformObjectHandler(this, names, Object.create(this.#inspectable) as object).object;
  }
}
