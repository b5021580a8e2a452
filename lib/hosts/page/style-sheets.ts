import { unfitness } from '../../fetch/destination.ts';
import { internalResponse, type HostResponse } from '../../fetch/response.ts';
import { subresourceRequest } from '../../html/navigation/cors-settings.ts';
import { parseURL } from './base-url.ts';
import type { PageElement } from './elements.ts';
import type { PageInsides } from './insides.ts';

/** What each link element of a window has asked for last: the URL, and how. */
export type FetchedSheets = WeakMap<object, string>;

export function isStyleSheet(element: PageElement): boolean {
  const types = (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
  return types.includes('stylesheet') && !(types.includes('alternate') && element.hasAttribute('title'));
}

/** DIVERGES: scripts do not wait for the style sheets before them. */
// HTML, links, fetch and process the linked resource.
// https://html.spec.whatwg.org/multipage/#fetch-and-process-the-linked-resource
export function fetchAndProcess(insides: PageInsides, fetched: FetchedSheets, element: PageElement): void {
  const { hooks, raw } = insides;
  const href = element.getAttribute('href') ?? '';
  const type = (element.getAttribute('type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
  const isOurs = element.ownerDocument === raw.document && !insides.gone && !element.hasAttribute('disabled');
  // 1, 2 (its options)
  // 3
  if (!isOurs || href === '' || (type !== '' && type !== 'text/css')) return;
  const url = parseURL(insides, href);
  const crossOrigin = element.getAttribute('crossorigin');
  const key = `${crossOrigin ?? 'none'} ${url?.href ?? href}`;
  if (fetched.get(element) === key) return;
  fetched.set(element, key);
  const end = (css: string | null): void => {
    if (insides.gone || fetched.get(element) !== key) return;
    processTheResource(insides, element, css);
  };
  // 4
  if (url === null) {
    hooks.queueTask('style sheet error', () => end(null));
    return;
  }
  // 5 to 8 (nothing is known of integrity)
  // 9
  hooks.fetch(subresourceRequest(url.href, 'style', crossOrigin)).then(
    (response) => end(cssOf(internalResponse(response))),
    () => end(null),
  );
}

/** Null: it is no style sheet. */
function cssOf(response: HostResponse): string | null {
  return unfitness('style', response) === null ? response.body : null;
}

// HTML, links, process this type of linked resource, for style sheets.
// https://html.spec.whatwg.org/multipage/#link-type-stylesheet:process-the-linked-resource
function processTheResource({ elements }: PageInsides, element: PageElement, css: string | null): void {
  // 1 to 3 (what is no CSS is none)
  // 4
  elements.setStyleSheet(element, css);
  // 5, 6
  elements.fire(element, css === null ? 'error' : 'load');
}
