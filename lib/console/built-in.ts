import { dataOf } from './object-facts.ts';

/** What is inside of an object of ECMAScript's own classes. */
export interface BuiltIn {
  /** Its class. */
  readonly label: string;
  /** All that there is to say. */
  readonly text?: string;
  readonly items?: Iterable<unknown>;
  /** Of an array: its properties by index, undefined where it has none. */
  readonly slots?: Iterable<PropertyDescriptor | undefined>;
  readonly pairs?: Iterable<readonly [unknown, unknown]>;
  readonly size?: number;
  /** It is shown in square brackets. */
  readonly indexed?: boolean;
}

type Probe = (value: object) => BuiltIn | null;

const sizeOfMap = getter(Map.prototype, 'size');
const sizeOfSet = getter(Set.prototype, 'size');
const sourceOf = getter(RegExp.prototype, 'source');
const flagsOf = getter(RegExp.prototype, 'flags');
const typedArray: object = Reflect.getPrototypeOf(Uint8Array.prototype) ?? {};
const tagOfTypedArray = getter(typedArray, Symbol.toStringTag);
const lengthOfTypedArray = getter(typedArray, 'length');

/** Each tells its class by what an object of any realm has inside, and throws, or gives null, for all others. */
const probes: readonly Probe[] = [
  (value) => {
    const tag = tagOfTypedArray(value);
    return typeof tag === 'string'
      ? { label: tag, items: Array.prototype.values.call(value), size: Number(lengthOfTypedArray(value)), indexed: true }
      : null;
  },
  (value) => ({
    label: 'Map',
    pairs: Map.prototype.entries.call(value as Map<unknown, unknown>),
    size: Number(sizeOfMap(value)),
  }),
  (value) => ({ label: 'Set', items: Set.prototype.values.call(value as Set<unknown>), size: Number(sizeOfSet(value)) }),
  (value) => ({ label: 'Date', text: dateText(Date.prototype.getTime.call(value)) }),
  (value) => {
    const source = sourceOf(value);
    // Of the prototype itself it is `(?:)`, too.
    return Object.hasOwn(value, 'lastIndex') ? { label: 'RegExp', text: `/${String(source)}/${String(flagsOf(value))}` } : null;
  },
  (value) => boxed('Number', Number.prototype.valueOf.call(value)),
  (value) => boxed('String', JSON.stringify(String.prototype.valueOf.call(value))),
  (value) => boxed('Boolean', Boolean.prototype.valueOf.call(value)),
];

/** Null for an object of no such class. */
export function builtIn(value: object): BuiltIn | null {
  if (Array.isArray(value)) return arrayOf(value);
  for (const probe of probes) {
    try {
      const found = probe(value);
      if (found !== null) return found;
    } catch {
      // It is of another class.
    }
  }
  return null;
}

function arrayOf(array: readonly unknown[]): BuiltIn {
  const length = Number(dataOf(array, 'length'));
  return { label: 'Array', slots: slotsOf(array, length), size: length, indexed: true };
}

function* slotsOf(array: readonly unknown[], length: number): Generator<PropertyDescriptor | undefined> {
  for (let n = 0; n < length; n++) yield Reflect.getOwnPropertyDescriptor(array, n);
}

function boxed(label: string, value: number | string | boolean): BuiltIn {
  return { label, text: `[${label}: ${String(value)}]` };
}

function dateText(ms: number): string {
  return Number.isNaN(ms) ? 'Invalid Date' : new Date(ms).toISOString();
}

function getter(prototype: object, key: PropertyKey): (value: object) => unknown {
  const get = Reflect.getOwnPropertyDescriptor(prototype, key)?.get;
  return (value) => (get === undefined ? undefined : Reflect.apply(get, value, []));
}
