import { originKeyOf, sameOrigin, type Origin } from '../origin/origin.ts';
import type { Realm } from '../webidl/realm.ts';

/** The browsing context that a WindowProxy stands for, as far as the proxy asks about it. */
export interface ProxiedContext {
  /** The window of the active document, and its origin; null when the context is gone or has none yet. */
  readonly current: { readonly window: object; readonly origin: Origin } | null;
  /** Code of the window's origin is about to change the window object itself. */
  windowChanged(): void;
  /** How many child navigables the active document has, and the WindowProxy of one of them for that accessing origin. */
  childCount(): number;
  childProxy(index: number, accessor: Origin): object | null;
  /** Reads a property that the standard lets other origins read. */
  readCrossOrigin(name: CrossOriginProperty, accessor: Origin): unknown;
  /** `location = url` from another origin. */
  navigateFrom(accessor: Origin, url: unknown): void;
  /** Where errors for code of that origin are made. */
  realmOf(accessor: Origin): Realm;
}

// HTML, cross-origin objects, CrossOriginProperties; postMessage joins when messages are modelled.
// https://html.spec.whatwg.org/multipage/#crossoriginproperties-(-o-)
const crossOriginProperties = [
  'window',
  'self',
  'location',
  'close',
  'closed',
  'focus',
  'blur',
  'frames',
  'length',
  'top',
  'opener',
  'parent',
] as const;
export type CrossOriginProperty = (typeof crossOriginProperties)[number];

const crossOriginNames: ReadonlySet<PropertyKey> = new Set<PropertyKey>(crossOriginProperties);

// HTML, cross-origin objects, CrossOriginPropertyFallback.
// https://html.spec.whatwg.org/multipage/#crossoriginpropertyfallback-(-p-)
const fallbackNames: ReadonlySet<PropertyKey> = new Set<PropertyKey>([
  'then',
  Symbol.toStringTag,
  Symbol.hasInstance,
  Symbol.isConcatSpreadable,
]);

/** The WindowProxies of one browsing context: one for each accessing origin, the same over all navigations. */
export class WindowProxies {
  readonly #context: ProxiedContext;
  readonly #proxies = new Map<string, object>();

  constructor(context: ProxiedContext) {
    this.#context = context;
  }

  /** What code of that origin, and whoever tests it, sees as this context's window. */
  for(accessor: Origin): object {
    const key = originKeyOf(accessor);
    let proxy = this.#proxies.get(key);
    if (proxy === undefined) {
      proxy = new Proxy({}, new WindowProxyHandler(this.#context, accessor));
      this.#proxies.set(key, proxy);
    }
    return proxy;
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
  readonly #context: ProxiedContext;
  readonly #accessor: Origin;

  constructor(context: ProxiedContext, accessor: Origin) {
    this.#context = context;
    this.#accessor = accessor;
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

  has(_target: object, name: PropertyKey): boolean {
    const window = this.#sameOriginWindow();
    if (window !== null) return indexOf(name) === null ? Reflect.has(window, name) : this.#child(name) !== undefined;
    return this.getOwnPropertyDescriptor(_target, name) !== undefined;
  }

  // HTML, the WindowProxy exotic object, [[GetOwnProperty]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-getownproperty
  getOwnPropertyDescriptor(_target: object, name: PropertyKey): PropertyDescriptor | undefined {
    // 1, 2
    const window = this.#sameOriginWindow();
    if (indexOf(name) !== null) {
      const value = this.#child(name);
      if (value !== undefined) return { value, writable: false, enumerable: true, configurable: true };
      if (window === null) throw this.#securityError();
      return undefined;
    }
    // 3
    if (window !== null) {
      const descriptor = Reflect.getOwnPropertyDescriptor(window, name);
      return descriptor && { ...descriptor, configurable: true };
    }
    // 4 to 7
    if (crossOriginNames.has(name)) return { value: this.#read(name), writable: false, enumerable: false, configurable: true };
    if (fallbackNames.has(name)) return { value: undefined, writable: false, enumerable: false, configurable: true };
    throw this.#securityError();
  }

  // HTML, the WindowProxy exotic object, [[DefineOwnProperty]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-defineownproperty
  defineProperty(_target: object, name: PropertyKey, descriptor: PropertyDescriptor): boolean {
    // 1
    const window = this.#sameOriginWindow();
    // 2
    if (window !== null) {
      this.#context.windowChanged();
      return indexOf(name) === null && Reflect.defineProperty(window, name, { configurable: true, ...descriptor });
    }
    // 3
    throw this.#securityError();
  }

  // HTML, the WindowProxy exotic object, [[Get]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-get
  get(target: object, name: PropertyKey): unknown {
    // 1
    const window = this.#sameOriginWindow();
    // 2, 3
    if (window !== null) return indexOf(name) === null ? Reflect.get(window, name) : this.#child(name);
    return this.getOwnPropertyDescriptor(target, name)?.value;
  }

  // HTML, the WindowProxy exotic object, [[Set]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-set
  set(_target: object, name: PropertyKey, value: unknown): boolean {
    // 1
    const window = this.#sameOriginWindow();
    // 2
    if (window !== null) {
      // Handlers are listeners, which are known otherwise.
      if (typeof name !== 'string' || !name.startsWith('on')) this.#context.windowChanged();
      return indexOf(name) === null && Reflect.set(window, name, value);
    }
    // 3
    if (name !== 'location') throw this.#securityError();
    this.#context.navigateFrom(this.#accessor, value);
    return true;
  }

  // HTML, the WindowProxy exotic object, [[Delete]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-delete
  deleteProperty(_target: object, name: PropertyKey): boolean {
    // 1
    const window = this.#sameOriginWindow();
    // 2
    if (window !== null) {
      this.#context.windowChanged();
      return indexOf(name) === null ? Reflect.deleteProperty(window, name) : this.#child(name) === undefined;
    }
    // 3
    throw this.#securityError();
  }

  // HTML, the WindowProxy exotic object, [[OwnPropertyKeys]].
  // https://html.spec.whatwg.org/multipage/#windowproxy-ownpropertykeys
  ownKeys(): (string | symbol)[] {
    // 1 to 4
    const window = this.#sameOriginWindow();
    const indices = Array.from({ length: this.#context.childCount() }, (_, index) => String(index));
    // 5, 6
    if (window !== null) return [...indices, ...Reflect.ownKeys(window)];
    return [...indices, ...crossOriginProperties, 'then', Symbol.toStringTag, Symbol.hasInstance, Symbol.isConcatSpreadable];
  }

  /** The window when code of the accessing origin may use all of it, otherwise null. */
  // HTML, cross-origin objects, IsPlatformObjectSameOrigin.
  // https://html.spec.whatwg.org/multipage/#isplatformobjectsameorigin-(-o-)
  #sameOriginWindow(): object | null {
    // 1
    const { current } = this.#context;
    return current !== null && sameOrigin(current.origin, this.#accessor) ? current.window : null;
  }

  #child(name: PropertyKey): object | undefined {
    const index = indexOf(name);
    return index === null ? undefined : (this.#context.childProxy(index, this.#accessor) ?? undefined);
  }

  #read(name: PropertyKey): unknown {
    // The set holds only these.
    return this.#context.readCrossOrigin(name as CrossOriginProperty, this.#accessor);
  }

  #securityError(): Error {
    const message = 'Blocked a frame of another origin from accessing a window.';
    return new (this.#context.realmOf(this.#accessor).DOMException)(message, 'SecurityError');
  }
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
