import { originOfURL, sameOrigin, serializeOrigin, type Origin } from '../origin/origin.ts';
import { sameSite } from '../origin/site.ts';
import type { FetchParams } from './fetch-params.ts';

/** Of a URL that is asked; every other is an origin of its own. */
export function originOf(url: string): Origin {
  return originOfURL(new URL(url), () => ({ opaque: true, id: 0 }));
}

// Fetch, requests, redirect-taint.
// https://fetch.spec.whatwg.org/#concept-request-tainted-origin
export function redirectTaint(origin: Origin, urls: readonly string[]): 'same-origin' | 'same-site' | 'cross-site' {
  // 1
  let lastURL: Origin | null = null;
  // 2
  let taint: 'same-origin' | 'same-site' = 'same-origin';
  // 3
  for (const url of urls.map(originOf)) {
    if (lastURL !== null) {
      if (!sameSite(url, lastURL) && !sameSite(origin, lastURL)) return 'cross-site';
      if (!sameOrigin(url, lastURL) && !sameOrigin(origin, lastURL)) taint = 'same-site';
    }
    lastURL = url;
  }
  // 4
  return taint;
}

/** What a server hears of who asks; `null` also where another one, that was asked before, may have had a say. */
// Fetch, requests, serializing a request origin.
// https://fetch.spec.whatwg.org/#serializing-a-request-origin
export function serializeRequestOrigin(origin: Origin, urls: readonly string[]): string {
  // 1, 2
  if (redirectTaint(origin, urls) !== 'same-origin') return 'null';
  // 3
  return serializeOrigin(origin);
}

/** What goes into the `Origin` header; null where there is none. */
// Fetch, requests, append a request Origin header.
// https://fetch.spec.whatwg.org/#append-a-request-origin-header
export function originHeader({ request, urls, responseTainting }: FetchParams): string | null {
  const { initiator = null, method, mode = 'navigate', url } = request;
  // 1 (asked by the user, it has none)
  if (initiator === null) return null;
  // 2
  const serializedOrigin = serializeRequestOrigin(initiator, urls);
  // 3
  if (responseTainting === 'cors') return serializedOrigin;
  // 4
  if (method === 'GET' || method === 'HEAD') return null;
  // 4.1 (of the policies the default one)
  const isDowngrade = !initiator.opaque && initiator.scheme === 'https' && !url.startsWith('https:');
  // 4.2
  return mode !== 'cors' && isDowngrade ? 'null' : serializedOrigin;
}
