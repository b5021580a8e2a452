import { canParseURL } from '../infra/can-parse-url.ts';
import { decodedPath } from '../infra/decoded-path.ts';

/**
 * Vite's server gives modules addresses: `/src/auth.ts`, `/@fs/…` outside of its root, `/@id/…` for what is no file. As an id that address
 * has no version, so that a module stays the same when others are bundled.
 */
export function idOf(address: string): string {
  return without(address, 'v', 't');
}

/**
 * The id of what a module asks for by that specifier; null for what Vite has nothing of: it names another server, or is no address, as a
 * bare name that nobody has resolved.
 */
export function requestedId(specifier: string, importer: string): string | null {
  const base = `http://vite.invalid${encodeURI(importer)}`;
  if (!/^(?:\/|\.\.?\/)/.test(specifier) || !canParseURL(specifier, base)) return null;
  const { origin, pathname, search } = new URL(specifier, base);
  return origin === 'http://vite.invalid' ? idOf(`${decodedPath(pathname)}${search}`) : null;
}

/** What Vite's own steps call the module of that id: as its server has it, that is without the marks that are meant for the server. */
export function moduleOf(id: string): string {
  const unmarked = without(id, 'import');
  return unmarked.startsWith('/@id/') ? unmarked.slice('/@id/'.length).replace('__x00__', '\0') : unmarked;
}

function without(address: string, ...names: readonly string[]): string {
  const [path = '', query] = split(address);
  const parts = query.split('&').filter((part) => part !== '' && !names.includes(part.replace(/=.*$/s, '')));
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

function split(address: string): [path: string, query: string] {
  const at = address.indexOf('?');
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
}
