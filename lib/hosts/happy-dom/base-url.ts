import {
  HTMLAnchorElement,
  HTMLAreaElement,
  HTMLAudioElement,
  HTMLBaseElement,
  HTMLButtonElement,
  HTMLElement,
  HTMLEmbedElement,
  HTMLIFrameElement,
  HTMLImageElement,
  HTMLLinkElement,
  HTMLModElement,
  HTMLObjectElement,
  HTMLQuoteElement,
  HTMLScriptElement,
  HTMLSourceElement,
  HTMLTrackElement,
  HTMLVideoElement,
  PropertySymbol,
  type Attr,
} from 'happy-dom';
import { Input } from './input.ts';
import type { Insides, InsidesOf } from './insides.ts';

/** A class of elements that the window has from happy-dom; only its accessors differ. */
type ElementClass = { readonly prototype: HTMLElement };

// HTML, URLs, document base URL.
// https://html.spec.whatwg.org/multipage/#document-base-url
export function documentBaseURL(insides: Insides): string {
  const element = insides.raw.document.querySelector('base[href]');
  // 1
  if (element === null) return fallbackBaseURL(insides);
  // 2
  return insides.frozenBaseURLs.get(element) ?? freeze(insides, element);
}

// HTML, URLs, fallback base URL.
// https://html.spec.whatwg.org/multipage/#fallback-base-url
function fallbackBaseURL({ raw, init }: Insides): string {
  // 1, 2
  if (init.baseURL !== undefined) return init.baseURL;
  // 3
  return raw.document.URL;
}

// HTML, the base element, set the frozen base URL.
// https://html.spec.whatwg.org/multipage/#set-the-frozen-base-url
function freeze(insides: Insides, element: { getAttribute(name: string): string | null }): string {
  // 1 (the element's)
  // 2
  const fallback = fallbackBaseURL(insides);
  const href = element.getAttribute('href') ?? '';
  const urlRecord = URL.canParse(href, fallback) ? new URL(href, fallback) : null;
  // 3
  const isRefused = urlRecord === null || urlRecord.protocol === 'data:' || urlRecord.protocol === 'javascript:';
  const frozen = isRefused ? fallback : urlRecord.href;
  // 4
  insides.frozenBaseURLs.set(element, frozen);
  return frozen;
}

export function baseClass(of: InsidesOf): typeof HTMLBaseElement {
  class Base extends HTMLBaseElement {
    override [PropertySymbol.connectedToDocument](): void {
      HTMLElement.prototype[PropertySymbol.connectedToDocument].call(this);
      // By the URL of this moment, whatever pushState does later.
      if (this.hasAttribute('href')) freeze(of(), this);
    }
    override [PropertySymbol.onSetAttribute](attribute: Attr, replaced: Attr | null): void {
      HTMLElement.prototype[PropertySymbol.onSetAttribute].call(this, attribute, replaced);
      if (attribute.name === 'href' && this.isConnected) freeze(of(), this);
    }
  }
  // HTML, the base element, href: https://html.spec.whatwg.org/multipage/#dom-base-href
  const get = function (this: HTMLElement): string {
    const href = this.getAttribute('href') ?? '';
    const fallback = fallbackBaseURL(of());
    return URL.canParse(href, fallback) ? new URL(href, fallback).href : href;
  };
  accessor(Base.prototype, 'href', get, setAttribute('href'));
  return named(Base, 'HTMLBaseElement');
}

/**
 * Defines attributes that are URLs. happy-dom resolves them against the page's URL. An attribute that is absent reads as the empty
 * string; those of `toDocument` as the document's URL, and so they do when they are empty. What is defined knows no window.
 */
// HTML, common DOM interfaces, reflecting content attributes in IDL attributes.
// https://html.spec.whatwg.org/multipage/#reflecting-content-attributes-in-idl-attributes
export function reflectURL(prototype: object, name: string, toDocument: boolean = false): void {
  const attribute = name.toLowerCase();
  const get = function (this: HTMLElement): string {
    const value = this.getAttribute(attribute);
    if (toDocument && (value === null || value === '')) return this.ownerDocument.URL;
    // 1
    if (value === null) return '';
    // 2
    const base = this.ownerDocument.baseURI;
    // 3
    return URL.canParse(value, base) ? new URL(value, base).href : value;
  };
  accessor(prototype, name, get, setAttribute(attribute));
}

/** Relative to the document. Null: it does not parse. */
export function parseURL(insides: Insides, url: string): URL | null {
  const base = documentBaseURL(insides);
  return URL.canParse(url, base) ? new URL(url, base) : null;
}

