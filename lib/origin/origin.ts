import { parsedURL } from '../infra/can-parse-url.ts';

/** An origin that is equal to nothing but itself. Its `id` is a number of its user agent, for people to tell two apart. */
export interface OpaqueOrigin {
  readonly opaque: true;
  readonly id: number;
}

export interface TupleOrigin {
  readonly opaque: false;
  /** Without the colon: `https`. */
  readonly scheme: string;
  /** Serialized host: a domain, or an IP address, IPv6 in brackets. */
  readonly host: string;
  /** Null when it is the scheme's default. */
  readonly port: number | null;
  /** What `document.domain` was set to; absent until then. Documents that have one origin object share it. */
  domain?: string;
}

/** HTML, origins: https://html.spec.whatwg.org/multipage/#concept-origin */
export type Origin = OpaqueOrigin | TupleOrigin;

const tupleSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:']);

// URL, origin of a URL.
// https://url.spec.whatwg.org/#concept-url-origin
export function originOfURL(url: URL, newOpaqueOrigin: () => OpaqueOrigin): Origin {
  if (url.protocol === 'blob:') return originOfBlobURL(url, newOpaqueOrigin);
  if (!tupleSchemes.has(url.protocol)) return newOpaqueOrigin();
  return {
    opaque: false,
    scheme: url.protocol.slice(0, -1),
    host: url.hostname,
    port: url.port === '' ? null : Number(url.port),
  };
}

/** Of one that the store of blob URLs does not know: the URL itself says where it was made. */
function originOfBlobURL(url: URL, newOpaqueOrigin: () => OpaqueOrigin): Origin {
  const made = parsedURL(url.pathname);
  return made?.protocol === 'http:' || made?.protocol === 'https:' ? originOfURL(made, newOpaqueOrigin) : newOpaqueOrigin();
}

// HTML, origins, serialization of an origin.
// https://html.spec.whatwg.org/multipage/#ascii-serialisation-of-an-origin
export function serializeOrigin(origin: Origin): string {
  // 1
  if (origin.opaque) return 'null';
  // 2 to 5
  return `${origin.scheme}://${origin.host}${origin.port === null ? '' : `:${origin.port}`}`;
}

// HTML, origins, same origin.
// https://html.spec.whatwg.org/multipage/#same-origin
export function sameOrigin(a: Origin, b: Origin): boolean {
  // 1
  if (a.opaque || b.opaque) return a === b;
  // 2
  return a.scheme === b.scheme && a.host === b.host && a.port === b.port;
}

// HTML, origins, same origin-domain.
// https://html.spec.whatwg.org/multipage/#same-origin-domain
export function sameOriginDomain(a: Origin, b: Origin): boolean {
  // 1
  if (a === b) return true;
  if (a.opaque || b.opaque) return false;
  // 2
  if (a.domain !== undefined && a.domain === b.domain) return a.scheme === b.scheme;
  return a.domain === b.domain && sameOrigin(a, b);
}

// HTML, origins, effective domain.
// https://html.spec.whatwg.org/multipage/#concept-origin-effective-domain
export function effectiveDomain(origin: Origin): string | null {
  // 1
  if (origin.opaque) return null;
  // 2, 3
  return origin.domain ?? origin.host;
}

/** As {@link originKeyOf}, with the domain: equal strings reach the same objects. */
export function accessKeyOf(origin: Origin): string {
  const key = originKeyOf(origin);
  return origin.opaque || origin.domain === undefined ? key : `${key} as ${origin.domain}`;
}

/** A string under which an origin can be found: equal strings are the same origin, for opaque ones, too. */
export function originKeyOf(origin: Origin): string {
  return origin.opaque ? `opaque ${origin.id}` : serializeOrigin(origin);
}

// HTML, determining the origin.
// https://html.spec.whatwg.org/multipage/#determining-the-origin
export function determineOrigin(
  url: URL | null,
  sandboxedOrigin: boolean,
  sourceOrigin: Origin | null,
  newOpaqueOrigin: () => OpaqueOrigin,
): Origin {
  // 1
  if (sandboxedOrigin) return newOpaqueOrigin();
  // 2
  if (url === null) return newOpaqueOrigin();
  // 3
  if (url.protocol === 'about:' && url.pathname === 'srcdoc' && sourceOrigin !== null) return sourceOrigin;
  // 4
  if (url.protocol === 'about:' && url.pathname === 'blank' && sourceOrigin !== null) return sourceOrigin;
  // 5
  return originOfURL(url, newOpaqueOrigin);
}
