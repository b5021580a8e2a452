import { HTMLElement, PropertySymbol, type Attr, type HTMLImageElement } from 'happy-dom';
import { decodeImage, settleImage, updateTheImageData, type ImageRequests } from '../page/images.ts';
import { named, URLImage } from './base-url.ts';
import type { InsidesOf } from './insides.ts';

/** happy-dom loads no images. Here they are asked for. */
export function imageClass(of: InsidesOf): typeof HTMLImageElement {
  const requests: ImageRequests = new WeakMap();
  class ImageElement extends URLImage {
    // Past the methods of happy-dom's own image class, which would load it.
    override [PropertySymbol.onSetAttribute](attribute: Attr, replaced: Attr | null): void {
      HTMLElement.prototype[PropertySymbol.onSetAttribute].call(this, attribute, replaced);
      const isRelevant = attribute.name === 'src' || (attribute.name === 'crossorigin' && replaced?.value !== attribute.value);
      if (isRelevant) updateTheImageData(of(), requests, this);
    }
    override [PropertySymbol.connectedToDocument](): void {
      super[PropertySymbol.connectedToDocument]();
      if (this.hasAttribute('src') && !requests.has(this)) updateTheImageData(of(), requests, this);
    }
    override [PropertySymbol.onRemoveAttribute](attribute: Attr): void {
      HTMLElement.prototype[PropertySymbol.onRemoveAttribute].call(this, attribute);
      if (attribute.name !== 'src') return;
      settleImage(requests.get(this), 'broken');
      requests.delete(this);
    }
    // HTML, embedded content, complete: https://html.spec.whatwg.org/multipage/#dom-img-complete
    override get complete(): boolean {
      return requests.get(this)?.state !== 'unavailable';
    }
    override decode(): Promise<void> {
      return decodeImage(of(), requests.get(this));
    }
  }
  return named(ImageElement, 'HTMLImageElement');
}
