import { canParseURL, parsedURL } from '../../infra/can-parse-url.ts';

/** URLs by specifier, the greatest specifier first; null: what is asked for so is blocked. */
export type SpecifierMap = ReadonlyMap<string, string | null>;

/** HTML, import maps: https://html.spec.whatwg.org/multipage/#import-map */
export interface ImportMap {
  readonly imports: SpecifierMap;
  /** By the URL or path of whoever imports, the longest first. */
  readonly scopes: ReadonlyMap<string, SpecifierMap>;
}

export const emptyImportMap: ImportMap = { imports: new Map(), scopes: new Map() };

/** What was wrong with an import map, each a sentence for the console. */
export type Warn = (message: string) => void;

/** `parsed`: what JSON made of the text. Throws through `fail` where it is no import map at all. */
// HTML, import maps, parse an import map string.
// https://html.spec.whatwg.org/multipage/#parse-an-import-map-string
export function parseImportMap(parsed: unknown, baseURL: string, warn: Warn, fail: (message: string) => never): ImportMap {
  // 1 (it is parsed already)
  // 2
  if (!isMap(parsed)) return fail('the top-level value of an import map needs to be an object');
  const { imports = {}, scopes = {} } = parsed;
  // 3, 4.1
  if (!isMap(imports)) return fail("the value for 'imports' in an import map needs to be an object");
  // 4.2
  const sortedImports = sortSpecifiers(imports, baseURL, warn);
  // 5, 6.1
  if (!isMap(scopes)) return fail("the value for 'scopes' in an import map needs to be an object");
  // 6.2
  const sortedScopes = sortScopes(scopes, baseURL, warn, fail);
  // 7, 8 (integrity is not modelled)
  // 9
  for (const name of Object.keys(parsed)) {
    if (!['imports', 'scopes', 'integrity'].includes(name)) warn(`An import map has no '${name}'.`);
  }
  // 10
  return { imports: sortedImports, scopes: sortedScopes };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// HTML, import maps, sort and normalize a module specifier map.
// https://html.spec.whatwg.org/multipage/#sorting-and-normalizing-a-module-specifier-map
function sortSpecifiers(original: Readonly<Record<string, unknown>>, baseURL: string, warn: Warn): SpecifierMap {
  // 1
  const normalized = new Map<string, string | null>();
  // 2
  for (const [key, value] of Object.entries(original)) {
    // 2.1
    const normalizedKey = normalizeSpecifier(key, baseURL);
    // 2.2
    if (normalizedKey === null) {
      warn('An import map has an empty specifier.');
      continue;
    }
    // 2.3 to 2.7
    normalized.set(normalizedKey, addressFor(key, value, baseURL, warn));
  }
  // 3
  return sorted(normalized);
}

/** The URL that a specifier stands for. Null: what the map gives is none, or none that fits the specifier. */
function addressFor(key: string, value: unknown, baseURL: string, warn: Warn): string | null {
  if (typeof value !== 'string') {
    warn(`The address of '${key}' in an import map is no string.`);
    return null;
  }
  const address = resolveURLLike(value, baseURL);
  if (address === null) {
    warn(`The address '${value}' of '${key}' in an import map is no URL: it has to begin with /, ./, ../ or a scheme.`);
    return null;
  }
  if (key.endsWith('/') && !address.endsWith('/')) {
    warn(`The address '${address}' of '${key}' in an import map has to end with /, too.`);
    return null;
  }
  return address;
}

// HTML, import maps, sort and normalize scopes.
// https://html.spec.whatwg.org/multipage/#sorting-and-normalizing-scopes
function sortScopes(
  original: Readonly<Record<string, unknown>>,
  baseURL: string,
  warn: Warn,
  fail: (message: string) => never,
): ReadonlyMap<string, SpecifierMap> {
  // 1
  const normalized = new Map<string, SpecifierMap>();
  // 2
  for (const [prefix, specifiers] of Object.entries(original)) {
    // 2.1
    if (!isMap(specifiers)) return fail(`the value of the "${prefix}" scope prefix needs to be an object`);
    // 2.2
    const prefixURL = parsedURL(prefix, baseURL);
    // 2.3
    if (prefixURL === null) {
      warn(`The scope '${prefix}' of an import map is no URL.`);
      continue;
    }
    // 2.4, 2.5
    normalized.set(prefixURL.href, sortSpecifiers(specifiers, baseURL, warn));
  }
  // 3
  return sorted(normalized);
}

/** Null: it is empty. */
// HTML, import maps, normalize a specifier key.
// https://html.spec.whatwg.org/multipage/#normalizing-a-specifier-key
function normalizeSpecifier(key: string, baseURL: string): string | null {
  // 1
  if (key === '') return null;
  // 2 to 4
  return resolveURLLike(key, baseURL) ?? key;
}

/** Null: it is a bare name. */
// HTML, import maps, resolve a URL-like module specifier.
// https://html.spec.whatwg.org/multipage/#resolving-a-url-like-module-specifier
export function resolveURLLike(specifier: string, baseURL: string): string | null {
  // 1
  if (/^(?:\/|\.\/|\.\.\/)/.test(specifier)) return relativeURL(specifier, baseURL);
  // 2 to 4
  return canParseURL(specifier) ? new URL(specifier).href : null;
}

/** Hardly any is no URL: to ask first would parse all of them twice. */
function relativeURL(relative: string, baseURL: string): string | null {
  try {
    return new URL(relative, baseURL).href;
  } catch {
    return null;
  }
}

/** In descending order by code units, so that the longest of those that begin alike comes first. */
export function sorted<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? 1 : -1)));
}
