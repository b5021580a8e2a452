import { canParseURL } from '../../infra/can-parse-url.ts';

/** What a document will be replaced by, and when. */
export interface DeclarativeRefresh {
  /** Since the document has loaded, or since the element was inserted if that was later. */
  readonly delayMs: number;
  /** Absolute; null: the document's own URL, as it is when the time has come to ask for it. */
  readonly url: string | null;
}

/** Seconds, of which only the whole ones count; then a separator; then what names the URL. */
const parts = /^[\t\n\f\r ]*(\d+|(?=\.))[\d.]*(?:$|(?=[\t\n\f\r ;,])[\t\n\f\r ]*[;,]?[\t\n\f\r ]*(.*)$)/s;
/** `url =`, which may be left out. */
const label = /^url[\t\n\f\r ]*=[\t\n\f\r ]*/i;

/**
 * Reads the content of `<meta http-equiv="refresh">`, or of a Refresh header; `base` is what its URL is resolved against. Null: it
 * says nothing, and the next one may.
 */
// HTML, semantics, shared declarative refresh steps, from step 2.
// https://html.spec.whatwg.org/multipage/#shared-declarative-refresh-steps
export function parseRefresh(content: string, base: string): DeclarativeRefresh | null {
  // 2 to 5
  const found = parts.exec(content);
  // 6
  if (found === null) return null;
  // 7, 8
  const delayMs = Math.min(Number(found[1]) * 1000, Number.MAX_SAFE_INTEGER);
  // 9 (null)
  // 10
  const named = found[2] ?? '';
  if (named === '') return { delayMs, url: null };
  // 11 (a javascript: URL counts as none)
  const string = unquoted(named.replace(label, ''));
  if (!canParseURL(string, base)) return null;
  const { href, protocol } = new URL(string, base);
  return protocol === 'javascript:' ? null : { delayMs, url: href };
}

/** Without the quotes around it, and what follows them. */
function unquoted(text: string): string {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return text;
  const end = text.indexOf(quote, 1);
  return end === -1 ? text.slice(1) : text.slice(1, end);
}
