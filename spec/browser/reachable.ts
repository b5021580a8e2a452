import { isDate } from 'node:util/types';
/** What of an object can be seen, one line for each property; objects are numbered in the order in which the walk meets them. */
export type Seen = readonly string[];

export interface WalkOptions {
  /** Keys that no page uses: the insides of an emulator. */
  readonly skipped?: (key: PropertyKey) => boolean;
  /** Objects that are named and not walked: what all realms share. */
  readonly known?: ReadonlyMap<object, string>;
  /** How far from the roots objects are looked into. Default: without end. */
  readonly depth?: number;
}

/** Getters that answer with the time of day or make something new at each look. */
const unsafeGetters = new Set<PropertyKey>(['__proto__', 'caller', 'callee', 'arguments']);

/**
 * Everything that code reaches from `roots`: own keys in their order with symbols, attributes, values, prototypes, extensibility,
 * class strings, the text of functions, what getters answer (also inherited ones), entries of maps and sets. Which object is which is
 * told by numbers, so that two worlds are equal where no code that is handed them could tell one from the other by looking.
 */
export function reachable(roots: Readonly<Record<string, object>>, options: WalkOptions = {}): Seen {
  return new Walk(options).from(roots);
}

interface Step {
  readonly path: string;
  readonly object: object;
  readonly depth: number;
}

class Walk {
  readonly #lines: string[] = [];
  readonly #numbers = new Map<object, number>();
  readonly #symbols = new Map<symbol, number>();
  readonly #queue: Step[] = [];
  readonly #known: ReadonlyMap<object, string>;
  readonly #skipped: (key: PropertyKey) => boolean;
  readonly #mostDepth: number;
  #depth = 0;

  constructor({ known = intrinsics(), skipped = () => false, depth = Infinity }: WalkOptions) {
    this.#known = known;
    this.#mostDepth = depth;
    this.#skipped = skipped;
  }

  from(roots: Readonly<Record<string, object>>): Seen {
    for (const [name, root] of Object.entries(roots)) this.#lines.push(`${name} = ${this.#show(name, root)}`);
    for (let at = 0; at < this.#queue.length; at++) {
      const { path, object, depth } = this.#queue[at] as Step;
      this.#depth = depth;
      if (depth <= this.#mostDepth) this.#walk(path, object);
    }
    return this.#lines;
  }

  #walk(path: string, object: object): void {
    const prototype = Reflect.getPrototypeOf(object);
    const state = Reflect.isExtensible(object) ? '' : ', not extensible';
    this.#lines.push(`${path} is ${classOf(object)}${state}, of ${this.#show(`${path}.__proto__`, prototype)}`);
    for (const key of keysOf(object)) if (!this.#skipped(key)) this.#property(path, object, key);
    this.#inherited(path, object, prototype);
    this.#insides(path, object);
  }

  #property(path: string, object: object, key: PropertyKey): void {
    const name = `${path}.${this.#keyOf(key)}`;
    const descriptor = attempt(() => Reflect.getOwnPropertyDescriptor(object, key));
    if (typeof descriptor === 'string' || descriptor === undefined) {
      this.#lines.push(`${name}: ${descriptor ?? 'no property'}`);
      return;
    }
    const { enumerable, configurable, writable, get, set } = descriptor;
    const attributes = `${enumerable ? 'e' : '-'}${configurable ? 'c' : '-'}${writable ? 'w' : '-'}`;
    if (get === undefined && set === undefined) {
      this.#lines.push(`${name} ${attributes} = ${this.#show(name, descriptor.value)}`);
      return;
    }
    this.#lines.push(`${name} ${attributes} get ${this.#show(`${name}:get`, get)}, set ${this.#show(`${name}:set`, set)}`);
    this.#getter(name, object, key, get);
  }

  /** What the getters of its prototypes answer for this object. */
  #inherited(path: string, object: object, first: object | null): void {
    for (let from = first; from !== null && from !== Object.prototype; from = Reflect.getPrototypeOf(from)) {
      for (const key of keysOf(from)) {
        if (this.#skipped(key) || attempt(() => Object.hasOwn(object, key)) === true) continue;
        const descriptor = Reflect.getOwnPropertyDescriptor(from, key);
        this.#getter(`${path}.${this.#keyOf(key)}`, object, key, descriptor?.get);
      }
    }
  }

  #getter(name: string, object: object, key: PropertyKey, get: (() => unknown) | undefined): void {
    if (get === undefined || unsafeGetters.has(key)) return;
    const value: unknown = attempt(() => Reflect.apply(get, object, []));
    this.#lines.push(`${name} answers ${this.#show(name, value)}`);
  }

  #insides(path: string, object: object): void {
    if (object instanceof Map || object instanceof Set) {
      for (const [at, entry] of [...object].entries()) this.#lines.push(`${path}<${at}> ${this.#show(`${path}<${at}>`, entry)}`);
    }
    if (isDate(object)) this.#lines.push(`${path} is at ${object.getTime()}`);
    if (typeof object === 'function') this.#lines.push(`${path} is written ${attempt(() => String(sourceOf(object)))}`);
  }

  #show(path: string, value: unknown): string {
    if (typeof value === 'symbol') return this.#keyOf(value);
    if (typeof value === 'string') return JSON.stringify(value);
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return String(value);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    let number = this.#numbers.get(value);
    if (number === undefined) {
      this.#numbers.set(value, (number = this.#numbers.size));
      this.#queue.push({ path, object: value, depth: this.#depth + 1 });
    }
    return `#${number}`;
  }

  #keyOf(key: PropertyKey): string {
    if (typeof key !== 'symbol') return String(key);
    if (!this.#symbols.has(key)) this.#symbols.set(key, this.#symbols.size);
    return `[${String(key)} ${this.#symbols.get(key)}]`;
  }
}

/** An emulator's own lists may have no keys while nobody has made them. */
function keysOf(object: object): readonly PropertyKey[] {
  const keys = attempt(() => Reflect.ownKeys(object));
  return typeof keys === 'string' ? [keys] : keys;
}

function classOf(object: object): string {
  return String(attempt(() => Object.prototype.toString.call(object)));
}

function sourceOf(callable: object): string {
  return Function.prototype.toString.call(callable);
}

function attempt<T>(look: () => T): T | string {
  try {
    return look();
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

let known: ReadonlyMap<object, string> | null = null;

/** What the surroundings' own names lead to: windows without a realm of their own share it, and no Browser has a hand in it. */
function intrinsics(): ReadonlyMap<object, string> {
  if (known !== null) return known;
  const found = new Map<object, string>();
  const add = (value: unknown, name: string): void => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || found.has(value)) return;
    found.set(value, `%${name}%`);
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      for (const each of [descriptor?.value, descriptor?.get, descriptor?.set]) add(each, `${name}.${String(key)}`);
    }
    add(Reflect.getPrototypeOf(value), `${name}.__proto__`);
  };
  add(globalThis, 'globalThis');
  known = found;
  return found;
}

/** The first line that differs, with what was expected; null: they are equal. */
export function firstDifference(actual: Seen, expected: Seen): string | null {
  const at = expected.findIndex((line, index) => line !== actual[index]);
  if (at === -1) return actual.length === expected.length ? null : `also ${actual[expected.length]}`;
  return `${actual[at] ?? 'nothing'}\n      not ${expected[at]}`;
}
