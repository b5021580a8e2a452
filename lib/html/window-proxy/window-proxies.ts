import { accessKeyOf, type OpaqueOrigin, type Origin } from '../../origin/origin.ts';
import { inspectTargetAs } from '../../infra/inspect.ts';
import { SmallMap } from '../../infra/small-map.ts';
import { WindowProxyHandler, type ProxiedContext, type ProxiedWindow } from './window-proxy.ts';

const none: readonly never[] = Object.freeze([]);

// By WindowProxy.
const handlers = new WeakMap<object, WindowProxyHandler>();

/**
 * The window that a WindowProxy stands for now: what an accessor of a window finds that is called on one. Null for every other value,
 * and where code that holds this WindowProxy may not reach the window.
 */
export function windowOf(value: unknown): object | null {
  const handler = typeof value === 'object' && value !== null ? handlers.get(value) : undefined;
  return handler === undefined ? null : handler.members;
}

export function isWindowProxy(value: object): boolean {
  return handlers.has(value);
}

/** Whether it is a WindowProxy by which no code may reach the window that is shown now. */
export function isOutOfReach(value: unknown): value is object {
  const handler = typeof value === 'object' && value !== null ? handlers.get(value) : undefined;
  return handler !== undefined && handler.members === null;
}

/** Throws the SecurityError of whoever holds the WindowProxy where it is {@link isOutOfReach}. */
export function checkReach(value: unknown): void {
  if (isOutOfReach(value)) handlers.get(value)?.refuse();
}

/** A WindowProxy in short, for whoever tests; null for every other value. */
export function describeWindow(value: object): string | null {
  const handler = handlers.get(value);
  return handler === undefined ? null : describe(handler.context.current);
}

function describe(current: ProxiedWindow | null): string {
  return `Window ${current?.url ?? ''}`.trimEnd();
}

/** The WindowProxies of one browsing context: one for each accessing origin, the same over all navigations. */
export class WindowProxies {
  #context: ProxiedContext;
  /** By what stands for the accessing origin. */
  readonly #proxies: SmallMap<string, object> = new SmallMap();
  /** Few, and of exactly that length. */
  #handlers: readonly WindowProxyHandler[] = none;

  constructor(context: ProxiedContext) {
    this.#context = context;
  }

  /** What code of that origin, and whoever tests it, sees as this context's window. */
  for(accessor: Origin): object {
    const key = accessKeyOf(accessor);
    const known = this.#proxies.get(key);
    if (known !== undefined) return known;
    const handler = new WindowProxyHandler(this.#context, accessor);
    this.#handlers = this.#handlers.concat(handler);
    const proxy = new Proxy(new Window(this), handler);
    handlers.set(proxy, handler);
    handler.proxy = proxy;
    this.#proxies.set(key, proxy);
    return proxy;
  }

  /** Null while there is none yet. */
  get current(): ProxiedWindow | null {
    return this.#context.current;
  }

  /** Whether code of its origin has changed the window that is shown. */
  get changed(): boolean {
    return this.#context.changed;
  }

  /** The context shows another window, or another document in the one that it has shown. */
  show(window: ProxiedWindow): void {
    const { current } = this.#context;
    this.#context.current = window;
    const isSame = current !== null && (current.members ?? current.window) === (window.members ?? window.window);
    if (!isSame) this.#context.changed = false;
  }

  /** From now on these stand for another context: one that is gone, or the same one in another run. */
  standFor(context: ProxiedContext): void {
    this.#context = context;
    for (const handler of this.#handlers) handler.standFor(context);
  }

  /** Nobody is left whose code could ask for the one of that opaque origin. */
  forget(accessor: OpaqueOrigin): void {
    const key = accessKeyOf(accessor);
    this.#handlers = this.#handlers.filter((handler) => handler.key !== key);
    this.#proxies.delete(key);
  }

  /** Code that asked under the key `before` has set its domain: what it holds goes with it. `own`: the window is its own. */
  domainSet(before: string, accessor: Origin, own: boolean): void {
    const proxy = this.#proxies.get(before);
    if (proxy === undefined) return;
    const key = accessKeyOf(accessor);
    for (const handler of this.#handlers) if (handler.key === before) handler.accessedBy(accessor);
    this.#proxies.delete(before);
    if (own || !this.#proxies.has(key)) this.#proxies.set(key, proxy);
  }
}

/** What every WindowProxy is made over. Nothing of it is ever seen but by the console, and its name in errors of the surroundings. */
class Window {
  readonly #proxies: WindowProxies;

  constructor(proxies: WindowProxies) {
    this.#proxies = proxies;
  }

  static {
    inspectTargetAs(this.prototype, (target) => describe(target.#proxies.current));
  }
}
