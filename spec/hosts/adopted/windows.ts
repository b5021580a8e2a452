import { createRequire } from 'node:module';
import { runInContext, createContext } from 'node:vm';
import { Window } from 'happy-dom';
import type { Storage } from '../../../lib/index.ts';

/** What specs read of a storage event. */
export interface AnEvent {
  readonly type: string;
  readonly isTrusted: boolean;
  readonly target: unknown;
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
  readonly storageArea: unknown;
}

type Listener = (event: AnEvent) => unknown;

export interface AnElement {
  readonly contentWindow: AWindow | null;
  readonly contentDocument: object | null;
  src: string;
  readonly isConnected: boolean;
  append(...nodes: AnElement[]): void;
  attachShadow(init: { mode: string }): AnElement;
  remove(): void;
  setAttribute(name: string, value: string): void;
}

export interface ADocument {
  readonly body: AnElement & { innerHTML: string };
  createElement(name: string): AnElement;
  createEvent(name: string): AnEvent & { initStorageEvent(type: string, ...rest: unknown[]): void };
  getElementsByTagName(name: string): ArrayLike<AnElement>;
}

/** What specs use of a window, whoever made it. */
export interface AWindow {
  localStorage: Storage;
  sessionStorage: Storage;
  onstorage: Listener | null;
  Storage: { readonly prototype: Storage };
  StorageEvent: new (type: string, init?: object) => AnEvent;
  Event: new (type: string) => object;
  readonly document: ADocument;
  readonly frames: Record<number, AWindow>;
  readonly history: { pushState(data: unknown, unused: string, url: string): void };
  readonly location: { readonly href: string };
  addEventListener(type: string, listener: Listener, options?: boolean | { once?: boolean; capture?: boolean }): void;
  removeEventListener(type: string, listener: Listener): void;
  dispatchEvent(event: object): boolean;
  close(): void;
}

/** A window that somebody else has made. */
export interface Made {
  /** What is adopted. */
  readonly window: AWindow;
  /** What stands behind it; the same where nothing does. */
  readonly behind: AWindow;
  /** The emulator's way to another URL. */
  setURL(url: string): void;
  /** The emulator has loaded it, and changes it no more. */
  loaded(): Promise<unknown>;
  /** Ends what the emulator has under way. */
  end(): void;
}

export const home = 'https://shop.example/cart';

export function fromHappyDom(settings: object = { enableIframePageLoading: true }): Made {
  const window = new Window({ url: home, settings });
  // Wall: happy-dom's types are those of its classes, and specs use a few members of any emulator's.
  const known = window as unknown as AWindow;
  return {
    window: known,
    behind: known,
    loaded: () => window.happyDOM.waitUntilComplete(),
    setURL: (url) => window.happyDOM.setURL(url),
    end: () => void window.happyDOM.abort(),
  };
}

interface Dom {
  readonly window: AWindow;
  reconfigure(settings: { url: string }): void;
}

type JsdomClass = new (markup: string, options: object) => Dom;

/** It has no types of its own. */
const { JSDOM, VirtualConsole } = createRequire(import.meta.url)('jsdom') as {
  JSDOM: JsdomClass;
  VirtualConsole: new () => object;
};

/** It prints nothing. */
export function fromJsdom(options: object = {}, markup: string = ''): Made {
  const { window, reconfigure } = bound(new JSDOM(markup, { url: home, virtualConsole: new VirtualConsole(), ...options }));
  const load = new Promise((resolve) => window.addEventListener('load', resolve));
  return { window, behind: window, loaded: () => load, setURL: (url) => reconfigure({ url }), end: () => window.close() };
}

function bound(dom: Dom): Pick<Dom, 'window' | 'reconfigure'> {
  return { window: dom.window, reconfigure: (settings) => dom.reconfigure(settings) };
}

/**
 * A plain global that a runner has filled with what the window has, as Vitest does: functions bound to the window, everything else by
 * accessors that go to it, until somebody sets it.
 */
export function filledWith(made: Made): Made {
  const { window: behind } = made;
  const global = {};
  const names = new Set<string>();
  for (let object: object | null = behind; object !== null; object = Reflect.getPrototypeOf(object)) {
    for (const name of Object.getOwnPropertyNames(object)) if (!(name in Object.prototype)) names.add(name);
  }
  for (const name of names) {
    const own = new Map<string, unknown>();
    const first = read(behind, name);
    const method: unknown = typeof first === 'function' && !isClassName(name) ? first.bind(behind) : undefined;
    Object.defineProperty(global, name, {
      get: () => (own.has(name) ? own.get(name) : (method ?? read(behind, name))),
      set: (value: unknown) => void own.set(name, value),
      configurable: true,
    });
  }
  for (const name of ['window', 'self', 'top', 'parent', 'globalThis']) {
    Object.defineProperty(global, name, { get: () => global, configurable: true });
  }
  return { ...made, window: global as AWindow };
}

/** The global of a context and the object that it was made of: two objects, and one set of properties. */
export function inContext(made: Made): Made {
  const { window: behind } = made;
  return { ...made, window: runInContext('globalThis', createContext(behind)) as AWindow };
}

function isClassName(name: string): boolean {
  return name !== name.toLowerCase() && name.startsWith(name.charAt(0).toUpperCase());
}

/** What a getter refuses is not there. */
function read(object: object, name: string): unknown {
  try {
    return Reflect.get(object, name);
  } catch {
    return undefined;
  }
}

/** All that have HTML: by name. */
export const withMarkup: Readonly<Record<string, () => Made>> = {
  'happy-dom': () => fromHappyDom(),
  jsdom: () => fromJsdom(),
  'jsdom with scripts': () => fromJsdom({ runScripts: 'dangerously', pretendToBeVisual: true }),
  'a global filled from happy-dom': () => filledWith(fromHappyDom()),
  'a global filled from jsdom': () => filledWith(fromJsdom()),
  'the global of a context of happy-dom': () => inContext(fromHappyDom()),
};
