import { getDomain } from 'tldts';
import { sameOrigin, type Origin } from './origin.ts';

/** A site as a string: equal strings are the same site. `https://example.co.uk` for every subdomain and port of it. */
export type Site = string;

// HTML, sites, obtain a site.
// https://html.spec.whatwg.org/multipage/#obtain-a-site
export function obtainSite(origin: Origin): Site {
  // 1
  if (origin.opaque) return `opaque ${origin.id}`;
  // 2, 3
  return `${origin.scheme}://${registrableDomain(origin.host) ?? origin.host}`;
}

/** Null for addresses, for hosts of one label, and for public suffixes. */
// URL, host's registrable domain.
// https://url.spec.whatwg.org/#host-registrable-domain
export function registrableDomain(host: string): string | null {
  // 1 to 3
  return getDomain(host, { allowPrivateDomains: true });
}

/** It is that of one document alone, and nothing has its name in another run. */
export function isOpaqueSite(site: Site): boolean {
  return site.startsWith('opaque ');
}

// HTML, sites, same site.
// https://html.spec.whatwg.org/multipage/#same-site
export function sameSite(a: Origin, b: Origin): boolean {
  return sameOrigin(a, b) || (!a.opaque && !b.opaque && obtainSite(a) === obtainSite(b));
}
