import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { AsItWas } from '../hosts/adopted/as-it-was.ts';
import { fromHappyDom, fromJsdom } from '../hosts/adopted/windows.ts';
import { expectFailure, failureOf } from './expect-failure.ts';

const at = { url: 'https://shop.example/' };

describe('the tab of an adopted window', () => {
  it('has that window and its document', () => {
    const { window, end } = fromJsdom();
    const tab = new Browser().adopt(window);

    expect(tab.window).to.equal(window);
    expect(tab.globals<{ cart: number }>()).to.equal(window);
    expect(tab.document).to.equal(window.document);
    expect(String(tab)).to.equal('Tab tab1 https://shop.example/cart');
    expect(JSON.stringify(tab)).to.equal('{"name":"tab1","url":"https://shop.example/cart","closed":false}');
    end();
  });

  it('is named as if it had been opened, and so in the trace', async () => {
    const browser = new Browser();
    const tabs = [await browser.open(), browser.adopt({}, at), await browser.open()] as const;
    tabs[1].localStorage.setItem('cart', '3');

    expect(tabs.map(({ name }) => name)).to.deep.equal(['tab1', 'tab2', 'tab3']);
    expect(browser.trace.events({ type: 'tab-opened' }).map(({ tab }) => tab)).to.deep.equal(['tab1', 'tab2', 'tab3']);
    expect(browser.trace.toText()).to.contain('tab2');
  });

  for (const [how, end] of [
    ['dispose()', (_browser, tab) => tab.dispose()],
    ['a using declaration', (_browser, tab) => tab[Symbol.dispose]()],
    ['close()', (_browser, tab) => tab.close()],
    ['crash()', (_browser, tab) => tab.crash()],
    ['close() of the Browser', (browser) => browser.close()],
  ] as readonly (readonly [string, (browser: Browser, tab: ReturnType<typeof Browser.prototype.adopt>) => unknown])[]) {
    it(`ends with ${how}, and its window is what it was`, async () => {
      const window = { localStorage: 'theirs' };
      const before = new AsItWas({ window });
      const browser = new Browser();
      const tab = browser.adopt(window, at);

      await end(browser, tab);

      expect(before.differences()).to.deep.equal([]);
      expect([tab.closed, browser.tabs]).to.deep.equal([true, []]);
      expectFailure(await failureOf(() => tab.localStorage), 'TAB_CLOSED', 'tab1');
    });
  }

  it('says who has given the window back', async () => {
    const tab = new Browser().adopt({}, at);

    tab.dispose();
    tab.dispose();

    expect((await failureOf(() => tab.window)).why).to.equal('Its window was given back.');
  });

  it('loses what is still on its way to it when it is given back', async () => {
    const browser = new Browser();
    const target = new EventTarget();
    const heard: string[] = [];
    target.addEventListener('storage', () => heard.push('storage'));
    const tab = browser.adopt(target, at);
    const other = await browser.open(tab.url);

    other.localStorage.setItem('cart', '3');
    tab.dispose();
    await browser.settle();

    expect(heard).to.deep.equal([]);
  });

  it('keeps what it stored for the others, and can be adopted again', async () => {
    const browser = new Browser();
    const window = {};
    const first = browser.adopt(window, at);
    first.localStorage.setItem('cart', '3');
    first.sessionStorage.setItem('step', '2');

    first.dispose();
    const second = browser.adopt(window, at);

    expect([second.localStorage['cart'], second.sessionStorage.length]).to.deep.equal(['3', 0]);
    expect(second.name).to.equal('tab2');
  });

  it('may be disposed while a driving call is under way, and from inside page code', async () => {
    const browser = new Browser();
    const tab = browser.adopt({}, at);
    const other = await browser.open(tab.url);

    const settling = browser.settle();
    tab.dispose();
    await settling;
    const again = browser.adopt({}, at);
    await other.run(() => again.dispose());

    expect([tab.closed, again.closed]).to.deep.equal([true, true]);
  });

  it('of one Browser does not know the tab of another, in whatever order they end', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const worlds = [fromHappyDom(), fromHappyDom()];
      await Promise.all(worlds.map(({ loaded }) => loaded()));
      const [one, other] = worlds.map(({ window }) => window);
      const frames = (Reflect.get(one!, 'HTMLIFrameElement') as { prototype: object }).prototype;
      const before = new AsItWas({ one: one!, other: other!, frames });
      const tabs = [new Browser().adopt(one!), new Browser().adopt(other!)];
      one!.localStorage.setItem('cart', '3');
      const found = other!.localStorage.length;

      for (const index of order) tabs[index]?.dispose();

      expect(found).to.equal(0);
      expect(before.differences()).to.deep.equal([]);
      for (const { end } of worlds) end();
    }
  });

  it('opens again when the Browser is reset, whether it was adopted before the first reset or after', async () => {
    const browser = new Browser();
    const [early, late] = [{}, {}];
    const first = browser.adopt(early, at);
    await browser.open(at.url);
    await browser.reset();

    const second = browser.adopt(late, at);
    second.localStorage.setItem('cart', '3');
    await browser.reset();

    expect(browser.tabs.map(({ name }) => name)).to.deep.equal(['tab1', 'tab2', 'tab3']);
    expect([browser.tabs[0], browser.tabs[2]]).to.deep.equal([first, second]);
    expect([first.window, second.window]).to.deep.equal([early, late]);
    expect(second.localStorage.length).to.equal(0);
  });

  it('stays closed in the next run, where it was given back before', async () => {
    const browser = new Browser();
    const tab = browser.adopt({}, at);
    tab.dispose();

    await browser.reset();

    expect([browser.tabs, tab.closed]).to.deep.equal([[], true]);
  });
});
