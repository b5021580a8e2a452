import type { SameSiteMode } from '../cookies/cookie-store.ts';
import { originOfURL, sameOrigin, type Origin } from '../origin/origin.ts';
import { sameSite } from '../origin/site.ts';
import type { Destination } from './destination.ts';

/** Who asks and for what, as far as cookies care. */
export interface RequestContext {
  /** Default: what the code of a page asks for. */
  readonly destination?: Destination;
  /** Origin of the document that asks, or that began the navigation. Null, the default: the user, or the user agent for them. */
  readonly initiator?: Origin | null;
  /** Origins of the documents around the one that asks or is asked for, in any order. Default: none. */
  readonly ancestors?: readonly Origin[];
  /** Whether cookies are sent and kept; `same-origin`: where no other origin takes part. Default: `include`. */
  readonly credentials?: 'omit' | 'same-origin' | 'include';
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/**
 * What a request may carry to the last of `urls`: to it, after redirects from those before. What the user asked for is same-site.
 * IMPL-DEFINED: a redirect from another site makes the rest of its chain cross-site.
 */
// Fetch, cookie infrastructure, determine the same-site mode.
// https://fetch.spec.whatwg.org/#determine-the-same-site-mode
export function determineSameSiteMode(method: string, request: RequestContext, urls: readonly string[]): SameSiteMode {
  const target = originOf(urls.at(-1)!);
  // 1 and 2 (the draft's order: https://github.com/httpwg/http-extensions/pull/2750)
  if (participants(request, urls).every((origin) => sameSite(origin, target))) return 'strict';
  // 3
  if (request.destination === 'document' && safeMethods.has(method)) return 'lax';
  // 4 to 6
  return 'none';
}

/** Whether cookies go along to the last of `urls`, and those of its response are kept. */
// Fetch, HTTP-network-or-cache fetch, include credentials.
// https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
export function includesCredentials(request: RequestContext, urls: readonly string[]): boolean {
  const { credentials = 'include', initiator = null } = request;
  if (credentials !== 'same-origin') return credentials === 'include';
  const target = originOf(urls.at(-1)!);
  return participants({ initiator }, urls).every((origin) => sameOrigin(origin, target));
}

/** Whether a response may set cookies that are not `SameSite=None`: to a navigation of a tab, wherever it came from. */
// Cookies (revised), storage model.
// https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#storage-model
export function maySetSameSiteCookies(method: string, request: RequestContext, urls: readonly string[]): boolean {
  return request.destination === 'document' || determineSameSiteMode(method, request, urls) === 'strict';
}

/** All who had a say in it. */
function participants({ initiator = null, ancestors = [] }: RequestContext, urls: readonly string[]): readonly Origin[] {
  return [...(initiator === null ? [] : [initiator]), ...ancestors, ...urls.slice(0, -1).map(originOf)];
}

function originOf(url: string): Origin {
  return originOfURL(new URL(url), () => ({ opaque: true, id: 0 }));
}
