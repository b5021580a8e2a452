import { expect } from 'chai';
import type { Tab } from '../../../lib/index.ts';
import { thrownBy } from '../thrown-by.ts';
import { hosts } from '../hosts.ts';
import { openWith, outcomeIn, uses } from './open-with.ts';

const shop = 'https://shop.example/';
const getters = (tab: Pick<Tab, 'window'>): string[] =>
  (['localStorage', 'sessionStorage'] as const).map((area) => outcomeIn(tab, (window) => window[area]));
const refused = ['SecurityError', 'SecurityError'];
const fine = ['fine', 'fine'];

for (const { name, host } of hosts) {
  describe(`a site that is blocked (${name})`, () => {
    it('is refused by both getters at once, in each tab and frame, and nobody else is', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, 'http://a.shop.example:81/', 'https://badshop.example/');
      const frame = await tabs[2].addFrame(shop);

      browser.storage.blocklist.add('shop.example');

      expect([...tabs, frame].map(getters)).to.deep.equal([refused, refused, fine, refused]);
      expect(getters(await browser.open(shop))).to.deep.equal(refused);
    });

    it('may be blocked from the beginning', async () => {
      const { tabs } = await openWith(host(), { block: ['https://shop.example'] }, shop, 'http://shop.example/');

      expect(tabs.map(getters)).to.deep.equal([refused, fine]);
    });

    it('throws at each use of a Storage object that it has, and the object is the same', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const [tab] = tabs;
      const { localStorage, sessionStorage } = tab.window;
      for (const storage of [localStorage, sessionStorage]) storage.setItem('k', 'v');

      browser.setPolicy({ block: ['shop.example'] });

      for (const storage of [localStorage, sessionStorage]) {
        const outcomes = Object.values(uses).map((use) => outcomeIn(tab, () => use(storage)));
        expect(Object.fromEntries(Object.keys(uses).map((use, index) => [use, outcomes[index]]))).to.deep.equal(
          Object.fromEntries(Object.keys(uses).map((use) => [use, 'SecurityError'])),
        );
      }
      expect([
        tab.window.localStorage === localStorage,
        browser.storage.entries({ origin: 'https://shop.example' }),
      ]).to.deep.equal([true, [['k', 'v']]]);
    });

    it('gets no further with the Storage object of a frame that is gone', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const frame = await tabs[0].addFrame(`${shop}frame`);
      const { localStorage } = frame.window;
      localStorage.setItem('k', 'v');
      await frame.remove();
      const before = localStorage.getItem('k');

      browser.storage.blocklist.add('shop.example');

      expect([before, (thrownBy(() => localStorage.getItem('k')) as Error).name]).to.deep.equal(['v', 'SecurityError']);
    });

    it('hears nothing while it is blocked, and stores and hears as before when it is not any more', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, shop, shop);
      const [writer, hearer, stranger] = tabs;
      const { localStorage } = writer.window;
      hearer.localStorage.setItem('k', '1');
      await browser.settle();

      browser.storage.blocklist.add('shop.example');
      const blocked = outcomeIn(writer, () => localStorage.setItem('k', '2'));
      await browser.settle();
      const meanwhile = stranger.heard.length;
      browser.storage.blocklist.remove('shop.example');
      localStorage.setItem('k', '3');
      await browser.settle();

      expect([blocked, meanwhile]).to.deep.equal(['SecurityError', 1]);
      expect([hearer, stranger].map(({ heard }) => heard.map(({ oldValue, newValue }) => [oldValue, newValue]))).to.deep.equal([
        [['1', '3']],
        [[null, '1'], ['1', '3']], // prettier-ignore
      ]);
      expect(hearer.localStorage.getItem('k')).to.equal('3');
    });

    it('throws in a page that is returned to as well', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const [tab] = tabs;
      const { localStorage } = tab.window;
      localStorage.setItem('k', 'v');
      await tab.goto('https://news.example/');

      browser.storage.blocklist.add('shop.example');
      await tab.back();

      expect(outcomeIn(tab, () => localStorage.getItem('k'))).to.equal('SecurityError');
    });

    it('is let in at no moment while another policy is set', async () => {
      const { tabs, browser } = await openWith(host(), { block: ['shop.example'] }, 'https://news.example/', shop);
      browser.storage.blocklist.remove('shop.example');
      const storages = tabs.map(({ window }) => window.localStorage);
      browser.storage.blocklist.add('shop.example');
      const meanwhile: string[] = [];
      const consent = (): boolean => meanwhile.push(outcomeIn(tabs[1], () => storages[1]!.length)) > 0;

      browser.setPolicy({ expireAfterMs: 5, consent });

      expect([meanwhile, outcomeIn(tabs[0], () => storages[0]!.length)]).to.deep.equal([['SecurityError'], 'fine']);
    });

    it('can be shared as text', async () => {
      const { browser } = await openWith(host(), { block: ['ads.example'] });
      browser.storage.blocklist.add('https://track.example', 'asked for by #17');
      const other = await openWith(host(), {}, 'https://www.ads.example/', 'https://track.example/');

      const added = other.browser.storage.blocklist.import(browser.storage.blocklist.export());

      expect([added, ...other.tabs.map(getters)]).to.deep.equal([2, refused, refused]);
    });
  });
}
