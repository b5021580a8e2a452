import { expect } from 'chai';
import type { ConsentRequest, StorageloomError, Tab } from '../../../lib/index.ts';
import { failing } from '../../test-failure.ts';
import { hosts } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';
import { openWith, outcomeIn } from './open-with.ts';

const shop = 'https://shop.example/';
const ads = 'https://ads.example/';

const local = (place: Pick<Tab, 'window'>): string => outcomeIn(place, ({ localStorage }) => localStorage.length);
const session = (place: Pick<Tab, 'window'>): string => outcomeIn(place, ({ sessionStorage }) => sessionStorage.length);

for (const { name, host } of hosts) {
  describe(`consent (${name})`, () => {
    it('is asked for when a page first wants storage, once for its storage key, whatever it wants and in whichever tab', async () => {
      const asked: string[] = [];
      const consent = ({ tab, origin }: ConsentRequest): boolean => asked.push(`${tab} ${origin}`) > 0;
      const { tabs, browser } = await openWith(host(), { consent }, shop, `${shop}x`, 'http://shop.example/');
      const before = asked.length;

      const outcomes = [session(tabs[1]), local(tabs[0]), local(tabs[1]), local(tabs[2])];
      await tabs[0].reload();
      outcomes.push(local(tabs[0]));
      await browser.settle();

      expect([before, asked]).to.deep.equal([0, ['tab2 https://shop.example', 'tab3 http://shop.example']]);
      expect(outcomes).to.deep.equal(Array(5).fill('fine'));
    });

    it('is asked for each partition, with the site around, and once for all where there are none', async () => {
      for (const [thirdParty, expected] of [
        ['partition', ['https://ads.example https://ads.example false', 'https://ads.example https://shop.example true']],
        ['allow', ['https://ads.example https://ads.example false']],
      ] as const) {
        const asked: string[] = [];
        const consent = (request: ConsentRequest): boolean =>
          asked.push(`${request.origin} ${request.topSite} ${request.thirdParty}`) > 0;
        const { tabs } = await openWith(host(), { consent, thirdParty }, ads, shop);
        const frame = await tabs[1].addFrame(ads);

        for (const place of [tabs[0], frame]) void place.localStorage;

        expect(asked).to.deep.equal(expected);
      }
    });

    it('that is refused makes getters throw, and who asks again gets the same answer without a question', async () => {
      let asked = 0;
      const { tabs } = await openWith(host(), { consent: () => ++asked < 0 }, shop, shop);

      const outcomes = [local(tabs[0]), session(tabs[0]), local(tabs[0]), local(tabs[1])];

      expect([asked, outcomes]).to.deep.equal([1, Array(4).fill('SecurityError')]);
    });

    it('is what a page hears events by: none before it was asked, none that was refused', async () => {
      const { tabs, browser } = await openWith(
        host(),
        { consent: ({ origin }) => origin === 'https://shop.example' },
        shop,
        shop,
        ads,
        ads,
      );
      const [writer, hearer, refused] = tabs;
      // The user is asked by the getter of the writer; from then on the key has an answer, for all of its documents.
      const before = hearer.heard.length;

      writer.localStorage.setItem('k', 'v');
      const outcome = local(refused);
      await browser.settle();

      expect([before, hearer.heard.map(({ key }) => key), outcome, tabs[3].heard]).to.deep.equal([0, ['k'], 'SecurityError', []]);
    });

    it('counts for those who are there already as soon as it is wanted: who holds a Storage is asked at once', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, ads, 'https://idle.example/', 'https://other.example/');
      const [kept, lost, idle] = tabs;
      const [keptStorage, lostStorage] = [kept.window.localStorage, lost.window.sessionStorage];
      lostStorage.setItem('k', 'v');
      const asked: string[] = [];

      browser.setPolicy({ consent: ({ origin }) => asked.push(origin) > 0 && origin === 'https://shop.example' });

      expect(asked).to.deep.equal(['https://shop.example', 'https://ads.example']);
      expect([outcomeIn(kept, () => keptStorage.length), outcomeIn(lost, () => lostStorage.length)]).to.deep.equal([
        'fine',
        'SecurityError',
      ]);
      expect([local(idle), asked.length]).to.deep.equal(['SecurityError', 3]);
    });

    it('is asked for again where another function is to answer, and nobody is asked when there is none', async () => {
      const { tabs, browser } = await openWith(host(), { consent: () => true }, shop, ads);
      const { localStorage } = tabs[0].window;
      localStorage.setItem('k', 'v');

      browser.setPolicy({ consent: () => false });
      const refused = [outcomeIn(tabs[0], () => localStorage.getItem('k')), local(tabs[1])];
      browser.setPolicy({ linkCookies: true });
      refused.push(outcomeIn(tabs[0], () => localStorage.getItem('k')));
      browser.setPolicy({ consent: null });

      expect(refused).to.deep.equal(Array(3).fill('SecurityError'));
      expect([localStorage.getItem('k'), local(tabs[1])]).to.deep.equal(['v', 'fine']);
    });

    it('that comes later counts for all that its storage key has, also for what a page kept of a frame that is gone', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const frame = await tabs[0].addFrame(`${shop}frame`);
      const { localStorage, sessionStorage } = frame.window;
      localStorage.setItem('k', 'v');
      await frame.remove();
      browser.setPolicy({ consent: () => true });
      const before = thrownBy(() => localStorage.length) as Error;

      const outcome = session(tabs[0]);

      expect([before.name, outcome, localStorage.getItem('k'), sessionStorage.length]).to.deep.equal([
        'SecurityError',
        'fine',
        'v',
        0,
      ]);
    });

    it('is not asked for by opaque origins, which have no storage anyway', async () => {
      let asked = 0;
      const { tabs } = await openWith(host(), { consent: () => ++asked > 0 }, 'data:text/html,x');

      expect([local(tabs[0]), asked]).to.deep.equal(['SecurityError', 0]);
    });

    for (const [what, code, answer] of [
      ['throws', 'POLICY_FAILED', (): never => { throw new RangeError('of yours'); }], // prettier-ignore
      ['answers with a promise', 'POLICY_ASYNC', () => Promise.resolve(true)],
      ['answers "yes"', 'POLICY_FAILED', () => 'yes'],
    ] as const) {
      it(`is a refusal, and the failure that of the test, where it ${what}`, async () => {
        const { tabs, browser } = await openWith(host(), { consent: answer as () => boolean }, shop);
        const [tab] = tabs;
        const outcomes: string[] = [];

        const failure = (await failing(tab.run(() => void outcomes.push(local(tab), local(tab))))) as StorageloomError;

        expect([failure.code, outcomes, tab.errors]).to.deep.equal([code, ['SecurityError', 'SecurityError'], []]);
        await browser.settle();
      });

      it(`is what the call ends with that a SecurityError ends, too, where it ${what}`, async () => {
        const { tabs } = await openWith(host(), { consent: answer as () => boolean }, shop);

        const failure = (await failing(tabs[0].run((window) => void window.localStorage))) as StorageloomError;

        expect(failure.code).to.equal(code);
      });

      it(`is thrown to the test that reads storage itself, where it ${what}`, async () => {
        const { tabs } = await openWith(host(), { consent: answer as () => boolean }, shop);

        expect(thrownBy(() => tabs[0].localStorage)).to.have.property('code', code);
        expect(thrownBy(() => tabs[0].localStorage)).to.have.property('name', 'SecurityError');
      });
    }
  });
}
