import { describeThrown } from '../infra/describe-thrown.ts';
import { sameOrigin } from '../origin/origin.ts';
import { determineReferrer } from '../referrer-policy/referrer.ts';
import type { FetchParams } from './fetch-params.ts';
import { originOf } from './origin-header.ts';
import type { NetworkRequest } from './request.ts';
import type { HostResponse, NetworkError } from './response.ts';

const maximumRedirects = 20;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

// Fetch, statuses, redirect status.
// https://fetch.spec.whatwg.org/#redirect-status
export function isRedirectStatus(status: number): boolean {
  return redirectStatuses.has(status);
}

/** Where a response leads; null when it is no redirect. */
// Fetch, responses, location URL.
// https://fetch.spec.whatwg.org/#concept-response-location-url
export function locationOf({ status, headers }: Pick<Response, 'status' | 'headers'>): string | null {
  // 1
  if (!redirectStatuses.has(status)) return null;
  // 2 to 5 (the caller parses it)
  return headers.get('location');
}

/** Goes on to where a response leads. An error: nowhere. */
// Fetch, HTTP-redirect fetch.
// https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
export function httpRedirectFetch(params: FetchParams, response: HostResponse, location: string): NetworkError | null {
  const { request, urls, redirects, responseTainting } = params;
  const failed = (why: string): NetworkError => ({ reason: `${request.method} ${request.url} was not answered: ${why}` });
  // 1, 2 (it is no filtered one)
  // 3
  let locationURL: URL;
  try {
    locationURL = locate(location, request.url);
  } catch (error) {
    // 4, 5
    return failed(error instanceof Error ? error.message : describeThrown(error));
  }
  // 6
  if (!/^https?:$/.test(locationURL.protocol)) return failed(`it redirects to ${locationURL.href}, which is not HTTP.`);
  // 7
  const tooMany = tooManyRedirects(urls);
  if (tooMany !== null) return tooMany;
  // 8 (the number of the URLs)
  const { initiator = null, mode } = request;
  const hasCredentials = locationURL.username !== '' || locationURL.password !== '';
  const isForeign = initiator !== null && !sameOrigin(initiator, originOf(locationURL.href));
  // 9, 10
  if (hasCredentials && ((mode === 'cors' && isForeign) || responseTainting === 'cors')) {
    return failed('it redirects to a URL with a user or a password.');
  }
  // 11 (it is a text)
  // 12 to 16 (see `redirected`)
  params.request = redirected(request, response.status, locationURL);
  // 17
  urls.push(params.request.url);
  redirects.push({ url: response.url, headers: response.headers });
  // 18 (with the request)
  // 19, 20 (the caller's)
  return null;
}

/** With the fragment of before, unless it has one of its own. */
function locate(location: string, url: string): URL {
  const located = new URL(location, url);
  if (located.hash === '') located.hash = new URL(url).hash;
  return located;
}

/** The request that follows a redirect. */
// Fetch, HTTP-redirect fetch, from step 12.
// https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
function redirected(request: NetworkRequest, status: number, locationURL: URL): NetworkRequest {
  const { method, headers, referrer, url } = request;
  const dropsPost = (status === 301 || status === 302) && method === 'POST';
  const dropsMethod = status === 303 && method !== 'GET' && method !== 'HEAD';
  // 12
  const dropsBody = dropsPost || dropsMethod;
  const isForeign = !sameOrigin(originOf(url), originOf(locationURL.href));
  const isKept = (name: string): boolean =>
    !(dropsBody && /^content-(?:encoding|language|location|type|length)$/i.test(name)) &&
    // 13
    !(isForeign && /^authorization$/i.test(name));
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
  // 14 to 19 (the caller keeps the URLs)
  return {
    ...request,
    headers: kept,
    ...(dropsBody ? { method: 'GET', body: null } : {}),
    url: locationURL.href,
    ...(referrer ? { referrer: determineReferrer(referrer, locationURL.href) } : {}),
  };
}

/** Null while one more redirect may follow. `urls`: those that were asked so far, oldest first. */
export function tooManyRedirects(urls: readonly string[]): NetworkError | null {
  if (urls.length <= maximumRedirects) return null;
  const again = urls.find((url, index) => urls.indexOf(url) !== index);
  const loop = again === undefined ? '' : `: it goes round in a loop, through ${again}`;
  return { reason: `${urls[0]} was redirected more than ${maximumRedirects} times${loop}.` };
}
