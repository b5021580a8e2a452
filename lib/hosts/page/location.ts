import { canParseURL } from '../../infra/can-parse-url.ts';
import { locationAfterSetting, type LocationPart } from '../../html/navigation/location-setters.ts';
import { toDOMString, toUSVString } from '../../webidl/conversions.ts';
import { requireArguments } from '../../webidl/interface.ts';
import type { PageInsides } from './insides.ts';

/** Resolves `url` against the document. Throws the realm's SyntaxError DOMException for what is no URL. */
function resolve({ raw, realm }: PageInsides, url: unknown): string {
  const text = toUSVString(realm, url);
  const base = raw.document.baseURI;
  if (!canParseURL(text, base)) {
    throw new realm.DOMException(`'${text}' is not a valid URL.`, 'SyntaxError');
  }
  return new URL(text, base).href;
}

/** What `location` of a window shows, and how the model changes it. */
export interface PageLocation {
  /** All members of the object, as browsers have them. Some emulators let them be defined on it, others on what stands behind it. */
  readonly members: PropertyDescriptorMap;
  /** `window.location`, for an object that has the members. */
  accessor(location: object): PropertyDescriptor;
  setURL(url: string): void;
}

/** Emulators navigate by themselves when a location is set. Here all of its members are made again, over a URL of our own. */
export function pageLocation(insides: PageInsides): PageLocation {
  const { hooks, init, realm } = insides;
  const url = new URL(init.url);
  const go = (to: unknown, replace: boolean): void => hooks.navigate(resolve(insides, to), { cause: 'script', replace });
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
  const members = {
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
  };
  const accessor = (location: object): PropertyDescriptor => ({
    get: () => location,
    set: (to: unknown) => go(to, false),
    enumerable: true,
    configurable: true,
  });
  return { members, accessor, setURL: (next) => void (url.href = next) };
}

/** `location` of the document that the window has now; null when it has it no more. */
export function installDocumentLocation({ raw, patches }: PageInsides): void {
  const { document } = raw;
  const isShown = (): boolean => raw.document === document;
  patches.define(document, 'location', {
    get: () => (isShown() ? raw.location : null),
    set: (to: unknown) => {
      if (isShown()) Reflect.set(raw, 'location', to);
    },
    enumerable: true,
    configurable: true,
  });
}

/** `window.open` and `window.close`: both are the model's. */
export function installOpenAndClose(insides: PageInsides): void {
  const { raw, hooks, realm, patches } = insides;
  // HTML, the Window object, open.
  // https://html.spec.whatwg.org/multipage/#dom-open
  const open = (url: unknown = '', target: unknown = '_blank', features: unknown = ''): object | null => {
    const string = toUSVString(realm, url);
    const convertedTarget = toDOMString(realm, target);
    const convertedFeatures = features === null ? '' : toDOMString(realm, features);
    // 1
    return hooks.open(string === '' ? null : resolve(insides, string), convertedTarget, convertedFeatures);
  };
  patches.values(raw, { open, close: () => hooks.close() });
}
