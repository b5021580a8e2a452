import { expect } from 'chai';
import { hosts } from '../hosts.ts';
import { openWith } from './open-with.ts';

const shop = 'https://shop.example/';
const ads = 'https://ads.example/';
const origin = 'https://shop.example';

for (const { name, host } of hosts) {
  describe(`what the user clears (${name})`, () => {
    it('is gone at once for the Storage objects of all tabs, local and session, and no page hears of it', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, shop, 'https://news.example/');
      const storages = tabs.flatMap(({ window }) => [window.localStorage, window.sessionStorage]);
      for (const storage of storages) storage.setItem('k', 'v');
      await browser.settle();
      const heard = tabs.map((tab) => tab.heard.length);

      browser.storage.clear(origin);
      await browser.settle();

      expect(storages.map((storage) => [storage.getItem('k'), 'k' in storage, storage.length])).to.deep.equal([
        ...[1, 2, 3, 4].map(() => [null, false, 0]),
        ...[5, 6].map(() => ['v', true, 1]),
      ]);
      expect(tabs.map((tab) => tab.heard.length)).to.deep.equal(heard);
    });

    it('may be written again, with its whole quota, which is told as always', async () => {
      const { tabs, browser } = await openWith(host(), { quota: 2 }, shop, shop);
      const { localStorage } = tabs[0].window;
      localStorage.setItem('k', 'v');
      await browser.settle();

      browser.storage.clear(origin);
      localStorage.setItem('l', 'w');
      await browser.settle();

      expect(tabs[1].heard.map(({ key, oldValue }) => [key, oldValue])).to.deep.equal([['k', null], ['l', null]]); // prettier-ignore
    });

    it('is of each partition', async () => {
      const { tabs, browser } = await openWith(host(), { thirdParty: 'partition' }, shop, ads);
      const frame = await tabs[0].addFrame(ads);
      for (const place of [tabs[0], tabs[1], frame])
        for (const area of ['localStorage', 'sessionStorage'] as const) place[area].setItem('k', 'v');

      browser.storage.clear('https://ads.example');

      expect([tabs[0], tabs[1], frame].map((place) => [place.localStorage.length, place.sessionStorage.length])).to.deep.equal([
        [1, 1],
        [0, 0],
        [0, 0],
      ]);
    });

    it('is of pages that are kept as well', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const [tab] = tabs;
      const { sessionStorage } = tab.window;
      sessionStorage.setItem('k', 'v');
      await tab.goto('https://news.example/');

      browser.storage.clear();
      await tab.back();

      expect([sessionStorage.length, tab.sessionStorage.length]).to.deep.equal([0, 0]);
    });

    it('has no event taken back: what was written before is told, of an area that is empty', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, shop);
      const [writer, hearer] = tabs;
      const seen: unknown[] = [];
      hearer.window.addEventListener('storage', ({ key, newValue, storageArea }) =>
        seen.push([key, newValue, storageArea?.length]),
      );
      writer.localStorage.setItem('k', 'v');

      browser.storage.clear(origin);
      await browser.settle();

      expect(seen).to.deep.equal([['k', 'v', 0]]);
    });

    it('may be cleared inside of the handler of a storage event, between two of its listeners', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, shop);
      const [writer, hearer] = tabs;
      const seen: unknown[] = [];
      hearer.window.addEventListener('storage', () => browser.storage.clear(origin));
      hearer.window.addEventListener('storage', ({ newValue, storageArea }) => seen.push([newValue, storageArea?.length]));
      for (const value of ['1', '2']) writer.localStorage.setItem('k', value);

      await browser.settle();
      writer.localStorage.setItem('k', '3');

      expect([seen, Object.entries(writer.localStorage)]).to.deep.equal([[['1', 0], ['2', 0]], [['k', '3']]]); // prettier-ignore
    });

    it('may be cleared while a page goes through it', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const { localStorage } = tabs[0].window;
      for (const key of ['a', 'b', 'c']) localStorage.setItem(key, key);
      const seen: unknown[] = [];

      for (const key of Object.keys(localStorage)) {
        seen.push(localStorage.getItem(key));
        browser.storage.clear(origin);
      }

      expect([seen, localStorage.key(0)]).to.deep.equal([['a', null, null], null]);
    });

    it('takes cookies of the site along where the policy links them', async () => {
      for (const linkCookies of [true, false]) {
        const { tabs, browser } = await openWith(host(), { linkCookies }, 'https://www.shop.example/', 'https://news.example/');
        for (const { document } of tabs.map(({ window }) => window)) document.cookie = 'a=1';

        browser.storage.clear(origin);

        expect(tabs.map(({ window }) => window.document.cookie)).to.deep.equal([linkCookies ? '' : 'a=1', 'a=1']);
      }
    });

    it('stays cleared when the browser starts again', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      for (const area of ['localStorage', 'sessionStorage'] as const) tabs[0][area].setItem('k', 'v');
      browser.storage.clear();

      await browser.restart({ session: 'restore' });

      const [tab] = browser.tabs;
      expect([tab!.localStorage.length, tab!.sessionStorage.length]).to.deep.equal([0, 0]);
    });
  });
}
