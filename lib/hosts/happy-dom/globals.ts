import { PropertySymbol, type BrowserWindow } from 'happy-dom';
import Navigator from 'happy-dom/lib/navigator/Navigator.js';
import { runInContext, Script } from 'node:vm';
import { installDocumentMembers } from '../page/document-members.ts';
import { platform } from '../page/globals.ts';
import type { Patches } from '../page/patches.ts';
import { adoptFunction } from '../page/realm-functions.ts';
import { compatMode } from './compat-mode.ts';
import type { Insides } from './insides.ts';
import { isDeleted } from './members.ts';

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
export function installDOMException(raw: BrowserWindow, patches: Patches): void {
  patches.assign(raw, { DOMException: domException.runInContext(raw) });
}

// A function of the page's realm. The prototype object is put before those that a context's global begins with.
const windowInterface: Script = new Script(`(function () {
  const { Window } = { Window: function () { throw new TypeError('Illegal constructor'); } };
  const prototype = Object.create(Object.getPrototypeOf(this), {
    constructor: { value: Window, writable: true, configurable: true },
    [Symbol.toStringTag]: { value: 'Window', configurable: true },
  });
  Object.defineProperty(Window, 'prototype', { value: prototype, writable: false });
  return Window;
})`);

/**
 * Gives the window an interface object of its own, and returns its prototype object: happy-dom's class is one for all windows, and what a
 * page puts behind its prototype object is handed the object that happy-dom made.
 */
export function installWindowInterface(raw: BrowserWindow, patches: Patches): object {
  const inner = runInContext('this', raw) as object;
  const Window = Reflect.apply(windowInterface.runInContext(raw) as () => Function, inner, []);
  patches.setPrototype(inner, Window.prototype as object);
  patches.values(raw, { Window, constructor: Window }, false);
  return Window.prototype as object;
}

/**
 * Defines a property of the window. An accessor also goes to an object at the head of the global's prototype chain: Node 22 and
 * later take no notice of an accessor of the sandbox that throws, and look for the name in the global itself. DIVERGES: strict code
 * that assigns to the bare name of an accessor without a setter gets no TypeError; by `window.` it does.
 */
export function definer(insides: Insides): (name: string, descriptor: PropertyDescriptor) => void {
  const { raw, head, mirrored, realm, patches } = insides;
  return (name, descriptor) => {
    patches.define(raw, name, descriptor);
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
export function installWindowNames(insides: Insides): void {
  const { raw, inner, proxy, patches } = insides;
  for (const name of ['window', 'self', 'top', 'parent', 'frames', 'globalThis']) {
    patches.values(raw, { [name]: proxy });
  }
  // Names that no window has: deleted there, they go from the object behind it, too.
  for (const name of ['cookieStore', 'global', 'GLOBAL', 'root']) {
    patches.keep(raw, name);
    Reflect.deleteProperty(inner, name);
  }
  // Its locks are shared by nobody.
  patches.setPrototype(raw.navigator, NavigatorWithoutLocks.prototype);
  patches.define(raw, 'Navigator', { value: NavigatorWithoutLocks, writable: true });
  const { HTMLOptionElement } = raw;
  patches.assign(raw, { Option: optionFunction.runInContext(raw)(raw.document, HTMLOptionElement.prototype) });
}

/** What the document itself must know. */
export function installDocument(insides: Insides): void {
  const { patches, init } = insides;
  const { document } = insides.raw;
  patches.assign(document, { [PropertySymbol.referrer]: init.referrer });
  installDocumentMembers(insides);
  patches.define(document, 'compatMode', {
    get: () => compatMode(insides, document),
    enumerable: true,
    configurable: true,
  });
}
