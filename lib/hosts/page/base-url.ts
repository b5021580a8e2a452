import { parsedURL } from '../../infra/can-parse-url.ts';
import type { PageInsides } from './insides.ts';

// HTML, URLs, document base URL.
// https://html.spec.whatwg.org/multipage/#document-base-url
export function documentBaseURL(insides: PageInsides): string {
  const element = insides.raw.document.querySelector('base[href]');
  // 1
  if (element === null) return fallbackBaseURL(insides);
  // 2
  return insides.frozenBaseURLs.get(element) ?? freezeBaseURL(insides, element);
}

// HTML, URLs, fallback base URL.
// https://html.spec.whatwg.org/multipage/#fallback-base-url
export function fallbackBaseURL({ raw, init }: PageInsides): string {
  // 1, 2
  if (init.baseURL !== undefined) return init.baseURL;
  // 3
  return raw.document.URL;
}

// HTML, the base element, set the frozen base URL.
// https://html.spec.whatwg.org/multipage/#set-the-frozen-base-url
export function freezeBaseURL(insides: PageInsides, element: { getAttribute(name: string): string | null }): string {
  // 1 (the element's)
  // 2
  const fallback = fallbackBaseURL(insides);
  const href = element.getAttribute('href') ?? '';
  const urlRecord = parsedURL(href, fallback);
  // 3
  const isRefused = urlRecord === null || urlRecord.protocol === 'data:' || urlRecord.protocol === 'javascript:';
  const frozen = isRefused ? fallback : urlRecord.href;
  // 4
  insides.frozenBaseURLs.set(element, frozen);
  return frozen;
}

/** Relative to the document. Null: it does not parse. */
export function parseURL(insides: PageInsides, url: string): URL | null {
  const base = documentBaseURL(insides);
  return parsedURL(url, base);
}
