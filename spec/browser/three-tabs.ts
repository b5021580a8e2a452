import { Browser, type BareWindow, type Tab } from '../../lib/index.ts';

export const shop = 'https://shop.example/';
export const other = 'https://other.example/';

export async function opened(options: ConstructorParameters<typeof Browser<BareWindow>>[0] = {}): Promise<Browser> {
  const browser = new Browser(options);
  for (const url of [shop, shop, other]) await browser.open(url);
  return browser;
}

export const tabsOf = (browser: Browser): [Tab, Tab, Tab] => browser.tabs as [Tab, Tab, Tab];
