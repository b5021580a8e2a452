import { blobURLFunctions } from '../../file-api/blob-url-functions.ts';
import type { PageInsides } from './insides.ts';
import { adoptFunction } from './realm-functions.ts';
import { structuredCloneOf } from './structured-clone.ts';

/** What every machine is to a page. */
export const platform = 'Linux x86_64';

/** Names under which page code would meet what the process offers: they are the model's, or must not be there. */
export function installGlobals(insides: PageInsides): void {
  const { raw, init, hooks, realm } = insides;
  const values = { origin: init.origin, structuredClone: structuredCloneOf(insides) };
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(raw, name, { value, writable: true, enumerable: true, configurable: true });
  }
  // Both would go to Node's store of blobs, which all windows share.
  Object.assign(raw.URL, blobURLFunctions(hooks, realm));
  // They tell of what really took time in the process.
  for (const name of ['PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceEntry']) {
    Reflect.deleteProperty(raw, name);
  }
  // It opens real connections.
  Reflect.deleteProperty(raw, 'WebSocket');
  const { locale } = hooks.place;
  const languages = Object.freeze([...new Set([locale, locale.split('-')[0] as string])]);
  for (const [name, value] of Object.entries({ language: locale, languages, platform })) {
    Object.defineProperty(raw.navigator, name, { value, configurable: true });
  }
  const { userActivation } = { userActivation: () => hooks.userActivation() };
  adoptFunction(userActivation, realm.functionPrototype);
  Object.defineProperty(raw.navigator, 'userActivation', { get: userActivation, enumerable: true, configurable: true });
  Object.defineProperty(raw.navigator, 'webdriver', { value: false, enumerable: true, configurable: true });
}
