import { localStorageGetter, sessionStorageGetter } from '../web-storage/getters.ts';
import type { Storage } from '../web-storage/storage.ts';
import type { Document } from './document.ts';

/** Gives a new window what the model owns of it: the storage attributes, and the interfaces behind them. No script has run yet. */
// HTML, Web storage, the WindowLocalStorage and WindowSessionStorage mixins.
// https://html.spec.whatwg.org/multipage/#dom-localstorage
export function setUpWindow(document: Document): void {
  const { host } = document;
  defineGetter(document, 'localStorage', () => localStorageGetter(document));
  defineGetter(document, 'sessionStorage', () => sessionStorageGetter(document));
  for (const [name, interfaceObject] of document.interfaces.objects()) {
    host.define(name, { value: interfaceObject(), writable: true, enumerable: false, configurable: true });
  }
}

function defineGetter(document: Document, name: string, getter: () => Storage): void {
  const { realm } = document.host;
  // A method has no [[Construct]], as a getter of Web IDL.
  const { get } = { get: () => getter() };
  Object.setPrototypeOf(get, realm.functionPrototype);
  Object.defineProperty(get, 'name', { value: `get ${name}` });
  document.host.define(name, { get, enumerable: true, configurable: true });
}
