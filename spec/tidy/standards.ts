/** A standard that a header may name. */
export interface Standard {
  /** What its links begin with. */
  readonly link: string;
  /**
   * The version that was read, `2026-11-21` or, where the day is not known, `2026-11`. Of a text that goes on changing: its last change
   * that was taken into account, if that was noted, or else the day when it was first cited here. Of an RFC, which does not change:
   * the month when it was published. Left out only while no header names it.
   */
  readonly read?: string;
}

/** The standards, as headers spell them. */
export const standards: Readonly<Record<string, Standard>> = {
  HTML: { link: 'https://html.spec.whatwg.org/multipage/#', read: '2026-08' },
  Storage: { link: 'https://storage.spec.whatwg.org/#', read: '2025-03-26' },
  'Web IDL': { link: 'https://webidl.spec.whatwg.org/#', read: '2026-01' },
  DOM: { link: 'https://dom.spec.whatwg.org/#', read: '2026-11-21' },
  URL: { link: 'https://url.spec.whatwg.org/#', read: '2026-11-21' },
  Fetch: { link: 'https://fetch.spec.whatwg.org/#', read: '2026-11-21' },
  Infra: { link: 'https://infra.spec.whatwg.org/#', read: '2026-11-22' },
  XMLHttpRequest: { link: 'https://xhr.spec.whatwg.org/#', read: '2026-11-29' },
  'MIME Sniffing': { link: 'https://mimesniff.spec.whatwg.org/#' },
  Encoding: { link: 'https://encoding.spec.whatwg.org/#' },
  Console: { link: 'https://console.spec.whatwg.org/#', read: '2026-11-29' },
  ECMAScript: { link: 'https://tc39.es/ecma262/#', read: '2026-11-21' },
  'High Resolution Time': { link: 'https://w3c.github.io/hr-time/#' },
  'Web Locks': { link: 'https://w3c.github.io/web-locks/#', read: '2025-09-24' },
  'Clear Site Data': { link: 'https://w3c.github.io/webappsec-clear-site-data/#', read: '2023-11' },
  'Secure Contexts': { link: 'https://w3c.github.io/webappsec-secure-contexts/#', read: '2026-11-22' },
  'Referrer Policy': { link: 'https://w3c.github.io/webappsec-referrer-policy/#', read: '2026-11-22' },
  'Content-Disposition': { link: 'https://www.rfc-editor.org/rfc/rfc6266#', read: '2011-06' },
  'Storage Access': { link: 'https://privacycg.github.io/storage-access/#' },
  'Content Security Policy': { link: 'https://w3c.github.io/webappsec-csp/#', read: '2026-11-22' },
  'File API': { link: 'https://w3c.github.io/FileAPI/#', read: '2026-11-22' },
  'Idle callbacks': { link: 'https://w3c.github.io/requestidlecallback/#', read: '2026-11-29' },
  'Web Cryptography': { link: 'https://w3c.github.io/webcrypto/#', read: '2026-11-22' },
  'UI Events': { link: 'https://w3c.github.io/uievents/#' },
  'Pointer Events': { link: 'https://w3c.github.io/pointerevents/#' },
  'Input Events': { link: 'https://w3c.github.io/input-events/#' },
  'Structured Fields': { link: 'https://www.rfc-editor.org/rfc/rfc9651#', read: '2024-09' },
  'Selection API': { link: 'https://w3c.github.io/selection-api/#', read: '2026-11-29' },
  Cookies: { link: 'https://www.rfc-editor.org/rfc/rfc6265#', read: '2011-04' },
  'Cookies (revised)': { link: 'https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#', read: '2026-11-22' },
};
