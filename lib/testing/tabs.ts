import { Browser, type Tab } from '../browser/browser.ts';
import type { BrowserOptions } from '../browser/options.ts';
import { badArgument, kindOf, shown } from '../infra/arguments.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';

/** The tabs of one new Browser, which `await using` or its `Symbol.asyncDispose` closes. */
export type TabList<W extends object = BareWindow> = [Tab<W>, Tab<W>, ...Tab<W>[]] &
  AsyncDisposable & { readonly browser: Browser<W> };

export interface TabsOptions<W extends object = BareWindow> extends BrowserOptions<W> {
  /** What all of them show. Default `http://localhost/`. */
  readonly url?: string | URL;
}

/**
 * The one-line start of most tests: a new Browser with `count` tabs (at least two), each of which has loaded.
 * Rejects with BAD_OPTION, and as `browser.open()` does.
 * @example const [a, b] = await tabs(2, { url: 'https://shop.example/' });
 */
export async function tabs<W extends object = BareWindow>(count: number, options: TabsOptions<W> = {}): Promise<TabList<W>> {
  checkCount(count);
  checkIsRecord(options);
  const { url, ...browserOptions } = options;
  const browser = new Browser<W>(browserOptions);
  const list: [Tab<W>, Tab<W>, ...Tab<W>[]] = [await browser.open(url), await browser.open(url)];
  for (let index = 2; index < count; index++) list.push(await browser.open(url));
  return Object.assign(list, { browser, [Symbol.asyncDispose]: () => browser.close() });
}

function checkCount(count: unknown): void {
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 2) return;
  throw badArgument(
    `tabs() cannot open ${typeof count === 'number' ? count : kindOf(count)}`,
    'It takes the number of tabs, a whole number from 2 on',
    count === 1 ? 'For one tab write new Browser(options).open(url)' : 'Write tabs(2)',
  );
}

function checkIsRecord(options: unknown): void {
  if (typeof options === 'object' && options !== null) return;
  throw badArgument(
    `tabs() takes a record of options, and got ${kindOf(options)}`,
    'They are those of new Browser(), and url',
    `Write tabs(2, { url: ${typeof options === 'string' ? shown(options) : "'https://shop.example/'"} })`,
  );
}
