import { accessKeyOf, sameOriginDomain, type Origin } from '../origin/origin.ts';
import { assert } from '../infra/assert.ts';
import { inspectTargetAs } from '../infra/inspect.ts';
import type { Realm } from '../webidl/realm.ts';
import { CrossOriginObject, type CrossOriginProperty } from './cross-origin-object.ts';

/** The window that a WindowProxy stands for at one moment. */
export interface ProxiedWindow {
  readonly window: object;
  /** Where `window` is made in full only when its shape can be seen: what has the same members, for plain reading. */
  readonly members?: object;
  readonly origin: Origin;
  readonly realm: Realm;
  readonly url?: string;
}

/** The browsing context that a WindowProxy stands for, as far as the proxy asks about it. */
export interface ProxiedContext {
  /** The window of the active document, or, when the context is gone, of the last one; null while it has none yet. */
  readonly current: ProxiedWindow | null;
  /** Code of the window's origin is about to change the window object itself. */
  windowChanged(): void;
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

const none: readonly never[] = Object.freeze([]);

/** The WindowProxies of one browsing context: one for each accessing origin, the same over all navigations. */
export class WindowProxies {
  readonly #context: ProxiedContext;
  /** Of most there is one. */
  #firstKey = '';
  #first: object | null = null;
  #others: Map<string, object> | null = null;
  /** Few, and of exactly that length. */
  #handlers: readonly WindowProxyHandler[] = none;

  constructor(context: ProxiedContext) {
    this.#context = context;
  }

