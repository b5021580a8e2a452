import type { HeaderList } from './header-list.ts';

/** The essence of the first content type, in small letters; empty where there is none. */
export function essenceOf(headers: HeaderList): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return value.replace(/;.*$/s, '').trim().toLowerCase();
}

/** MIME Sniffing, JavaScript MIME type: https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const javascriptTypes: ReadonlySet<string> = new Set([
  'application/ecmascript',
  'application/javascript',
  'application/x-ecmascript',
  'application/x-javascript',
  'text/ecmascript',
  'text/javascript',
  'text/javascript1.0',
  'text/javascript1.1',
  'text/javascript1.2',
  'text/javascript1.3',
  'text/javascript1.4',
  'text/javascript1.5',
  'text/jscript',
  'text/livescript',
  'text/x-ecmascript',
  'text/x-javascript',
]);

export function isJavaScriptType(essence: string): boolean {
  return javascriptTypes.has(essence);
}

/** MIME Sniffing, JSON MIME type: https://mimesniff.spec.whatwg.org/#json-mime-type */
export function isJSONType(essence: string): boolean {
  return essence === 'application/json' || essence === 'text/json' || /^[^/]+\/.*\+json$/.test(essence);
}
