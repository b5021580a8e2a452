import { PropertySymbol, type BrowserWindow } from 'happy-dom';
import Navigator from 'happy-dom/lib/navigator/Navigator.js';
import { runInContext, Script } from 'node:vm';
import { documentBaseURL } from './base-url.ts';
import { blobURLFunctions } from '../../file-api/blob-url-functions.ts';
import { compatMode } from './compat-mode.ts';
import type { Insides } from './insides.ts';
import { isDeleted } from './members.ts';
import { adoptFunction } from './realm-functions.ts';
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

// HTML, the option element, Option.
// https://html.spec.whatwg.org/multipage/#dom-option
const optionFunction: Script = new Script(`(function (document, prototype) {
  function Option(text = '', value = undefined, defaultSelected = false, selected = false) {
    if (new.target === undefined) throw new TypeError('Please use the new operator.');
    // 1, 2
    const option = document.createElement('option');
    // 3
    if (String(text) !== '') option.append(String(text));
    // 4
    if (value !== undefined) option.setAttribute('value', value);
    // 5
    if (defaultSelected) option.setAttribute('selected', '');
    // 6
    option.selected = Boolean(selected);
    // 7
    return option;
  }
  Option.prototype = prototype;
  return Object.defineProperty(Option, 'length', { value: 0 });
})`);

/** What every machine is to a page. */
const platform = 'Linux x86_64';

/** In place of happy-dom's, which it makes of the process that it is loaded in. */
export const navigatorSettings: { readonly userAgent: string } = {
  userAgent: `Mozilla/5.0 (X11; ${platform}) AppleWebKit/537.36 (KHTML, like Gecko) HappyDOM/21`,
};

/** The navigator of happy-dom but for `locks`, which its prototype object has for all windows. */
class NavigatorWithoutLocks {
  constructor() {
    throw new TypeError('Illegal constructor');
  }

  static {
    const { locks: _locks, constructor: _constructor, ...members } = Object.getOwnPropertyDescriptors(Navigator.prototype);
    Object.defineProperties(this.prototype, members);
    Object.defineProperty(this, 'name', { value: 'Navigator' });
  }
}

/** Gives the window a DOMException whose instances are `instanceof Error` in page code. */
export function installDOMException(raw: BrowserWindow): void {
  Object.assign(raw, { DOMException: domException.runInContext(raw) });
}

// A function of the page's realm. The prototype object is put before those that a context's global begins with.
const windowInterface: Script = new Script(`(function () {
  const { Window } = { Window: function () { throw new TypeError('Illegal constructor'); } };
  const prototype = Object.create(Object.getPrototypeOf(this), {
    constructor: { value: Window, writable: true, configurable: true },
    [Symbol.toStringTag]: { value: 'Window', configurable: true },
  });
  Object.defineProperty(Window, 'prototype', { value: prototype, writable: false });
  Object.setPrototypeOf(this, prototype);
  return Window;
})`);

/**
 * Gives the window an interface object of its own, and returns its prototype object: happy-dom's class is one for all windows, and what a
 * page puts behind its prototype object is handed the object that happy-dom made.
 */
export function installWindowInterface(raw: BrowserWindow): object {
  const Window = Reflect.apply(windowInterface.runInContext(raw) as () => Function, runInContext('this', raw), []);
  for (const name of ['Window', 'constructor']) {
    Object.defineProperty(raw, name, { value: Window, writable: true, enumerable: false, configurable: true });
  }
  return Window.prototype as object;
}

/**
 * Defines a property of the window. An accessor also goes to an object at the head of the global's prototype chain: Node 22 and
 * later take no notice of an accessor of the sandbox that throws, and look for the name in the global itself. DIVERGES: strict code
 * that assigns to the bare name of an accessor without a setter gets no TypeError; by `window.` it does.
 */
export function definer(insides: Insides): (name: string, descriptor: PropertyDescriptor) => void {
  const { raw, head, mirrored, realm } = insides;
  return (name, descriptor) => {
    Object.defineProperty(raw, name, { configurable: true, ...descriptor });
    if (descriptor.get === undefined) return;
    const { get } = {
      get(this: unknown): unknown {
        return isDeleted(insides, name) ? undefined : descriptor.get?.call(this);
      },
    };
    adoptFunction(get, realm.functionPrototype);
    mirrored.add(name);
    Object.defineProperty(head, name, { ...descriptor, get, configurable: true });
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
  // They tell of what really took time in the process.
  for (const name of ['PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceEntry'])
    Reflect.deleteProperty(raw, name);
  const { locale } = hooks.place;
  const languages = Object.freeze([...new Set([locale, locale.split('-')[0] as string])]);
  for (const [name, value] of Object.entries({ language: locale, languages, platform })) {
    Object.defineProperty(raw.navigator, name, { value, configurable: true });
  }
  // It opens real connections.
  Reflect.deleteProperty(raw, 'WebSocket');
  // Names that no window has: deleted there, they go from the object behind it, too.
  for (const name of ['cookieStore', 'global', 'GLOBAL', 'root']) Reflect.deleteProperty(insides.inner, name);
  // Its locks are shared by nobody.
  Object.setPrototypeOf(raw.navigator, NavigatorWithoutLocks.prototype);
  Object.defineProperty(raw, 'Navigator', { value: NavigatorWithoutLocks, writable: true, configurable: true });
  const { userActivation } = { userActivation: () => hooks.userActivation() };
  adoptFunction(userActivation, realm.functionPrototype);
  Object.defineProperty(raw.navigator, 'userActivation', { get: userActivation, enumerable: true, configurable: true });
  Object.defineProperty(raw.navigator, 'webdriver', { value: false, enumerable: true, configurable: true });
  const { HTMLOptionElement } = raw;
  Object.assign(raw, { Option: optionFunction.runInContext(raw)(raw.document, HTMLOptionElement.prototype) });
}

/** What the document itself must know: cookies of the model, whether it is shown, and its window under the name that page code uses. */
export function installDocument(insides: Insides): void {
  const { raw, proxy, hooks, init } = insides;
  const { document } = raw;
  document[PropertySymbol.referrer] = init.referrer;
  const isShown = (): boolean => raw.document === document;
  const visibilityState = (): 'visible' | 'hidden' => (isShown() ? hooks.visibilityState() : 'hidden');
  Object.defineProperty(document, 'baseURI', { get: () => documentBaseURL(insides), configurable: true });
  Object.defineProperties(document, {
    cookie: {
      get: () => (isShown() ? hooks.getCookie() : ''),
      set: (cookie: unknown) => {
        const string = String(cookie);
        if (isShown()) hooks.setCookie(string);
      },
      enumerable: true,
      configurable: true,
    },
    compatMode: { get: () => compatMode(insides, document), enumerable: true, configurable: true },
    domain: {
      get: () => hooks.domain(),
      set: (domain: unknown) => hooks.setDomain(domain),
      enumerable: true,
      configurable: true,
    },
    lastModified: { get: () => hooks.lastModified(), enumerable: true, configurable: true },
    visibilityState: { get: visibilityState, enumerable: true, configurable: true },
    hidden: { get: () => visibilityState() === 'hidden', enumerable: true, configurable: true },
    hasFocus: { value: () => isShown() && hooks.hasFocus(), writable: true, enumerable: true, configurable: true },
    defaultView: { get: () => (insides.gone || !isShown() ? null : proxy), enumerable: true, configurable: true },
  });
}
