import { parseStructuredItem, type BareItem } from '../http/structured-field.ts';
import { asciiLowercase } from '../infra/ascii-string.ts';

/** Headers of a response, as a host response holds them: names in any case, and one name as often as it was sent. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

// Fetch, headers, get a header from a header list.
// https://fetch.spec.whatwg.org/#concept-header-list-get
export function getHeader(list: HeaderList, name: string): string | null {
  const lowercaseName = asciiLowercase(name);
  const values = list.filter(([each]) => asciiLowercase(each) === lowercaseName).map(([, value]) => value);
  // 1
  if (values.length === 0) return null;
  // 2
  return values.join(', ');
}

/** Null when the header is absent or does not parse. A header that was sent twice does not: its values are put together. */
// Fetch, headers, get a structured field value.
// https://fetch.spec.whatwg.org/#concept-header-list-get-structured-header
export function getStructuredItem(list: HeaderList, name: string): BareItem | null {
  // 1 (the type is always item)
  // 2
  const value = getHeader(list, name);
  // 3
  if (value === null) return null;
  // 4 to 6
  return parseStructuredItem(value);
}
