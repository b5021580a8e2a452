import type { Origin } from '../origin/origin.ts';
import type { FetchParams } from './fetch-params.ts';
import { getHeader, type HeaderList } from './header-list.ts';
import { askedNow } from './main-fetch.ts';
import type { Reply } from './page-server.ts';
import { isNetworkError } from './response.ts';
import { includesCredentials } from './same-site-mode.ts';

/** A response that says what its user agent is to remove. */
export interface SiteDataResponse {
  /** The number of the request that it answers. */
  readonly request: number;
  readonly url: string;
  readonly headers: HeaderList;
  /** Origins of the documents around one that is of its URL, the innermost first: they say which partition of storage it is in. */
  readonly around: readonly Origin[];
  /** The request was made with credentials. */
  readonly credentials: boolean;
}

/** Who removes it. */
export interface SiteDataClearer {
  clearSiteData(response: SiteDataResponse): void;
}

/** Null where there is nothing to remove. Whether the request has to have credentials for that, whoever removes decides. */
// Clear Site Data, fetch integration, from step 15.
// https://w3c.github.io/webappsec-clear-site-data/#fetch-integration
export function siteDataResponse(params: FetchParams, request: number, { result }: Reply): SiteDataResponse | null {
  // 15
  if (isNetworkError(result) || getHeader(result.headers, 'clear-site-data') === null) return null;
  const asked = askedNow(params);
  const credentials = includesCredentials(asked, params.urls);
  const { mode = 'navigate', initiator = null, ancestors = [], url } = asked;
  const isNavigation = mode === 'navigate' || initiator === null;
  const around = isNavigation ? ancestors : [initiator, ...ancestors];
  return { request, url, headers: result.headers, around, credentials };
}
