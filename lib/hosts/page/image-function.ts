import type { PageInsides } from './insides.ts';

/** `new Image()` makes an element of the document like any other. */
// HTML, embedded content, Image().
// https://html.spec.whatwg.org/multipage/#dom-image
export function installImage({ raw, realm, patches }: PageInsides): void {
  function Image(width?: unknown, height?: unknown): object {
    if (new.target === undefined) throw new realm.TypeError("Failed to construct 'Image': Please use the 'new' operator.");
    // 1, 2
    const img = raw.document.createElement('img');
    // 3
    if (width !== undefined) img.setAttribute('width', String(Number(width) | 0));
    // 4
    if (height !== undefined) img.setAttribute('height', String(Number(height) | 0));
    // 5
    return img;
  }
  Object.defineProperty(Image, 'prototype', { value: classPrototype(raw, 'HTMLImageElement') });
  patches.assign(raw, { Image });
}

function classPrototype(raw: object, name: string): object {
  return (Reflect.get(raw, name) as { readonly prototype: object }).prototype;
}
