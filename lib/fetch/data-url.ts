import type { HostResponse } from './response.ts';

/** Of the surroundings, Node's or a page's. */
declare const atob: (base64: string) => string;

/** What marks content that is written in base64, at the end of its type. */
const base64 = /; *base64$/i;

/** A type and a subtype, and perhaps parameters. */
const mimeTypes = /^[-!#$%&'*+.^_`|~0-9a-z]+\/[-!#$%&'*+.^_`|~0-9a-z]+[\t\n\r ]*(?:;|$)/i;

/** The response that a `data:` URL is; null when it is malformed. */
// Fetch, data: URL processor.
// https://fetch.spec.whatwg.org/#data-url-processor
export function processDataURL(url: string): HostResponse | null {
  // 1 (the caller's)
  // 2, 3
  const input = url.replace(/#.*$/s, '').slice('data:'.length);
  // 4
  const comma = input.indexOf(',');
  // 5, 6
  const given = input.slice(0, comma).replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '');
  // 7
  if (comma === -1) return null;
  // 8 to 10
  const encoded = percentDecodedBytes(input.slice(comma + 1));
  // 11
  const body = base64.test(given) ? forgivingBase64Decode(encoded) : encoded;
  if (body === null) return null;
  // 12
  const mimeType = given.replace(base64, '').replace(/^(?=;)/, 'text/plain');
  // 13, 14
  const contentType = mimeTypes.test(mimeType) ? mimeType : 'text/plain;charset=US-ASCII';
  // 15
  return { url, status: 200, headers: [['content-type', contentType]], body: textOf(body, contentType) };
}

/** A lone `%` stands for itself. Throws for what is no UTF-8. */
export function percentDecode(text: string): string {
  return decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'));
}

// URL, percent-encoded bytes, percent-decode a string.
// https://url.spec.whatwg.org/#string-percent-decode
function percentDecodedBytes(input: string): Uint8Array {
  // 1
  const bytes = new TextEncoder().encode(input);
  // 2
  const output = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const pair = bytes[i] === percent ? String.fromCharCode(...bytes.subarray(i + 1, i + 3)) : '';
    const isEncoded = /^[0-9a-f]{2}$/i.test(pair);
    output[length++] = isEncoded ? Number.parseInt(pair, 16) : bytes[i]!;
    if (isEncoded) i += 2;
  }
  return output.subarray(0, length);
}

const percent = 0x25;

/** Null for what is none. */
function forgivingBase64Decode(bytes: Uint8Array): Uint8Array | null {
  try {
    const decoded = atob(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** What stands at the beginning of a text says more than its type. */
const byteOrderMarks: readonly (readonly [label: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];

/** Bytes that are no text become U+FFFD. IMPL-DEFINED: without a charset, or with one that nobody knows, it is UTF-8. */
function textOf(bytes: Uint8Array, contentType: string): string {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const [, quoted, token] = /;[\t\n\r ]*charset=(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/i.exec(contentType) ?? [];
  return decoderOf(marked?.[0] ?? quoted ?? token ?? 'utf-8').decode(bytes);
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
