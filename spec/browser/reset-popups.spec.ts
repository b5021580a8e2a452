import { expect } from 'chai';
import { Browser, type BareWindow, type Tab } from '../../lib/index.ts';

const shop = 'https://shop.example/';

async function opened(options: ConstructorParameters<typeof Browser<BareWindow>>[0] = {}): Promise<Browser> {
  const browser = new Browser(options);
  for (const url of [shop, shop, 'https://other.example/']) await browser.open(url);
  return browser;
}

const tabsOf = (browser: Browser): [Tab, Tab, Tab] => browser.tabs as [Tab, Tab, Tab];

describe('after reset() the tabs that pages opened', () => {
  const coop = ({ url }: Request): Response =>
    new Response('', {
      headers: {
        'content-type': 'text/html',
        ...(url.endsWith('?alone') ? { 'cross-origin-opener-policy': 'same-origin' } : {}),
      },
    });

  it('are gone, at any depth, with an opener or without, and are opened again under the same names', async () => {
    const browser = await opened();
    const [first] = tabsOf(browser);
    const open = async (): Promise<string[]> => {
      first.window.open('/p', 'x');
      first.window.open('/q', '', 'noopener');
      await browser.settle();
      await first.popups[0]!.run((window) => void window.open('/r'));
      await browser.settle();
      return browser.tabs.map(({ name, url }) => `${name} ${url}`);
    };
    const before = await open();
    const { popups } = first;

    await browser.reset();
    const [left, unnamed] = [browser.tabs.map(({ name }) => name), popups.every(({ closed }) => closed)];

    expect([left, unnamed]).to.deep.equal([['tab1', 'tab2', 'tab3'], true]);
    expect(await open()).to.deep.equal(before);
    expect(before.slice(3)).to.deep.equal([`tab1-popup1 ${shop}p`, `tab1-popup2 ${shop}q`, `tab1-popup1-popup1 ${shop}r`]);
  });

  it('run no handler for leaving, and write nothing into the next run', async () => {
    const browser = await opened();
    const [first] = tabsOf(browser);
    first.window.open('/p');
    await browser.settle();
    let heard = 0;
    first.popups[0]!.window.addEventListener('pagehide', () => heard++);

    await browser.reset();

    expect([heard, browser.trace.events({ type: 'tab-crashed' }), first.popups]).to.deep.equal([0, [], []]);
  });

  it('leave no trace in the next run, and neither does a tab that went to another browsing context group', async () => {
    const lines = async (browser: Browser): Promise<string> => {
      const [first] = tabsOf(browser);
      first.window.open('/p');
      await first.goto('/?alone');
      await browser.settle();
      return browser.trace.toJSONL();
    };
    const browser = await opened({ pages: coop });

    const fresh = await lines(browser);
    await browser.reset();

    expect(await lines(browser)).to.equal(fresh);
    expect(fresh).to.contain('tab1#2');
  });
});