  /** What code of that origin, and whoever tests it, sees as this context's window. */
  for(accessor: Origin): object {
    const key = accessKeyOf(accessor);
    if (this.#first !== null && this.#firstKey === key) return this.#first;
    const known = this.#others?.get(key);
    if (known !== undefined) return known;
    const handler = new WindowProxyHandler(this.#context, accessor);
    this.#handlers = this.#handlers.concat(handler);
    const proxy = new Proxy(new Window(this.#context), handler);
    if (this.#first === null) {
      this.#firstKey = key;
      this.#first = proxy;
    } else {
      this.#others ??= new Map();
      this.#others.set(key, proxy);
    }
    return proxy;
  }

  /** From now on these stand for a context that is gone; who shows something there is reached by other ones. */
  sever(gone: ProxiedContext): void {
    for (const handler of this.#handlers) handler.sever(gone);
  }

  /** Code that asked under the key `before` has set its domain: what it holds goes with it. `own`: the window is its own. */
  domainSet(before: string, accessor: Origin, own: boolean): void {
    const isFirst = this.#firstKey === before;
    const proxy = isFirst ? this.#first : (this.#others?.get(before) ?? null);
    if (proxy === null) return;
    const key = accessKeyOf(accessor);
    for (const handler of this.#handlers) if (handler.key === before) handler.accessedBy(accessor);
    this.#others?.delete(before);
    if (isFirst) this.#firstKey = '';
    if (!own && (this.#firstKey === key || this.#others?.has(key) === true)) return;
    if (this.#firstKey === '' || this.#firstKey === key) {
      this.#firstKey = key;
      this.#first = proxy;
      this.#others?.delete(key);
    } else this.#others?.set(key, proxy);
  }
}

/** What every WindowProxy is made over. Nothing of it is ever seen but by the console, and its name in errors of the surroundings. */
class Window {
  readonly #context: ProxiedContext;

  constructor(context: ProxiedContext) {
    this.#context = context;
  }

  static {
    inspectTargetAs(this.prototype, (target) => `Window ${target.#context.current?.url ?? ''}`.trimEnd());
  }
}

/**
 * The internal methods of a WindowProxy. All work on the window of the document that is active at that moment, and ask at each
 * access whether its origin is the accessing one. A window's properties are reported as configurable, since a Proxy's target has
 * none of them.
 *
 * HTML, the WindowProxy exotic object: https://html.spec.whatwg.org/multipage/#the-windowproxy-exotic-object
 */
class WindowProxyHandler implements ProxyHandler<object> {
  context: ProxiedContext;
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

  sever(gone: ProxiedContext): void {
    this.context = gone;
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
    const members = this.#sameOriginMembers();
    if (members === null) return this.getOwnPropertyDescriptor(target, name) !== undefined;
    if (indexOf(name) !== null) return this.#child(name) !== undefined;
    return Reflect.has(members, name) || this.#namedChild(name) !== undefined;
  }

  // HTML, the WindowProxy exotic object, [[GetOwnProperty]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-getownproperty
  getOwnPropertyDescriptor(_target: object, name: PropertyKey): PropertyDescriptor | undefined {
    // 1, 2
    const window = this.#sameOriginWindow();
    if (indexOf(name) !== null) {
      const value = this.#child(name);
      if (value !== undefined) return { value, writable: false, enumerable: true, configurable: true };
      return window === null ? this.#crossOrigin().refuse() : undefined;
    }
    // 3
    if (window !== null) {
      const descriptor = Reflect.getOwnPropertyDescriptor(window, name);
      return descriptor && { ...descriptor, configurable: true };
    }
    // 4, 5
    const crossOrigin = this.#crossOrigin();
    const property = crossOrigin.getOwnProperty(name);
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
      if (indexOf(name) !== null || descriptor.configurable === false) return false;
      this.context.windowChanged();
      return Reflect.defineProperty(window, name, { configurable: true, ...descriptor });
    }
    // 3
    return this.#crossOrigin().refuse();
  }

  // HTML, the WindowProxy exotic object, [[Get]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-get
  get(target: object, name: PropertyKey, receiver: unknown): unknown {
    // 1
    const members = this.#sameOriginMembers();
    // 2
    if (members !== null) {
      if (indexOf(name) !== null) return this.#child(name);
      // DIVERGES: the bare name `closed` is true only when the window itself is gone.
      if (name === 'closed' && this.context.isClosing === true) return true;
      const value: unknown = Reflect.get(members, name);
      return value === undefined && !Reflect.has(members, name) ? this.#namedChild(name) : value;
    }
    // 3
    const descriptor = this.getOwnPropertyDescriptor(target, name);
    return descriptor && this.#crossOrigin().get(descriptor, receiver);
  }

  // HTML, the WindowProxy exotic object, [[Set]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-set
  set(target: object, name: PropertyKey, value: unknown, receiver: unknown): boolean {
    // 1
    const members = this.#sameOriginMembers();
    // 2
    if (members !== null) {
      // Handlers are listeners, which are known otherwise.
      const isHandler = typeof name === 'string' && name.startsWith('on') && Reflect.has(members, name);
      if (isHandler) return Reflect.set(members, name, value);
      this.context.windowChanged();
      return indexOf(name) === null && Reflect.set(this.#sameOriginWindow() ?? members, name, value);
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
      this.context.windowChanged();
      return indexOf(name) === null ? Reflect.deleteProperty(window, name) : this.#child(name) === undefined;
    }
    // 3
    return this.#crossOrigin().refuse();
  }

  // HTML, the WindowProxy exotic object, [[OwnPropertyKeys]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-ownpropertykeys
  ownKeys(): (string | symbol)[] {
    // 1 to 4
    const window = this.#sameOriginWindow();
    const indices = Array.from({ length: this.context.childCount() }, (_, index) => String(index));
    // 5, 6
    if (window !== null) return [...indices, ...Reflect.ownKeys(window)];
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

  /** The same for plain reading. */
  #sameOriginMembers(): object | null {
    const { current } = this.context;
    return current !== null && sameOriginDomain(current.origin, this.#accessor) ? (current.members ?? current.window) : null;
  }

  #child(name: PropertyKey): object | undefined {
    const index = indexOf(name);
    return index === null ? undefined : (this.context.childProxy(index, this.#accessor) ?? undefined);
  }

  /** DIVERGES: only as a property of the window; a bare name in a script does not find the frame. */
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

/** The realm for errors and functions that code of `accessor` gets. Where it has no document any more, the proxied window's. */
export function realmFor(context: ProxiedContext, accessor: Origin): Realm {
  const realm = context.realmOf(accessor) ?? context.current?.realm;
  assert(realm !== undefined, 'whoever holds a WindowProxy, or what it stands for, has a realm');
  return realm;
}

/** The number that an array index is; null for every other property name. */
function indexOf(name: PropertyKey): number | null {
  if (typeof name !== 'string') return null;
  // Most names begin with a letter: they are told apart without the expression.
  const first = name.charCodeAt(0);
  if (first < 48 || first > 57 || !/^(?:0|[1-9]\d*)$/.test(name)) return null;
  const index = Number(name);
  return index < 2 ** 32 - 1 ? index : null;
}
