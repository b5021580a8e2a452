import type { Document } from '../html/records/document.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { Storage } from '../web-storage/storage.ts';

/**
 * What a getter gives to the test. The error that it throws is the page's, and tells a page nothing of why; the one that the test
 * catches has that as its `cause`. Where a function of the test's own failed in answering, that failure is thrown.
 * @param name of the tab or frame
 */
export function storageOrCause(name: string, document: Document, getter: (document: Document) => Storage): Storage {
  const { failures } = document.userAgent.options;
  const get = (): Storage => getter(document);
  try {
    return failures === undefined ? get() : failures.within(get);
  } catch (error) {
    if (error instanceof StorageloomError) throw error;
    const because = reasonOf(name, document);
    if (because !== null && typeof error === 'object' && error !== null) {
      const cause = new Error(because);
      Object.defineProperty(error, 'cause', { value: cause, writable: true, configurable: true });
    }
    throw error;
  }
}

function reasonOf(name: string, document: Document): string | null {
  const { params, origin, url, userAgent } = document;
  const { errorReason } = params;
  if (errorReason !== null) return `${name} shows an error page: ${errorReason}`;
  if (!origin.opaque) return userAgent.storagePolicy.reasonOf(document);
  return `${url.length > 60 ? `${url.slice(0, 60)}…` : url} has an opaque origin, which has no storage.`;
}
