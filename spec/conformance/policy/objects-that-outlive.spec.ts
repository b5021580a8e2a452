import { expect } from 'chai';
import type { Storage } from '../../../lib/index.ts';
import { hosts } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';
import { openWith } from './open-with.ts';

const shop = 'https://shop.example/';
const denied = { name: 'SecurityError' };

for (const { name, host } of hosts) {
  describe(`Storage objects of tabs that are gone (${name})`, () => {
    it('read nothing of what the user has cleared, and work no more when the site is blocked: a tab that was closed', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const popup = await browser.open(shop, { opener: tabs[0] });
      const kept: Storage = popup.window.sessionStorage;
      kept.setItem('s', 'SECRET');
      await popup.close();
      const before = kept.getItem('s');

      browser.storage.clear();
      const cleared = kept.getItem('s');
      kept.setItem('s', 'AGAIN');
      browser.storage.blocklist.add('shop.example');

      expect([before, cleared]).to.deep.equal(['SECRET', null]);
      expect(thrownBy(() => kept.getItem('s'))).to.include(denied);
    });

    it('read nothing of what the user has cleared, and work no more when the site is blocked: a tab that has crashed', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const [tab] = tabs;
      const kept: Storage = tab.window.localStorage;
      kept.setItem('s', 'SECRET');

      tab.crash();
      const before = kept.getItem('s');
      browser.setPolicy({ block: ['shop.example'] });
      const refusal = thrownBy(() => kept.getItem('s'));
      browser.setPolicy({ block: [] });
      browser.storage.clear('https://shop.example');

      expect([before, kept.getItem('s')]).to.deep.equal(['SECRET', null]);
      expect(refusal).to.include(denied);
    });

    it('stay refused over a crash, and do not bring back what has expired', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000 }, shop, 'https://ads.example/');
      const [one, two] = tabs;
      const [expired, blocked]: Storage[] = [one.window.localStorage, two.window.localStorage];
      for (const storage of [expired, blocked]) storage?.setItem('s', 'SECRET');
      browser.storage.blocklist.add('ads.example');
      await browser.advance(5_000);

      one.crash();
      two.crash();

      expect(expired?.getItem('s')).to.equal(null);
      expect(thrownBy(() => blocked?.getItem('s'))).to.include(denied);
    });
  });

  describe(`what was queued before a refusal (${name})`, () => {
    it('is heard by nobody who may not store any more when it comes', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, shop, shop);
      const [one, two, three] = tabs;
      one.localStorage.setItem('k', 'SECRET');
      browser.setPolicy({ block: ['shop.example'] });
      await browser.settle();
      browser.setPolicy({ block: [] });
      one.localStorage.setItem('k', 'known');
      await browser.settle();

      for (const { heard } of [two, three]) expect(heard.map(({ newValue }) => newValue)).to.deep.equal(['known']);
    });
  });

  describe(`what has expired and nobody has looked at (${name})`, () => {
    for (const [when, act] of [
      ['another limit', (browser) => browser.setPolicy({ expireAfterMs: 60_000 })],
      ['no limit', (browser) => browser.setPolicy({ expireAfterMs: null })],
    ] as readonly (readonly [string, (browser: Awaited<ReturnType<typeof openWith>>['browser']) => void])[]) {
      it(`does not come back with ${when}`, async () => {
        const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000 }, shop);
        tabs[0].localStorage.setItem('k', 'v');
        await browser.advance(5_000);

        act(browser);

        expect(tabs[0].localStorage.getItem('k')).to.equal(null);
      });
    }

    it('is no part of an estimate', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000 }, shop);
      const [tab] = tabs;
      tab.localStorage.setItem('k', 'v'.repeat(100));
      await browser.advance(5_000);

      const { usage } = (await tab.evaluate('navigator.storage.estimate()')) as { usage: number };

      expect(usage).to.equal(0);
    });
  });

  describe(`persistent storage (${name})`, () => {
    it('does not expire, until the user clears it: then it is as any other', async () => {
      const { tabs, browser } = await openWith(host(), { expireAfterMs: 1_000, persist: true }, shop);
      const [tab] = tabs;
      tab.localStorage.setItem('k', 'v');
      await tab.evaluate('navigator.storage.persist()');
      await browser.advance(5_000);
      const kept = tab.localStorage.getItem('k');

      browser.storage.clear();
      const persisted = await tab.evaluate('navigator.storage.persisted()');
      tab.localStorage.setItem('k', 'v');
      await browser.advance(5_000);

      expect([kept, persisted, tab.localStorage.getItem('k')]).to.deep.equal(['v', false, null]);
    });

    it('is asked for after consent', async () => {
      const asked: string[] = [];
      const { tabs } = await openWith(host(), { consent: ({ origin }) => asked.push(origin) > 0 }, shop);

      const persisted = await tabs[0].evaluate('navigator.storage.persisted()');

      expect([persisted, asked]).to.deep.equal([false, ['https://shop.example']]);
    });
  });
}
