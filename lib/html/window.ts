import { localStorageGetter, sessionStorageGetter } from '../web-storage/getters.ts';
import { sameOrigin } from '../origin/origin.ts';
import type { Document } from './document.ts';
import type { Navigable } from './navigable.ts';

/** Gives a new window what the model owns of it: the storage attributes, and the interfaces behind them. No script has run yet. */
// HTML, Web storage, the WindowLocalStorage and WindowSessionStorage mixins.
// https://html.spec.whatwg.org/multipage/#dom-localstorage
export function setUpWindow<W extends object>(document: Document<W>, navigable: Navigable<W>): void {
  const { host } = document;
  defineGetter(document, 'localStorage', () => localStorageGetter(document));
  defineGetter(document, 'sessionStorage', () => sessionStorageGetter(document));
  defineRelations(document, navigable);
  for (const [name, interfaceObject] of document.interfaces.objects()) {
    host.define(name, { value: interfaceObject(), writable: true, enumerable: false, configurable: true });
  }
}

/** What a window shows of the navigables around it, each as the WindowProxy for its own origin. */
// HTML, the Window object, accessing other browsing contexts.
// https://html.spec.whatwg.org/multipage/#accessing-other-browsing-contexts
function defineRelations<W extends object>(document: Document<W>, navigable: Navigable<W>): void {
  const proxyOf = ({ windowProxies }: Navigable<W>): object => windowProxies.for(document.origin);
  defineGetter(document, 'parent', () => proxyOf(navigable.parent ?? navigable));
  defineGetter(document, 'top', () => proxyOf(navigable.top));
  defineGetter(document, 'length', () => document.childNavigables.length);
  defineGetter(document, 'frameElement', () => frameElementOf(document, navigable));
}

// HTML, the Window object, frameElement.
// https://html.spec.whatwg.org/multipage/#dom-frameelement
function frameElementOf<W extends object>(document: Document<W>, { container }: Navigable<W>): object | null {
  // 1 to 3
  if (container === null) return null;
  // 4, 5
  return sameOrigin(container.document.origin, document.origin) ? container.element : null;
}

function defineGetter(document: Document, name: string, getter: () => unknown): void {  const { realm } = document.host;
  // A method has no [[Construct]], as a getter of Web IDL.
  const { get } = { get: (): unknown => getter() };
  Object.setPrototypeOf(get, realm.functionPrototype);
  Object.defineProperty(get, 'name', { value: `get ${name}` });
  document.host.define(name, { get, enumerable: true, configurable: true });
}
