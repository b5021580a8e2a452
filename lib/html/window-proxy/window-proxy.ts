import { accessKeyOf, sameOriginDomain, type Origin } from '../../origin/origin.ts';
import { assert } from '../../infra/assert.ts';
import { arrayIndexOf } from '../../webidl/conversions.ts';
import type { Realm } from '../../webidl/realm.ts';
import { CrossOriginObject, type CrossOriginProperty } from './cross-origin-object.ts';

/** The window that a WindowProxy stands for at one moment. */
export interface ProxiedWindow {
  readonly window: object;
  /** Where `window` is made in full only when its shape can be seen: what has the same members, for plain reading. */
  readonly members?: object;
  readonly origin: Origin;
  readonly realm: Realm;
  readonly url?: string;
  /** Its own internal methods; without one, as of any object. */
  readonly host?: {
    get?(name: PropertyKey, receiver: unknown): unknown;
    has?(name: PropertyKey): boolean;
    delete?(name: PropertyKey): boolean;
  };
}

/** The browsing context that a WindowProxy stands for, as far as the proxy asks about it. */
export interface ProxiedContext {
  /** The window of the active document, or, when the context is gone, of the last one; null while it has none yet. */
  current: ProxiedWindow | null;
  /** Code of the window's origin has changed the window object itself. */
  changed: boolean;
  /** It will be closed by a task: `closed` says so already. Default false. */
  readonly isClosing?: boolean;
  /** How many child navigables the active document has, and the WindowProxy of one of them for that accessing origin. */
  childCount(): number;
  childProxy(index: number, accessor: Origin): object | null;
  /** The WindowProxy of the child navigable of that target name. */
  namedChildProxy(name: string, accessor: Origin): object | null;
  /** The properties that the standard lets other origins use, in its order. */
  crossOriginProperties(accessor: Origin): Readonly<Record<string, CrossOriginProperty>>;
  /** Where errors for code of that origin are made; null when no document of it is left. */
  realmOf(accessor: Origin): Realm | null;
}

/** Attributes that no page can take from its window. Web IDL, LegacyUnforgeable: https://webidl.spec.whatwg.org/#LegacyUnforgeable */
const unforgeable: ReadonlySet<PropertyKey> = new Set(['document', 'location', 'top', 'window']);

/** Longer chains of prototypes are circles, which page code can close unseen: a proxy ends the engine's search for one. */
const chainLimit = 10_000;

/**
 * The internal methods of a WindowProxy. All work on the window of the document that is active at that moment, and ask at each
 * access whether its origin is the accessing one. A window's properties are reported as configurable, since a Proxy's target has
 * none of them.
 *
 * HTML, the WindowProxy exotic object: https://html.spec.whatwg.org/multipage/#the-windowproxy-exotic-object
 */
export class WindowProxyHandler implements ProxyHandler<object> {
  context: ProxiedContext;
  /** What it is the handler of. */
  proxy: object | null = null;
  /** {@link accessKeyOf} of the accessor. */
  key = '';
  #accessor!: Origin;
  /** What the accessor may use of a window of another origin: functions are the same for as long as the window is there. */
  #crossOriginObjects: WeakMap<object, CrossOriginObject> | null = null;

  constructor(context: ProxiedContext, accessor: Origin) {
    this.context = context;
    this.accessedBy(accessor);
  }

  /** A copy: other documents have that origin, too, and each sets its domain for itself. */
  accessedBy(accessor: Origin): void {
    this.#accessor = accessor.opaque ? accessor : { ...accessor };
    this.key = accessKeyOf(accessor);
    this.#crossOriginObjects = null;
  }

  standFor(context: ProxiedContext): void {
    this.context = context;
    this.#crossOriginObjects = null;
  }

  // HTML, the WindowProxy exotic object, [[GetPrototypeOf]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-getprototypeof
  getPrototypeOf(): object | null {
    // 1
    const window = this.#sameOriginWindow();
    // 2, 3
    return window === null ? null : Reflect.getPrototypeOf(window);
  }

  // HTML, the WindowProxy exotic object, [[SetPrototypeOf]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-setprototypeof
  setPrototypeOf(_target: object, prototype: object | null): boolean {
    // 1
    return prototype === this.getPrototypeOf();
  }

