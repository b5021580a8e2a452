import { expect } from 'chai';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser, never, type BrowserOptions, type DocumentInit } from '../../lib/index.ts';
import { hooked } from '../html/hooked-host.ts';

describe('the next run', () => {
  it('begins with the tabs that were open at the first reset, also where the last one closed them', async () => {
    const browser = new Browser();
    const [first, second] = [await browser.open('https://a.example/'), await browser.open('https://b.example/')];
    await browser.reset();
    await first.close();
    await browser.open('https://c.example/');

    await browser.reset();

    expect(browser.tabs).to.deep.equal([first, second]);
    expect([first.closed, first.url, (await browser.open()).name]).to.deep.equal([false, 'https://a.example/', 'tab3']);
  });

  it('leaves closed what was closed before the first reset', async () => {
    const browser = new Browser();
    const [first, second] = [await browser.open(), await browser.open()];
    await first.close();

    await browser.reset();

    expect([browser.tabs, first.closed]).to.deep.equal([[second], true]);
  });

  it('has other WindowProxies where a page has set its domain', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://www.a.example/');
    tab.document.domain = 'a.example';
    const { window } = tab;

    await browser.reset();

    expect([tab.window === window, tab.document.domain]).to.deep.equal([false, 'www.a.example']);
  });

  for (const [what, options, put] of [
    ['of popups', {}, null],
    ['of pages that left something on them and', { pages: () => new Response('') }, 'mine'],
  ] as const satisfies readonly (readonly [string, Omit<BrowserOptions, 'host'>, string | null])[]) {
    it(`ends the windows ${what} that cannot be used again`, async () => {
      const { browser, tab, made } = await hooked('https://a.example/', options);
      if (put === null) tab.window.open('/popup');
      else Object.defineProperty(tab.window, put, { value: 1 });
      await browser.settle();
      const ended: string[] = [];
      for (const { init, host } of made) {
        const destroy = host.destroy.bind(host);
        host.destroy = () => {
          ended.push(init.url);
          destroy();
        };
      }

      await browser.reset();

      // A popup goes on with the window of its about:blank.
      expect(ended).to.deep.equal(put === null ? ['about:blank'] : ['https://a.example/']);
    });
  }

  it('ends the windows of pages that were kept to be returned to', async () => {
    const { browser, tab, made } = await hooked('https://a.example/');
    await tab.goto('/next');
    const first = made.find(({ init }) => init.url === 'https://a.example/');
    let ended = 0;
    const destroy = first!.host.destroy.bind(first!.host);
    first!.host.destroy = () => {
      ended++;
      destroy();
    };

    await browser.reset();

    expect(ended).to.equal(1);
  });

  it('has no referrer in a tab that was copied from one which a page had led on', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/');
    await tab.run((window) => window.location.assign('/next'));
    await browser.settle();
    const copy = await tab.duplicate();
    const before = copy.document.referrer;

    await browser.reset();

    expect([before, copy.url, copy.document.referrer]).to.deep.equal(['https://a.example/', 'https://a.example/next', '']);
  });

  it('ends windows of HTML, which cannot be used again, at once', async () => {
    const factory = happyDom();
    let ended = 0;
    const host = {
      ...factory,
      create(init: DocumentInit) {
        const made = factory.create(init);
        const destroy = made.destroy.bind(made);
        made.destroy = () => {
          ended++;
          destroy();
        };
        return made;
      },
    };
    let down = false;
    await using browser = new Browser({ host, pages: () => (down ? never() : new Response('')) });
    await browser.open();
    down = true;

    await browser.reset().catch(() => undefined);

    expect(ended).to.equal(1);
  });
});
