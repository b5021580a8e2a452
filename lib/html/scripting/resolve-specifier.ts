import { canParseURL } from '../../infra/can-parse-url.ts';
import { emptyImportMap, resolveURLLike, sorted, type ImportMap, type SpecifierMap, type Warn } from './import-map.ts';

/** HTML, specifier resolution record: https://html.spec.whatwg.org/multipage/#specifier-resolution-record */
interface ResolutionRecord {
  readonly baseURL: string;
  readonly specifier: string;
  /** It could be meant by a prefix: it is a bare name, or a URL of a special scheme. */
  readonly hasPrefixes: boolean;
}

// URL, special schemes.
// https://url.spec.whatwg.org/#special-scheme
const specialSchemes: ReadonlySet<string> = new Set(['ftp:', 'file:', 'http:', 'https:', 'ws:', 'wss:']);

/** The import map of one window, and what has been resolved with it: that stays as it is, whatever map comes later. */
export class SpecifierResolution {
  #map: ImportMap = emptyImportMap;
  /** HTML's resolved module set. */
  readonly #resolved = new Map<string, ResolutionRecord>();

  /** The URL of a module. Null through `fail`, which throws the TypeError of the realm. */
  // HTML, import maps, resolve a module specifier.
  // https://html.spec.whatwg.org/multipage/#resolve-a-module-specifier
  resolve(specifier: string, baseURL: string, fail: (message: string) => never): string {
    // 1 to 6 (who asks gives the base URL)
    // 7
    const asURL = resolveURLLike(specifier, baseURL);
    // 8
    const normalized = asURL ?? specifier;
    // 9
    let result: string | null = null;
    // 10
    for (const [prefix, imports] of this.#map.scopes) {
      if (!covers(prefix, baseURL)) continue;
      result = importsMatch(normalized, asURL, imports, fail);
      if (result !== null) break;
    }
    // 11
    result ??= importsMatch(normalized, asURL, this.#map.imports, fail);
    // 12
    result ??= asURL;
    // 13
    if (result !== null) {
      const record = { baseURL, specifier: normalized, hasPrefixes: asURL === null || isSpecial(asURL) };
      this.#resolved.set(`${baseURL} ${normalized}`, record);
      return result;
    }
    // 14
    return fail(
      `Failed to resolve module specifier "${specifier}". Relative references must start with either "/", "./", or "../".`,
    );
  }

  /** Adds a map; what it says of names that have been resolved already, or that an earlier map has, does not count. */
  // HTML, import maps, merge existing and new import maps.
  // https://html.spec.whatwg.org/multipage/#merge-existing-and-new-import-maps
  merge({ imports, scopes }: ImportMap, warn: Warn): void {
    const ignored = (specifier: string): void =>
      warn(`An import map cannot change '${specifier}', which was resolved before it came.`);
    const records = [...this.#resolved.values()];
    // 1 to 3
    const newScopes = new Map(this.#map.scopes);
    // 4
    for (const [prefix, specifiers] of scopes) {
      const inScope = records.filter(({ baseURL }) => covers(prefix, baseURL));
      const isResolved = (key: string): boolean => inScope.some((record) => meant(key, record));
      newScopes.set(prefix, mergeSpecifiers(without(specifiers, isResolved, ignored), newScopes.get(prefix), warn));
    }
    // 5 (integrity is not modelled)
    // 6
    const isResolved = (key: string): boolean => records.some(({ specifier }) => key.startsWith(specifier));
    const newImports = without(imports, isResolved, ignored);
    // 7
    this.#map = { imports: mergeSpecifiers(newImports, this.#map.imports, warn), scopes: sorted(newScopes) };
  }
}

function covers(prefix: string, url: string): boolean {
  return prefix === url || (prefix.endsWith('/') && url.startsWith(prefix));
}

function meant(key: string, { specifier, hasPrefixes }: ResolutionRecord): boolean {
  return key === specifier || (key.endsWith('/') && specifier.startsWith(key) && hasPrefixes);
}

/** Of a URL as it is serialized. */
function isSpecial(url: string): boolean {
  return specialSchemes.has(url.slice(0, url.indexOf(':') + 1));
}

function without(map: SpecifierMap, isLeftOut: (key: string) => boolean, tell: (key: string) => void): SpecifierMap {
  const kept = [...map].filter(([key]) => {
    if (!isLeftOut(key)) return true;
    tell(key);
    return false;
  });
  return new Map(kept);
}

// HTML, import maps, merge module specifier maps.
// https://html.spec.whatwg.org/multipage/#merge-module-specifier-maps
function mergeSpecifiers(added: SpecifierMap, old: SpecifierMap = new Map(), warn: Warn): SpecifierMap {
  // 1
  const merged = new Map(old);
  // 2
  for (const [specifier, url] of added) {
    if (old.has(specifier)) warn(`An import map cannot change '${specifier}', which an earlier one has.`);
    else merged.set(specifier, url);
  }
  // 3
  return sorted(merged);
}

/** Null: the map says nothing of it. */
// HTML, import maps, resolve an imports match.
// https://html.spec.whatwg.org/multipage/#resolving-an-imports-match
function importsMatch(
  normalized: string,
  asURL: string | null,
  imports: SpecifierMap,
  fail: (message: string) => never,
): string | null {
  // 1
  for (const [key, address] of imports) {
    const isPrefix = key.endsWith('/') && normalized.startsWith(key) && (asURL === null || isSpecial(asURL));
    if (key !== normalized && !isPrefix) continue;
    // 1.1, 1.2.1
    if (address === null) return fail(`Import of "${normalized}" is blocked by a null entry in an import map.`);
    // 1.2.2 to 1.2.9 (or what the specifier itself stands for)
    return key === normalized ? address : belowPrefix(normalized, key, address, fail);
  }
  // 2
  return null;
}

/** The URL of a specifier that begins with a key of the map, below the address that the map gives for the key. */
function belowPrefix(normalized: string, key: string, address: string, fail: (message: string) => never): string {
  const afterPrefix = normalized.slice(key.length);
  if (!canParseURL(afterPrefix, address)) return fail(`"${normalized}" cannot be resolved below "${address}" of an import map.`);
  const url = new URL(afterPrefix, address).href;
  if (!url.startsWith(address)) return fail(`"${normalized}" leads out of "${address}", which an import map gives for "${key}".`);
  return url;
}
