import { Browser, type Tab } from '../browser/browser.ts';
import type { BrowserOptions } from '../browser/options.ts';
import { badArgument, checkReadable, isRecord, kindOf, shown } from '../infra/arguments.ts';
import type { BareWindow } from '../hosts/bare/bare-window.ts';

/**
 * The tabs of one new Browser, which `await using` or its `Symbol.asyncDispose` closes. `N` is how many: where it is known, there is a
 * tab in each place, and in no other.
 */
export type TabList<W extends object = BareWindow, N extends number = number> = TabTuple<W, N> &
  AsyncDisposable & { readonly browser: Browser<W> };

/** `N` tabs, where the number is known one in each place. */
export type TabTuple<W extends object, N extends number> = Times<Tab<W>, N>;

/** A list of `N`; of two or more where the number is not known, or large. */
type Times<T, N extends number, L extends T[] = []> = number extends N
  ? [T, T, ...T[]]
  : L['length'] extends N
    ? L
    : L['length'] extends 32
      ? [...L, ...T[]]
      : Times<T, N, [...L, T]>;

export interface TabsOptions<W extends object = BareWindow> extends BrowserOptions<W> {
  /** What all of them show. Default `http://localhost/`. */
  readonly url?: string | URL;
}

/**
 * The one-line start of most tests: a new Browser with `count` tabs (at least two), each of which has loaded.
 * Rejects with BAD_OPTION, and as `browser.open()` does.
 * @example const [a, b] = await tabs(2, { url: 'https://shop.example/' });
 */
export async function tabs<W extends object = BareWindow, const N extends number = number>(
  count: N,
  options: TabsOptions<W> = {},
): Promise<TabList<W, N>> {
  checkCount(count);
  checkIsRecord(options);
  const { url, ...browserOptions } = options;
  const browser = new Browser<W>(browserOptions);
  const list: [Tab<W>, Tab<W>, ...Tab<W>[]] = [await browser.open(url), await browser.open(url)];
  for (let index = 2; index < count; index++) list.push(await browser.open(url));
  // As many as were asked for.
  return Object.assign(list as Tab<W>[] as TabTuple<W, N>, { browser, [Symbol.asyncDispose]: () => browser.close() });
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
  if (isRecord(options)) return checkReadable('tabs()', options, []);
  throw badArgument(
    `tabs() takes a record of options, and got ${kindOf(options)}`,
    'They are those of new Browser(), and url',
    `Write tabs(2, { url: ${typeof options === 'string' ? shown(options) : "'https://shop.example/'"} })`,
  );
}
