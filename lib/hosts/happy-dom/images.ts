import { HTMLElement, PropertySymbol, type Attr, type HTMLImageElement } from 'happy-dom';
import { unfitness } from '../../fetch/destination.ts';
import { internalResponse } from '../../fetch/response.ts';
import { subresourceRequest } from '../../html/navigation/cors-settings.ts';
import { named, parseURL, URLImage } from './base-url.ts';
import { eventClassesOf } from './event-classes.ts';
import { fireAtNode } from './node-events.ts';
import type { Insides, InsidesOf } from './insides.ts';

/** The image request of an element: what it shows, or waits for. */
interface ImageRequest {
  state: 'unavailable' | 'completely available' | 'broken';
  /** Of each decode(): what ends it. */
  readonly waiting: ((loaded: boolean) => void)[];
}

type Requests = WeakMap<HTMLImageElement, ImageRequest>;

/**
 * happy-dom loads no images. Here they are asked for and nothing is drawn; of their size nothing is
 * known.
 * DIVERGES: `srcset` and `picture` are not read, and `loading="lazy"` only keeps an image from delaying `load`.
 */
export function imageClass(of: InsidesOf): typeof HTMLImageElement {
  const requests: Requests = new WeakMap();
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
      settle(requests.get(this), 'broken');
      requests.delete(this);
    }
    // HTML, embedded content, complete: https://html.spec.whatwg.org/multipage/#dom-img-complete
    override get complete(): boolean {
      return requests.get(this)?.state !== 'unavailable';
    }
    override decode(): Promise<void> {
      return decode(of(), requests.get(this));
    }
  }
  return named(ImageElement, 'HTMLImageElement');
}

/** `new Image()` makes an element of the document like any other. */
// HTML, embedded content, Image().
// https://html.spec.whatwg.org/multipage/#dom-image
export function installImage({ raw, realm }: Insides): void {
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
  Object.defineProperty(Image, 'prototype', { value: raw.HTMLImageElement.prototype });
  Object.assign(raw, { Image });
}

// HTML, embedded content, update the image data.
// https://html.spec.whatwg.org/multipage/#update-the-image-data
function updateTheImageData(insides: Insides, requests: Requests, element: HTMLImageElement): void {
  // 1
  if (insides.gone) return;
  // 2 to 5 (no list of images, nothing in motion)
  // 6
  settle(requests.get(element), 'broken');
  const request: ImageRequest = { state: 'unavailable', waiting: [] };
  requests.set(element, request);
  // 7 (see `isInert`)
  // 8
  void Promise.resolve().then(() => {
    if (requests.get(element) !== request || insides.gone) return;
    if (isInert(insides, element)) requests.delete(element);
    else fetchImage(insides, requests, element);
  });
}

// HTML, embedded content, update the image data, from step 9.
// https://html.spec.whatwg.org/multipage/#update-the-image-data
function fetchImage(insides: Insides, requests: Requests, element: HTMLImageElement): void {
  const { hooks, raw } = insides;
  const request = requests.get(element);
  const end = (loaded: boolean): void => {
    if (requests.get(element) !== request || insides.gone) return;
    settle(request, loaded ? 'completely available' : 'broken');
    fireAtNode(insides, new (eventClassesOf(raw).Event)(loaded ? 'load' : 'error'), element);
  };
  // 9 to 11 (what was chosen is `src`)
  // 12
  const src = element.getAttribute('src') ?? '';
  const url = src === '' ? null : parseURL(insides, src);
  if (url === null) {
    hooks.queueTask('image error', () => end(false));
    return;
  }
  // 13 to 19 (no request before it)
  // 20
  const delaysLoad = element.getAttribute('loading')?.toLowerCase() !== 'lazy';
  const asked = subresourceRequest(url.href, 'image', element.getAttribute('crossorigin'));
  // 21 to 25
  hooks.fetch({ ...asked, delaysLoad }).then(
    (response) => end(unfitness('image', internalResponse(response)) === null),
    () => end(false),
  );
}

/** In a template, in markup that is looked at, in a document that nobody sees. It comes when the element is inserted elsewhere. */
function isInert({ raw }: Insides, element: HTMLImageElement): boolean {
  const root = element.getRootNode();
  return element.ownerDocument !== raw.document || (root.nodeType === raw.Node.DOCUMENT_FRAGMENT_NODE && !('host' in root));
}

function settle(request: ImageRequest | undefined, state: ImageRequest['state']): void {
  if (request === undefined || request.state !== 'unavailable') return;
  request.state = state;
  for (const end of request.waiting) end(state === 'completely available');
}

// HTML, embedded content, decode().
// https://html.spec.whatwg.org/multipage/#dom-img-decode
function decode({ inner, realm }: Insides, request: ImageRequest | undefined): Promise<void> {
  // 1
  return new inner.Promise<void>((resolve, reject) => {
    // 2
    const end = (loaded: boolean): void => {
      if (loaded) resolve();
      else reject(new realm.DOMException('The source image cannot be decoded.', 'EncodingError'));
    };
    if (request?.state === 'unavailable') request.waiting.push(end);
    else end(request?.state === 'completely available');
    // 3 (the promise)
  });
}
