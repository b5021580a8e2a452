import { asciiLowercase } from '../infra/ascii-string.ts';
import { getHeader, type HeaderList } from './header-list.ts';
import type { NetworkRequest } from './request.ts';

const safelistedMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

// Fetch, methods, CORS-safelisted method.
// https://fetch.spec.whatwg.org/#cors-safelisted-method
export function isSafelistedMethod(method: string): boolean {
  return safelistedMethods.has(method);
}

const formTypes: ReadonlySet<string> = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);
/** Bytes that parsers of headers have been led astray with. */
const unsafeBytes = /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/;

// Fetch, headers, CORS-safelisted request-header.
// https://fetch.spec.whatwg.org/#cors-safelisted-request-header
export function isSafelistedRequestHeader(name: string, value: string): boolean {
  // 1
  if (value.length > 128) return false;
  // 2
  switch (asciiLowercase(name)) {
    case 'accept':
      return !unsafeBytes.test(value);
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case 'content-type':
      return !unsafeBytes.test(value) && formTypes.has(asciiLowercase(value.replace(/;.*$/s, '').trim()));
    case 'range':
      return /^bytes=\d+-\d*$/.test(value);
    default:
      return false;
  }
  // 3 (each case has returned)
}

/** In lower case and sorted: what another origin has to allow by name. */
// Fetch, headers, CORS-unsafe request-header names.
// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
export function unsafeRequestHeaderNames(headers: NetworkRequest['headers']): readonly string[] {
  const all = Object.entries(headers);
  // 1 to 3 (the lists)
  // 4
  const [safe, unsafe] = [all.filter(isSafelisted), all.filter((header) => !isSafelisted(header))];
  const safelistValueSize = safe.reduce((sum, [, value]) => sum + value.length, 0);
  // 5, 6
  return (safelistValueSize > 1024 ? all : unsafe).map(([name]) => asciiLowercase(name)).sort();
}

function isSafelisted([name, value]: readonly [string, string]): boolean {
  return isSafelistedRequestHeader(name, value);
}

/** Null: a value is none. Empty for an absent header. */
// Fetch, headers, extract header list values.
// https://fetch.spec.whatwg.org/#extract-header-list-values
export function extractHeaderListValues(list: HeaderList, name: string): readonly string[] | null {
  const value = getHeader(list, name);
  // 1
  if (value === null) return [];
  const values = value.split(',').map((each) => each.trim());
  const given = values.filter((each) => each !== '');
  // 2 to 4
  return given.every((each) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(each)) ? given : null;
}
