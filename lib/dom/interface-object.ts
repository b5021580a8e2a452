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
 * code adds to it or replaces in it is seen in this global only; the function objects of the members are shared, and frozen for it (DIVERGES).
 *
 * Web IDL, interface objects: https://webidl.spec.whatwg.org/#interface-object
 */
export function interfaceObject(definition: InterfaceDefinition, global: RelevantGlobal, parent: object | null): InterfaceObject {
  const { name, base, required } = definition;
  // Derived, though from nothing: engines keep a layout for objects of derived classes only, and `construct` is ten times faster.
  const constructor = class extends null {
    constructor(...args: unknown[]) {
      if (required === null) throw new global.realm.TypeError('Illegal constructor');
      if (args.length < required) requireArguments(global.realm, `Failed to construct '${name}'`, args.length, required);
      return Reflect.construct(base, [global, ...args], new.target);
    }
  };
  const prototype: object = constructor.prototype;
  const { statics, members } = layoutOf(definition);
  Object.defineProperties(constructor, statics);
  Object.defineProperties(prototype, members);
  Object.setPrototypeOf(prototype, parent === null ? global.realm.objectPrototype : prototypeOf(parent));
  if (parent !== null) Object.setPrototypeOf(constructor, parent);
  return constructor;
}

function prototypeOf(parent: object): object | null {
  return 'prototype' in parent && typeof parent.prototype === 'object' ? parent.prototype : null;
}

interface Layout {
  readonly statics: PropertyDescriptorMap;
  readonly members: PropertyDescriptorMap;
}

// By definition: what never changes, so that the second window of a process does not gather it again.
const layouts = new WeakMap<InterfaceDefinition, Layout>();

function layoutOf(definition: InterfaceDefinition): Layout {
  const known = layouts.get(definition);
  if (known !== undefined) return known;
  const { name, base, required, constants = {} } = definition;
  const constantMembers: PropertyDescriptorMap = {};
  for (const [constant, value] of Object.entries(constants)) constantMembers[constant] = { value, enumerable: true };
  const { constructor: _, ...members }: PropertyDescriptorMap = Object.getOwnPropertyDescriptors<object>(base.prototype);
  for (const key of Reflect.ownKeys(members)) {
    const { value, get, set } = members[key as string] as PropertyDescriptor;
    for (const each of [value, get, set]) if (typeof each === 'function') Object.freeze(each);
  }
  for (const descriptor of Object.values(members)) descriptor.enumerable = true;
  const layout = {
    statics: { name: { value: name }, length: { value: required ?? 0 }, ...constantMembers },
    members: { ...members, ...constantMembers, [Symbol.toStringTag]: { value: name, configurable: true } },
  };
  layouts.set(definition, layout);
  return layout;
}
