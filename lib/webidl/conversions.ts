import type { Realm } from './realm.ts';

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

// ECMAScript, ToPrimitive.
// https://tc39.es/ecma262/#sec-toprimitive
function toPrimitive(realm: Realm, input: unknown, hint: 'string' | 'number'): unknown {
  // 1
  if (!isObject(input)) return input;
  const reflect = realm.reflect ?? Reflect;
  // 1.1
  // Written out, because what the engine throws by itself would be of our realm, not the page's.
  const exotic: unknown = reflect.get(input, Symbol.toPrimitive);
  // 1.2
  if (exotic !== undefined && exotic !== null) {
    if (typeof exotic !== 'function') throw new realm.TypeError('Symbol(Symbol.toPrimitive) is not a function');
    const result: unknown = reflect.apply(exotic, input, [hint]);
    if (isObject(result)) throw new realm.TypeError('Cannot convert object to primitive value');
    return result;
  }
  // 1.3 (the hint is always given)
  // 1.4 (OrdinaryToPrimitive)
  for (const name of hint === 'string' ? ['toString', 'valueOf'] : ['valueOf', 'toString']) {
    const method: unknown = reflect.get(input, name);
    if (typeof method !== 'function') continue;
    const result: unknown = reflect.apply(method, input, []);
    if (!isObject(result)) return result;
  }
  throw new realm.TypeError('Cannot convert object to primitive value');
}

// Web IDL, DOMString.
// https://webidl.spec.whatwg.org/#es-DOMString
export function toDOMString(realm: Realm, value: unknown): string {
  if (typeof value === 'string') return value;
  // 1 (no [LegacyNullToEmptyString])
  // 2
  const primitive = toPrimitive(realm, value, 'string');
  if (typeof primitive === 'symbol') throw new realm.TypeError('Cannot convert a Symbol value to a string');
  // 3
  return String(primitive);
}

// Web IDL, nullable types.
// https://webidl.spec.whatwg.org/#es-nullable-type
export function toNullableDOMString(realm: Realm, value: unknown): string | null {
  return value === null || value === undefined ? null : toDOMString(realm, value);
}

// Web IDL, USVString.
// https://webidl.spec.whatwg.org/#es-USVString
export function toUSVString(realm: Realm, value: unknown): string {
  // 1
  const string = toDOMString(realm, value);
  // 2
  return string.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function toNumber(realm: Realm, value: unknown): number {
  const primitive = toPrimitive(realm, value, 'number');
  if (typeof primitive === 'symbol') throw new realm.TypeError('Cannot convert a Symbol value to a number');
  if (typeof primitive === 'bigint') throw new realm.TypeError('Cannot convert a BigInt value to a number');
  return Number(primitive);
}

// Web IDL, unsigned long.
// https://webidl.spec.whatwg.org/#es-unsigned-long
export function toUnsignedLong(realm: Realm, value: unknown): number {
  // 1 (modulo 2 to the 32, never clamped)
  return (typeof value === 'number' ? value : toNumber(realm, value)) >>> 0;
}

// Web IDL, double.
// https://webidl.spec.whatwg.org/#es-double
export function toDouble(realm: Realm, value: unknown): number {
  // 1
  const x = toNumber(realm, value);
  // 2
  if (!Number.isFinite(x)) throw new realm.TypeError('The provided double value is non-finite.');
  // 3, 4
  return x;
}

/** What a dictionary argument may be: its members are read one by one, in alphabetical order, by {@link dictionaryMember}. */
export type DictionarySource = object | null;

// Web IDL, dictionary types.
// https://webidl.spec.whatwg.org/#es-dictionary
export function toDictionarySource(realm: Realm, value: unknown, name: string): DictionarySource {
  // 1
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw new realm.TypeError(`The provided value is not of type '${name}'.`);
  return value;
}

/** Reads one member; undefined: absent, take its default. A getter of the page may run, and throw. */
export function dictionaryMember(realm: Realm, source: DictionarySource, name: string): unknown {
  return source === null ? undefined : (realm.reflect ?? Reflect).get(source, name);
}

/** The number that a property name is as an array index; null for every other one. */
// Web IDL, is an array index.
// https://webidl.spec.whatwg.org/#is-an-array-index
export function arrayIndexOf(name: PropertyKey): number | null {
  // 1
  if (typeof name !== 'string') return null;
  // Most names begin with a letter: they are told apart without the expression.
  const first = name.charCodeAt(0);
  // 2
  if (first < 48 || first > 57 || !/^(?:0|[1-9]\d*)$/.test(name)) return null;
  const index = Number(name);
  // 3 to 5
  return index < 2 ** 32 - 1 ? index : null;
}
