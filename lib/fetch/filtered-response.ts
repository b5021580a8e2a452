import { asciiLowercase } from '../infra/ascii-string.ts';
import type { FetchParams } from './fetch-params.ts';
import type { HeaderList } from './header-list.ts';
import { extractHeaderListValues } from './request-headers.ts';
import type { HostResponse } from './response.ts';

/** Headers of another origin that page code may always read. */
const safelisted: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

/** What page code gets to see of a response that it may have. */
// Fetch, fetching, main fetch, from step 14.
// https://fetch.spec.whatwg.org/#concept-main-fetch
export function filterResponse({ request, responseTainting }: FetchParams, response: HostResponse): HostResponse {
  if (responseTainting === 'basic') return response;
  // 14.1
  if (responseTainting === 'cors') {
    const headerNames = extractHeaderListValues(response.headers, 'Access-Control-Expose-Headers') ?? [];
    const exposesAll = (request.credentials ?? 'include') !== 'include' && headerNames.includes('*');
    // 14.2
    const exposed = new Set(headerNames.map(asciiLowercase));
    const headers: HeaderList = exposesAll
      ? response.headers
      : response.headers.filter(([name]) => safelisted.has(asciiLowercase(name)) || exposed.has(asciiLowercase(name)));
    return { ...response, headers, type: 'cors', internal: response };
  }
  return { url: '', status: 0, headers: [], body: '', type: 'opaque', internal: response };
}

/** What a redirect is that is not followed. */
// Fetch, responses, opaque-redirect filtered response.
// https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect
export function opaqueRedirect(response: HostResponse): HostResponse {
  return { url: response.url, status: 0, headers: [], body: '', type: 'opaqueredirect', internal: response };
}
