/** Chance and time of a schedule, for code that asks the surroundings for them. */
export interface ScheduleSources {
  /** In [0, 1), of 32 bits. */
  random(): number;
  /** In ms since 1970. */
  epochNow(): number;
  /** In ms since the schedule began. */
  now(): number;
  /** Somebody calls `setter` to set a timer that is none of a schedule. It is not set where this throws. */
  timerSet(name: string, setter: Setter): void;
}

export type Setter = (...args: readonly unknown[]) => unknown;

const setters = ['setTimeout', 'setInterval', 'setImmediate'] as const;

/** The globals that matter here. */
export interface Scope {
  Math: { random(): number };
  Date: DateConstructor;
  readonly performance?: { now(): number };
  readonly setTimeout?: Setter;
  readonly setInterval?: Setter;
  readonly setImmediate?: Setter;
  readonly crypto?: { getRandomValues(array: ArrayBufferView): unknown; randomUUID?(): string };
}

interface Patch {
  readonly object: object;
  readonly name: string;
  readonly value: unknown;
}

interface Undo {
  readonly object: object;
  readonly name: string;
  /** Undefined: it had none of its own. */
  readonly before: PropertyDescriptor | undefined;
}

/**
 * `Math.random`, `Date`, `performance.now`, `crypto.getRandomValues` and `crypto.randomUUID` of the surroundings, replaced while
 * schedules run: so a test that uses its own in place of a window's is the same again, too. Its timers are told, and stay where nobody refuses them.
 */
export class ControlledGlobals {
  readonly #patches: readonly Patch[];
  #undo: readonly Undo[] = [];

  constructor(scope: Scope, sources: ScheduleSources) {
    this.#patches = patchesOf(scope, sources);
  }

  /** Until it is disposed. */
  install(): Disposable {
    this.#undo = this.#patches.map(({ object, name }) => ({
      object,
      name,
      before: Object.getOwnPropertyDescriptor(object, name),
    }));
    for (const { object, name, value } of this.#patches) {
      const enumerable = Object.getOwnPropertyDescriptor(object, name)?.enumerable ?? true;
      Object.defineProperty(object, name, { value, writable: true, enumerable, configurable: true });
    }
    return { [Symbol.dispose]: () => this.#restore() };
  }

  #restore(): void {
    for (const { object, name, before } of this.#undo) {
      // What a test has made its own for good stays so.
      if (before === undefined) Reflect.deleteProperty(object, name);
      else Reflect.defineProperty(object, name, before);
    }
    this.#undo = [];
  }
}

function patchesOf(scope: Scope, sources: ScheduleSources): readonly Patch[] {
  const { performance, crypto } = scope;
  const patches: Patch[] = [
    { object: scope.Math, name: 'random', value: () => sources.random() },
    { object: scope, name: 'Date', value: dateOf(scope.Date, sources) },
  ];
  for (const name of setters) {
    const set = scope[name];
    if (typeof set !== 'function') continue;
    const value = (...args: readonly unknown[]): unknown => {
      sources.timerSet(name, value);
      return Reflect.apply(set, scope, args);
    };
    patches.push({ object: scope, name, value });
  }
  if (performance !== undefined) patches.push({ object: performance, name: 'now', value: () => sources.now() });
  if (crypto === undefined) return patches;
  const fill = crypto.getRandomValues.bind(crypto);
  const getRandomValues = <A extends ArrayBufferView>(array: A): A => {
    // It refuses what cannot be filled.
    fill(array);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let index = 0; index < bytes.length; index++) bytes[index] = Math.floor(sources.random() * 256);
    return array;
  };
  patches.push({ object: crypto, name: 'getRandomValues', value: getRandomValues });
  if (crypto.randomUUID !== undefined) patches.push({ object: crypto, name: 'randomUUID', value: () => uuid(getRandomValues) });
  return patches;
}

/** The same constructor, but for what it takes for now. */
function dateOf(Original: DateConstructor, { epochNow }: ScheduleSources): DateConstructor {
  function construct(this: unknown, ...values: unknown[]): unknown {
    if (new.target === undefined) return new Original(epochNow()).toString();
    const target = new.target === construct ? Original : new.target;
    return Reflect.construct(Original, values.length === 0 ? [epochNow()] : values, target);
  }
  const { UTC, parse, prototype, name } = Original;
  for (const [key, value] of Object.entries({ UTC, parse, now: () => epochNow() })) {
    Object.defineProperty(construct, key, { value, writable: true, enumerable: false, configurable: true });
  }
  Object.defineProperty(construct, 'name', { value: name, configurable: true });
  Object.defineProperty(construct, 'length', { value: Original.length, configurable: true });
  Object.defineProperty(construct, 'prototype', { value: prototype });
  return construct as object as DateConstructor;
}

function uuid(fill: (bytes: Uint8Array) => Uint8Array): string {
  const bytes = fill(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
