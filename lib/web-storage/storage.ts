import { standard, type Behaviour } from '../behaviour/behaviour.ts';
import type { StorageType } from '../storage/endpoint.ts';
import type { StorageProxyMap } from '../storage/proxy-map.ts';
import type { Source } from '../storage/source.ts';
import { toDOMString, toUnsignedLong } from '../webidl/conversions.ts';
import {
  defineInterfaceObject,
  defineOperation,
  defineReadonlyAttribute,
  illegalInvocation,
  nameInterfacePrototype,
  requireArguments,
  type InterfaceObject,
} from '../webidl/interface.ts';
import { LegacyPlatformInterface, type NamedProperties } from '../webidl/legacy-platform-object.ts';
import { quotaExceededErrorInterface } from '../webidl/quota-exceeded-error.ts';
import type { Realm } from '../webidl/realm.ts';

/**
 * A Storage object as page code sees it.
 *
 * HTML, the Storage interface: https://html.spec.whatwg.org/multipage/#the-storage-interface
 */
export interface Storage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  /** Throws the window's QuotaExceededError when the value does not fit. */
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  clear(): void;
  [name: string]: unknown;
}

/** The Storage interface of one window. */
export interface StorageInterface extends InterfaceObject {
  /** Makes a Storage object. `source` is its document: on whose behalf it reads and writes. */
  create(source: Source, map: StorageProxyMap, type: StorageType): Storage;
}

/** What a Storage object is inside. */
class StorageState implements NamedProperties {
  readonly realm: Realm;
  readonly source: Source;
  readonly map: StorageProxyMap;
  readonly type: StorageType;

  constructor(realm: Realm, source: Source, map: StorageProxyMap, type: StorageType) {
    this.realm = realm;
    this.source = source;
    this.map = map;
    this.type = type;
  }

  // IMPL-DEFINED: HTML's getItem gives null here, which every engine maps to an absent property (whatwg/html #8684).
  namedGet(name: string): string | undefined {
    return this.map.backingMap.get(name, this.source);
  }

  namedSet(name: string, value: string): void {
    if (this.map.backingMap.set(name, value, this.source)) return;
    throw quotaExceeded(this.realm, `Failed to set the '${name}' property on 'Storage'`, name);
  }

  namedDelete(name: string): void {
    this.map.backingMap.remove(name, this.source);
  }

  supportedNames(): string[] {
    return this.map.backingMap.keys(this.source);
  }
}

/** Storage objects of all windows: a method of one window works on the Storage of another. */
const states: WeakMap<object, StorageState> = new WeakMap();

export function isStorage(value: unknown): value is Storage {
  return typeof value === 'object' && value !== null && states.has(value);
}

/** `local` or `session`, and the map, of a Storage object; null for anything else. */
export function storageMapOf(value: unknown): { readonly type: StorageType; readonly map: StorageProxyMap } | null {
  const state = isStorage(value) ? states.get(value) : undefined;
  return state ?? null;
}

function quotaExceeded(realm: Realm, context: string, key: string): Error {
  return quotaExceededErrorInterface(realm).create(`${context}: Setting the value of '${key}' exceeded the quota.`);
}

/** Finds a receiver's state; the last receiver is found again without asking the WeakMap. One for each window. */
class Brand {
  readonly #realm: Realm;
  // No page has this object, so that nothing is found before something was.
  #lastReceiver: unknown = this;
  #lastState!: StorageState;

  constructor(realm: Realm) {
    this.#realm = realm;
  }

