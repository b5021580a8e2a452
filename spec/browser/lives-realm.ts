import { foreignNames } from '../hosts/happy-dom/foreign-names.ts';
import type { Page } from './lives-windows.ts';

const foreign: ReadonlySet<string> = new Set(foreignNames);

/** Objects on which a host defines functions. */
const objectNames = [
  ...['location', 'history', 'document', 'navigator', 'performance', 'console'],
  ...['localStorage', 'sessionStorage'],
];

/** The functions that a page can read as own properties of its window and of what hangs on it, and that are of another realm. */
export function foreignFunctions({ window, key }: Page): readonly string[] {
  const PageFunction: unknown = Reflect.get(window, 'Function');
  if (typeof PageFunction !== 'function') return ['window.Function'];
  // A sandboxed page is refused its storage.
  const names = objectNames.filter((name) => !(key.startsWith('opaque') && name.endsWith('Storage')));
  const objects = names.map((name) => [name, Reflect.get(window, name) as object] as const);
  return [['window', window] as const, ...objects].flatMap(([path, object]) =>
    ownFunctions(object)
      .filter(([name, each]) => !(each instanceof PageFunction) && !(path === 'window' && foreign.has(name)))
      .map(([name]) => `${path}.${name}`),
  );
}

function ownFunctions(object: object): (readonly [string, (...args: never) => unknown])[] {
  return Reflect.ownKeys(object).flatMap((key) => {
    const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
    return [value, get, set].filter((each) => typeof each === 'function').map((each) => [String(key), each] as const);
  });
}
