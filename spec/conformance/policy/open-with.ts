import { Browser, type BareWindow, type DocumentHostFactory, type StoragePolicyOptions, type Tab } from '../../../lib/index.ts';
import { thrownBy } from '../thrown-by.ts';

/** Opens one tab for each URL, in a Browser of that policy. */
export async function openWith<U extends readonly string[]>(
  host: DocumentHostFactory<BareWindow>,
  policy: StoragePolicyOptions,
  ...urls: U
): Promise<{ readonly browser: Browser; readonly tabs: { [I in keyof U]: Tab } }> {
  const browser = new Browser({ host, policy });
  const tabs: Tab[] = [];
  for (const url of urls) tabs.push(await browser.open(url));
  // One tab for each URL, which the loop above shows and no type can.
  return { browser, tabs: tabs as { [I in keyof U]: Tab } };
}

/** What is thrown, in short: of which class of the window, and its name. `fine`: nothing is. */
export function outcomeIn({ window }: { readonly window: BareWindow }, steps: (window: BareWindow) => unknown): string {
  const error = thrownBy(() => steps(window));
  if (error === undefined) return 'fine';
  const { name } = error as Error;
  return error instanceof window.DOMException ? name : `${name} of another realm`;
}

/** All that a page can do with a Storage object that it has. */
export const uses: Readonly<Record<string, (storage: BareWindow['localStorage']) => unknown>> = {
  length: (storage) => storage.length,
  key: (storage) => storage.key(0),
  getItem: (storage) => storage.getItem('k'),
  setItem: (storage) => storage.setItem('k', 'w'),
  removeItem: (storage) => storage.removeItem('k'),
  clear: (storage) => storage.clear(),
  'a name': (storage) => storage['k'],
  'assigning to a name': (storage) => (storage['k'] = 'w'),
  'deleting a name': (storage) => delete storage['k'],
  in: (storage) => 'k' in storage,
  hasOwn: (storage) => Object.hasOwn(storage, 'k'),
  'Object.keys': (storage) => Object.keys(storage),
  'Object.entries': (storage) => Object.entries(storage),
  'Object.getOwnPropertyDescriptor': (storage) => Object.getOwnPropertyDescriptor(storage, 'k'),
  'Object.defineProperty': (storage) => Object.defineProperty(storage, 'k', { value: 'w' }),
  spread: (storage) => ({ ...storage }),
  'JSON.stringify': (storage) => JSON.stringify(storage),
};
