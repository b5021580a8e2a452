import { asciiLowercase, splitOnASCIIWhitespace } from '../../infra/ascii-string.ts';
import { isOfAnotherSite, type BlobTarget } from '../../file-api/blob-url-store.ts';

/** What an `a`, `area` or `form` element says of whom it opens. */
export interface OpeningElement {
  /** Its attribute; null when absent. */
  readonly rel: string | null;
  /** The target that was found for it: its own, or that of a `base` element. Empty when there is none. */
  readonly target: string;
}

function linkTypes(rel: string | null): readonly string[] {
  return splitOnASCIIWhitespace(asciiLowercase(rel ?? ''));
}

/** `blob`: null unless the URL has a blob URL entry. */
// HTML, links, get an element's noopener.
// https://html.spec.whatwg.org/multipage/#get-an-element's-noopener
export function getElementNoopener({ rel, target }: OpeningElement, blob: BlobTarget | null = null): boolean {
  const types = linkTypes(rel);
  // 1
  if (types.includes('noopener') || types.includes('noreferrer')) return true;
  // 2
  if (!types.includes('opener') && asciiLowercase(target) === '_blank') return true;
  // 3
  if (blob !== null && isOfAnotherSite(blob)) return true;
  // 4
  return false;
}

/** Whether what the element opens is asked for without a referrer: steps of following a hyperlink and of submitting a form. */
export function isNoreferrerElement(rel: string | null): boolean {
  return linkTypes(rel).includes('noreferrer');
}
