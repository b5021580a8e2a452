import type { HostResponse } from '../../fetch/response.ts';
import { asciiLowercase } from '../../infra/ascii-string.ts';
import { construct } from './construct.ts';
import type { PageInsides } from './insides.ts';

interface Headers extends Iterable<[string, string]> {
  get(name: string): string | null;
}

interface Parser {
  parseFromString(text: string, type: string): object;
}

interface Serializer {
  serializeToString(node: object): string;
}

/** What came to an XMLHttpRequest, and what page code makes of it. */
export class XMLHttpResponse {
  readonly #insides: PageInsides;
  #response: HostResponse | null = null;
  #object: unknown = undefined;
  /** What the page says that it is; null: as the response says. */
  mimeType: string | null = null;

  constructor(insides: PageInsides) {
    this.#insides = insides;
  }

  /** Null: none, or none any more. */
  set(response: HostResponse | null): void {
    this.#response = response;
    this.#object = undefined;
  }

  get url(): string {
    return this.#response?.url.replace(/#.*$/s, '') ?? '';
  }

  get status(): number {
    return this.#response?.status ?? 0;
  }

  get statusText(): string {
    return this.#response?.statusText ?? '';
  }

  get text(): string {
    return this.#response?.body ?? '';
  }

  header(name: string): string | null {
    return this.#headers().get(name);
  }

  allHeaders(): string {
    const lines = [...this.#headers()].map(([name, value]) => `${asciiLowercase(name)}: ${value}\r\n`);
    return lines.sort().join('');
  }

  /** The object of a type of response, made once. `onlyXML`: the page has not asked for a document. */
  made(type: string, onlyXML: boolean): unknown {
    if (this.#response === null) return null;
    if (this.#object !== undefined) return this.#object;
    const insides = this.#insides;
    const mimeType = this.mimeType ?? this.header('content-type') ?? 'text/xml';
    if (type === 'arraybuffer') this.#object = bytesOf(insides, this.text);
    else if (type === 'blob') this.#object = construct<object>(insides.raw, 'Blob', [this.text], { type: mimeType });
    else if (type === 'json') this.#object = jsonOf(insides, this.text);
    else this.#object = markupOf(insides, this.text, mimeType, onlyXML);
    return this.#object;
  }

  #headers(): Headers {
    const headers = this.#response?.headers ?? [];
    return construct(
      this.#insides.raw,
      'Headers',
      headers.map(([name, value]) => [name, value]),
    );
  }
}

/** An ArrayBuffer of the page's realm. */
function bytesOf({ inner }: PageInsides, text: string): ArrayBuffer {
  const bytes = new TextEncoder().encode(text);
  const buffer = new inner.ArrayBuffer(bytes.length);
  new inner.Uint8Array(buffer).set(bytes);
  return buffer;
}

/** Null: it does not parse. */
function jsonOf({ inner }: PageInsides, text: string): unknown {
  try {
    return inner.JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null: it is of no type that has a document, or of `text/html` where only XML counts. */
// XMLHttpRequest, set a document response.
// https://xhr.spec.whatwg.org/#set-a-document-response
function markupOf({ raw }: PageInsides, text: string, mimeType: string, onlyXML: boolean): object | null {
  const essence = mimeType.replace(/;.*$/s, '').trim().toLowerCase();
  const isXML = /^(?:text|application)\/xml$|\+xml$/.test(essence);
  // 1
  if (text === '') return null;
  // 2
  if (!isXML && essence !== 'text/html') return null;
  // 3
  if (onlyXML && !isXML) return null;
  // 4 to 10
  return construct<Parser>(raw, 'DOMParser').parseFromString(text, isXML ? 'application/xml' : 'text/html');
}

const documentNode = 9;

/** What page code gave to be sent; of a document its markup. */
export function sendable({ raw }: PageInsides, body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body ?? null;
  if (Reflect.get(body, 'nodeType') !== documentNode) return body;
  return construct<Serializer>(raw, 'XMLSerializer').serializeToString(body);
}