  // HTML, the WindowProxy exotic object, [[PreventExtensions]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-preventextensions
  preventExtensions(): boolean {
    // 1
    return false;
  }

  has(target: object, name: PropertyKey): boolean {
    const members = this.members;
    if (members === null) return this.getOwnPropertyDescriptor(target, name) !== undefined;
    if (arrayIndexOf(name) !== null) return this.#child(name) !== undefined;
    return this.#has(members, name) || this.#namedChild(name) !== undefined;
  }

  // HTML, the WindowProxy exotic object, [[GetOwnProperty]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-getownproperty
  getOwnPropertyDescriptor(_target: object, name: PropertyKey): PropertyDescriptor | undefined {
    // 1
    const window = this.#sameOriginWindow();
    // 2
    if (arrayIndexOf(name) !== null) {
      const value = this.#child(name);
      if (value !== undefined) return { value, writable: false, enumerable: true, configurable: true };
      return window === null ? this.#crossOrigin().refuse() : undefined;
    }
    // 3
    if (window !== null) {
      const descriptor = Reflect.getOwnPropertyDescriptor(window, name);
      return descriptor && { ...descriptor, configurable: true };
    }
    // 4
    const crossOrigin = this.#crossOrigin();
    const property = crossOrigin.getOwnProperty(name);
    // 5
    if (property !== undefined) return property;
    // 6
    const value = this.#namedChild(name);
    if (value !== undefined) return { value, writable: false, enumerable: false, configurable: true };
    // 7
    return crossOrigin.fallback(name);
  }

  // HTML, the WindowProxy exotic object, [[DefineOwnProperty]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-defineownproperty
  defineProperty(_target: object, name: PropertyKey, descriptor: PropertyDescriptor): boolean {
    // 1
    const window = this.#sameOriginWindow();
    // 2 (DIVERGES: nothing can be made non-configurable)
    if (window !== null) {
      if (arrayIndexOf(name) !== null || descriptor.configurable === false) return false;
      this.context.changed = true;
      // Not by asking whether it is there, which in a context of Node runs an accessor.
      const isNew = Reflect.getOwnPropertyDescriptor(window, name) === undefined;
      return Reflect.defineProperty(window, name, isNew ? { configurable: true, ...descriptor } : descriptor);
    }
    // 3
    return this.#crossOrigin().refuse();
  }

  // HTML, the WindowProxy exotic object, [[Get]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-get
  get(target: object, name: PropertyKey, receiver: unknown): unknown {
    // 1
    const members = this.members;
    // 2
    if (members !== null) {
      if (arrayIndexOf(name) !== null) return this.#child(name);
      // DIVERGES: the bare name `closed` is true only when the window itself is gone.
      if (name === 'closed' && this.context.isClosing === true) return true;
      const host = this.context.current?.host;
      const value: unknown = host?.get === undefined ? Reflect.get(members, name, receiver) : host.get(name, receiver);
      return value === undefined && !this.#has(members, name) ? this.#namedChild(name) : value;
    }
    // 3
    const descriptor = this.getOwnPropertyDescriptor(target, name);
    return descriptor && this.#crossOrigin().get(descriptor, receiver);
  }

