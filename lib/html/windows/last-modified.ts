import type { Document } from '../records/document.ts';

/** `document.lastModified`: what the response said, or now. */
// HTML, the Document object, lastModified.
// https://html.spec.whatwg.org/multipage/#dom-document-lastmodified
export function lastModifiedOf({ params, userAgent }: Document): string {
  const said = Date.parse(params.lastModified);
  // Its parts in UTC are the local ones.
  const date = new Date(userAgent.place.timeZone.localTime(Number.isNaN(said) ? userAgent.epochNow : said));
  const two = (value: number): string => `${value}`.padStart(2, '0');
  const day = [two(date.getUTCMonth() + 1), two(date.getUTCDate()), `${date.getUTCFullYear()}`.padStart(4, '0')].join('/');
  return `${day} ${[date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')}`;
}
