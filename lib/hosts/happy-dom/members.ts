import type { Insides } from './insides.ts';

/** What stands under a name that the window shall not have. */
const absent: PropertyDescriptor = { value: undefined, writable: true, enumerable: false, configurable: true };

/**
 * [[Get]] of the window. Node's interceptors of a context's global know no receiver, and those that are asked for a value or whether
 * there is one answer for its prototypes, too. What page code and the host put there is on the object behind it; what that has not is
 * on the global itself, as intrinsics and symbols are, or on its prototypes.
 */
export function getMember(insides: Insides, name: PropertyKey, receiver: unknown): unknown {
  const { raw, inner } = insides;
  if (isBehind(insides, name)) return Reflect.get(raw, name, receiver);
  if (isDeleted(insides, name)) return undefined;
  const own = Reflect.getOwnPropertyDescriptor(inner, name);
  if (own !== undefined) return own.get === undefined ? own.value : Reflect.apply(own.get, receiver, []);
  const prototype = Reflect.getPrototypeOf(inner);
  return prototype === null ? undefined : Reflect.get(prototype, name, receiver);
}

/** [[HasProperty]] of the window. For want of a better one Node runs an accessor to see whether it is there. */
export function hasMember(insides: Insides, name: PropertyKey): boolean {
  const { inner } = insides;
  if (isAbsent(insides, name)) return false;
  if (isBehind(insides, name)) return true;
  if (isDeleted(insides, name)) return false;
  if (Reflect.getOwnPropertyDescriptor(inner, name) !== undefined) return true;
  if (insides.namedFrames.isStale(name)) return false;
  const prototype = Reflect.getPrototypeOf(inner);
  return prototype !== null && Reflect.has(prototype, name);
}

/** [[Delete]] of the window. happy-dom's own member of that name, which stands on its class, must not show instead. */
export function deleteMember(insides: Insides, name: PropertyKey): boolean {
  const { raw, inner } = insides;
  if (!Reflect.deleteProperty(inner, name)) return false;
  isDeleted(insides, name);
  return !Reflect.has(raw, name) || name in Object.prototype || Reflect.defineProperty(raw, name, absent);
}

/** Whether page code has deleted an accessor of the window by its bare name; it then goes from the head of the chain, too. */
export function isDeleted({ raw, head, mirrored }: Insides, name: PropertyKey): boolean {
  return mirrored.has(name) && !Object.hasOwn(raw, name) && mirrored.delete(name) && Reflect.deleteProperty(head, name);
}

/** The symbols there are happy-dom's own. */
function isBehind({ raw }: Insides, name: PropertyKey): boolean {
  return typeof name !== 'symbol' && Reflect.has(raw, name);
}

/** Whether what stands under a name says that the window has it not: members that are there are enumerable, or something. */
function isAbsent({ raw }: Insides, name: PropertyKey): boolean {
  const own = Reflect.getOwnPropertyDescriptor(raw, name);
  return own !== undefined && own.enumerable === false && own.get === undefined && own.value === undefined;
}
