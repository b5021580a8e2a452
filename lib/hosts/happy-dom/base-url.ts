import { canParseURL, parsedURL } from '../../infra/can-parse-url.ts';
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
import { fallbackBaseURL, freezeBaseURL } from '../page/base-url.ts';
import { accessor, reflectURL, setAttribute } from '../page/reflect-url.ts';
import type { PageElement } from '../page/elements.ts';
import { Input } from './input.ts';
import type { InsidesOf } from './insides.ts';

/** A class of elements that the window has from happy-dom; only its accessors differ. */
type ElementClass = { readonly prototype: HTMLElement };

export function baseClass(of: InsidesOf): typeof HTMLBaseElement {
  class Base extends HTMLBaseElement {
    override [PropertySymbol.connectedToDocument](): void {
      HTMLElement.prototype[PropertySymbol.connectedToDocument].call(this);
      // By the URL of this moment, whatever pushState does later.
      if (this.hasAttribute('href')) freezeBaseURL(of(), this);
    }
    override [PropertySymbol.onSetAttribute](attribute: Attr, replaced: Attr | null): void {
      HTMLElement.prototype[PropertySymbol.onSetAttribute].call(this, attribute, replaced);
      if (attribute.name === 'href' && this.isConnected) freezeBaseURL(of(), this);
    }
  }
  // HTML, the base element, href: https://html.spec.whatwg.org/multipage/#dom-base-href
  const get = function (this: PageElement): string {
    const href = this.getAttribute('href') ?? '';
    const fallback = fallbackBaseURL(of());
    return canParseURL(href, fallback) ? new URL(href, fallback).href : href;
  };
  accessor(Base.prototype, 'href', get, setAttribute('href'));
  return named(Base, 'HTMLBaseElement');
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
  const urlOf = (element: PageElement): URL | null => {
    const href = element.getAttribute('href') ?? 'http://[';
    const base = element.ownerDocument.baseURI;
    // 2
    return parsedURL(href, base);
  };
  reflectURL(prototype, 'href');
  for (const part of ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const) {
    const get = function (this: PageElement): string {
      return urlOf(this)?.[part] ?? (part === 'protocol' ? ':' : '');
    };
    const set = function (this: PageElement, value: unknown): void {
      const url = urlOf(this);
      if (url === null) return;
      url[part] = String(value);
      this.setAttribute('href', url.href);
    };
    accessor(prototype, part, get, set);
  }
  const origin = function (this: PageElement): string {
    return urlOf(this)?.origin ?? '';
  };
  Object.defineProperty(prototype, 'origin', { get: origin, enumerable: true, configurable: true });
  return named(Class, name);
}

/** A class expression has no name that page code could know. */
export function named<T extends object>(each: T, name: string): T {
  Object.defineProperty(each, 'name', { value: name });
  return each;
}
