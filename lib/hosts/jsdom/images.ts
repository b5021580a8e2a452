import { decodeImage, settleImage, updateTheImageData, type ImageElement } from '../page/images.ts';
import type { PageElement } from '../page/elements.ts';
import type { Patches } from '../page/patches.ts';
import { insidesOf, type JsdomInsides } from './insides.ts';
import { prototypes, wrapperOf, type NodeImpl } from './internals.ts';
import { asAnyElement, patchMethods } from './element-methods.ts';

/** jsdom loads images where the package canvas is there, and then from the network. Here they are asked for. */
export function patchImages(patches: Patches): void {
  patchMethods(patches, 'image', {
    _attach: (insides, element, impl, args) => {
      asAnyElement(impl, '_attach', args);
      if (element.hasAttribute('src') && !insides.imageRequests.has(element)) update(insides, element);
    },
    _attrModified: (insides, element, impl, args) => {
      asAnyElement(impl, '_attrModified', args);
      const [name, value, oldValue] = args;
      if (name === 'src' && value === null) forget(insides, element);
      else if (name === 'src' || (name === 'crossorigin' && value !== oldValue)) update(insides, element);
    },
  });
  const original = Object.getOwnPropertyDescriptor(prototypes.image, 'complete')?.get as () => boolean;
  // HTML, embedded content, complete: https://html.spec.whatwg.org/multipage/#dom-img-complete
  patches.define(prototypes.image, 'complete', {
    get(this: NodeImpl) {
      const insides = insidesOf(this._ownerDocument._global ?? null);
      return insides === undefined ? original.call(this) : insides.imageRequests.get(wrapperOf(this))?.state !== 'unavailable';
    },
  });
}

function update(insides: JsdomInsides, element: PageElement): void {
  updateTheImageData(insides, insides.imageRequests, element as ImageElement);
}

function forget({ imageRequests }: JsdomInsides, element: PageElement): void {
  settleImage(imageRequests.get(element), 'broken');
  imageRequests.delete(element);
}

/** `decode()` of images, which jsdom has not. */
export function installDecode(insides: JsdomInsides): void {
  const HTMLImageElement = insides.raw['HTMLImageElement'] as { readonly prototype: object };
  const { decode } = {
    decode(this: object): Promise<void> {
      return decodeImage(insides, insides.imageRequests.get(this));
    },
  };
  insides.patches.values(HTMLImageElement.prototype, { decode });
}
