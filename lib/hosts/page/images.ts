import { unfitness } from '../../fetch/destination.ts';
import { internalResponse } from '../../fetch/response.ts';
import { subresourceRequest } from '../../html/navigation/cors-settings.ts';
import { parseURL } from './base-url.ts';
import type { PageElement } from './elements.ts';
import type { PageInsides } from './insides.ts';

/** An `img` element of an emulator. */
export interface ImageElement extends PageElement {
  getRootNode(): { readonly nodeType: number };
}

/** The image request of an element: what it shows, or waits for. */
export interface ImageRequest {
  state: 'unavailable' | 'completely available' | 'broken';
  /** Of each decode(): what ends it. */
  readonly waiting: ((loaded: boolean) => void)[];
}

/** Of each image element of a window. */
export type ImageRequests = WeakMap<object, ImageRequest>;

const documentFragmentNode = 11;

/**
 * Images are asked for and nothing is drawn. IMPL-DEFINED: an answer is an image where its status is 2xx and its type is that of an
 * image, or unknown; of its size nothing is known.
 * DIVERGES: `srcset` and `picture` are not read, and `loading="lazy"` only keeps an image from delaying `load`.
 */
// HTML, embedded content, update the image data.
// https://html.spec.whatwg.org/multipage/#update-the-image-data
export function updateTheImageData(insides: PageInsides, requests: ImageRequests, element: ImageElement): void {
  // 1
  if (insides.gone) return;
  // 2 to 5 (no list of images, nothing in motion)
  // 6
  settleImage(requests.get(element), 'broken');
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
function fetchImage(insides: PageInsides, requests: ImageRequests, element: ImageElement): void {
  const { hooks, elements } = insides;
  const request = requests.get(element);
  const end = (loaded: boolean): void => {
    if (requests.get(element) !== request || insides.gone) return;
    settleImage(request, loaded ? 'completely available' : 'broken');
    elements.fire(element, loaded ? 'load' : 'error');
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
function isInert({ raw }: PageInsides, element: ImageElement): boolean {
  const root = element.getRootNode();
  return element.ownerDocument !== raw.document || (root.nodeType === documentFragmentNode && !('host' in root));
}

export function settleImage(request: ImageRequest | undefined, state: ImageRequest['state']): void {
  if (request === undefined || request.state !== 'unavailable') return;
  request.state = state;
  for (const end of request.waiting) end(state === 'completely available');
}

// HTML, embedded content, decode().
// https://html.spec.whatwg.org/multipage/#dom-img-decode
export function decodeImage({ inner, realm }: PageInsides, request: ImageRequest | undefined): Promise<void> {
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
