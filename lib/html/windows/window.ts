import { reportError } from './report-error.ts';
import { modelInterfaces } from './window-interfaces.ts';
import type { Document } from '../records/document.ts';

/** Gives a new window the members that the model owns, where it has not them by itself. No script has run yet. */
// HTML, Web storage, the WindowLocalStorage and WindowSessionStorage mixins.
// https://html.spec.whatwg.org/multipage/#dom-localstorage
export function setUpWindow(document: Document): void {
  const { host, hooks } = document;
  if (host.ownsModelMembers === true) return;
  defineGetter(document, 'localStorage', () => hooks.localStorage());
  defineGetter(document, 'sessionStorage', () => hooks.sessionStorage());
  defineGetter(document, 'isSecureContext', () => hooks.isSecureContext());
  defineReplaceable(document, 'parent', () => hooks.parent());
  defineReplaceable(document, 'length', () => hooks.frameCount());
  defineGetter(document, 'top', () => hooks.top());
  defineGetter(document, 'frameElement', () => hooks.frameElement());
  defineGetter(
    document,
    'name',
    () => hooks.name(),
    (value) => hooks.setName(value),
  );
  defineGetter(document, 'closed', () => hooks.closed());
  defineOpener(document);
  if (host.ownsConsole !== true) {
    host.define('console', { value: hooks.console(), writable: true, enumerable: true, configurable: true });
  }
  defineMethod(document, 'reportError', 1, (...args) => reportError(hooks, host.realm, args));
  defineMethod(document, 'postMessage', 1, (...args) => hooks.postMessage(...args));
  for (const type of ['alert', 'confirm', 'prompt', 'print'] as const)
    defineMethod(document, type, 0, (...args) => hooks.showDialog(type, args));
  for (const name of modelInterfaces) {
    if (hooks.exposes(name))
      host.define(name, { value: hooks.interfaceObject(name), writable: true, enumerable: false, configurable: true });
    else Reflect.deleteProperty(host.window, name);
  }
}

/** An attribute that page code can replace by a value of its own. */
function defineReplaceable(document: Document, name: string, getter: () => unknown): void {
  const replace = (value: unknown): void =>
    document.host.define(name, { value, writable: true, enumerable: true, configurable: true });
  defineGetter(document, name, getter, replace);
}

/** Set to null it is gone; every other value takes its place. */
function defineOpener(document: Document): void {
  const { hooks } = document;
  const set = (value: unknown): void => {
    if (value === null) hooks.disown();
    else document.host.define('opener', { value, writable: true, enumerable: true, configurable: true });
  };
  defineGetter(document, 'opener', () => hooks.opener(), set);
}

function defineMethod(document: Document, name: string, length: number, steps: (...args: unknown[]) => unknown): void {
  // A method has no [[Construct]], as an operation of Web IDL.
  const { method } = { method: (...args: unknown[]): unknown => steps(...args) };
  Object.setPrototypeOf(method, document.host.realm.functionPrototype);
  Object.defineProperties(method, { name: { value: name }, length: { value: length } });
  document.host.define(name, { value: method, writable: true, enumerable: true, configurable: true });
}

function defineGetter(document: Document, name: string, getter: () => unknown, setter?: (value: unknown) => void): void {
  const { realm } = document.host;
  // Methods have no [[Construct]], as getters and setters of Web IDL.
  const { get, set } = {
    get: (): unknown => getter(),
    set: (value: unknown): void => setter?.(value),
  };
  for (const [each, prefix] of [
    [get, 'get'],
    [set, 'set'],
  ] as const) {
    Object.setPrototypeOf(each, realm.functionPrototype);
    Object.defineProperty(each, 'name', { value: `${prefix} ${name}` });
  }
  document.host.define(name, { get, ...(setter === undefined ? {} : { set }), enumerable: true, configurable: true });
}
