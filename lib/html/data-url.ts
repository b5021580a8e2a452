import type { HostResponse } from './document-host.ts';

/** Of the surroundings, Node's or a page's. */
declare const atob: (base64: string) => string;

/** The response that a `data:` URL is; null when it is malformed. */
// Fetch, data: URL processor.
// https://fetch.spec.whatwg.org/#data-url-processor
export function processDataURL(url: string): HostResponse | null {
  // 1 to 4
  const input = url.replace(/#.*$/s, '').slice('data:'.length);
  const comma = input.indexOf(',');
  // 5 to 7
  if (comma === -1) return null;
  const base64 = /;\s*base64\s*$/i;
  const mimeType = input.slice(0, comma).trim();
  try {
    // 8 to 11
    const encoded = percentDecode(input.slice(comma + 1));
    const body = base64.test(mimeType) ? atob(encoded) : encoded;
    // 12 to 14
    const contentType = mimeType.replace(base64, '');
    return { url, status: 200, headers: [['content-type', contentType === '' ? 'text/plain' : contentType]], body };
  } catch {
    return null;
  }
}

/** A lone `%` stands for itself. Throws for what is no UTF-8. */
export function percentDecode(text: string): string {
  return decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'));
}
