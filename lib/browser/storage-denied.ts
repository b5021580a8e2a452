import type { Document } from '../html/records/document.ts';
import type { Storage } from '../web-storage/storage.ts';

/**
 * What a getter gives to the test. The error that it throws is the page's, and tells a page nothing of why; the one that the test
 * catches has that as its `cause`.
 * @param name of the tab or frame
 */
export function storageOrCause(name: string, document: Document, getter: (document: Document) => Storage): Storage {
  try {
    return getter(document);
  } catch (error) {
    const because = reasonOf(name, document);
    if (because !== null && typeof error === 'object' && error !== null) {
      const cause = new Error(because);
      Object.defineProperty(error, 'cause', { value: cause, writable: true, configurable: true });
    }
    throw error;
  }
}

function reasonOf(name: string, { params, origin, url }: Document): string | null {
  const { errorReason } = params;
  if (errorReason !== null) return `${name} shows an error page: ${errorReason}`;
  return origin.opaque ? `${url.length > 60 ? `${url.slice(0, 60)}…` : url} has an opaque origin, which has no storage.` : null;
}
