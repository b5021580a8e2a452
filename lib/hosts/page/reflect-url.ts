import { canParseURL } from '../../infra/can-parse-url.ts';
import type { PageElement } from './elements.ts';

/**
 * Defines an attribute that is a URL on an object that was made here. Emulators resolve them against the page's URL, or have them not. An
 * attribute that is absent reads as the empty string; those of `toDocument` as the document's URL, and so they do when they are empty. What is
 * defined knows no window.
 */
export function reflectURL(prototype: object, name: string, toDocument: boolean = false): void {
  Object.defineProperty(prototype, name, reflectedURL(name, toDocument));
}

/** The same, to be put on an object of others. */
// HTML, common DOM interfaces, reflecting content attributes in IDL attributes.
// https://html.spec.whatwg.org/multipage/#reflecting-content-attributes-in-idl-attributes
export function reflectedURL(name: string, toDocument: boolean): PropertyDescriptor {
  const attribute = name.toLowerCase();
  const get = function (this: PageElement): string {
    const value = this.getAttribute(attribute);
    if (toDocument && (value === null || value === '')) return this.ownerDocument.URL;
    // 1
    if (value === null) return '';
    // 2
    const base = this.ownerDocument.baseURI;
    // 3
    return canParseURL(value, base) ? new URL(value, base).href : value;
  };
  return { get, set: setAttribute(attribute), enumerable: true, configurable: true };
}

/** The setter of a reflecting attribute. */
export function setAttribute(attribute: string): (this: PageElement, value: unknown) => void {
  return function (this: PageElement, value: unknown): void {
    this.setAttribute(attribute, String(value));
  };
}

/** Defines an attribute on a class of elements that was made here. */
export function accessor(
  prototype: object,
  name: string,
  get: (this: PageElement) => string,
  set: (this: PageElement, value: unknown) => void,
): void {
  Object.defineProperty(prototype, name, { get, set, enumerable: true, configurable: true });
}
