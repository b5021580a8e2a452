import type { Realm } from './realm.ts';

/** An interface of Web IDL as it appears in one realm. */
export interface InterfaceObject {
  /** What the window has under the interface's name. */
  readonly interfaceObject: Function;
  readonly prototype: object;
}

/** Where an operation was called, for the wording of its errors: `Failed to execute 'setItem' on 'Storage'`. */
export function requireArguments(realm: Realm, context: string, present: number, required: number): void {
  if (present < required) throw notEnoughArguments(realm, context, present, required);
}

function notEnoughArguments(realm: Realm, context: string, present: number, required: number): Error {
  return new realm.TypeError(
    `${context}: ${required} argument${required === 1 ? '' : 's'} required, but only ${present} present.`,
  );
}

/** The receiver of an operation or attribute is of another interface. */
export function illegalInvocation(realm: Realm): Error {
  return new realm.TypeError('Illegal invocation');
}

/** A function of the realm: the right prototype, `name` and `length`. */
function adopt(realm: Realm, steps: Function, name: string, length: number): Function {
  if (Reflect.getPrototypeOf(steps) !== realm.functionPrototype) Reflect.setPrototypeOf(steps, realm.functionPrototype);
  // A function that already has them keeps the layout that all functions share.
  if (steps.length !== length) Object.defineProperty(steps, 'length', { value: length, configurable: true });
  if (steps.name !== name) Object.defineProperty(steps, 'name', { value: name, configurable: true });
  return steps;
}

// Web IDL, interface prototype object.
// https://webidl.spec.whatwg.org/#interface-prototype-object
export function createInterfacePrototype(name: string, parent: object): object {
  const prototype: object = Object.create(parent);
  nameInterfacePrototype(prototype, name);
  return prototype;
}

/** Gives an interface prototype object its class string. */
export function nameInterfacePrototype(prototype: object, name: string): void {
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, writable: false, enumerable: false, configurable: true });
}

// Web IDL, interface object.
// https://webidl.spec.whatwg.org/#interface-object
export function defineInterfaceObject(
  realm: Realm,
  name: string,
  length: number,
  constructor: Function,
  prototype: object,
  parent: object | null,
): void {
  adopt(realm, constructor, name, length);
  if (parent !== null) Reflect.setPrototypeOf(constructor, parent);
  Object.defineProperty(constructor, 'prototype', { value: prototype, writable: false, enumerable: false, configurable: false });
  Object.defineProperty(prototype, 'constructor', { value: constructor, writable: true, enumerable: false, configurable: true });
}

// Web IDL, define the operations.
// https://webidl.spec.whatwg.org/#define-the-operations
/** `steps` come as a method, so that they have no [[Construct]]. DIVERGES: the function is frozen, so that nothing of a page stays on it. */
export function defineOperation(realm: Realm, prototype: object, name: string, length: number, steps: Function): void {
  const value = Object.freeze(adopt(realm, steps, name, length));
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
}

// Web IDL, define the attributes.
// https://webidl.spec.whatwg.org/#define-the-attributes
/** `steps` come as a method, so that they have no [[Construct]]. */
export function defineReadonlyAttribute(realm: Realm, prototype: object, name: string, steps: (this: unknown) => unknown): void {
  Object.freeze(adopt(realm, steps, `get ${name}`, 0));
  Object.defineProperty(prototype, name, { get: steps, enumerable: true, configurable: true });
}
