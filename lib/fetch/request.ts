import type { Origin } from '../origin/origin.ts';
import type { RequestContext } from './same-site-mode.ts';

/**
 * What a request may have of other origins. `navigate`: all, as a navigation; `cors`: what they let be read; `no-cors`: what nobody
 * reads; `same-origin`: nothing.
 *
 * Fetch, requests: https://fetch.spec.whatwg.org/#concept-request-mode
 */
export type RequestMode = 'navigate' | 'cors' | 'no-cors' | 'same-origin';

/** What a document or a navigation asks for. */
export interface NetworkRequest extends RequestContext {
  readonly url: string;
  readonly method: string;
  /** What page code or the model gave; `Cookie`, `Origin` and `Referer` are the network's, and any that stand here are dropped. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** What `determineReferrer` gave for it; empty or absent for none. */
  readonly referrer?: string;
  /** Default: `navigate`. */
  readonly mode?: RequestMode;
  /** What becomes of a redirect: followed, a network error, or an answer that says nothing. Default: `follow`. */
  readonly redirect?: 'follow' | 'error' | 'manual';
  /** Another origin is asked beforehand whatever the request is, as somebody watches its upload. Default: false. */
  readonly useCORSPreflight?: boolean;
  /** Origin of the URL, where that does not say it: of a blob URL, who made it. */
  readonly urlOrigin?: Origin;
  /** How long it may take, redirects included, in ms of virtual time; then it is a network error. 0 or absent: for ever. */
  readonly timeoutMs?: number;
}
