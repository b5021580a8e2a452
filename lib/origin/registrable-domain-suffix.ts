import { canParseURL } from '../infra/can-parse-url.ts';
import { getPublicSuffix } from 'tldts';

/** Null when it is no host. The URL parser has no entrance for hosts alone, so what it would read as something else is refused first. */
// URL, hosts, host parser.
// https://url.spec.whatwg.org/#concept-host-parser
export function parseHost(input: string): string | null {
  if (/[\t\n\r/\\?#@]/.test(input)) return null;
  const port = input.startsWith('[') ? !input.endsWith(']') : input.includes(':');
  if (port || !canParseURL(`https://${input}/`)) return null;
  return new URL(`https://${input}/`).hostname;
}

/** Of a parsed host; false: it is a domain. */
export function isIPAddress(host: string): boolean {
  return host.startsWith('[') || /^(?:\d+\.){3}\d+$/.test(host);
}

/** Of a domain. The private part of the list counts, as in the engines: `one.github.io` and `two.github.io` have different owners. */
// URL, hosts, public suffix.
// https://url.spec.whatwg.org/#host-public-suffix
function publicSuffixOf(domain: string): string {
  // 1, 2
  const trailingDot = domain.endsWith('.') ? '.' : '';
  // 3
  const publicSuffix = getPublicSuffix(domain, {
    allowPrivateDomains: true,
    detectIp: false,
    extractHostname: false,
    validateHostname: false,
  });
  // 4, 5
  return `${publicSuffix}${trailingDot}`;
}

// HTML, origins, is a registrable domain suffix of or is equal to.
// https://html.spec.whatwg.org/multipage/#is-a-registrable-domain-suffix-of-or-is-equal-to
export function isRegistrableDomainSuffixOrEqual(hostSuffixString: string, originalHost: string): boolean {
  // 1, 2 (an empty one does not parse)
  const hostSuffix = parseHost(hostSuffixString);
  // 3
  if (hostSuffix === null) return false;
  // 4
  if (hostSuffix !== originalHost) {
    // 4.1
    if (isIPAddress(hostSuffix) || isIPAddress(originalHost)) return false;
    // 4.2
    if (!originalHost.endsWith(`.${hostSuffix}`)) return false;
    // 4.3
    if (hostSuffix === publicSuffixOf(hostSuffix)) return false;
    if (publicSuffixOf(originalHost).endsWith(`.${hostSuffix}`)) return false;
  }
  // 5
  return true;
}
