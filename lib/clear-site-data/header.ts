import { getHeader, type HeaderList } from '../fetch/header-list.ts';

/**
 * What a response can ask to be removed.
 *
 * Clear Site Data, the header: https://w3c.github.io/webappsec-clear-site-data/#header
 */
export type SiteDataType = 'cache' | 'cookies' | 'storage' | 'executionContexts' | 'clientHints';

const allTypes: readonly SiteDataType[] = ['cache', 'cookies', 'storage', 'executionContexts', 'clientHints'];

/** Without repetition, in the order of the header. What is not quoted, and what nobody knows, is left out. */
// Clear Site Data, parsing, parse response's Clear-Site-Data header.
// https://w3c.github.io/webappsec-clear-site-data/#parsing
export function parseClearSiteData(headers: HeaderList): readonly SiteDataType[] {
  // 1
  const types = new Set<SiteDataType>();
  // 2, 3
  for (const value of valuesOf(getHeader(headers, 'clear-site-data') ?? '')) {
    // 4
    for (const type of allTypes) if (value === '"*"' || value === `"${type}"`) types.add(type);
  }
  // 5
  return [...types];
}

/** Values of the header that mean nothing: without quotes, or of a type that nobody knows. */
export function unknownValues(headers: HeaderList): readonly string[] {
  const known = new Set(['"*"', ...allTypes.map((type) => `"${type}"`)]);
  return valuesOf(getHeader(headers, 'clear-site-data') ?? '').filter((value) => value !== '' && !known.has(value));
}

/** What stands between the commas that are in no quoted string, quotes included. */
// Fetch, headers, get, decode, and split.
// https://fetch.spec.whatwg.org/#header-value-get-decode-and-split
function valuesOf(header: string): readonly string[] {
  // 1 to 4 (what nobody ends goes on)
  return (header.match(/(?:"(?:\\.|[^"\\])*(?:"|\\?$)|[^",])+/gs) ?? []).map((value) => value.replace(/^[\t ]+|[\t ]+$/g, ''));
}
