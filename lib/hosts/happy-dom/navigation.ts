import { PropertySymbol } from 'happy-dom';
import type { NavigateOptions } from '../../html/document-host.ts';
import { locationAfterSetting, type LocationPart } from '../../html/location-setters.ts';
import { toUSVString } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { Insides } from './insides.ts';

/** What a document does when it is asked to go somewhere. */
export interface Navigator {
  /** Resolves `url` against the document and navigates. Throws the realm's SyntaxError DOMException for what is no URL. */
  go(url: unknown, options: NavigateOptions): void;
  /** A link or form with a target, or `window.open`. Features as `window.open` takes them. */
  open(url: string, target: string, features: string, options: NavigateOptions): object | null;
}

const script = { cause: 'script', replace: false } as const;
const here: ReadonlySet<string> = new Set(['', '_self']);
const above: ReadonlySet<string> = new Set(['_parent', '_top']);

/** All that leads away from a document, with the one function that decides what becomes of `javascript:`. */
export function navigator(insides: Insides): Navigator {
  const { raw, hooks } = insides;
  const navigate = (url: URL, options: NavigateOptions): void => {
    if (url.protocol === 'javascript:') runJavascriptURL(insides, url);
    else hooks.navigate(url.href, options);
  };
  return {
    go: (url, options) => navigate(resolve(insides, url), options),
    open(url, target, features, options) {
      const resolved = url === '' ? new URL('about:blank') : resolve(insides, url);
      // A tab's own document has neither parent nor top but itself.
      const name = target.toLowerCase();
      if (here.has(name) || (above.has(name) && raw.parent === insides.proxy)) {
        if (url !== '') navigate(resolved, options);
        return insides.proxy;
      }
      return raw.closed ? null : hooks.open(resolved.href, target, features);
    },
  };
}

function resolve({ raw, realm }: Insides, url: unknown): URL {
  const text = toUSVString(realm, url);
  const base = raw.document.baseURI;
  if (!URL.canParse(text, base)) {
    throw new realm.DOMException(`'${text}' is not a valid URL.`, 'SyntaxError');
  }
  return new URL(text, base);
}

/** DIVERGES: a string that the script gives does not become a document. */
function runJavascriptURL(insides: Insides, url: URL): void {
  const { hooks, scripts } = insides;
  const source = decodeURIComponent(url.href.slice('javascript:'.length));
  hooks.queueTask('javascript: URL', () => {
    try {
      scripts.run(source, url.href);
    } catch (error) {
      hooks.reportException(error);
    }
  });
}

/**
 * happy-dom's Location empties the window when it is given another URL, has no difference between assign and replace, and fires
 * `hashchange` by itself. All members are put on the object again, as browsers have them, over a URL of our own. Returns the setter
 * for the model.
 */
export function installLocation(insides: Insides, way: Navigator): (url: string) => void {
  const { raw, hooks, init, realm } = insides;
  const { location } = raw;
  const url = new URL(init.url);
  const go = (to: unknown, replace: boolean): void => way.go(to, { cause: 'script', replace });
  const goBy = (name: 'assign' | 'replace', args: readonly unknown[]): void => {
    requireArguments(realm, `Failed to execute '${name}' on 'Location'`, args.length, 1);
    go(args[0], name === 'replace');
  };
  const part = (name: LocationPart): PropertyDescriptor => ({
    get: () => url[name],
    set(value: unknown) {
      const changed = locationAfterSetting(realm, url.href, name, toUSVString(realm, value));
      if (changed !== null) go(changed, false);
    },
    enumerable: true,
    configurable: true,
  });
  const method = (value: (...args: unknown[]) => unknown): PropertyDescriptor => ({
    value,
    enumerable: true,
    configurable: true,
  });
  const setURL = (next: string): void => {
    url.href = next;
  };
  Object.defineProperties(location, {
    href: { get: () => url.href, set: (to: unknown) => go(to, false), enumerable: true, configurable: true },
    origin: { get: () => url.origin, enumerable: true, configurable: true },
    protocol: part('protocol'),
    host: part('host'),
    hostname: part('hostname'),
    port: part('port'),
    pathname: part('pathname'),
    search: part('search'),
    hash: part('hash'),
    assign: method((...args) => goBy('assign', args)),
    replace: method((...args) => goBy('replace', args)),
    reload: method(() => hooks.reload()),
    toString: method(() => url.href),
    // What happy-dom itself would change the URL with.
    [PropertySymbol.setURL]: { value: (_frame: unknown, next: string) => setURL(next), configurable: true },
  });
  Object.defineProperty(raw, 'location', {
    get: () => location,
    set: (to: unknown) => go(to, false),
    enumerable: true,
    configurable: true,
  });
  Object.defineProperty(raw.document, 'location', {
    get: () => location,
    set: (to: unknown) => go(to, false),
    enumerable: true,
    configurable: true,
  });
  return setURL;
}

/** `window.open` and `window.close`: happy-dom makes pages of its own, and closes windows that a script opened at once. */
export function installOpenAndClose({ raw, hooks }: Insides, way: Navigator): void {
  const open = (url: unknown = '', target: unknown = '_blank', features: unknown = ''): object | null =>
    way.open(String(url), String(target) === '' ? '_blank' : String(target), String(features), script);
  for (const [name, value] of Object.entries({ open, close: () => hooks.close() })) {
    Object.defineProperty(raw, name, { value, writable: true, enumerable: true, configurable: true });
  }
}
