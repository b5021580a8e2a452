import type { DocumentHooks } from '../../html/records/document-hooks.ts';
import { readBefore, type Replacements } from './replacements.ts';

/** As far as locks go. */
type LockHooks = Pick<DocumentHooks, 'isSecureContext' | 'lockManager'>;

/**
 * Gives a window that others made the model's `navigator.locks`, also where what it has is that of the process, which all windows would share.
 * A window without a navigator gets one that has nothing else. In a context that is not secure there is none.
 * `hooksNow`: those of the run that is under way; null: the window has been given back.
 */
export function putLocks(
  surfaces: readonly object[],
  { isSecure, hooksNow }: { readonly isSecure: boolean; readonly hooksNow: () => LockHooks | null },
  replacements: Replacements,
): void {
  for (const navigator of navigatorsOf(surfaces, isSecure, replacements)) {
    if (!isSecure) {
      if ('locks' in navigator) hideLocks(navigator, surfaces, replacements);
      continue;
    }
    const before = Reflect.getOwnPropertyDescriptor(navigator, 'locks');
    const get = (): unknown => {
      const hooks = hooksNow();
      return hooks === null ? readBefore(navigator, 'locks', before) : hooks.lockManager();
    };
    // DIVERGES: suites put a double in its place by assigning it.
    const set = (value: unknown): void => {
      Object.defineProperty(navigator, 'locks', { value, writable: true, enumerable: true, configurable: true });
    };
    replacements.put(navigator, 'locks', { get, set });
  }
}

/** Code asks for `'locks' in navigator`. What all windows of an emulator share stays as it is. */
function hideLocks(navigator: object, surfaces: readonly object[], replacements: Replacements): void {
  replacements.remove(navigator, 'locks');
  const shared = Reflect.getPrototypeOf(navigator);
  if (shared !== null && Object.hasOwn(shared, 'locks')) {
    const {
      locks: _locks,
      constructor: _constructor,
      ...members
    } = Object.getOwnPropertyDescriptors(shared) as PropertyDescriptorMap;
    function Navigator(): never {
      throw new TypeError('Illegal constructor');
    }
    Navigator.prototype = Object.create(Reflect.getPrototypeOf(shared), members) as object;
    Object.defineProperty(Navigator.prototype, 'constructor', { value: Navigator, writable: true, configurable: true });
    replacements.setPrototype(navigator, Navigator.prototype as object);
    for (const surface of surfaces) {
      if (Reflect.get(surface, 'Navigator') === shared.constructor)
        replacements.put(surface, 'Navigator', { value: Navigator, writable: true });
    }
  }
  if ('locks' in navigator) replacements.put(navigator, 'locks', { value: undefined, writable: true });
}

function navigatorsOf(surfaces: readonly object[], isSecure: boolean, replacements: Replacements): ReadonlySet<object> {
  const found = new Set<object>();
  for (const surface of surfaces) {
    const navigator: unknown = Reflect.get(surface, 'navigator');
    if (typeof navigator === 'object' && navigator !== null) found.add(navigator);
    else if (isSecure) {
      const made = {};
      replacements.put(surface, 'navigator', { value: made, writable: true });
      found.add(made);
    }
  }
  return found;
}
