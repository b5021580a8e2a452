import { decodeExtendedValue, parseContentDisposition } from '../../http/content-disposition.ts';

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
  // 1
  const named = proposed === null ? '' : asFilename(proposed);
  // 2
  if (named !== '') return named;
  // 3 to 10 (no link proposes a name)
  // 11
  const path = /^https?:/.test(url) ? new URL(url).pathname : '';
  const last = asFilename(decodeExtendedValue(path, 'utf-8') ?? path);
  // 12
  return last === '' ? 'download' : last;
}

function asFilename(text: string): string {
  const last = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  const name = last.replace(/[\0-\x1F\x7F]/g, '').trim();
  return /^\.*$/.test(name) ? '' : name;
}