  // HTML, the WindowProxy exotic object, [[Set]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-set
  set(target: object, name: PropertyKey, value: unknown, receiver: unknown): boolean {
    // 1
    const members = this.members;
    // 2
    if (members !== null) {
      // Handlers are listeners, which are known otherwise.
      const isHandler = typeof name === 'string' && name.startsWith('on') && Reflect.has(members, name);
      if (!isHandler) this.context.changed = true;
      if (arrayIndexOf(name) !== null) return false;
      const window = isHandler ? members : (this.#sameOriginWindow() ?? members);
      const accessor = this.#accessorOf(window, name);
      if (accessor !== null) return setBy(accessor, receiver, value);
      // What calls nobody need not come back through the proxy, once to look and once to define.
      return receiver === this.proxy ? Reflect.set(window, name, value) : Reflect.set(window, name, value, receiver);
    }
    // 3
    const descriptor = this.getOwnPropertyDescriptor(target, name);
    return descriptor !== undefined && this.#crossOrigin().set(descriptor, value, receiver);
  }

  // HTML, the WindowProxy exotic object, [[Delete]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-delete
  deleteProperty(_target: object, name: PropertyKey): boolean {
    // 1
    const window = this.#sameOriginWindow();
    // 2
    if (window !== null) {
      this.context.changed = true;
      if (arrayIndexOf(name) !== null) return this.#child(name) === undefined;
      if (unforgeable.has(name)) return false;
      return this.context.current?.host?.delete?.(name) ?? Reflect.deleteProperty(window, name);
    }
    // 3
    return this.#crossOrigin().refuse();
  }

  // HTML, the WindowProxy exotic object, [[OwnPropertyKeys]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-ownpropertykeys
  ownKeys(): (string | symbol)[] {
    // 1
    const window = this.#sameOriginWindow();
    // 2, 3
    const indices = Array.from({ length: this.context.childCount() }, (_, index) => String(index));
    // 4
    if (window !== null) return [...indices, ...Reflect.ownKeys(window)];
    // 5
    return [...indices, ...this.#crossOrigin().ownKeys()];
  }

  /** The window when code of the accessing origin may use all of it, otherwise null. */
  // HTML, cross-origin objects, IsPlatformObjectSameOrigin.
  // https://html.spec.whatwg.org/multipage/#isplatformobjectsameorigin-(-o-)
  #sameOriginWindow(): object | null {
    // 1
    const { current } = this.context;
    return current !== null && sameOriginDomain(current.origin, this.#accessor) ? current.window : null;
  }

  refuse(): never {
    return this.#crossOrigin().refuse();
  }

  /** The same for plain reading. */
  get members(): object | null {
    const { current } = this.context;
    return current !== null && sameOriginDomain(current.origin, this.#accessor) ? (current.members ?? current.window) : null;
  }

  #has(members: object, name: PropertyKey): boolean {
    const host = this.context.current?.host;
    return host?.has === undefined ? Reflect.has(members, name) : host.has(name);
  }

  /** The accessor that stands under a name of the window, or of what it derives from; null where there is a value, or nothing. */
  #accessorOf(window: object, name: PropertyKey): PropertyDescriptor | null {
    let each: object | null = window;
    for (let steps = 0; each !== null; each = Reflect.getPrototypeOf(each)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(each, name);
      if (descriptor !== undefined) return descriptor.get === undefined && descriptor.set === undefined ? null : descriptor;
      if (++steps > chainLimit) throw new (realmFor(this.context, this.#accessor).RangeError)('Maximum call stack size exceeded');
    }
    return null;
  }

  #child(name: PropertyKey): object | undefined {
    const index = arrayIndexOf(name);
    return index === null ? undefined : (this.context.childProxy(index, this.#accessor) ?? undefined);
  }

  #namedChild(name: PropertyKey): object | undefined {
    if (typeof name !== 'string' || this.context.childCount() === 0) return undefined;
    return this.context.namedChildProxy(name, this.#accessor) ?? undefined;
  }

  #crossOrigin(): CrossOriginObject {
    const { current } = this.context;
    const key = current?.members ?? current?.window ?? this;
    this.#crossOriginObjects ??= new WeakMap();
    let object = this.#crossOriginObjects.get(key);
    if (object === undefined) {
      const properties = this.context.crossOriginProperties(this.#accessor);
      object = new CrossOriginObject('window', properties, () => realmFor(this.context, this.#accessor));
      this.#crossOriginObjects.set(key, object);
    }
    return object;
  }
}

function setBy({ set }: PropertyDescriptor, receiver: unknown, value: unknown): boolean {
  if (set === undefined) return false;
  Reflect.apply(set, receiver, [value]);
  return true;
}

/** The realm for errors and functions that code of `accessor` gets. Where it has no document any more, the proxied window's. */
export function realmFor(context: ProxiedContext, accessor: Origin): Realm {
  const realm = context.realmOf(accessor) ?? context.current?.realm;
  assert(realm !== undefined, 'whoever holds a WindowProxy, or what it stands for, has a realm');
  return realm;
}
