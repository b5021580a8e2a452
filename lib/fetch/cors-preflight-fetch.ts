import { asciiLowercase } from '../infra/ascii-string.ts';
import { corsCheck } from './cors-check.ts';
import type { FetchParams } from './fetch-params.ts';
import { extractHeaderListValues, isSafelistedMethod, unsafeRequestHeaderNames } from './request-headers.ts';
import type { NetworkRequest } from './request.ts';
import type { HostResponse } from './response.ts';

/** Whether the other origin is to be asked before the request is made. Page code makes requests with the unsafe-request flag. */
// Fetch, fetching, main fetch, from step 12.
// https://fetch.spec.whatwg.org/#concept-main-fetch
export function needsPreflight({ method, headers, useCORSPreflight = false }: NetworkRequest): boolean {
  // 12
  return useCORSPreflight || !isSafelistedMethod(method) || unsafeRequestHeaderNames(headers).length > 0;
}

/** What is asked instead of the request: without its credentials and its body. */
// Fetch, fetching, CORS-preflight fetch.
// https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
export function preflightOf(request: NetworkRequest): NetworkRequest {
  // 1 to 3 (a request is made of another)
  // 4
  const headers: Record<string, string> = { accept: '*/*', 'access-control-request-method': request.method };
  const unsafe = unsafeRequestHeaderNames(request.headers);
  // 5
  if (unsafe.length > 0) headers['access-control-request-headers'] = unsafe.join(',');
  // 6 (the network asks)
  return { ...request, method: 'OPTIONS', headers, body: null, credentials: 'same-origin' };
}

/**
 * Why the answer to a preflight forbids the request, for people: the second half of a sentence about the answer; null: it may be made.
 * IMPL-DEFINED: the imposed limit on max-age is 0, so that no answer is kept: each request that needs one has its own preflight.
 */
// Fetch, fetching, CORS-preflight fetch, from step 7.
// https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
export function preflightRefusal(params: FetchParams, { status, headers }: HostResponse): string | null {
  const { request } = params;
  const { credentials = 'include', method, useCORSPreflight = false } = request;
  // 7
  const failure = corsCheck(params, headers);
  if (failure !== null) return failure;
  if (status < 200 || status > 299) return `has the status ${status}`;
  // 7.1
  const methods = extractHeaderListValues(headers, 'Access-Control-Allow-Methods');
  // 7.2
  const headerNames = extractHeaderListValues(headers, 'Access-Control-Allow-Headers');
  // 7.3
  if (methods === null || headerNames === null) return 'has Access-Control-Allow headers that do not parse';
  const mayUse = (allowed: readonly string[], name: string): boolean =>
    allowed.includes(name) || (credentials !== 'include' && allowed.includes('*'));
  // 7.4 (asked below)
  // 7.5
  const isAllowed = isSafelistedMethod(method) || mayUse(methods, method) || (methods.length === 0 && useCORSPreflight);
  if (!isAllowed) return `does not name ${method} in Access-Control-Allow-Methods`;
  const names = headerNames.map(asciiLowercase);
  const unsafe = unsafeRequestHeaderNames(request.headers);
  // 7.6
  if (unsafe.includes('authorization') && !names.includes('authorization')) return notNamed('authorization');
  // 7.7
  const refused = unsafe.find((name) => !mayUse(names, name));
  // 7.8 to 7.14 (nothing is kept)
  return refused === undefined ? null : notNamed(refused);
}

function notNamed(name: string): string {
  return `does not name ${name} in Access-Control-Allow-Headers`;
}
