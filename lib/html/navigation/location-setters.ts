import type { Realm } from '../../webidl/realm.ts';

/** What of a URL `location` lets page code set by itself. */
export type LocationPart = 'protocol' | 'host' | 'hostname' | 'port' | 'pathname' | 'search' | 'hash';

/**
 * Where a document at `url` goes when page code sets one part of `location`: the URL, serialized, or null when nothing happens. A
 * value that does not parse leaves the URL as it is, and a document that is told its own URL goes there once more.
 * Throws the realm's SyntaxError DOMException for a protocol that cannot be one.
 */
export function locationAfterSetting(realm: Realm, url: string, part: LocationPart, value: string): string | null {
  if (part === 'protocol') return protocolSet(realm, url, value);
  return part === 'hash' ? hashSet(url, value) : partSet(url, part, value);
}

/** DIVERGES: `data` at an HTTP page does nothing, either; the URL parser refuses it without failing, and the page would go to itself. */
// HTML, the Location interface, protocol setter.
// https://html.spec.whatwg.org/multipage/#dom-location-protocol
function protocolSet(realm: Realm, url: string, value: string): string | null {
  // 1 to 3
  const copyURL = new URL(url);
  // 4 (the URL parser drops tabs and newlines)
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(`${value.replace(/[\t\n\r]/g, '')}:`)?.[0].toLowerCase();
  // 5
  if (scheme === undefined) throw new realm.DOMException(`'${value}' is not a valid protocol.`, 'SyntaxError');
  copyURL.protocol = scheme;
  // 6
  if (!isHTTP(copyURL.protocol) || !isHTTP(`${scheme}:`)) return null;
  // 7
  return copyURL.href;
}

// HTML, the Location interface, host, hostname, port, pathname and search setters.
// https://html.spec.whatwg.org/multipage/#dom-location-host
function partSet(url: string, part: Exclude<LocationPart, 'protocol' | 'hash'>, value: string): string | null {
  // 1 to 3
  const copyURL = new URL(url);
  // 4
  if (part === 'port' ? cannotHavePort(copyURL) : part !== 'search' && hasOpaquePath(copyURL)) return null;
  // 5
  copyURL[part] = value;
  // 6
  return copyURL.href;
}

// HTML, the Location interface, hash setter.
// https://html.spec.whatwg.org/multipage/#dom-location-hash
function hashSet(url: string, value: string): string | null {
  // 1 to 3
  const copyURL = new URL(url);
  // 4
  const thisURLFragment = copyURL.hash;
  // 5 to 7
  copyURL.hash = value;
  // 8
  if (copyURL.hash === thisURLFragment) return null;
  // 9 (the URL class would drop an empty one)
  return copyURL.hash === '' ? `${url.slice(0, url.indexOf('#'))}#` : copyURL.href;
}

function isHTTP(protocol: string): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

// URL, opaque path.
// https://url.spec.whatwg.org/#url-opaque-path
function hasOpaquePath({ href, protocol }: URL): boolean {
  return href[protocol.length] !== '/';
}

// URL, cannot have a username/password/port.
// https://url.spec.whatwg.org/#cannot-have-a-username-password-port
function cannotHavePort({ hostname, protocol }: URL): boolean {
  return hostname === '' || protocol === 'file:';
}
