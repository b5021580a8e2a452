import { isNetworkError, type HostResponse, type NetworkAnswer, type NetworkError } from '../../fetch/response.ts';
import { beginFetch, dataURL, networkRequest } from '../navigation/scheme-fetch.ts';
import { tellOfAnswer } from '../navigation/tell-of-answer.ts';
import type { PageRequest } from '../records/document-hooks.ts';
import type { Document } from '../records/document.ts';

/** A request of a page; the promise settles inside of a networking task of the document. */
// Fetch, the fetch method.
// https://fetch.spec.whatwg.org/#dom-global-fetch
export function fetchForPage(document: Document, request: PageRequest): Promise<HostResponse> {
  const { userAgent, navigable, lifecycle } = document;
  const { signal } = request;
  if (signal?.aborted === true) return new Promise(() => undefined);
  if (request.delaysLoad) lifecycle.loadDelay.begin();
  // 1
  return new Promise((resolve, reject) => {
    // 2 to 10 (the caller's)
    // 11
    const abort = beginFetch(document, request, {
      tab: navigable.name,
      owner: document,
      lane: document.lane('networking'),
      receive: (answer) => {
        userAgent.scripts.ranScript = true;
        tellOfAnswer(document, request, answer);
        if (isNetworkError(answer)) reject(errorOf(answer));
        else resolve(answer);
      },
      received: () => {
        if (request.delaysLoad) lifecycle.loadDelay.end();
      },
    });
    // 12
    signal?.addEventListener('abort', () => {
      if (abort() && request.delaysLoad) lifecycle.loadDelay.end();
    });
  });
}

/** The same within the running task. Throws what the promise would reject with. */
export function fetchSynchronously(document: Document, request: PageRequest): HostResponse {
  const { userAgent, navigable, destroyed } = document;
  const { url } = request;
  if (destroyed) throw errorOf({ reason: 'The document is gone.' });
  // A Blob gives its content to those who wait.
  const blob: NetworkAnswer | null = url.startsWith('blob:') ? { reason: `${url} cannot be read at once.` } : null;
  const local = blob ?? dataURL(url);
  const asked = networkRequest(document, request);
  const answer = userAgent.network.requestSynchronously(asked, { tab: navigable.name, owner: document }, local);
  tellOfAnswer(document, request, answer);
  if (isNetworkError(answer)) throw errorOf(answer);
  return answer;
}

function errorOf({ reason, timedOut }: NetworkError): Error {
  return Object.assign(new Error(reason), timedOut === true ? { name: 'TimeoutError' } : {});
}
