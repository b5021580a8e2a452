// HTML's Storage interface, written down step by step and slowly: https://html.spec.whatwg.org/multipage/#the-storage-interface
import { LegacyPlatformObject, type NamedProperties } from './legacy-platform-object.ts';

export type StorageType = 'local' | 'session';

/** A map as the standard has it: a list of entries, in order. */
export interface ReferenceMap {
  entries: [key: string, value: string][];
  quotaUnits: number;
}

export interface ReferenceDocument {
  readonly id: number;
  url: string;
  readonly origin: string;
  readonly traversable: object;
}

/** A storage event that is on its way. */
export interface ReferenceEvent {
  readonly recipient: number;
  readonly type: StorageType;
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
}

export interface ReferenceUserAgent {
  /** In the order in which they were made. */
  readonly documents: ReferenceDocument[];
  readonly queue: ReferenceEvent[];
}

interface State extends NamedProperties {
  readonly map: ReferenceMap;
  readonly operations: Operations;
}

const states = new WeakMap<object, State>();

/** The methods' steps over one map. */
class Operations {
  readonly userAgent: ReferenceUserAgent;
  readonly thisDocument: ReferenceDocument;
  readonly type: StorageType;
  readonly map: ReferenceMap;

  constructor(userAgent: ReferenceUserAgent, thisDocument: ReferenceDocument, type: StorageType, map: ReferenceMap) {
    this.userAgent = userAgent;
    this.thisDocument = thisDocument;
    this.type = type;
    this.map = map;
  }

  #find(key: string): [key: string, value: string] | undefined {
    return this.map.entries.find(([each]) => each === key);
  }

  getItem(key: string): string | null {
    const entry = this.#find(key);
    if (entry === undefined) return null;
    return entry[1];
  }

  setItem(key: string, value: string): void {
    let oldValue: string | null = null;
    const entry = this.#find(key);
    if (entry !== undefined) {
      oldValue = entry[1];
      if (oldValue === value) return;
    }
    if (!this.#canBeStored(key, oldValue, value)) throw Object.assign(new Error(), { name: 'QuotaExceededError' });
    if (entry === undefined) this.map.entries.push([key, value]);
    else entry[1] = value;
    this.#broadcast(key, oldValue, value);
  }

  /** The choices of ours: code units of keys and values, and what does not make the area larger fits always. */
  #canBeStored(key: string, oldValue: string | null, value: string): boolean {
    const growth = oldValue === null ? key.length + value.length : value.length - oldValue.length;
    if (growth <= 0) return true;
    let units = growth;
    for (const [k, v] of this.map.entries) units += k.length + v.length;
    return units <= this.map.quotaUnits;
  }

  removeItem(key: string): void {
    const entry = this.#find(key);
    if (entry === undefined) return;
    const oldValue = entry[1];
    this.map.entries = this.map.entries.filter((each) => each !== entry);
    this.#broadcast(key, oldValue, null);
  }

  clear(): void {
    if (this.map.entries.length === 0) return;
    this.map.entries = [];
    this.#broadcast(null, null, null);
  }

  #broadcast(key: string | null, oldValue: string | null, newValue: string | null): void {
    const { url } = this.thisDocument;
    for (const document of this.userAgent.documents) {
      if (document === this.thisDocument || document.origin !== this.thisDocument.origin) continue;
      if (this.type === 'session' && document.traversable !== this.thisDocument.traversable) continue;
      this.userAgent.queue.push({ recipient: document.id, type: this.type, key, oldValue, newValue, url });
    }
  }
}

function toUnsignedLong(V: unknown): number {
  const x = +(V as number);
  if (Number.isNaN(x) || x === 0 || x === Infinity || x === -Infinity) return 0;
  const r = Math.trunc(x) % 2 ** 32;
  return r < 0 ? r + 2 ** 32 : r;
}

function stateOf(receiver: unknown, present: number, required: number): State {
  const state = typeof receiver === 'object' && receiver !== null ? states.get(receiver) : undefined;
  if (state === undefined) throw new TypeError('brand');
  if (present < required) throw new TypeError('arguments');
  return state;
}

/** Makes the interface prototype object of one window. */
export function createStoragePrototype(objectPrototype: object): object {
  const prototype: object = Object.create(objectPrototype);
  const accessors = {
    get length(): number {
      return stateOf(this, 0, 0).map.entries.length;
    },
  };
  Object.defineProperty(prototype, 'constructor', { value: class Storage {}, writable: true, configurable: true });
  const { get } = Object.getOwnPropertyDescriptor(accessors, 'length') ?? {};
  if (get !== undefined) Object.defineProperty(prototype, 'length', { get, enumerable: true, configurable: true });
  const methods = {
    key(...args: unknown[]): string | null {
      const { map } = stateOf(this, args.length, 1);
      // The conversion may run code that changes the map.
      const index = toUnsignedLong(args[0]);
      return map.entries[index]?.[0] ?? null;
    },
    getItem(...args: unknown[]): string | null {
      return stateOf(this, args.length, 1).operations.getItem(`${args[0] as string}`);
    },
    setItem(...args: unknown[]): void {
      const { operations } = stateOf(this, args.length, 2);
      const key = `${args[0] as string}`;
      const value = `${args[1] as string}`;
      operations.setItem(key, value);
    },
    removeItem(...args: unknown[]): void {
      stateOf(this, args.length, 1).operations.removeItem(`${args[0] as string}`);
    },
    clear(...args: unknown[]): void {
      stateOf(this, args.length, 0).operations.clear();
    },
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'Storage', configurable: true });
  return prototype;
}

export function createStorage(
  userAgent: ReferenceUserAgent,
  document: ReferenceDocument,
  prototype: object,
  type: StorageType,
  map: ReferenceMap,
): object {
  const operations = new Operations(userAgent, document, type, map);
  const state: State = {
    map,
    operations,
    supportedPropertyNames: () => map.entries.map(([key]) => key),
    determineValue: (name) => operations.getItem(name) ?? '',
    setValue: (name, value) => operations.setItem(name, `${value as string}`),
    deleteExisting: (name) => operations.removeItem(name),
  };
  const { self } = new LegacyPlatformObject(prototype, state);
  states.set(self, state);
  return self;
}
