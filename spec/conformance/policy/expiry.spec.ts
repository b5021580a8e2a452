import { expect } from 'chai';
import { hosts } from '../hosts.ts';
import { openWith } from './open-with.ts';

const shop = 'https://shop.example/';
const origin = 'https://shop.example';

for (const { name, host } of hosts) {
  describe(`data that expires (${name})`, () => {
    it('is gone after a while without a write, for every page and for whoever looks, and no page hears of it', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000 }, shop, shop);
      const [one, two] = tabs;
      const { localStorage } = two.window;
      one.localStorage.setItem('k', 'v');
      await browser.advance(999);
      const before = [localStorage.getItem('k'), browser.storage.usage(origin)];

      await browser.advance(1);

      expect(before).to.deep.equal(['v', 2]);
      expect([browser.storage.entries({ origin }), browser.storage.usage(origin), browser.storage.origins()]).to.deep.equal([
        [],
        0,
        [],
      ]);
      expect([localStorage.getItem('k'), 'k' in localStorage, localStorage.length, Object.keys(localStorage)]).to.deep.equal([
        null,
        false,
        0,
        [],
      ]);
      expect([one.heard.length, two.heard.length]).to.deep.equal([0, 1]);
    });

    it('is seen to be gone by `in` alone, when nobody has looked before', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000 }, shop);
      const { localStorage } = tabs[0].window;
      localStorage.setItem('k', 'v');

      await browser.advance(1_000);

      expect(['k' in localStorage, Object.hasOwn(localStorage, 'k')]).to.deep.equal([false, false]);
    });

    it('is kept by writes, and where it counts since it was used by reads, too', async () => {
      for (const [expire, expected] of [
        ['written', null],
        ['used', 'v'],
      ] as const) {
        // prettier-ignore
        const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000, expire }, shop);
        const { localStorage } = tabs[0].window;
        localStorage.setItem('k', 'v');
        await browser.advance(900);
        localStorage.setItem('l', 'v');
        await browser.advance(900);
        const written = localStorage.getItem('k');
        await browser.advance(900);

        expect([written, localStorage.getItem('k')]).to.deep.equal(['v', expected]);
      }
    });

    it('is not kept by whoever looks at it in the settings', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000, expire: 'used' }, shop);
      tabs[0].localStorage.setItem('k', 'v');

      await browser.advance(900);
      const seen = browser.storage.entries({ origin });
      await browser.advance(100);

      expect([seen, browser.storage.entries({ origin })]).to.deep.equal([[['k', 'v']], []]);
    });

    it('is gone for the handler of the event that told of it', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000 }, shop, shop);
      const [writer, hearer] = tabs;
      const { localStorage } = hearer.window;
      const seen: unknown[] = [];
      hearer.window.addEventListener('storage', ({ key, newValue }) => seen.push([key, newValue, localStorage.getItem('k')]));
      writer.localStorage.setItem('k', 'v');
      await browser.settle();
      // Time stands still while tasks wait, so that the writer's own timer is what comes too late.
      writer.window.setTimeout(() => writer.localStorage.setItem('l', 'w'), 1_000);

      await browser.advance(1_000);

      expect(seen).to.deep.equal([['k', 'v', 'v'], ['l', 'w', null]]); // prettier-ignore
    });

    it('is counted by origin, and sessions last as long as their tabs', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000 }, shop, 'https://news.example/');
      for (const { localStorage, sessionStorage } of tabs)
        for (const each of [localStorage, sessionStorage]) each.setItem('k', 'v');
      await browser.advance(900);
      tabs[1].localStorage.setItem('l', 'v');

      await browser.advance(100);

      expect(tabs.map(({ localStorage, sessionStorage }) => [localStorage.length, sessionStorage.length])).to.deep.equal([[0, 1], [2, 1]]); // prettier-ignore
    });

    it('has its time from now on when that is set while it is there, and none when it is taken back', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const [tab] = tabs;
      tab.localStorage.setItem('k', 'v');
      await browser.advance(5_000);

      browser.setPolicy({ expireAfterMs: 1_000 });
      await browser.advance(999);
      const kept = tab.localStorage.length;
      browser.setPolicy({ expireAfterMs: null });
      await browser.advance(5_000);
      const keptAgain = tab.localStorage.length;
      browser.setPolicy({ expireAfterMs: 1 });
      await browser.advance(1);

      expect([kept, keptAgain, tab.localStorage.length]).to.deep.equal([1, 1, 0]);
    });

    it('makes room for what did not fit', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000, quota: 2 }, shop);
      const [tab] = tabs;
      tab.localStorage.setItem('k', 'v');

      await browser.advance(1_000);
      tab.localStorage.setItem('l', 'w');

      expect(Object.entries(tab.localStorage)).to.deep.equal([['l', 'w']]);
    });

    it('goes on to be counted while its site is blocked', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000 }, shop);
      const { localStorage } = tabs[0].window;
      localStorage.setItem('k', 'v');
      browser.storage.blocklist.add('shop.example');
      browser.setPolicy({ expireAfterMs: 500 });

      await browser.advance(500);
      browser.storage.blocklist.remove('shop.example');

      expect(localStorage.length).to.equal(0);
    });
  });
}
