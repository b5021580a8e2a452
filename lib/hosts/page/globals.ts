import { blobURLFunctions } from '../../file-api/blob-url-functions.ts';
import type { PageInsides } from './insides.ts';
import { adoptFunction } from './realm-functions.ts';
import { structuredCloneOf } from './structured-clone.ts';

/** What every machine is to a page. */
export const platform = 'Linux x86_64';

/**
 * Names under which page code would meet what the process offers: they are the model's, or must not be there. DIVERGES: what the navigator has
 * of the model is its own, since all windows of happy-dom share one Navigator.prototype.
 */
export function installGlobals(insides: PageInsides): void {
  const { raw, init, hooks, realm, patches } = insides;
  patches.values(raw, { origin: init.origin, structuredClone: structuredCloneOf(insides) });
  // Both would go to Node's store of blobs, which all windows share.
  patches.assign(raw.URL, blobURLFunctions(hooks, realm));
  // They tell of what really took time in the process.
  for (const name of ['PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceEntry']) {
    patches.remove(raw, name);
  }
  // It opens real connections.
  patches.remove(raw, 'WebSocket');
  const { locale } = hooks.place;
  const languages = Object.freeze([...new Set([locale, locale.split('-')[0] as string])]);
  for (const [name, value] of Object.entries({ language: locale, languages, platform })) {
    patches.define(raw.navigator, name, { value });
  }
  const { userActivation } = { userActivation: () => hooks.userActivation() };
  adoptFunction(userActivation, realm.functionPrototype);
  patches.define(raw.navigator, 'userActivation', { get: userActivation, enumerable: true });
  if (hooks.isSecureContext()) {
    const getters = { storage: () => hooks.storageManager(), locks: () => hooks.lockManager() };
    for (const [name, get] of Object.entries(getters)) {
      adoptFunction(get, realm.functionPrototype);
      patches.define(raw.navigator, name, { get, enumerable: true });
    }
  }
  patches.define(raw.navigator, 'webdriver', { value: false, enumerable: true });
}
