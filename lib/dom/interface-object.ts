import { requireArguments } from '../webidl/interface.ts';
import type { RelevantGlobal } from './relevant-global.ts';

/** A constructor as the base of interface objects: its first argument is the global that the object will belong to. */
type BaseClass = abstract new (...args: never[]) => object;
type InterfaceObject = new (...args: unknown[]) => object;

/** What an interface of a standard is, apart from the window that owns it. */
export interface InterfaceDefinition {
  readonly name: string;
  /** Supplies the slots and the members; shared by all windows, never seen by page code. */
  readonly base: BaseClass;
  /** Number of required arguments of the constructor; null when page code may not construct it. */
  readonly required: number | null;
  readonly constants?: Readonly<Record<string, number>>;
}

/**
 * Makes the interface object of one global: own constructor, own prototype object, the members of the shared base. What page
 * code adds to it or replaces in it is seen in this global only; the function objects of the members are shared (DIVERGES).
 *
 * Web IDL, interface objects: https://webidl.spec.whatwg.org/#interface-object
 */
export function interfaceObject(definition: InterfaceDefinition, global: RelevantGlobal, parent: object | null): InterfaceObject {
  const { name, base, required, constants = {} } = definition;
  const constructor = class {
    constructor(...args: unknown[]) {
      if (required === null) throw new global.realm.TypeError('Illegal constructor');
      requireArguments(global.realm, `Failed to construct '${name}'`, args.length, required);
      return Reflect.construct(base, [global, ...args], new.target);
    }
  };
  Object.defineProperty(constructor, 'name', { value: name });
  Object.defineProperty(constructor, 'length', { value: required ?? 0 });
  const { prototype } = constructor;
  if (parent !== null) {
    Object.setPrototypeOf(constructor, parent);
    Object.setPrototypeOf(prototype, parentPrototype(parent));
  }
  Object.defineProperties(prototype, membersOf(base, name));
  for (const [constant, value] of Object.entries(constants)) {
    Object.defineProperty(constructor, constant, { value, enumerable: true });
    Object.defineProperty(prototype, constant, { value, enumerable: true });
  }
  return constructor;
}

function parentPrototype(parent: object): object | null {
  return 'prototype' in parent && typeof parent.prototype === 'object' ? parent.prototype : null;
}

// Descriptors by base class: a cache of what never changes, so that the second window of a process does not gather them again.
const membersByBase = new WeakMap<object, PropertyDescriptorMap>();

function membersOf(base: BaseClass, name: string): PropertyDescriptorMap {
  const known = membersByBase.get(base);
  if (known !== undefined) return known;
  const { constructor: _, ...members }: PropertyDescriptorMap = Object.getOwnPropertyDescriptors<object>(base.prototype);
  for (const descriptor of Object.values(members)) descriptor.enumerable = true;
  members[Symbol.toStringTag] = { value: name, configurable: true };
  membersByBase.set(base, members);
  return members;
}
