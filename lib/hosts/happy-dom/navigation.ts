import { PropertySymbol } from 'happy-dom';
import type { NavigateOptions } from '../../html/document-host.ts';
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
  const text = String(url);
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
  const { raw, hooks, init } = insides;
  const { location } = raw;
  const url = new URL(init.url);
  const go = (to: unknown, replace: boolean): void => way.go(to, { cause: 'script', replace });
  const part = (name: 'protocol' | 'host' | 'hostname' | 'port' | 'pathname' | 'search' | 'hash'): PropertyDescriptor => ({
    get: () => url[name],
    set(value: unknown) {
      const changed = new URL(url);
      changed[name] = String(value);
      if (name === 'hash' && changed.hash === url.hash) return;
      go(changed.href, false);
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
    assign: method((to) => go(to, false)),
    replace: method((to) => go(to, true)),
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

/**
 * happy-dom keeps a history of its own and fires `hashchange` for pushState. Here traversals are the model's. DIVERGES: `length`
 * counts the entries of this document only, and `state` is not restored by a traversal.
 */
export function installHistory(insides: Insides, setURL: (url: string) => void): void {
  const { raw, hooks } = insides;
  const { history } = raw;
  let state: unknown = null;
  let length = 1;
  const update = (data: unknown, to: unknown, method: string): void => {
    const url = to === undefined || to === null ? new URL(raw.location.href) : rewritten(insides, to, method);
    state = cloned(insides, data);
    setURL(url.href);
    hooks.urlChanged(url.href);
  };
  const members = {
    pushState: (data: unknown, _unused: unknown, to?: unknown): void => {
      update(data, to, 'pushState');
      length += 1;
    },
    replaceState: (data: unknown, _unused: unknown, to?: unknown): void => update(data, to, 'replaceState'),
    back: (): void => hooks.traverse(-1),
    forward: (): void => hooks.traverse(1),
    go: (delta: unknown = 0): void => {
      const steps = Number(delta) | 0;
      if (steps === 0) hooks.reload();
      else hooks.traverse(steps);
    },
  };
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(history, name, { value, writable: true, enumerable: true, configurable: true });
  }
  Object.defineProperties(history, {
    state: { get: () => state, enumerable: true, configurable: true },
    length: { get: () => length, enumerable: true, configurable: true },
  });
}

// HTML, navigation and session history, can have its URL rewritten.
// https://html.spec.whatwg.org/multipage/#can-have-its-url-rewritten
function canRewrite(documentURL: URL, targetURL: URL): boolean {
  // 1, 2
  for (const part of ['protocol', 'username', 'password', 'host'] as const) {
    if (targetURL[part] !== documentURL[part]) return false;
  }
  // 3
  if (targetURL.protocol === 'http:' || targetURL.protocol === 'https:') return true;
  // 4
  if (targetURL.protocol === 'file:') return targetURL.pathname === documentURL.pathname;
  // 5, 6
  return targetURL.pathname === documentURL.pathname && targetURL.search === documentURL.search;
}

function rewritten({ raw, realm }: Insides, to: unknown, method: string): URL {
  const text = String(to);
  const documentURL = new URL(raw.location.href);
  const target = URL.canParse(text, raw.document.baseURI) ? new URL(text, raw.document.baseURI) : null;
  if (target === null || !canRewrite(documentURL, target)) {
    throw new realm.DOMException(
      `Failed to execute '${method}' on 'History': a document at '${documentURL.href}' cannot have the URL '${text}'.`,
      'SecurityError',
    );
  }
  return target;
}

/** A clone that page code cannot change by what it holds. Objects in it are of the surroundings' realm (DIVERGES). */
export function cloned({ realm }: Insides, data: unknown, options?: { transfer?: [] }): unknown {
  try {
    return structuredClone(data, options);
  } catch (error) {
    // A getter of the page may have thrown, too.
    if (!(error instanceof DOMException && error.name === 'DataCloneError')) throw error;
    throw new realm.DOMException(error.message, error.name);
  }
}

/** `window.open` and `window.close`: happy-dom makes pages of its own, and closes windows that a script opened at once. */
export function installOpenAndClose({ raw, hooks }: Insides, way: Navigator): void {
  const open = (url: unknown = '', target: unknown = '_blank', features: unknown = ''): object | null =>
    way.open(String(url), String(target) === '' ? '_blank' : String(target), String(features), script);
  for (const [name, value] of Object.entries({ open, close: () => hooks.close() })) {
    Object.defineProperty(raw, name, { value, writable: true, enumerable: true, configurable: true });
  }
}
