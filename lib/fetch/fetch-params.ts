import type { NetworkRequest } from './request.ts';
import type { Redirect } from './response.ts';

/**
 * One request with its redirects, as far as it has come.
 *
 * Fetch, infrastructure, fetch params: https://fetch.spec.whatwg.org/#fetch-params
 */
export interface FetchParams {
  /** What is asked now: the last of the chain. */
  request: NetworkRequest;
  /** URLs of the chain so far, oldest first. */
  readonly urls: string[];
  /** What the redirects so far said, oldest first. */
  readonly redirects: Redirect[];
  /** How much of the answer may be seen, as far as it is known. */
  responseTainting: 'basic' | 'cors' | 'opaque';
  /** The other origin is being asked whether the request may be made. */
  isPreflight: boolean;
}
