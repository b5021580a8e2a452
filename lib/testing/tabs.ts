import { Browser, type Tab } from '../browser/browser.ts';
import type { BrowserOptions } from '../browser/options.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';

/** The tabs of one new Browser, which `await using` or its `Symbol.asyncDispose` closes. */
export type TabList<W extends object = BareWindow> = [Tab<W>, Tab<W>, ...Tab<W>[]] &
  AsyncDisposable & { readonly browser: Browser<W> };

export interface TabsOptions<W extends object> extends BrowserOptions<W> {
  /** What all of them show. Default `http://localhost/`. */
  readonly url?: string;
}

/**
 * The one-line start of most tests: a new Browser with `count` tabs (at least two), each of which has loaded.
 * @example const [a, b] = await tabs(2, { url: 'https://shop.example/' });
 */
export async function tabs<W extends object = BareWindow>(count: number, options: TabsOptions<W> = {}): Promise<TabList<W>> {
  const { url, ...browserOptions } = options;
  const browser = new Browser<W>(browserOptions);
  const list: [Tab<W>, Tab<W>, ...Tab<W>[]] = [await browser.open(url), await browser.open(url)];
  for (let index = 2; index < count; index++) list.push(await browser.open(url));
  return Object.assign(list, { browser, [Symbol.asyncDispose]: () => browser.close() });
}
