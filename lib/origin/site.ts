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
  return `${origin.scheme}://${getDomain(origin.host, { allowPrivateDomains: true }) ?? origin.host}`;
}

// HTML, sites, same site.
// https://html.spec.whatwg.org/multipage/#same-site
export function sameSite(a: Origin, b: Origin): boolean {
  return sameOrigin(a, b) || (!a.opaque && !b.opaque && obtainSite(a) === obtainSite(b));
}
