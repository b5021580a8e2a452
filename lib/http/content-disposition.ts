export interface ContentDisposition {
  /** Whoever is not told to show it keeps it: a type that nobody knows is an attachment. */
  readonly type: 'inline' | 'attachment';
  readonly filename: string | null;
}

// Content-Disposition, header field definition.
// https://www.rfc-editor.org/rfc/rfc6266#section-4
export function parseContentDisposition(header: string): ContentDisposition {
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
  const extended = encoded === '' ? null : decodeExtendedValue(encoded, charset.toLowerCase());
  return extended ?? parameters.get('filename') ?? null;
}

/** The text of an extended parameter. Null for a character set that nobody need know, and for what does not decode. */
export function decodeExtendedValue(text: string, charset: string): string | null {
  if (charset === 'iso-8859-1') {
    return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  try {
    return charset === 'utf-8' ? decodeURIComponent(text) : null;
  } catch {
    return null;
  }
}
