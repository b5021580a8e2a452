import { documentBaseURL } from './base-url.ts';
import type { PageInsides } from './insides.ts';

/** What the document itself must know: cookies of the model, whether it is shown, and its window under the name that page code uses. */
export function installDocumentMembers(insides: PageInsides): void {
  const { raw, proxy, hooks, patches } = insides;
  const { document } = raw;
  const isShown = (): boolean => raw.document === document;
  const visibilityState = (): 'visible' | 'hidden' => (isShown() ? hooks.visibilityState() : 'hidden');
  patches.defineAll(document, {
    baseURI: { get: () => documentBaseURL(insides), configurable: true },
    cookie: {
      get: () => (isShown() ? hooks.getCookie() : ''),
      set: (cookie: unknown) => {
        const string = String(cookie);
        if (isShown()) hooks.setCookie(string);
      },
      enumerable: true,
      configurable: true,
    },
    domain: {
      get: () => hooks.domain(),
      set: (domain: unknown) => hooks.setDomain(domain),
      enumerable: true,
      configurable: true,
    },
    lastModified: { get: () => hooks.lastModified(), enumerable: true, configurable: true },
    visibilityState: { get: visibilityState, enumerable: true, configurable: true },
    hidden: { get: () => visibilityState() === 'hidden', enumerable: true, configurable: true },
    hasFocus: { value: () => isShown() && hooks.hasFocus(), writable: true, enumerable: true, configurable: true },
    defaultView: { get: () => (insides.gone || !isShown() ? null : proxy), enumerable: true, configurable: true },
  });
}
