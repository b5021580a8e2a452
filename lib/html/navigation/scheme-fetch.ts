import { processDataURL } from '../../fetch/data-url.ts';
import type { NetworkClient } from '../../fetch/exchange.ts';
import type { NetworkRequest } from '../../fetch/request.ts';
import type { NetworkAnswer } from '../../fetch/response.ts';
import { isSamePartitionBlobUsage } from '../../file-api/blob-url-store.ts';
import type { PageRequest } from '../records/document-hooks.ts';
import type { Document } from '../records/document.ts';
import { blobURLEntryOf, readBlob } from './blob-url-entry.ts';
import { requestContextOf } from './request-context.ts';

/** What a document asks for is asked of the network, or found where its URL says. Returns how it is aborted, as the network does. */
// Fetch, fetching, scheme fetch.
// https://fetch.spec.whatwg.org/#scheme-fetch
export function beginFetch(document: Document, pageRequest: PageRequest, client: NetworkClient): () => boolean {
  const { network } = document.userAgent;
  const request = networkRequest(document, pageRequest);
  const { url } = request;
  // 1 (the network's)
  // 2
  if (url.startsWith('blob:')) return network.read(request, blobAnswer(document, request), client);
  const data = dataURL(url);
  return data === null ? network.request(request, client) : network.read(request, Promise.resolve(data), client);
}

/** What a page asks for as the network has it. */
export function networkRequest(document: Document, request: PageRequest): NetworkRequest {
  const { url } = request;
  const made = blobURLEntryOf(document.userAgent, url);
  const urlOrigin = made === null ? {} : { urlOrigin: made.environment.origin };
  return { mode: 'no-cors', ...request, ...requestContextOf(document, url), ...urlOrigin };
}

async function blobAnswer(document: Document, { url, method }: NetworkRequest): Promise<NetworkAnswer> {
  const blob = blobURLEntryOf(document.userAgent, url);
  if (method !== 'GET') return { reason: `${url} can only be read, and the method is ${method}.` };
  const isOfOthers = blob !== null && !isSamePartitionBlobUsage(blob, document);
  return isOfOthers ? { reason: `${url} was made in another partition of storage.` } : await readBlob(url, blob);
}

/** Null: it is no `data:` URL. */
export function dataURL(url: string): NetworkAnswer | null {
  return url.startsWith('data:') ? (processDataURL(url) ?? { reason: 'The data: URL is malformed.' }) : null;
}
