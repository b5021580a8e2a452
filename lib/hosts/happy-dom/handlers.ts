import { HTMLBodyElement, PropertySymbol, type Attr, type BrowserWindow, type Event } from 'happy-dom';
import { trustedErrorArguments } from './errors.ts';
import { cancel } from './events.ts';
import type { Insides, InsidesOf, WindowHandlers } from './insides.ts';
import { adoptFunction } from '../page/realm-functions.ts';

type Handler = (event: Event) => void;
type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** What stands behind one `on*` name of the window: a value, or the text of an attribute of body that nobody has needed yet. */
interface Entry {
  value: unknown;
  source: string | null;
  readonly listener: (event: Event) => void;
}

interface HandlerElement {
  readonly form?: object | null;
  readonly [PropertySymbol.proxy]?: HandlerElement;
}

/** What happy-dom wraps around the text of a handler attribute before it evaluates it. */
const attributeStart = '(function anonymous($happy_dom, event) {try {\n';
const attributeEnd = '} catch(e) { $happy_dom.dispatchError(e); }})';

/** Names that body and frameset hand to the window. HTML: https://html.spec.whatwg.org/multipage/#event-handlers-on-elements,-document-objects,-and-window-objects */
const windowNames: ReadonlySet<string> = new Set(
  (
    'onafterprint onbeforeprint onbeforeunload onblur onerror onfocus onhashchange onlanguagechange onload onmessage ' +
    'onmessageerror onoffline ononline onpagehide onpageshow onpopstate onrejectionhandled onresize onscroll onstorage ' +
    'onunhandledrejection onunload'
  ).split(' '),
);

/**
 * The `on*` handlers of a window. happy-dom keeps them in a map and calls them after all listeners; here the first setting adds a
 * listener, so that a handler has its place among them. happy-dom's accessors go on to use this object as their map.
 */
export class HandlerMap extends Map<string, Handler | null> implements WindowHandlers {
  readonly #raw: BrowserWindow;
  readonly #of: InsidesOf;
  readonly #entries = new Map<string, Entry>();

  constructor(raw: BrowserWindow, of: InsidesOf) {
    super();
    this.#raw = raw;
    this.#of = of;
  }

  override get(name: string): Handler | null | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    this.#compile(name, entry);
    return entry.value as Handler | null;
  }

  override set(name: string, value: unknown): this {
    const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null);
    if (isObject) this.#activate(name, value, null);
    else this.#deactivate(name);
    return this;
  }

  /** Of the handlers only: whoever calls it has taken their listeners away. */
  override clear(): void {
    this.#entries.clear();
  }

  setSource(name: string, source: string): void {
    this.#activate(name, null, source);
  }

  handlerOf(listener: object): unknown {
    for (const entry of this.#entries.values()) if (entry.listener === listener) return entry.value;
    return null;
  }

  #activate(name: string, value: unknown, source: string | null): void {
    const entry = this.#entries.get(name);
    if (entry !== undefined) {
      entry.value = value;
      entry.source = source;
      return;
    }
    const listener = (event: Event): void => this.#handle(name, event);
    this.#entries.set(name, { value, source, listener });
    this.#raw.addEventListener(name.slice('on'.length), listener);
  }

  #deactivate(name: string): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    this.#raw.removeEventListener(name.slice('on'.length), entry.listener);
    this.#entries.delete(name);
  }

  #compile(name: string, entry: Entry): void {
    if (entry.source === null) return;
    const { source } = entry;
    entry.source = null;
    const parameters = name === 'onerror' ? 'event, source, lineno, colno, error' : 'event';
    try {
      entry.value = compileFunction(this.#of(), name, parameters, source);
    } catch (error) {
      this.#of().hooks.reportException(error);
    }
  }

  // HTML, events, the event handler processing algorithm.
  // https://html.spec.whatwg.org/multipage/#the-event-handler-processing-algorithm
  #handle(name: string, event: Event): void {
    // 1
    const handler = this.get(name);
    // 2
    if (typeof handler !== 'function') return;
    // 3
    const errorArguments = name === 'onerror' ? trustedErrorArguments(event) : null;
    // 4
    const returnValue: unknown = Reflect.apply(handler as Callable, this.#of().proxy, errorArguments ?? [event]);
    // 5
    cancelBy(event, returnValue, errorArguments !== null);
  }
}

function cancelBy(event: Event, returnValue: unknown, isError: boolean): void {
  if (event.type === 'beforeunload') {
    if (returnValue === undefined || returnValue === null) return;
    cancel(event);
    if (Reflect.get(event, 'returnValue') === '') Reflect.set(event, 'returnValue', String(returnValue));
  } else if (returnValue === isError) {
    cancel(event);
  }
}

function compileFunction({ scripts, raw }: Insides, name: string, parameters: string, body: string): unknown {
  return scripts.run(`(function ${name}(${parameters}) {\n${body}\n})`, raw.location.href);
}

/**
 * happy-dom evaluates the text of a handler attribute as a plain function. In browsers element, form and document are in its scope,
 * and returning false cancels the event. Gives what happy-dom then binds to the element, or null if `code` is no handler attribute.
 */
export function attributeHandler(insides: Insides, code: string): object | null {
  if (!code.startsWith(attributeStart) || !code.endsWith(attributeEnd)) return null;
  const body = code.slice(attributeStart.length, -attributeEnd.length);
  const { scripts } = insides;
  const filename = insides.raw.location.href;
  // Alone first: a body that closes the function itself must not get through.
  compileFunction(insides, '', 'event', body);
  const bind = (raw: HandlerElement): Handler => {
    // A form has its controls by name in the proxy that its constructor gave.
    const element = raw[PropertySymbol.proxy] ?? raw;
    const form = element.form ?? null;
    const scoped = `with (element) { return function (event) {\n${body}\n}; }`;
    const withForm = form === null ? scoped : `with (form) { ${scoped} }`;
    const make = scripts.run(`(function (element, form) { with (document) { ${withForm} } })`, filename) as Callable;
    const handler = make(element, form) as Callable;
    const bound: Handler = (event) => {
      if (handler.call(element, event) === false) cancel(event);
    };
    // By it is told whose code throws.
    adoptFunction(bound, insides.realm.functionPrototype);
    return bound;
  };
  return { bind };
}

/** Body hands some handlers to the window, as attributes and as properties; in happy-dom it keeps them. */
export function bodyClass(of: InsidesOf): typeof HTMLBodyElement {
  class Body extends HTMLBodyElement {
    override [PropertySymbol.onSetAttribute](attribute: Attr, replaced: Attr | null): void {
      super[PropertySymbol.onSetAttribute](attribute, replaced);
      if (windowNames.has(attribute.name) && of().init.scripting) of().handlers.setSource(attribute.name, attribute.value ?? '');
    }
    override [PropertySymbol.onRemoveAttribute](attribute: Attr): void {
      super[PropertySymbol.onRemoveAttribute](attribute);
      if (windowNames.has(attribute.name)) of().handlers.set(attribute.name, null);
    }
  }
  for (const name of windowNames) {
    Object.defineProperty(Body.prototype, name, {
      get: () => of().handlers.get(name) ?? null,
      set: (value: unknown) => void of().handlers.set(name, value),
      enumerable: true,
      configurable: true,
    });
  }
  Object.defineProperty(Body, 'name', { value: 'HTMLBodyElement' });
  return Body;
}
