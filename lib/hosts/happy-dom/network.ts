import type { Request, Response } from 'happy-dom';
import type { HostResponse } from '../../html/document-host.ts';
import type { Insides } from './insides.ts';

/** Statuses whose responses have no body. Fetch, null body status: https://fetch.spec.whatwg.org/#null-body-status */
const bodiless: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/**
 * `fetch` of a window. happy-dom's own goes to the real network, and its promise is of the surroundings' realm. XMLHttpRequest stays
 * happy-dom's and ends in {@link answer}.
 */
export function installFetch(insides: Insides): void {
  const { raw, inner, realm } = insides;
  const send = async (input: unknown, init: unknown): Promise<Response> => {
    const request: Request = Reflect.construct(raw.Request, init === undefined ? [input] : [input, init]);
    const { signal } = request;
    const aborted = new Promise<never>((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    aborted.catch(() => undefined);
    return Promise.race([
      aborted,
      ask(insides, request).catch(() => {
        throw new realm.TypeError('Failed to fetch');
      }),
    ]);
  };
  const fetch = (input: unknown, init?: unknown): Promise<Response> =>
    new inner.Promise((resolve, reject) => void send(input, init).then(resolve, reject));
  Object.defineProperty(raw, 'fetch', { value: fetch, writable: true, enumerable: true, configurable: true });
}

/** What happy-dom's own loaders get instead of the network. What was aborted or belongs to no document any more never settles. */
export async function answer(insides: Insides, request: Request): Promise<Response> {
  const response = await ask(insides, request);
  if (insides.gone || request.signal.aborted) return new Promise(() => undefined);
  return response;
}

async function ask({ raw, hooks }: Insides, request: Request): Promise<Response> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const text = hasBody && request.body !== null ? await request.text() : null;
  const response = await hooks.fetch({
    url: request.url,
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: text,
    credentials: request.credentials,
    delaysLoad: false,
  });
  return responseOf(raw.Response, response);
}

function responseOf(ResponseClass: typeof Response, { url, status, headers, body }: HostResponse): Response {
  const init = { status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  const made = new ResponseClass(bodiless.has(status) ? null : body, init);
  Object.defineProperty(made, 'url', { value: url, enumerable: true, configurable: true });
  return made;
}

/** DIVERGES: a synchronous XMLHttpRequest fails with a network error, since nothing can answer within one task. */
export function refuseSynchronous({ realm }: Insides): never {
  throw new realm.DOMException('Synchronous requests are not supported.', 'NetworkError');
}
