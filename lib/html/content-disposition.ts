/** What a page is made of by itself; all other types are for the user to keep. */
const shownTypes =
  /^(?:(?:text|image|audio|video|multipart)\/.+|.+\+(?:xml|json)|application\/(?:xml|json|pdf|(?:x-)?(?:java|ecma)script))$/;

/**
 * The name under which a response to a navigation is saved; null when it is shown.
 * IMPL-DEFINED: text, images, sound, video, XML, JSON, scripts and PDF are shown, and so is what has no type.
 */
// HTML, downloading resources, handle as a download.
// https://html.spec.whatwg.org/multipage/#handle-as-a-download
export function downloadName(headers: readonly (readonly [name: string, value: string])[], url: string): string | null {
  const disposition = parseContentDisposition(valueOf(headers, 'content-disposition') ?? '');
  // 1
  if (disposition.type === 'inline' && isShown(valueOf(headers, 'content-type'))) return null;
  // 2 to 4
  return suggestedFilename(disposition.filename, url);
}

function valueOf(headers: readonly (readonly [name: string, value: string])[], wanted: string): string | null {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
}

function isShown(contentType: string | null): boolean {
  const essence = (contentType ?? '').replace(/;.*$/s, '').trim().toLowerCase();
  return !/^[^\s/]+\/[^\s/]+$/.test(essence) || shownTypes.test(essence);
}

/** IMPL-DEFINED: it is the last part of a path, without what would be no file name anywhere. */
// HTML, downloading resources, getting the suggested filename.
// https://html.spec.whatwg.org/multipage/#getting-the-suggested-filename
function suggestedFilename(proposed: string | null, url: string): string {
  // 1 to 3
  const named = proposed === null ? '' : asFilename(proposed);
  if (named !== '') return named;
  // 4 to 8
  const path = /^https?:/.test(url) ? new URL(url).pathname : '';
  const last = asFilename(decoded(path, 'utf-8') ?? path);
  return last === '' ? 'download' : last;
}

function asFilename(text: string): string {
  const last = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  const name = last.replace(/[\0-\x1F\x7F]/g, '').trim();
  return /^\.*$/.test(name) ? '' : name;
}

interface ContentDisposition {
  /** Whoever is not told to show it keeps it: a type that nobody knows is an attachment. */
  readonly type: 'inline' | 'attachment';
  readonly filename: string | null;
}

// Content-Disposition, header field definition.
// https://www.rfc-editor.org/rfc/rfc6266#section-4
function parseContentDisposition(header: string): ContentDisposition {
  const [, type = '', rest = ''] = /^\s*([^\s;]*)\s*(?:;(.*))?$/s.exec(header) ?? [];
  // A header that begins with a parameter names no type.
  if (type === '' || type.includes('=') || type.toLowerCase() === 'inline') {
    return { type: 'inline', filename: filenameOf(parametersOf(rest)) };
  }
  return { type: 'attachment', filename: filenameOf(parametersOf(rest)) };
}

/** By their names in lower case; the first of each counts. */
function parametersOf(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name, quoted, token] of text.matchAll(/([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/gs)) {
    const key = name!.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/gs, '$1') ?? token!.trim());
  }
  return parameters;
}

function filenameOf(parameters: ReadonlyMap<string, string>): string | null {
  const [, charset = '', encoded = ''] = /^([^']*)'[^']*'(.*)$/s.exec(parameters.get('filename*') ?? '') ?? [];
  const extended = encoded === '' ? null : decoded(encoded, charset.toLowerCase());
  return extended ?? parameters.get('filename') ?? null;
}

/** Null for a character set that nobody need know, and for what does not decode. */
function decoded(text: string, charset: string): string | null {
  if (charset === 'iso-8859-1') {
    return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  try {
    return charset === 'utf-8' ? decodeURIComponent(text) : null;
  } catch {
    return null;
  }
}
