import { assert } from '../infra/assert.ts';
import { Returned } from '../infra/returned.ts';
import { standard } from '../behaviour/presets.ts';
import type { StorageObjectBehaviour } from '../behaviour/storage-object.ts';
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
import { LegacyPlatformInterface } from '../webidl/legacy-platform-object.ts';
import type { NamedProperties } from '../webidl/named-properties.ts';
import type { Realm } from '../webidl/realm.ts';
import { quotaRefusalOf, type QuotaRefusal } from './quota-refusal.ts';

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
  /** Reading a key gives its value, or undefined where there is none; as in lib.dom, so that code written for that compiles. */
  // Wall: besides texts an index signature has to admit the methods above, and whoever reads a key would have to tell them apart.
  [name: string]: any; // oxlint-disable-line typescript/no-explicit-any
}

/** The Storage interface of one window. */
export interface StorageInterface extends InterfaceObject {
  /** Makes a Storage object. `source` is its document: on whose behalf it reads and writes. */
  create(source: Source, map: StorageProxyMap, type: StorageType): Storage;
}

/** What a Storage object is inside. */
class StorageState implements NamedProperties {
  readonly refusal: QuotaRefusal;
  /** Another one where its window goes on with another document: see {@link moveStorage}. */
  source: Source;
  readonly map: StorageProxyMap;
  readonly type: StorageType;

  constructor(refusal: QuotaRefusal, source: Source, map: StorageProxyMap, type: StorageType) {
    this.refusal = refusal;
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
    throw this.refusal(`Failed to set the '${name}' property on 'Storage'`, name);
  }

  namedDelete(name: string): void {
    this.map.backingMap.remove(name, this.source);
  }

  supports(name: string): boolean {
    return this.map.backingMap.supports(name, this.source);
  }

  supportedNames(): string[] {
    return this.map.backingMap.keys(this.source);
  }
}

/** The state of Storage objects, of all windows: a method of one window works on the Storage of another. */
class StateOnStorage extends Returned {
  readonly #state: StorageState;

  private constructor(storage: object, state: StorageState) {
    super(storage);
    this.#state = state;
  }

  static put(storage: object, state: StorageState): void {
    void new StateOnStorage(storage, state);
  }

  static of(value: unknown): StorageState | undefined {
    return typeof value === 'object' && value !== null && #state in value ? value.#state : undefined;
  }
}

export function isStorage(value: unknown): value is Storage {
  return StateOnStorage.of(value) !== undefined;
}

/** `local` or `session`, and the map, of a Storage object; null for anything else. */
export function storageMapOf(value: unknown): { readonly type: StorageType; readonly map: StorageProxyMap } | null {
  return StateOnStorage.of(value) ?? null;
}

/** From now on the Storage object is that of another document, which its window goes on with, and reads and writes `map`. */
export function moveStorage(storage: Storage, source: Source, { backingMap }: StorageProxyMap): void {
  const state = StateOnStorage.of(storage);
  assert(state !== undefined, 'what a holder holds is a Storage object');
  state.source = source;
  state.map.backingMap = backingMap;
}

/**
 * Finds a receiver's state. The last two receivers, as a rule the window's own Storage objects, are found again without a look at
 * their fields, which takes V8 longer on a proxy than a whole operation. One for each window.
 */
class Brand {
  readonly #realm: Realm;
  // No page has this object, so that nothing is found before something was.
  #receiver: unknown = this;
  #state!: StorageState;
  #receiverBefore: unknown = this;
  #stateBefore!: StorageState;

  constructor(realm: Realm) {
    this.#realm = realm;
  }

  stateOf(receiver: unknown): StorageState {
    return receiver === this.#receiver ? this.#state : this.#find(receiver);
  }

  #find(receiver: unknown): StorageState {
    const state = receiver === this.#receiverBefore ? this.#stateBefore : StateOnStorage.of(receiver);
    if (state === undefined) throw illegalInvocation(this.#realm);
    this.#receiverBefore = this.#receiver;
    this.#stateBefore = this.#state;
    this.#receiver = receiver;
    this.#state = state;
    return state;
  }
}

function on(operation: string): string {
  return `Failed to execute '${operation}' on 'Storage'`;
}

/** The operations and the attribute, as methods: they have no [[Construct]]. Unnamed parameters are only counted. */
function createMembers(realm: Realm, brand: Brand, refusal: QuotaRefusal) {
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
      throw refusal(on('setItem'), convertedKey);
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

/** A Storage in short, for whoever tests; null for every other value. */
export function describeStorage(value: object): string | null {
  return StateOnStorage.of(value) === undefined ? null : inspect(value);
}

/** What the console shows: nothing is read by that, as far as anybody else can see. */
function inspect(object: unknown): string {
  const state = StateOnStorage.of(object);
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
export function createStorageInterface(realm: Realm, behaviour: StorageObjectBehaviour = standard): StorageInterface {
  const prototype: object = Object.create(realm.objectPrototype);
  const refusal = quotaRefusalOf(realm, behaviour.quotaException);
  const members = createMembers(realm, new Brand(realm), refusal);

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

  const assignmentToAccessor = behaviour.builtinNames === 'refuse' ? 'call' : 'store';
  const choices = { assignmentToAccessor, shadowedKeys: behaviour.shadowedKeys } as const;
  const platformInterface = new LegacyPlatformInterface(realm, { prototype, members, choices, inspect });
  realm.interfaceMade?.(Storage, (callback) => (platformInterface.beforeReached = callback));
  return new WindowStorageInterface(platformInterface, Storage, refusal);
}

/** A class, and no object of closures: these would have a layout for each window. */
class WindowStorageInterface implements StorageInterface {
  readonly #platformInterface: LegacyPlatformInterface;
  readonly #interfaceObject: Function;
  readonly #refusal: QuotaRefusal;

  constructor(platformInterface: LegacyPlatformInterface, interfaceObject: Function, refusal: QuotaRefusal) {
    this.#refusal = refusal;
    this.#platformInterface = platformInterface;
    this.#interfaceObject = interfaceObject;
  }

  get interfaceObject(): Function {
    this.#platformInterface.reached();
    return this.#interfaceObject;
  }

  get prototype(): object {
    this.#platformInterface.reached();
    return this.#platformInterface.prototype;
  }

  create(source: Source, map: StorageProxyMap, type: StorageType): Storage {
    const state = new StorageState(this.#refusal, source, map, type);
    // The one cast: no type says that a proxy has what its prototype and its named properties give it.
    const storage = this.#platformInterface.create(state) as Storage;
    StateOnStorage.put(storage, state);
    return storage;
  }
}
