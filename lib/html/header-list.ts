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
