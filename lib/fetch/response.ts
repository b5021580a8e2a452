import type { HeaderList } from './header-list.ts';

/**
 * How much of a response page code gets to see.
 *
 * Fetch, responses: https://fetch.spec.whatwg.org/#concept-response-type
 */
export type ResponseType = 'basic' | 'cors' | 'opaque' | 'opaqueredirect';

/**
 * Statuses whose responses have no body.
 *
 * Fetch, null body status: https://fetch.spec.whatwg.org/#null-body-status
 */
export const nullBodyStatuses: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** What a redirect said on the way to a response. */
export interface Redirect {
  readonly url: string;
  readonly headers: HeaderList;
}

/** What came back for a request of a page. */
export interface HostResponse {
  readonly url: string;
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
  /** Default: empty. */
  readonly statusText?: string;
  /** Default: `basic`. */
  readonly type?: ResponseType;
  /** The redirects that led to it, oldest first. Default: none. */
  readonly redirects?: readonly Redirect[];
  /** Of a filtered response what it stands for, which page code never sees: scripts run, images and style sheets load. */
  readonly internal?: HostResponse;
}

/** What is wrong with the server itself: the function `pages` threw, or answered with what is no answer. One sentence each. */
export interface PagesFailure {
  /** What was asked: `GET https://a.example/`. */
  readonly request: string;
  readonly why: string;
  readonly mend: string;
  /** What it threw, if it did. */
  readonly cause?: unknown;
}

/** No response came. `reason` is one sentence for people. */
export interface NetworkError {
  readonly reason: string;
  /** Absent where the server meant it so. */
  readonly failure?: PagesFailure;
  /** Another origin does not share it with the page: what its server has to say. One sentence for people. */
  readonly cure?: string;
  /** It took longer than it may. */
  readonly timedOut?: true;
}

export type NetworkAnswer = HostResponse | NetworkError;

export function isNetworkError(answer: NetworkAnswer): answer is NetworkError {
  return 'reason' in answer;
}

// Fetch, responses, internal response.
// https://fetch.spec.whatwg.org/#concept-internal-response
export function internalResponse(response: HostResponse): HostResponse {
  return response.internal ?? response;
}

/** Of the server. By its shape: it may be of another realm, or of a package. False also for what cannot be read. */
export function isResponse(value: unknown): value is Response {
  try {
    if (typeof value !== 'object' || value === null) return false;
    const { status, headers, text } = value as Partial<Response>;
    const hasHeaders = typeof headers?.get === 'function' && typeof headers.forEach === 'function';
    return typeof status === 'number' && typeof text === 'function' && hasHeaders;
  } catch {
    return false;
  }
}
