import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import { chainOf, dataOf, errorHeader, isError, nameOf } from '../../console/object-facts.ts';

/** What to put in the place of an object; null where it is to be copied. */
export type InPlaceOf = (object: object) => string | null;

type Constructor = new (...args: readonly unknown[]) => object;

const { get: sizeOfMap } = Object.getOwnPropertyDescriptor(Map.prototype, 'size') ?? {};
const { get: sizeOfSet } = Object.getOwnPropertyDescriptor(Set.prototype, 'size') ?? {};
const { get: sourceOf } = Object.getOwnPropertyDescriptor(RegExp.prototype, 'source') ?? {};
const { get: flagsOf } = Object.getOwnPropertyDescriptor(RegExp.prototype, 'flags') ?? {};
const { get: tagOfTypedArray } =
  Object.getOwnPropertyDescriptor(Reflect.getPrototypeOf(Uint8Array.prototype) ?? {}, Symbol.toStringTag) ?? {};
const { get: byteLength } = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength') ?? {};

const probes = [sizeOfMap, sizeOfSet, Date.prototype.getTime, sourceOf, byteLength];

const nothing: InPlaceOf = () => null;

/**
 * A copy of plain data, of whatever realm, out of `intrinsics`, so that it keeps nothing alive of where it came from. What is no plain
 * data is there as a short text, such as `[Blob]`. No code of a page runs: accessors are not called.
 */
export function plainCopy(value: unknown, intrinsics: Partial<GlobalIntrinsics>, inPlaceOf: InPlaceOf = nothing): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  try {
    return new Copying(intrinsics, inPlaceOf).copy(value);
  } catch {
    // It is too deep, or it was a proxy that is revoked.
    return '[object]';
  }
}

class Copying {
  readonly #intrinsics: Partial<GlobalIntrinsics>;
  readonly #inPlaceOf: InPlaceOf;
  readonly #copies = new Map<object, unknown>();

  constructor(intrinsics: Partial<GlobalIntrinsics>, inPlaceOf: InPlaceOf) {
    this.#intrinsics = intrinsics;
    this.#inPlaceOf = inPlaceOf;
  }

  copy(value: unknown): unknown {
    if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
    if (typeof value !== 'object' || value === null) return value;
    if (this.#copies.has(value)) return this.#copies.get(value);
    const text = this.#inPlaceOf(value);
    return text === null ? (this.#builtIn(value) ?? this.#record(value)) : this.#kept(value, text);
  }

  #kept<T>(value: object, copy: T): T {
    this.#copies.set(value, copy);
    return copy;
  }

  #make(name: string, ...args: readonly unknown[]): object {
    const made: unknown = Reflect.get(this.#intrinsics, name) ?? Reflect.get(globalThis, name);
    return new (made as Constructor)(...args);
  }

  #builtIn(value: object): unknown {
    if (Array.isArray(value)) return this.#withMembers(value, this.#kept(value, this.#make('Array', value.length)));
    if (isError(value)) return this.#kept(value, this.#error(value));
    const tag: unknown = tagOfTypedArray?.call(value);
    if (typeof tag === 'string') return this.#kept(value, this.#make(tag, value));
    return this.#map(value) ?? this.#set(value) ?? this.#simple(value);
  }

  #map(value: object): object | null {
    if (!has(sizeOfMap, value)) return null;
    const copy = this.#kept(value, this.#make('Map')) as Map<unknown, unknown>;
    Map.prototype.forEach.call(value, (part: unknown, key: unknown) => copy.set(this.copy(key), this.copy(part)));
    return copy;
  }

  #set(value: object): object | null {
    if (!has(sizeOfSet, value)) return null;
    const copy = this.#kept(value, this.#make('Set')) as Set<unknown>;
    Set.prototype.forEach.call(value, (part: unknown) => copy.add(this.copy(part)));
    return copy;
  }

  /** What has no parts. */
  #simple(value: object): object | null {
    if (has(Date.prototype.getTime, value)) return this.#kept(value, this.#make('Date', Date.prototype.getTime.call(value)));
    // Of a prototype of expressions it is `(?:)`, too; but that has no lastIndex.
    if (Object.hasOwn(value, 'lastIndex') && has(sourceOf, value)) {
      return this.#kept(value, this.#make('RegExp', sourceOf?.call(value), flagsOf?.call(value)));
    }
    if (!has(byteLength, value)) return null;
    const bytes = this.#make('Uint8Array', new Uint8Array(value as ArrayBuffer)) as Uint8Array;
    return this.#kept(value, bytes.buffer);
  }

  #error(error: object): object {
    const named = [...chainOf(error)].map((each) => dataOf(each, 'name')).find((name) => typeof name === 'string');
    const copy = this.#make('Error', String(dataOf(error, 'message') ?? ''));
    // The stack would name places of ours.
    const own = { name: String(named), stack: errorHeader({ name: named, message: dataOf(error, 'message') }) };
    for (const [key, value] of Object.entries(own))
      Object.defineProperty(copy, key, { value, writable: true, configurable: true });
    return copy;
  }

  #record(value: object): unknown {
    const text = recordText(value);
    return text === null ? this.#withMembers(value, this.#kept(value, this.#make('Object'))) : this.#kept(value, text);
  }

  #withMembers(value: object, copy: object): object {
    for (const key of Object.keys(value)) {
      const descriptor = { value: this.copy(dataOf(value, key)), writable: true, enumerable: true, configurable: true };
      Object.defineProperty(copy, key, descriptor);
    }
    return copy;
  }
}

/** What is shown of an object that is no plain data; null for all others. */
export function opaqueText(value: object): string | null {
  const isData = Array.isArray(value) || isError(value) || typeof tagOfTypedArray?.call(value) === 'string';
  return isData || probes.some((probe) => has(probe, value)) ? null : recordText(value);
}

/** The same of what is of no class of ECMAScript's own. */
function recordText(value: object): string | null {
  const prototype = Reflect.getPrototypeOf(value);
  const isPlain = prototype === null || Reflect.getPrototypeOf(prototype) === null;
  return isPlain ? null : `[${nameOf(value) ?? 'object'}]`;
}

/** Whether an object has inside what a method of ECMAScript asks for. */
function has(method: (() => unknown) | undefined, value: object): boolean {
  try {
    method?.call(value);
    return true;
  } catch {
    return false;
  }
}
