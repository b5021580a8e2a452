import { expect } from 'chai';
import type { Frame } from '../../../lib/index.ts';
import { hosts } from '../hosts.ts';
import { openWith, outcomeIn } from './open-with.ts';

const shop = 'https://shop.example/';
const news = 'https://news.example/';
const ads = 'https://ads.example/';

for (const { name, host } of hosts) {
  describe(`storage of third parties (${name})`, () => {
    it('is that of their origin by default', async () => {
      const { tabs, browser } = await openWith(host(), { thirdParty: 'allow' }, shop, ads);
      const frame = await tabs[0].addFrame(ads);

      frame.localStorage.setItem('k', 'v');
      await browser.settle();

      expect([tabs[1].localStorage.getItem('k'), tabs[1].heard.length]).to.deep.equal(['v', 1]);
    });

    it('is another one for each site around them, events included', async () => {
      const { tabs, browser } = await openWith(host(), { thirdParty: 'partition' }, shop, 'https://pay.shop.example/', news, ads);
      const places: Frame[] = [];
      for (const tab of tabs) places.push(await tab.addFrame(ads));
      const [inShop, inPay, inNews, inAds] = places as [Frame, Frame, Frame, Frame];

      inShop.localStorage.setItem('k', 'of the shop');
      inAds.localStorage.setItem('k', 'its own');
      await browser.settle();

      expect([inShop, inPay, inNews, inAds, tabs[3]].map(({ localStorage }) => localStorage.getItem('k'))).to.deep.equal([
        'of the shop',
        'of the shop',
        null,
        'its own',
        'its own',
      ]);
      expect([inShop, inPay, inNews, inAds, tabs[3]].map(({ heard }) => heard.map(({ newValue }) => newValue))).to.deep.equal([
        [],
        ['of the shop'],
        [],
        [],
        ['its own'],
      ]);
    });

    it('is another session, too, also for a page inside of itself with another site between', async () => {
      const { tabs, browser } = await openWith(host(), { thirdParty: 'partition' }, ads);
      const inner = await (await tabs[0].addFrame(shop)).addFrame(ads);

      for (const area of ['localStorage', 'sessionStorage'] as const) inner[area].setItem('k', 'v');
      await browser.settle();

      expect([tabs[0].localStorage.length, tabs[0].sessionStorage.length, tabs[0].heard]).to.deep.equal([0, 0, []]);
    });

    it('goes with the session that is copied, partition by partition', async () => {
      const { tabs } = await openWith(host(), { thirdParty: 'partition' }, shop);
      const frame = await tabs[0].addFrame(ads);
      frame.sessionStorage.setItem('k', 'v');

      const copy = await tabs[0].duplicate();
      const copied = await copy.addFrame(ads);
      await copy.goto(ads);

      expect([copied.sessionStorage.getItem('k'), copy.sessionStorage.length]).to.deep.equal(['v', 0]);
    });

    it('is refused where they are blocked, by both getters, and hears nothing', async () => {
      const { tabs, browser } = await openWith(host(), { thirdParty: 'block' }, shop, ads);
      const [frame, own] = [await tabs[0].addFrame(ads), await tabs[0].addFrame('https://pay.shop.example/')];

      tabs[1].localStorage.setItem('k', 'v');
      await browser.settle();

      const getters = [frame, own, tabs[1]].map((place) => [
        outcomeIn(place, ({ localStorage }) => localStorage),
        outcomeIn(place, ({ sessionStorage }) => sessionStorage),
      ]);
      expect(getters).to.deep.equal([['SecurityError', 'SecurityError'], ['fine', 'fine'], ['fine', 'fine']]); // prettier-ignore
      expect(frame.heard).to.deep.equal([]);
    });

    it('is kept over a reload and a navigation where it is for the session only, and gone with the last tab', async () => {
      const { tabs, browser } = await openWith(host(), { thirdParty: 'session-only' }, shop, shop, ads);
      const [one, two, own] = tabs;
      (await one.addFrame(ads)).localStorage.setItem('k', 'v');
      own.localStorage.setItem('k', 'own');
      void (await two.addFrame(ads)).localStorage;
      const seenIn = async (tab: typeof one): Promise<string | null> => (await tab.addFrame(ads)).localStorage.getItem('k');

      await one.reload();
      const reloaded = await seenIn(one);
      await one.goto(news);
      await one.goto(shop);
      const returned = await seenIn(one);
      await one.close();
      const other = await seenIn(two);
      await two.close();
      const afterLast = await seenIn(await browser.open(shop));

      expect([reloaded, returned, other, afterLast, own.localStorage.getItem('k')]).to.deep.equal(['v', 'v', 'v', null, 'own']);
    });

    for (const session of ['drop', 'restore'] as const) {
      it(`is gone when the browser starts again, where it is for the session only (${session})`, async () => {
        const { tabs, browser } = await openWith(host(), { thirdParty: 'session-only' }, shop);
        (await tabs[0].addFrame(ads)).localStorage.setItem('k', 'v');
        tabs[0].localStorage.setItem('k', 'own');

        await browser.restart({ session });

        const tab = await browser.open(shop);
        expect([(await tab.addFrame(ads)).localStorage.getItem('k'), tab.localStorage.getItem('k')]).to.deep.equal([null, 'own']);
      });
    }

    it('follows another policy as of the next page: those that are there go on as they were made', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, ads);
      const before = await tabs[0].addFrame(ads);
      before.localStorage.setItem('k', 'v');

      browser.setPolicy({ thirdParty: 'block' });
      const later = await tabs[0].addFrame(ads);
      browser.setPolicy({ thirdParty: 'partition' });
      const last = await tabs[0].addFrame(ads);

      expect([before.localStorage.getItem('k'), outcomeIn(later, ({ localStorage }) => localStorage)]).to.deep.equal([
        'v',
        'SecurityError',
      ]);
      expect([last.localStorage.getItem('k'), outcomeIn(later, ({ localStorage }) => localStorage)]).to.deep.equal([
        null,
        'SecurityError',
      ]);
    });

    it('is recorded with the sites that held them, in which only who stored stands', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, news, ads);
      const frames = [await tabs[0].addFrame(ads), await tabs[1].addFrame(ads), await tabs[1].addFrame(`${news}own`)];
      void (await tabs[1].addFrame('https://idle.example/')).localStorage.length;
      frames[0]!.localStorage.removeItem('nothing');
      const before = browser.storage.thirdPartyRecords();

      for (const place of [...frames, tabs[2]]) place.localStorage.setItem('k', place.name);

      expect([before, browser.storage.thirdPartyRecords()]).to.deep.equal([
        [],
        [
          { origin: 'https://ads.example', topSite: 'https://shop.example' },
          { origin: 'https://ads.example', topSite: 'https://news.example' },
        ],
      ]);
    });
  });
}
