import { nullBodyStatuses, type HostResponse } from '../../fetch/response.ts';
import type { RequestMode } from '../../fetch/request.ts';
import type { PageRequest } from '../../html/records/document-hooks.ts';
import { parseURL } from './base-url.ts';
import { classOf, construct } from './construct.ts';
import type { PageInsides } from './insides.ts';
import { requestClass, type PageRequestObject, type RequestClass } from './request-class.ts';

/** `fetch` and `Request` of a window. Those of emulators and of Node go to the real network, and promises are of the surroundings' realm. */
export function installFetch(insides: PageInsides): void {
  const { raw, inner, realm, patches } = insides;
  const Request = requestClass(classOf(raw, 'Request') as RequestClass, realm, (url) => parseURL(insides, url));
  patches.assign(raw, { Request });
  const send = async (input: unknown, init: unknown): Promise<object> => {
    const request: PageRequestObject = Reflect.construct(Request, init === undefined ? [input] : [input, init]);
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
  const fetch = (input: unknown, init?: unknown): Promise<object> =>
    new inner.Promise((resolve, reject) => void send(input, init).then(resolve, reject));
  patches.values(raw, { fetch });
}

/** What an emulator's own loaders get instead of the network. What was aborted or belongs to no document any more never settles. */
export async function answer(insides: PageInsides, request: PageRequestObject): Promise<object> {
  const response = await ask(insides, request);
  if (insides.gone || request.signal.aborted) return new Promise(() => undefined);
  return response;
}

async function ask({ raw, hooks, elements }: PageInsides, request: PageRequestObject): Promise<object> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null;
  const response = await hooks.fetch({
    ...pageRequest(request, hasBody ? await elements.bodyOf(request) : null),
    mode: modeOf(request),
    redirect: request.redirect,
    signal: request.signal,
  });
  return responseOf(raw, response);
}

function modeOf({ mode }: PageRequestObject): RequestMode {
  return mode === 'cors' || mode === 'no-cors' || mode === 'same-origin' || mode === 'navigate' ? mode : 'cors';
}

/** What the model is asked for. */
export function pageRequest(request: PageRequestObject, body: string | null): PageRequest {
  const { url, method, credentials } = request;
  return { url, method, headers: Object.fromEntries(request.headers), body, credentials, delaysLoad: false };
}

function responseOf(raw: PageInsides['raw'], response: HostResponse): object {
  const { url, status, statusText = '', headers, body, type = 'basic', redirects = [] } = response;
  const init = { status, statusText, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  const isBodiless = nullBodyStatuses.has(status) || type === 'opaque' || type === 'opaqueredirect';
  const made: object = construct(raw, 'Response', isBodiless ? null : body, init);
  const members = { url: url.replace(/#.*$/s, ''), type, redirected: redirects.length > 0 };
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}
