import type { InterfaceDefinition } from '../../dom/interface-object.ts';
import { illegalInvocation } from '../../webidl/interface.ts';
import type { BareGlobal } from './global.ts';

/**
 * What a page learns of its user agent: no more than the model knows. It is the same on every machine, and takes the place of that of the
 * surroundings, whose locks all tabs would share.
 *
 * HTML, the Navigator object: https://html.spec.whatwg.org/multipage/#the-navigator-object
 */
export class Navigator {
  readonly #global: BareGlobal;

  /** @internal */
  constructor(global: BareGlobal) {
    this.#global = global;
  }

  static isNavigator(object: object): boolean {
    return #global in object;
  }

  get userAgent(): string {
    return 'Mozilla/5.0 (X11; Linux x86_64) storageloom';
  }
  get platform(): string {
    return 'Linux x86_64';
  }
  get language(): string {
    return this.#global.hooks.place.locale;
  }
  get languages(): readonly string[] {
    return this.#global.once('navigator.languages', () => languagesOf(this.language));
  }
  /** Who drives is to the page a person. */
  get webdriver(): boolean {
    return false;
  }
  get userActivation(): object {
    return this.#global.once('navigator.userActivation', () => this.#global.hooks.userActivation());
  }
}

/** The definition from which each window makes its own `Navigator`. */
export const navigatorInterface: InterfaceDefinition = { name: 'Navigator', base: Navigator, required: null };

/** The one navigator of a window, with `storage` and `locks` where the context is secure. */
export function navigatorOf(global: BareGlobal): Navigator {
  return global.once('navigator', () => {
    const navigator = global.create(Navigator, 'Navigator');
    if (!global.hooks.isSecureContext()) return navigator;
    defineObject(global, navigator, 'storage', () => global.hooks.storageManager());
    return defineObject(global, navigator, 'locks', () => global.hooks.lockManager());
  });
}

function defineObject(global: BareGlobal, navigator: Navigator, name: string, make: () => object): Navigator {
  const { get } = {
    get(this: unknown): object {
      if (this !== navigator) throw illegalInvocation(global.realm);
      return global.once(`navigator.${name}`, make);
    },
  };
  return Object.defineProperty(navigator, name, { get, enumerable: true, configurable: true });
}

/** From what the user likes best. */
function languagesOf(locale: string): readonly string[] {
  const [language = locale] = locale.split('-');
  return Object.freeze([...new Set([locale, language])]);
}
