import { implOf } from './internals.ts';

/** What `fetch` takes as a body, as Node's Request takes it. */
export interface Body {
  readonly body: unknown;
  /** Null: Node knows it, or there is none. */
  readonly type: string | null;
  /** Null: a stream, or bytes. */
  readonly text: string | null;
}

interface BlobImpl {
  readonly type: string;
  readonly _bytes: Uint8Array<ArrayBuffer>;
}

const texts = new WeakMap<object, string>();

/** The body is that text, which Node gives only later. */
export function keepText(request: object, text: string): void {
  texts.set(request, text);
}

export function keptText(request: object): string | null {
  return texts.get(request) ?? null;
}

/** The text of a request's body, at once where it was kept. */
export function bodyOf(request: object): string | Promise<string> {
  return keptText(request) ?? (request as Request).text();
}

/** Objects of jsdom are none of Node's. `multipart`: what a form is in a body. */
export function bodyFrom(value: unknown, multipart: (form: object) => { body: string; contentType: string }): Body {
  if (value === null || value === undefined) return { body: null, type: null, text: null };
  if (typeof value !== 'object') return { body: String(value), type: null, text: String(value) };
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1);
  switch (tag) {
    case 'Blob':
    case 'File': {
      const blob = implOf<BlobImpl>(value);
      if (blob === null) break;
      return { body: blob._bytes, type: blob.type === '' ? null : blob.type, text: new TextDecoder().decode(blob._bytes) };
    }
    case 'FormData': {
      if (implOf<object>(value) === null) break;
      const { body, contentType } = multipart(value);
      return { body, type: contentType, text: body };
    }
    case 'URLSearchParams':
      return { body: String(value), type: 'application/x-www-form-urlencoded;charset=UTF-8', text: String(value) };
    case 'ReadableStream':
      break;
    default:
      if (ArrayBuffer.isView(value) || tag === 'ArrayBuffer') break;
      return { body: String(value), type: null, text: String(value) };
  }
  return { body: value, type: null, text: null };
}
