import type { Document } from '../records/document.ts';

/** What `document.cookie` is. Throws the realm's SecurityError where the document has no origin to have cookies of. */
export function cookieOf(document: Document): string {
  requireCookies(document, 'read');
  return document.userAgent.cookies.get(document, cookieURLOf(document));
}

/** Sets `document.cookie`; throws as {@link cookieOf} does. */
export function setCookieOf(document: Document, cookie: string): void {
  requireCookies(document, 'set');
  document.userAgent.cookies.set(document, cookie, cookieURLOf(document));
}

/**
 * DIVERGES: `about:blank` and `about:srcdoc` have the cookies of the page that made them, if they have its origin: a new popup and a
 * frame that has not loaded yet, too. By the letter they are averse to cookies.
 */
function cookieURLOf({ origin, url, baseURL }: Document): string {
  return url.startsWith('about:') && !origin.opaque ? baseURL : url;
}

/** A document that could have cookies but for its origin, which is opaque: HTML's document.cookie refuses it. */
function requireCookies({ origin, url, realm }: Document, toDo: string): void {
  if (!origin.opaque || !/^https?:/.test(url)) return;
  throw new realm.DOMException(`Failed to ${toDo} the 'cookie' property from 'Document': Access is denied.`, 'SecurityError');
}
