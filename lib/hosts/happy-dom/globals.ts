import type { BrowserWindow, HTMLBaseElement } from 'happy-dom';
import { Script } from 'node:vm';
import { blobURLFunctions } from '../../html/blob-url-functions.ts';
import type { Insides } from './insides.ts';
import { structuredCloneOf } from './structured-clone.ts';

// A DOMException that is an Error of the page's realm; happy-dom's is one of the surroundings, and has no codes.
const domException: Script = new Script(`(function () {
  const codes = { IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5,
    NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10, InvalidStateError: 11,
    SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17,
    SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23,
    InvalidNodeTypeError: 24, DataCloneError: 25 };
  return class DOMException extends Error {
    #name;
    constructor(message = '', name = 'Error') { super(message); this.#name = String(name ?? 'Error'); }
    get name() { return this.#name; }
    get code() { return codes[this.#name] ?? 0; }
    get [Symbol.toStringTag]() { return 'DOMException'; }
  };
})()`);

/** Gives the window a DOMException whose instances are `instanceof Error` in page code. */
export function installDOMException(raw: BrowserWindow): void {
  Object.assign(raw, { DOMException: domException.runInContext(raw) });
}

/**
 * Defines a property of the window. An accessor also goes to an object at the head of the global's prototype chain: Node 22 and
 * later take no notice of an accessor of the sandbox that throws, and look for the name in the global itself.
 */
export function definer({ raw, inner }: Insides): (name: string, descriptor: PropertyDescriptor) => void {
  let head: object | null = null;
  return (name, descriptor) => {
    Object.defineProperty(raw, name, { configurable: true, ...descriptor });
    if (descriptor.get === undefined) return;
    if (head === null) {
      head = Object.create(Object.getPrototypeOf(inner) as object) as object;
      Object.setPrototypeOf(inner, head);
    }
    Object.defineProperty(head, name, { ...descriptor, configurable: true });
  };
}

/** Names under which page code would meet the object behind its window, and names that must not be there. */
export function installGlobals(insides: Insides): void {
  const { raw, proxy, init, hooks, realm } = insides;
  for (const name of ['window', 'self', 'top', 'parent', 'frames', 'globalThis']) {
    Object.defineProperty(raw, name, { value: proxy, writable: true, enumerable: true, configurable: true });
  }
  const values = { origin: init.origin, structuredClone: structuredCloneOf(insides) };
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(raw, name, { value, writable: true, enumerable: true, configurable: true });
  }
  // Both would go to Node's store of blobs, which all windows share.
  Object.assign(raw.URL, blobURLFunctions(hooks, realm));
  // It opens real connections.
  Reflect.deleteProperty(raw, 'WebSocket');
  // Cookies of its own, and locks that are shared by nobody. DIVERGES: both names are there.
  Object.defineProperty(raw, 'cookieStore', { value: undefined, configurable: true });
  Object.defineProperty(raw.navigator, 'locks', { value: undefined, configurable: true });
}

/** What the document itself must know: cookies of the model, whether it is shown, and its window under the name that page code uses. */
export function installDocument(insides: Insides): void {
  const { raw, proxy, hooks, init } = insides;
  const { document } = raw;
  const { baseURL } = init;
  if (baseURL !== undefined) {
    const get = (): string => document.querySelector<HTMLBaseElement>('base[href]')?.href ?? baseURL;
    Object.defineProperty(document, 'baseURI', { get, configurable: true });
  }
  Object.defineProperties(document, {
    cookie: {
      get: () => hooks.getCookie(),
      set: (cookie: unknown) => hooks.setCookie(String(cookie)),
      enumerable: true,
      configurable: true,
    },
    domain: {
      get: () => hooks.domain(),
      set: (domain: unknown) => hooks.setDomain(domain),
      enumerable: true,
      configurable: true,
    },
    visibilityState: { get: () => hooks.visibilityState(), enumerable: true, configurable: true },
    hidden: { get: () => hooks.visibilityState() === 'hidden', enumerable: true, configurable: true },
    defaultView: { get: () => (insides.gone ? null : proxy), enumerable: true, configurable: true },
  });
}
