import { dictionaryMember, toDictionarySource, toUSVString } from '../../webidl/conversions.ts';
import type { Realm } from '../../webidl/realm.ts';

/** What `postMessage` of a window was told besides the message. */
export interface WindowPostMessageOptions {
  readonly targetOrigin: string;
  readonly transfer: readonly object[];
}

/** `postMessage(message, targetOrigin, transfer)` and `postMessage(message, { targetOrigin, transfer })`. */
// Web IDL, overload resolution algorithm.
// https://webidl.spec.whatwg.org/#js-overloads
export function windowPostMessageOptions(realm: Realm, args: readonly unknown[]): WindowPostMessageOptions {
  const [, second, third] = args;
  // 1 to 11
  const isDictionary = args.length < 3 && (second === undefined || second === null || isObject(second));
  // 12
  if (!isDictionary) {
    const targetOrigin = toUSVString(realm, second);
    return { targetOrigin, transfer: third === undefined ? [] : toSequence(realm, third) };
  }
  // 13 (inherited members come first)
  const transfer = transferMember(realm, second);
  const targetOrigin = dictionaryMember(realm, toDictionarySource(realm, second, 'WindowPostMessageOptions'), 'targetOrigin');
  // 14, 15
  return { targetOrigin: targetOrigin === undefined ? '/' : toUSVString(realm, targetOrigin), transfer };
}

/** `postMessage(message, transfer)` and `postMessage(message, { transfer })`. */
// Web IDL, overload resolution algorithm.
// https://webidl.spec.whatwg.org/#js-overloads
export function portTransfer(realm: Realm, [, second]: readonly unknown[]): readonly object[] {
  // 1 to 11
  const method = isObject(second) ? iteratorMethod(realm, second) : undefined;
  // 12
  if (isObject(second) && method !== undefined) return collect(realm, second, method);
  // 13 to 15
  return transferMember(realm, second);
}

function transferMember(realm: Realm, options: unknown): readonly object[] {
  const transfer = dictionaryMember(realm, toDictionarySource(realm, options, 'StructuredSerializeOptions'), 'transfer');
  return transfer === undefined ? [] : toSequence(realm, transfer);
}

// Web IDL, sequence types.
// https://webidl.spec.whatwg.org/#es-sequence
function toSequence(realm: Realm, value: unknown): readonly object[] {
  // 1
  if (!isObject(value)) throw noSequence(realm);
  // 2
  const method = iteratorMethod(realm, value);
  // 3
  if (method === undefined) throw noSequence(realm);
  // 4
  return collect(realm, value, method);
}

function noSequence(realm: Realm): Error {
  return new realm.TypeError("Failed to execute 'postMessage': what is to be transferred is no sequence.");
}

type IteratorMethod = (this: object) => Iterator<unknown>;

function iteratorMethod(realm: Realm, value: object): IteratorMethod | undefined {
  const method: unknown = (realm.reflect ?? Reflect).get(value, Symbol.iterator);
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function') throw noSequence(realm);
  // What it returns is looked at when it is asked.
  return method as IteratorMethod;
}

function collect(realm: Realm, value: object, method: IteratorMethod): readonly object[] {
  const objects: object[] = [];
  for (const each of { [Symbol.iterator]: () => Reflect.apply(method, value, []) as Iterator<unknown> }) {
    if (!isObject(each)) throw new realm.TypeError("Failed to execute 'postMessage': only objects can be transferred.");
    objects.push(each);
  }
  return objects;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
