import { localStorageGetter, sessionStorageGetter } from '../web-storage/getters.ts';
import { sameOriginDomain } from '../origin/origin.ts';
import { toDOMString } from '../webidl/conversions.ts';
import type { ModelInterface, ModelWindow } from './document-host.ts';
import type { Document } from './document.ts';
import type { Navigable } from './navigable.ts';
import { modelInterfaces } from './window-interfaces.ts';

/** Gives a new window what the model owns of it: the storage attributes, and the interfaces behind them. No script has run yet. */
// HTML, Web storage, the WindowLocalStorage and WindowSessionStorage mixins.
// https://html.spec.whatwg.org/multipage/#dom-localstorage
export function setUpWindow<W extends object>(document: Document<W>, navigable: Navigable<W>): void {
  const { host } = document;
  const model = new WindowModel(document, navigable);
  if (host.setModel !== undefined) {
    host.setModel(model);
    return;
  }
  defineGetter(document, 'localStorage', () => model.localStorage());
  defineGetter(document, 'sessionStorage', () => model.sessionStorage());
  defineReplaceable(document, 'parent', () => model.parent());
  defineReplaceable(document, 'length', () => model.length());
  defineGetter(document, 'top', () => model.top());
  defineGetter(document, 'frameElement', () => model.frameElement());
  defineGetter(
    document,
    'name',
    () => model.name(),
    (value) => model.setName(value),
  );
  defineGetter(document, 'closed', () => model.closed());
  defineOpener(document, model);
  defineMethod(document, 'postMessage', 1, (...args) => model.postMessage(...args));
  for (const name of modelInterfaces) {
    host.define(name, { value: model.interfaceObject(name), writable: true, enumerable: false, configurable: true });
  }
}

/** Also what a window shows of the navigables around it, each as the WindowProxy for its own origin. */
class WindowModel<W extends object> implements ModelWindow {
  readonly #document: Document<W>;
  readonly #navigable: Navigable<W>;

  constructor(document: Document<W>, navigable: Navigable<W>) {
    this.#document = document;
    this.#navigable = navigable;
  }

  localStorage(): object {
    return localStorageGetter(this.#document);
  }

  sessionStorage(): object {
    const { destroyed, sessionStorageHolder, realm } = this.#document;
    if (!destroyed || sessionStorageHolder !== null) return sessionStorageGetter(this.#document);
    // Without a navigable there is no shed to obtain it from; what was obtained before goes on.
    throw new realm.DOMException('The document has no session any more.', 'SecurityError');
  }

  // HTML, the Window object, accessing other browsing contexts.
  // https://html.spec.whatwg.org/multipage/#accessing-other-browsing-contexts
  parent(): object | null {
    return this.#proxyOf(this.#navigable.parent ?? this.#navigable);
  }

  top(): object | null {
    return this.#proxyOf(this.#navigable.top);
  }

  length(): number {
    return this.#document.childNavigables.length;
  }

  // HTML, the Window object, frameElement.
  // https://html.spec.whatwg.org/multipage/#dom-frameelement
  frameElement(): object | null {
    // 1 to 3
    const { container } = this.#navigable;
    if (container === null || this.#document.destroyed) return null;
    // 4, 5
    return sameOriginDomain(container.document.origin, this.#document.origin) ? container.element : null;
  }

  name(): string {
    return this.#document.destroyed ? '' : this.#navigable.targetName;
  }

  setName(value: unknown): void {
    const name = toDOMString(this.#document.realm, value);
    if (!this.#document.destroyed) this.#navigable.targetName = name;
  }

  opener(): object | null {
    return this.#document.destroyed ? null : this.#navigable.openerFor(this.#document.origin);
  }

  // HTML, the Window object, opener setter.
  // https://html.spec.whatwg.org/multipage/#dom-opener
  disown(): void {
    // 1 (other values are the host's)
    if (!this.#document.destroyed) this.#navigable.opener = null;
  }

  closed(): boolean {
    return this.#document.destroyed || this.#navigable.isClosed;
  }

  postMessage(...args: unknown[]): void {
    // What is kept to be returned to is not its navigable's window now.
    if (this.#navigable.activeDocument === this.#document) {
      this.#navigable.waysOut.postMessage(this.#navigable, this.#document.origin, args);
    }
  }

  interfaceObject(name: ModelInterface): unknown {
    return this.#document.interfaces.object(name);
  }

  /** A destroyed document has no navigable any more. */
  #proxyOf({ windowProxies }: Navigable<W>): object | null {
    return this.#document.destroyed ? null : windowProxies.for(this.#document.origin);
  }
}

/** An attribute that page code can replace by a value of its own. */
function defineReplaceable<W extends object>(document: Document<W>, name: string, getter: () => unknown): void {
  const replace = (value: unknown): void =>
    document.host.define(name, { value, writable: true, enumerable: true, configurable: true });
  defineGetter(document, name, getter, replace);
}

/** Set to null it is gone; every other value takes its place. */
function defineOpener<W extends object>(document: Document<W>, model: ModelWindow): void {
  const set = (value: unknown): void => {
    if (value === null) model.disown();
    else document.host.define('opener', { value, writable: true, enumerable: true, configurable: true });
  };
  defineGetter(document, 'opener', () => model.opener(), set);
}

function defineMethod<W extends object>(
  document: Document<W>,
  name: string,
  length: number,
  steps: (...args: unknown[]) => unknown,
): void {
  // A method has no [[Construct]], as an operation of Web IDL.
  const { method } = { method: (...args: unknown[]): unknown => steps(...args) };
  Object.setPrototypeOf(method, document.host.realm.functionPrototype);
  Object.defineProperties(method, { name: { value: name }, length: { value: length } });
  document.host.define(name, { value: method, writable: true, enumerable: true, configurable: true });
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
