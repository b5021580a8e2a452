/** Global names of ECMAScript, which a page without a realm shares with the surroundings. */
const intrinsicNames: readonly string[] = [
  ...['Infinity', 'NaN', 'eval', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape'],
  ...['AggregateError', 'Array', 'ArrayBuffer', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView'],
  ...['Error', 'EvalError', 'FinalizationRegistry', 'Float16Array', 'Float32Array', 'Float64Array', 'Function'],
  ...['Int8Array', 'Int16Array', 'Int32Array', 'Iterator', 'Map', 'Number', 'Object', 'Promise', 'Proxy'],
  ...['RangeError', 'ReferenceError', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'SuppressedError', 'Symbol'],
  ...['SyntaxError', 'TypeError', 'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'URIError'],
  ...['WeakMap', 'WeakRef', 'WeakSet', 'Atomics', 'JSON', 'Reflect', 'WebAssembly'],
];

/** Names of the platform whose objects know nothing of a window, so that the surroundings' own are as good. */
const platformNames: readonly string[] = [
  ...['URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'Blob'],
  ...['FormData', 'Headers', 'Response'],
  ...['atob', 'btoa'],
];

/** What a window takes over from its surroundings, by name, as far as it exists there. */
export const platformMembers: readonly string[] = platformNames.filter((name) => name in globalThis);

/**
 * The intrinsics under their global names, for all windows together, so nobody can change it; setting one defines a property of the window.
 * DIVERGES: it stands behind EventTarget.prototype, so that `window.Array` is found without a hundred properties to define for each window.
 */
export const intrinsics: object = Object.freeze(
  Object.create(
    Object.prototype,
    Object.fromEntries(intrinsicNames.filter((name) => name in globalThis).map((name) => [name, intrinsic(name)])),
  ),
);

function intrinsic(name: string): PropertyDescriptor {
  const value = fromSurroundings(name);
  if (typeof value === 'number') return { value };
  const { get, set } = {
    get: (): unknown => value,
    set(this: unknown, other: unknown): void {
      if (typeof this === 'object' && this !== null) {
        Object.defineProperty(this, name, { value: other, writable: true, enumerable: true, configurable: true });
      }
    },
  };
  return { get: Object.freeze(get), set: Object.freeze(set) };
}

export function fromSurroundings(name: string): unknown {
  return Reflect.get(globalThis, name);
}

/** A function of the surroundings; null where they have none of this name. */
export function surroundingsFunction(name: string): ((...args: unknown[]) => unknown) | null {
  const value = fromSurroundings(name);
  return typeof value === 'function' ? (...args) => Reflect.apply(value, undefined, args) : null;
}
