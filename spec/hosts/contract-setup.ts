import type {
  DeferredScript,
  DocumentHost,
  DocumentHostFactory,
  HostEvent,
  ScriptSource,
} from '../../lib/html/records/document-host.ts';
import { HooksDouble } from './hooks-double.ts';

type Listener = (this: unknown, event: PageEvent) => unknown;

/** As far as the contract looks at events. */
export interface PageEvent extends HostEvent {
  readonly target: unknown;
  readonly currentTarget: unknown;
  readonly isTrusted: boolean;
  readonly persisted?: boolean;
  readonly message?: string;
  readonly error?: unknown;
  readonly reason?: unknown;
  readonly promise?: unknown;
  readonly state?: unknown;
  readonly oldURL?: string;
  readonly newURL?: string;
  readonly data?: unknown;
  readonly origin?: string;
  readonly lastEventId?: string;
  readonly source?: unknown;
  readonly ports?: readonly object[];
  readonly eventPhase: number;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  returnValue: unknown;
  preventDefault(): void;
  stopImmediatePropagation(): void;
}

interface PageTarget {
  addEventListener(type: string, listener: Listener | { handleEvent: Listener }, options?: object | boolean): void;
  removeEventListener(type: string, listener: Listener): void;
  dispatchEvent(event: HostEvent): boolean;
}

export interface PageDocument extends PageTarget {
  readonly URL: string;
  readonly documentURI: string;
  readonly readyState: string;
  readonly referrer: string;
  readonly visibilityState: string;
  readonly hidden: boolean;
  readonly defaultView: unknown;
  cookie: string;
  domain: string;
  location: unknown;
  querySelector(selector: string): { textContent: string; click(): void; submit(): void; requestSubmit(): void } | null;
}

/** As far as the contract looks at windows. */
export interface PageWindow extends PageTarget {
  [name: string]: unknown;
  readonly window: unknown;
  readonly document: PageDocument;
  location: {
    href: string;
    hash: string;
    pathname: string;
    protocol: string;
    assign(url: string): void;
    replace(url: string): void;
    reload(): void;
  };
  readonly history: {
    readonly length: number;
    readonly state: unknown;
    scrollRestoration: unknown;
    pushState(...args: unknown[]): void;
    replaceState(...args: unknown[]): void;
    back(): void;
    forward(): void;
    go(delta?: unknown): void;
  };
  readonly DOMException: new (message?: string, name?: string) => Error;
  readonly Event: new (type: string, init?: object) => HostEvent;
  readonly performance: { now(): number };
  setTimeout(handler: unknown, delay?: number, ...args: unknown[]): unknown;
  setInterval(handler: unknown, delay?: number): unknown;
  clearTimeout(id: unknown): void;
  requestAnimationFrame(callback: (now: number) => void): unknown;
  queueMicrotask(callback: () => void): void;
  open(url?: unknown, target?: unknown, features?: unknown): unknown;
  close(): void;
  focus(): void;
  blur(): void;
  readonly URL: typeof URL;
}

export interface SetUp {
  readonly hooks: HooksDouble;
  readonly host: DocumentHost;
  /** The WindowProxy that the host was given: what page code and tests hold. */
  readonly window: PageWindow;
  readonly document: PageDocument;
}

/** `scripting`: whether scripts of the page run; true by default. */
export type Open = (url?: string, scripting?: boolean) => SetUp;

/** What the model's WindowProxy does where the origin is the same. */
export function proxyTo(host: () => DocumentHost): object {
  const window = (): object => host().window;
  return new Proxy(
    {},
    {
      getPrototypeOf: () => Reflect.getPrototypeOf(window()),
      has: (_, name) => Reflect.has(window(), name),
      get: (_, name, receiver) => getOf(host(), name, receiver),
      set: (_, name, value) => Reflect.set(window(), name, value),
      deleteProperty: (_, name) => Reflect.deleteProperty(window(), name),
      defineProperty: (_, name, descriptor) => Reflect.defineProperty(window(), name, { configurable: true, ...descriptor }),
      ownKeys: () => Reflect.ownKeys(window()),
      getOwnPropertyDescriptor(_, name) {
        const descriptor = Reflect.getOwnPropertyDescriptor(window(), name);
        return descriptor && { ...descriptor, configurable: true };
      },
    },
  );
}

/** [[Get]] of a window, by the way that its host has to it. */
function getOf(host: DocumentHost, name: PropertyKey, receiver: unknown): unknown {
  return host.get === undefined ? Reflect.get(host.window, name, receiver) : host.get(name, receiver);
}

/** Gives a function that makes documents, and destroys them all after each test. */
export function opener(factory: () => DocumentHostFactory): Open {
  const open: DocumentHost[] = [];
  afterEach(() => {
    for (const host of open.splice(0)) host.destroy();
  });
  return (url = 'https://a.example/dir/page?q#f', scripting = true) => {
    const hooks = new HooksDouble();
    const { origin } = new URL(url);
    const windowProxy = proxyTo(() => host);
    const referrer = 'https://from.example/';
    const init = { url, origin, referrer, contentType: 'text/html', scripting, windowProxy, hooks };
    const host = factory().create(init);
    hooks.host = host;
    open.push(host);
    return { hooks, host, window: windowProxy as PageWindow, document: host.document as PageDocument };
  };
}

/** Delivers an event as the model does: to the end, with a checkpoint wherever the host asks for one. */
export function deliver({ host, hooks }: SetUp, event: HostEvent): void {
  for (let next = host.dispatch(event, 0); next !== -1; next = host.dispatch(event, next)) hooks.checkpoint();
}

/** Loads markup as the model does: parse, the deferred scripts, `DOMContentLoaded`, `load`. */
export async function load(
  { host }: SetUp,
  markup: string,
  scripts: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  const sources = new Map<string, ScriptSource>();
  for (const { url } of host.scriptsOf(markup)) sources.set(url, { url, text: scripts[url] ?? null });
  const deferred = host.parse(markup, sources);
  host.setReadyState('interactive');
  await runDeferred(deferred);
  host.fire('DOMContentLoaded');
  host.setReadyState('complete');
  host.fire('load');
}

/** Each when it is ready, as the model does. */
export async function runDeferred(scripts: readonly DeferredScript[]): Promise<void> {
  for (const script of scripts) {
    await script.ready;
    script.run();
  }
}