/** Classes of elements that nothing else here derives from: the same for all windows, as happy-dom's own. */
export const urlClasses: Readonly<Record<string, ElementClass>> = {
  HTMLAudioElement: withURLs(class extends HTMLAudioElement {}, 'HTMLAudioElement', 'src'),
  HTMLButtonElement: withURLs(class extends HTMLButtonElement {}, 'HTMLButtonElement', 'formAction'),
  HTMLEmbedElement: withURLs(class extends HTMLEmbedElement {}, 'HTMLEmbedElement', 'src'),
  HTMLInputElement: withURLs(Input, 'HTMLInputElement', 'src', 'formAction'),
  HTMLModElement: withURLs(class extends HTMLModElement {}, 'HTMLModElement', 'cite'),
  HTMLObjectElement: withURLs(class extends HTMLObjectElement {}, 'HTMLObjectElement', 'data'),
  HTMLQuoteElement: withURLs(class extends HTMLQuoteElement {}, 'HTMLQuoteElement', 'cite'),
  HTMLSourceElement: withURLs(class extends HTMLSourceElement {}, 'HTMLSourceElement', 'src'),
  HTMLTrackElement: withURLs(class extends HTMLTrackElement {}, 'HTMLTrackElement', 'src'),
  HTMLVideoElement: withURLs(class extends HTMLVideoElement {}, 'HTMLVideoElement', 'src'),
};

/** What each window has a class of its own of derives from these. */
export const URLImage: typeof HTMLImageElement = withURLs(class extends HTMLImageElement {}, 'HTMLImageElement', 'src');
export const URLFrame: typeof HTMLIFrameElement = withURLs(class extends HTMLIFrameElement {}, 'HTMLIFrameElement', 'src');
export const URLLink: typeof HTMLLinkElement = withURLs(class extends HTMLLinkElement {}, 'HTMLLinkElement', 'href');
export const URLScript: typeof HTMLScriptElement = withURLs(class extends HTMLScriptElement {}, 'HTMLScriptElement', 'src');
export const URLAnchor: typeof HTMLAnchorElement = withHyperlink(class extends HTMLAnchorElement {}, 'HTMLAnchorElement');
export const URLArea: typeof HTMLAreaElement = withHyperlink(class extends HTMLAreaElement {}, 'HTMLAreaElement');

function withURLs<T extends ElementClass>(Class: T, name: string, ...attributes: readonly string[]): T {
  const { prototype } = Class;
  // Code looks for members on the prototype object of an element itself: `Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')`.
  const { constructor: _constructor, ...inherited } = Object.getOwnPropertyDescriptors(
    Object.getPrototypeOf(prototype) as object,
  );
  Object.defineProperties(prototype, { ...inherited, ...Object.getOwnPropertyDescriptors(prototype) });
  for (const attribute of attributes) reflectURL(prototype, attribute, attribute === 'formAction');
  return named(Class, name);
}

/** `href` of a link and the parts of its URL. */
// HTML, links, reinitialize url.
// https://html.spec.whatwg.org/multipage/#reinitialise-url
function withHyperlink<T extends ElementClass>(Class: T, name: string): T {
  const { prototype } = Class;
  // 1
  const urlOf = (element: HTMLElement): URL | null => {
    const href = element.getAttribute('href') ?? 'http://[';
    const base = element.ownerDocument.baseURI;
    // 2
    return URL.canParse(href, base) ? new URL(href, base) : null;
  };
  reflectURL(prototype, 'href');
  for (const part of ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const) {
    const get = function (this: HTMLElement): string {
      return urlOf(this)?.[part] ?? (part === 'protocol' ? ':' : '');
    };
    const set = function (this: HTMLElement, value: unknown): void {
      const url = urlOf(this);
      if (url === null) return;
      url[part] = String(value);
      this.setAttribute('href', url.href);
    };
    accessor(prototype, part, get, set);
  }
  const origin = function (this: HTMLElement): string {
    return urlOf(this)?.origin ?? '';
  };
  Object.defineProperty(prototype, 'origin', { get: origin, enumerable: true, configurable: true });
  return named(Class, name);
}

function setAttribute(attribute: string): (this: HTMLElement, value: unknown) => void {
  return function (this: HTMLElement, value: unknown): void {
    this.setAttribute(attribute, String(value));
  };
}

function accessor(
  prototype: object,
  name: string,
  get: (this: HTMLElement) => string,
  set: (this: HTMLElement, value: unknown) => void,
): void {
  Object.defineProperty(prototype, name, { get, set, enumerable: true, configurable: true });
}

/** A class expression has no name that page code could know. */
export function named<T extends object>(each: T, name: string): T {
  Object.defineProperty(each, 'name', { value: name });
  return each;
}
