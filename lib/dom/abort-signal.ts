/** An AbortSignal of any window, as the platform sees it: nothing that page code has put on it counts. */
export interface PlatformSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  /**
   * Calls the algorithm once, synchronously, when it is aborted; returns what takes it out again. No page code sees it, or can stop it
   * where the surroundings allow that.
   */
  add(algorithm: (reason: unknown) => void): () => void;
}

type Getter = (this: object) => unknown;
type Listening = (this: object, type: 'abort', listener: () => void) => void;

/** A signal that is only seen through its own class. */
interface Members {
  readonly prototype: object;
  readonly aborted: Getter;
  readonly reason: Getter;
  readonly addEventListener: Listening;
  readonly removeEventListener: Listening;
  /** Of its class. Null where there is none: older surroundings. */
  readonly any: ((signals: readonly object[]) => object) | null;
}

/**
 * What a class of signals has, such as the surroundings' AbortSignal, as it is when this is called: asked before page code can put
 * something else in its place. Null for what is no such class.
 */
export function signalReader(signalClass: unknown): ((value: unknown) => PlatformSignal | null) | null {
  const members = membersOf(signalClass);
  if (members === null) return null;
  return (value) => (isSignal(value, members) ? new ListenedSignal(value, members) : null);
}

class ListenedSignal implements PlatformSignal {
  readonly #signal: object;
  readonly #members: Members;

  constructor(signal: object, members: Members) {
    this.#signal = signal;
    this.#members = members;
  }

  get aborted(): boolean {
    return Reflect.apply(this.#members.aborted, this.#signal, []) === true;
  }

  get reason(): unknown {
    return Reflect.apply(this.#members.reason, this.#signal, []);
  }

  // DOM, AbortSignal, add an algorithm.
  // https://dom.spec.whatwg.org/#abortsignal-add
  /** DIVERGES: it is called after listeners of the page, where the platform has no way in. */
  add(algorithm: (reason: unknown) => void): () => void {
    const { any, addEventListener, removeEventListener } = this.#members;
    const listener = (): void => algorithm(this.reason);
    // 1 (the caller asks)
    // 2
    // A signal that depends on it is aborted even where a listener of the page stops the event.
    const heard = any === null ? this.#signal : any([this.#signal]);
    Reflect.apply(addEventListener, heard, ['abort', listener]);
    return () => void Reflect.apply(removeEventListener, heard, ['abort', listener]);
  }
}

function isSignal(value: unknown, { prototype, aborted }: Members): value is object {
  // Node has nothing of its own on what inherits from a signal, and takes it for one all the same.
  if (!answers(value, aborted)) return false;
  const parent = Reflect.getPrototypeOf(value);
  return parent === prototype || !answers(parent, aborted);
}

function answers(value: unknown, aborted: Getter): value is object {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return typeof Reflect.apply(aborted, value, []) === 'boolean';
  } catch {
    return false;
  }
}

function membersOf(signalClass: unknown): Members | null {
  if (typeof signalClass !== 'function') return null;
  const prototype: unknown = signalClass.prototype;
  if (typeof prototype !== 'object' || prototype === null) return null;
  const aborted = getterOf(prototype, 'aborted');
  const reason = getterOf(prototype, 'reason');
  const addEventListener: unknown = Reflect.get(prototype, 'addEventListener');
  const removeEventListener: unknown = Reflect.get(prototype, 'removeEventListener');
  const any: unknown = Reflect.get(signalClass, 'any');
  if (aborted === null || reason === null) return null;
  if (typeof addEventListener !== 'function' || typeof removeEventListener !== 'function') return null;
  return {
    prototype,
    aborted,
    reason,
    addEventListener: addEventListener as Listening,
    removeEventListener: removeEventListener as Listening,
    any: typeof any === 'function' ? (signals) => Reflect.apply(any, signalClass, [signals]) as object : null,
  };
}

function getterOf(prototype: object, name: string): Getter | null {
  for (let object: object | null = prototype; object !== null; object = Reflect.getPrototypeOf(object)) {
    const own = Reflect.getOwnPropertyDescriptor(object, name);
    if (own !== undefined) return own.get ?? null;
  }
  return null;
}
