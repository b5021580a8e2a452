import { localStorageGetter, sessionStorageGetter } from '../web-storage/getters.ts';
import { sameOrigin } from '../origin/origin.ts';
import { toDOMString } from '../webidl/conversions.ts';
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
    // In most tabs nobody ever asks for them, and they are half of what a tab costs.
    if (host.defineLazily !== undefined) host.defineLazily(name, interfaceObject);
    else host.define(name, { value: interfaceObject(), writable: true, enumerable: false, configurable: true });
  }
}

/** What a window shows of the navigables around it, each as the WindowProxy for its own origin. */
// HTML, the Window object, accessing other browsing contexts.
// https://html.spec.whatwg.org/multipage/#accessing-other-browsing-contexts
function defineRelations<W extends object>(document: Document<W>, navigable: Navigable<W>): void {
  const { realm } = document.host;
  // A destroyed document has no navigable any more.
  const proxyOf = ({ windowProxies }: Navigable<W>): object | null =>
    document.destroyed ? null : windowProxies.for(document.origin);
  defineReplaceable(document, 'parent', () => proxyOf(navigable.parent ?? navigable));
  defineReplaceable(document, 'length', () => document.childNavigables.length);
  defineGetter(document, 'top', () => proxyOf(navigable.top));
  defineGetter(document, 'frameElement', () => frameElementOf(document, navigable));
  defineGetter(
    document,
    'name',
    () => (document.destroyed ? '' : navigable.targetName),
    (value) => {
      const name = toDOMString(realm, value);
      if (!document.destroyed) navigable.targetName = name;
    },
  );
}

// HTML, the Window object, frameElement.
// https://html.spec.whatwg.org/multipage/#dom-frameelement
function frameElementOf<W extends object>(document: Document<W>, { container }: Navigable<W>): object | null {
  // 1 to 3
  if (container === null || document.destroyed) return null;
  // 4, 5
  return sameOrigin(container.document.origin, document.origin) ? container.element : null;
}

/** An attribute that page code can replace by a value of its own. */
function defineReplaceable<W extends object>(document: Document<W>, name: string, getter: () => unknown): void {
  const replace = (value: unknown): void =>
    document.host.define(name, { value, writable: true, enumerable: true, configurable: true });
  defineGetter(document, name, getter, replace);
}

function defineGetter<W extends object>(
  document: Document<W>,
  name: string,
  getter: () => unknown,
  setter?: (value: unknown) => void,
): void {
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
