import type { SubresourceDestination } from '../../fetch/destination.ts';
import type { PageRequest } from '../records/document-hooks.ts';

/** How the `crossorigin` attribute of an element, null without, has its resource asked for. */
// HTML, fetching resources, create a potential-CORS request.
// https://html.spec.whatwg.org/multipage/#create-a-potential-cors-request
export function corsSettings(crossOrigin: string | null): Required<Pick<PageRequest, 'mode' | 'credentials'>> {
  // 1
  const mode = crossOrigin === null ? 'no-cors' : 'cors';
  // 2
  const anonymous = crossOrigin !== null && crossOrigin.toLowerCase() !== 'use-credentials';
  // 3, 4
  return { mode, credentials: anonymous ? 'same-origin' : 'include' };
}

/** What an element asks for; the document's `load` waits for it. */
export function subresourceRequest(url: string, destination: SubresourceDestination, crossOrigin: string | null): PageRequest {
  return { url, method: 'GET', headers: {}, body: null, delaysLoad: true, destination, ...corsSettings(crossOrigin) };
}
