import type { GlobalIntrinsics } from '../../ecmascript/global-intrinsics.ts';
import type { Intrinsics } from '../../ecmascript/intrinsics.ts';
import { moduleRealmOf } from '../../ecmascript/modules/module-realm.ts';
import type { ModuleRealm } from '../../ecmascript/modules/module-record.ts';

/** Global names of ECMAScript, which a page without a realm shares with whoever lends them. */
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

/** Those that a window has its own of, made of these. */
const clockNames: readonly string[] = ['Date', 'Intl', 'Math'];

/** What ECMAScript gives to all windows of a host, as it was before anybody put something else in its place. */
export class BareIntrinsics {
  readonly values: GlobalIntrinsics;
  /**
   * The intrinsics under their global names, for all windows together, so nobody can change it; setting one defines a property of the window.
   * DIVERGES: it stands behind EventTarget.prototype, so that `window.Array` is found without a hundred properties to define for each window.
   */
  readonly members: object;
  /** What the clocks of a window are made of. */
  readonly clocks: Intrinsics;
  readonly moduleRealm: ModuleRealm;

  /** `from`: the global object of a realm. */
  constructor(from: GlobalIntrinsics) {
    const found = [...intrinsicNames, ...clockNames].filter((name) => name in from);
    // What it is made of has all of them.
    const values = Object.fromEntries(found.map((name) => [name, Reflect.get(from, name)])) as Record<string, unknown> &
      GlobalIntrinsics;
    const members = found
      .filter((name) => !clockNames.includes(name))
      .map((name) => [name, intrinsic(name, values[name])] as const);
    this.values = values;
    this.members = Object.freeze(Object.create(values.Object.prototype, Object.fromEntries(members))) as object;
    const { Date, Intl, Math } = values;
    this.clocks = { Date, Intl, Math, own: false, functionPrototype: values.Function.prototype, define: Object.defineProperty };
    this.moduleRealm = moduleRealmOf(values);
  }
}

function intrinsic(name: string, value: unknown): PropertyDescriptor {
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

/** Those of the surroundings, which bare windows have unless they are told of others. */
export const surroundingsIntrinsics: BareIntrinsics = new BareIntrinsics(globalThis);
