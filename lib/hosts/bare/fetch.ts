import { canParseURL } from '../../infra/can-parse-url.ts';
import { nullBodyStatuses, type HostResponse } from '../../fetch/response.ts';
import type { PageSignal } from '../../html/records/document-hooks.ts';
import type { BareGlobal } from './global.ts';
import { fromSurroundings } from './surroundings.ts';

interface Signal extends PageSignal {
  readonly reason: unknown;
}

/** A Request of the surroundings. */
interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly credentials: 'omit' | 'same-origin' | 'include';
  readonly mode: 'cors' | 'no-cors' | 'same-origin' | 'navigate';
  readonly redirect: 'follow' | 'error' | 'manual';
  readonly signal: Signal;
  text(): Promise<string>;
}

type RequestClass = new (input: unknown, init?: unknown) => FetchRequest;
type ResponseClass = new (
  body: string | null,
  init: {
    readonly status: number;
    readonly statusText?: string;
    readonly headers: readonly (readonly [string, string])[];
  },
) => object;

/**
 * The `Request` of a window: that of the surroundings, but for relative URLs, which it resolves against the window's document. Every
 * Request is an instance of it, as page code without a realm holds objects of both.
 */
export function requestClass(global: BareGlobal): RequestClass {
  // The surroundings have one: Node since 18, and every browser.
  const outer = fromSurroundings('Request') as RequestClass;
  const own = class Request extends outer {
    constructor(input: unknown, init?: unknown) {
      super(input instanceof outer ? input : resolved(global, input), init);
    }
    static override [Symbol.hasInstance](value: unknown): boolean {
      return this === own ? value instanceof outer : Function.prototype[Symbol.hasInstance].call(this, value);
    }
  };
  return own;
}

/** What does not parse is left to the surroundings to refuse. */
function resolved({ baseURL }: BareGlobal, input: unknown): string {
  const url = String(input);
  return canParseURL(url, baseURL) ? new URL(url, baseURL).href : url;
}

/** `fetch` of a window: the model asks `pages`. Its Response and Headers are the surroundings'. */
// Fetch, the fetch method.
// https://fetch.spec.whatwg.org/#dom-global-fetch
export function fetchOf(global: BareGlobal): (input: unknown, init?: unknown) => Promise<object> {
  const ownRequest = global.once('Request of fetch', () => requestClass(global));
  const method = {
    fetch(input: unknown, init?: unknown): Promise<object> {
      // 1, 2 (an exception rejects the promise)
      return send(global, ownRequest, input, init);
    },
  };
  return Object.defineProperty(method.fetch, 'length', { value: 1, configurable: true });
}

// Fetch, the fetch method, from step 3.
// https://fetch.spec.whatwg.org/#dom-global-fetch
async function send({ hooks, realm }: BareGlobal, ownRequest: RequestClass, input: unknown, init: unknown): Promise<object> {
  // 3 (from 2)
  const request = new ownRequest(input, init);
  const signal = signalOf(init) ?? request.signal;
  // 4
  if (signal.aborted) throw signal.reason;
  const { url, method, credentials, mode, redirect } = request;
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => (headers[name] = value));
  // Only what has to be read is awaited: a request is made in the step that asks for it.
  const known = textIn(init);
  const body = known ?? (request.body === null || request.body === undefined ? null : await request.text());
  // 5 to 10 (the model's)
  // 11
  const aborted = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  // 12
  const asked = { url, method, headers, body, credentials, mode, redirect, delaysLoad: false, signal };
  const answered = hooks.fetch(asked).then(responseOf, () => {
    throw new realm.TypeError('Failed to fetch');
  });
  // 13
  return Promise.race([aborted, answered]);
}

/** A response that is filtered has a status that no page can make: it is put on one that can be made. */
function responseOf(response: HostResponse): object {
  const { url, status, statusText = '', headers, body, type = 'basic', redirects = [] } = response;
  const isOpaque = type === 'opaque' || type === 'opaqueredirect';
  const init = isOpaque ? { status: 200, headers: [] } : { status, statusText, headers };
  const made = new (fromSurroundings('Response') as ResponseClass)(isOpaque || nullBodyStatuses.has(status) ? null : body, init);
  const members = { url: url.replace(/#.*$/s, ''), type, redirected: redirects.length > 0 };
  const filtered = isOpaque ? { status: 0, ok: false } : {};
  for (const [name, value] of Object.entries({ ...members, ...filtered })) {
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true });
  }
  return made;
}

/** The signal that was given itself: that of a Request follows it only as long as the Request lives. */
function signalOf(init: unknown): Signal | null {
  const signal: unknown = memberOf(init, 'signal');
  return typeof signal === 'object' && signal !== null ? (signal as Signal) : null;
}

function textIn(init: unknown): string | null {
  const body = memberOf(init, 'body');
  if (typeof body === 'string') return body;
  return Object.prototype.toString.call(body) === '[object URLSearchParams]' ? String(body) : null;
}

function memberOf(init: unknown, name: string): unknown {
  return typeof init === 'object' && init !== null ? Reflect.get(init, name) : undefined;
}