  stateOf(receiver: unknown): StorageState {
    if (receiver === this.#lastReceiver) return this.#lastState;
    const state = typeof receiver === 'object' && receiver !== null ? states.get(receiver) : undefined;
    if (state === undefined) throw illegalInvocation(this.#realm);
    this.#lastReceiver = receiver;
    this.#lastState = state;
    return state;
  }
}

function on(operation: string): string {
  return `Failed to execute '${operation}' on 'Storage'`;
}

/** The operations and the attribute, as methods: they have no [[Construct]]. Unnamed parameters are only counted. */
function createMembers(realm: Realm, brand: Brand) {
  return {
    length(this: unknown): number {
      const state = brand.stateOf(this);
      return state.map.backingMap.length(state.source);
    },
    key(this: unknown, index?: unknown): string | null {
      const state = brand.stateOf(this);
      if (arguments.length < 1) requireArguments(realm, on('key'), arguments.length, 1);
      return state.map.backingMap.key(toUnsignedLong(realm, index), state.source);
    },
    getItem(this: unknown, key?: unknown): string | null {
      const state = brand.stateOf(this);
      if (arguments.length < 1) requireArguments(realm, on('getItem'), arguments.length, 1);
      return state.map.backingMap.get(toDOMString(realm, key), state.source) ?? null;
    },
    setItem(this: unknown, key?: unknown, value?: unknown): void {
      const state = brand.stateOf(this);
      if (arguments.length < 2) requireArguments(realm, on('setItem'), arguments.length, 2);
      // Both conversions may run code of the page, the key's first.
      const convertedKey = toDOMString(realm, key);
      const convertedValue = toDOMString(realm, value);
      if (state.map.backingMap.set(convertedKey, convertedValue, state.source)) return;
      throw quotaExceeded(realm, on('setItem'), convertedKey);
    },
    removeItem(this: unknown, key?: unknown): void {
      const state = brand.stateOf(this);
      if (arguments.length < 1) requireArguments(realm, on('removeItem'), arguments.length, 1);
      state.map.backingMap.remove(toDOMString(realm, key), state.source);
    },
    clear(this: unknown): void {
      const state = brand.stateOf(this);
      state.map.backingMap.clear(state.source);
    },
  };
}

/** What the console shows: nothing is read by that, as far as anybody else can see. */
function inspect(object: unknown): string {
  const state = isStorage(object) ? states.get(object) : undefined;
  if (state === undefined) return 'Storage {}';
  const { identifier, origin, raw } = state.map.backingMap;
  const entries = raw.entries().slice(0, inspectedEntries);
  const shown = entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(shortened(value))}`);
  if (raw.size > shown.length) shown.push(`… ${raw.size - shown.length} more`);
  return `Storage (${identifier} of ${origin}) {${shown.length === 0 ? '' : ` ${shown.join(', ')} `}}`;
}

const inspectedEntries = 10;
const inspectedUnits = 60;

function shortened(value: string): string {
  return value.length <= inspectedUnits ? value : `${value.slice(0, inspectedUnits)}…`;
}

/** Makes the Storage interface of one window, of that window's realm. */
export function createStorageInterface(
  realm: Realm,
  { builtinNames }: Pick<Behaviour, 'builtinNames'> = standard,
): StorageInterface {
  const prototype: object = Object.create(realm.objectPrototype);
  const members = createMembers(realm, new Brand(realm));

  function Storage(): void {
    throw new realm.TypeError('Illegal constructor');
  }
  defineInterfaceObject(realm, 'Storage', 0, Storage, prototype, null);

  defineReadonlyAttribute(realm, prototype, 'length', members.length);
  defineOperation(realm, prototype, 'key', 1, members.key);
  defineOperation(realm, prototype, 'getItem', 1, members.getItem);
  defineOperation(realm, prototype, 'setItem', 2, members.setItem);
  defineOperation(realm, prototype, 'removeItem', 1, members.removeItem);
  defineOperation(realm, prototype, 'clear', 0, members.clear);
  // Last, as symbols come: a spread that V8 has made fast reads in the order of definition.
  nameInterfacePrototype(prototype, 'Storage');

  const assignmentToAccessor = builtinNames === 'refuse' ? 'call' : 'store';
  const platformInterface = new LegacyPlatformInterface(realm, { prototype, assignmentToAccessor, inspect });
  realm.interfaceMade?.(Storage, (callback) => (platformInterface.beforeReached = callback));
  return {
    get interfaceObject() {
      platformInterface.reached();
      return Storage;
    },
    prototype,
    create(source, map, type) {
      const state = new StorageState(realm, source, map, type);
      const storage = platformInterface.create(state);
      states.set(storage, state);
      // The one cast: no type says that a proxy has what its prototype and its named properties give it.
      return storage as Storage;
    },
  };
}
