import { blobURLFunctions } from '../../file-api/blob-url-functions.ts';
import type { BareGlobal } from './global.ts';

/**
 * The `URL` of a window: that of the surroundings, but for the static functions that know the window. Every URL object is an instance
 * of it, as page code without a realm holds objects of both.
 */
export function urlClass({ hooks, realm }: BareGlobal): typeof URL {
  const outer = URL;
  const own = class URL extends outer {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return this === own ? value instanceof outer : Function.prototype[Symbol.hasInstance].call(this, value);
    }
  };
  for (const [name, value] of Object.entries(blobURLFunctions(hooks, realm))) {
    Object.defineProperty(own, name, { value, writable: true, enumerable: true, configurable: true });
  }
  return own;
}
