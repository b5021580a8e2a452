import { assert } from '../infra/assert.ts';
import { sameOrigin, serializeOrigin } from '../origin/origin.ts';
import { corsCheck } from './cors-check.ts';
import { needsPreflight, preflightOf, preflightRefusal } from './cors-preflight-fetch.ts';
import type { FetchParams } from './fetch-params.ts';
import { filterResponse, opaqueRedirect } from './filtered-response.ts';
import { httpRedirectFetch, isRedirectStatus } from './http-redirect-fetch.ts';
import { originOf, serializeRequestOrigin } from './origin-header.ts';
import type { Reply } from './page-server.ts';
import type { NetworkRequest } from './request.ts';
import { isNetworkError, type HostResponse, type NetworkAnswer, type NetworkError } from './response.ts';

/** Of URLs for which a server is asked. Whatever else a document has for itself is not the network's. */
const askedSchemes = /^(?:https?|file):/;

/** Decides on what terms the last URL of the chain is asked. An error: it is not. */
// Fetch, fetching, main fetch.
// https://fetch.spec.whatwg.org/#concept-main-fetch
export function mainFetch(params: FetchParams): NetworkError | null {
  const { request } = params;
  const { mode = 'navigate', initiator = null, url, redirect = 'follow' } = request;
  // 1 to 11 (the caller's)
  // 12
  const isOwn = mode === 'navigate' || initiator === null || sameOrigin(initiator, request.urlOrigin ?? originOf(url));
  if ((isOwn || url.startsWith('data:')) && params.responseTainting === 'basic') return null;
  const refused = (why: string): NetworkError => ({ reason: `${request.method} ${url} was not asked: ${why}.` });
  if (mode === 'same-origin') return refused("it is of another origin than the page, and the mode is 'same-origin'");
  if (mode === 'no-cors') {
    if (redirect !== 'follow')
      return refused(`with the mode 'no-cors' redirects are followed, and here the page says '${redirect}'`);
    params.responseTainting = 'opaque';
    return null;
  }
  if (!askedSchemes.test(url)) return refused('of its scheme nothing is shared with other origins');
  params.responseTainting = 'cors';
  params.isPreflight = needsPreflight(request);
  // 13 (there is no answer yet)
  return null;
}

/** What is asked now: the request, or whether it may be made. */
export function askedNow({ request, isPreflight }: FetchParams): NetworkRequest {
  return isPreflight ? preflightOf(request) : request;
}

/** What page code gets for a reply to what was asked. Null: something else is to be asked, what {@link askedNow} says. */
// Fetch, fetching, HTTP fetch, from step 4.
// https://fetch.spec.whatwg.org/#concept-http-fetch
export function httpFetch(params: FetchParams, { result, location }: Reply): NetworkAnswer | null {
  if (isNetworkError(result)) return result;
  const { request, responseTainting } = params;
  const { redirect = 'follow' } = request;
  // 4.1
  if (params.isPreflight) return afterPreflight(params, result);
  // 4.2, 4.3 (the network has asked)
  // 4.4
  const refusal = responseTainting === 'cors' ? corsCheck(params, result.headers) : null;
  if (refusal !== null) return notShared(params, refusal, false);
  // 4.5, 5 (neither is modelled)
  // 6
  if (!isRedirectStatus(result.status)) return filterResponse(params, withRedirects(params, result));
  // 6.1 (no connection)
  // 6.2
  if (redirect === 'error') return refusedBy(params, "it is a redirect, and the page said 'error'.");
  if (redirect === 'manual') return opaqueRedirect(result);
  // 7
  if (location === null) return filterResponse(params, withRedirects(params, result));
  return httpRedirectFetch(params, result, location) ?? mainFetch(params);
}

function afterPreflight(params: FetchParams, response: HostResponse): NetworkError | null {
  const refusal = preflightRefusal(params, response);
  params.isPreflight = false;
  return refusal === null ? null : notShared(params, refusal, true);
}

/** What another origin keeps from the page. */
function notShared(params: FetchParams, refusal: string, ofPreflight: boolean): NetworkError {
  const { request, urls } = params;
  const { initiator = null, credentials = 'include' } = request;
  assert(initiator !== null, 'only documents ask other origins to let them read');
  const headers = [
    `Access-Control-Allow-Origin: ${serializeRequestOrigin(initiator, urls)}`,
    ...(credentials === 'include' ? ['Access-Control-Allow-Credentials: true'] : []),
    ...(ofPreflight ? ['Access-Control-Allow-Methods and -Headers that name what the page asks with'] : []),
  ].join(', ');
  return {
    ...refusedBy(params, `the ${ofPreflight ? 'answer to its preflight' : 'response'} ${refusal}.`),
    cure: `Let pages answer${ofPreflight ? ' OPTIONS' : ''} with ${headers}.`,
  };
}

function refusedBy({ request: { method, url, initiator = null } }: FetchParams, why: string): NetworkError {
  const from = initiator === null ? '' : ` for ${serializeOrigin(initiator)}`;
  return { reason: `${method} ${url} failed${from}: ${why}` };
}

function withRedirects({ redirects }: FetchParams, response: HostResponse): HostResponse {
  return redirects.length === 0 ? response : { ...response, redirects };
}
