import { PropertySymbol, type Request, type Response } from 'happy-dom';
import { nullBodyStatuses, type HostResponse } from '../../fetch/response.ts';
import type { PageRequest } from '../../html/records/document-hooks.ts';
import { parseURL } from './base-url.ts';
import type { Insides } from './insides.ts';
import { requestClass } from './request-class.ts';

/** `fetch` and `Request` of a window. happy-dom's own go to the real network, and promises are of the surroundings' realm. */
export function installFetch(insides: Insides): void {
  const { raw, inner, realm } = insides;
  const RequestClass = requestClass(raw.Request, realm, (url) => parseURL(insides, url));
  Object.assign(raw, { Request: RequestClass });
  const send = async (input: unknown, init: unknown): Promise<Response> => {
    const request: Request = Reflect.construct(RequestClass, init === undefined ? [input] : [input, init]);
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
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null;
  const response = await hooks.fetch({
    ...pageRequest(request, hasBody ? await bodyOf(request) : null),
    mode: request.mode === 'websocket' ? 'cors' : request.mode,
    redirect: request.redirect,
    signal: request.signal,
  });
  return responseOf(raw.Response, response);
}

/** The text of a request's body, at once where happy-dom has it: all but that of a stream. */
export function bodyOf(request: Request): string | Promise<string> {
  const buffer: unknown = request[PropertySymbol.bodyBuffer];
  return buffer instanceof Uint8Array ? new TextDecoder().decode(buffer) : request.text();
}

/** What the model is asked for. */
export function pageRequest(request: Request, body: string | null): PageRequest {
  const { url, method, credentials } = request;
  return { url, method, headers: Object.fromEntries(request.headers), body, credentials, delaysLoad: false };
}

function responseOf(ResponseClass: typeof Response, response: HostResponse): Response {
  const { url, status, statusText = '', headers, body, type = 'basic', redirects = [] } = response;
  const init = { status, statusText, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  const isBodiless = nullBodyStatuses.has(status) || type === 'opaque' || type === 'opaqueredirect';
  const made = new ResponseClass(isBodiless ? null : body, init);
  const members = { url: url.replace(/#.*$/s, ''), type, redirected: redirects.length > 0 };
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

/** No loader of happy-dom's own asks synchronously. */
export function refuseSynchronous({ realm }: Insides): never {
  throw new realm.DOMException('Synchronous requests are not supported.', 'NetworkError');
}
