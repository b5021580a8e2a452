import { expect } from 'chai';
import type { StorageloomError, StoragePolicyOptions, Tab } from '../../../lib/index.ts';
import { failing } from '../../test-failure.ts';
import { hosts } from '../hosts.ts';
import { openWith, outcomeIn } from './open-with.ts';

const shop = 'https://shop.example/';
const full = 'QuotaExceededError';

for (const { name, host } of hosts) {
  describe(`a quota (${name})`, () => {
    for (const [measure, value, more] of [
      ['utf-16', '世'.repeat(9), 'x'],
      ['utf-8', '世'.repeat(3), 'x'],
      ['latin-1-or-utf-16', '世'.repeat(4), 'x'],
      ['latin-1-or-utf-16', 'é'.repeat(9), 'x'],
      [(text: string): number => (text === 'k' ? 1 : 3 * text.length), 'abc', 'x'],
    ] as const) {
      it(`counts by its measure, exactly: ${typeof measure === 'string' ? measure : 'a function'}, ${value}`, async () => {
        const { tabs } = await openWith(host(), { quota: { localStorage: 10, measure } }, shop);
        const [tab] = tabs;

        const outcomes = [value, value + more].map((each) =>
          outcomeIn(tab, ({ localStorage }) => localStorage.setItem('k', each)),
        );

        expect([outcomes, tab.localStorage.getItem('k')]).to.deep.equal([['fine', full], value]);
      });
    }

    for (const [what, write] of Object.entries<(tab: Tab, area: 'localStorage' | 'sessionStorage') => string>({
      setItem: (tab, area) => outcomeIn(tab, (window) => window[area].setItem('k', 'v')),
      'an assignment': (tab, area) => outcomeIn(tab, (window) => (window[area]['k'] = 'v')),
      'Object.defineProperty': (tab, area) =>
        outcomeIn(tab, (window) => Object.defineProperty(window[area], 'k', { value: 'v' })),
    })) {
      it(`of zero refuses ${what}, with the error of the page, and neither tells nor changes anything`, async () => {
        const { tabs, browser } = await openWith(host(), { quota: 0 }, shop, shop);
        const [writer, hearer] = tabs;

        const outcomes = (['localStorage', 'sessionStorage'] as const).map((area) => write(writer, area));
        await browser.settle();

        expect(outcomes).to.deep.equal([full, full]);
        expect([hearer.heard, writer.localStorage.length, writer.sessionStorage.length]).to.deep.equal([[], 0, 0]);
        expect(outcomeIn(writer, ({ localStorage }) => localStorage.setItem('', ''))).to.equal('fine');
      });
    }

    it('that is lowered leaves what is there, which may shrink and not grow', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      const [tab] = tabs;
      tab.localStorage.setItem('k', '12345');

      browser.setPolicy({ quota: 2 });
      const write = (key: string, value: string): string =>
        outcomeIn(tab, ({ localStorage }) => localStorage.setItem(key, value));
      const outcomes = [write('l', ''), write('k', '123456'), write('k', '54321'), write('k', '1234'), write('k', '12345')];

      expect(outcomes).to.deep.equal([full, full, 'fine', 'fine', full]);
      expect(tab.localStorage.getItem('k')).to.equal('1234');
      tab.localStorage.removeItem('k');
      expect([write('l', 'x'), write('m', '')]).to.deep.equal(['fine', full]);
    });

    it('that is raised lets in at once what did not fit', async () => {
      const { tabs, browser } = await openWith(host(), { quota: 1 }, shop);
      const [tab] = tabs;
      const write = (): string => outcomeIn(tab, ({ localStorage }) => localStorage.setItem('k', 'v'));
      const before = write();

      browser.storage.setQuota('localStorage', 2);

      expect([before, write()]).to.deep.equal([full, 'fine']);
    });

    it('may be that of one origin, and of one kind of areas', async () => {
      const policy: StoragePolicyOptions = {
        quota: { sessionStorage: 1, origins: { 'https://shop.example': { localStorage: 0 } } },
      };
      const { tabs } = await openWith(host(), policy, shop, 'http://shop.example/', 'https://news.example/');

      const outcomes = tabs.map((tab) =>
        (['localStorage', 'sessionStorage'] as const).map((area) => outcomeIn(tab, (window) => window[area].setItem('k', 'v'))),
      );

      expect(outcomes).to.deep.equal([[full, full], ['fine', full], ['fine', full]]); // prettier-ignore
    });

    it('whose measure changes counts what is there anew', async () => {
      const { tabs, browser } = await openWith(host(), { quota: 10 }, shop);
      const [tab] = tabs;
      tab.localStorage.setItem('k', '世世');

      browser.setPolicy({ quota: { measure: 'utf-8' } });
      const write = (value: string): string => outcomeIn(tab, ({ localStorage }) => localStorage.setItem('k', value));

      expect([browser.storage.usage('https://shop.example'), write('世世世'), write('世世世x')]).to.deep.equal([7, 'fine', full]);
    });

    for (const [what, measure] of [
      ['throws', (): never => { throw new RangeError('of yours'); }], // prettier-ignore
      ['answers NaN', () => NaN],
    ] as const) {
      it(`counts code units where its measure ${what}: the test fails, and no page's data is lost`, async () => {
        const { tabs } = await openWith(host(), { quota: { localStorage: 4, measure } }, shop);
        const [tab] = tabs;
        const outcomes: string[] = [];
        const write = (value: string): void =>
          void outcomes.push(outcomeIn(tab, ({ localStorage }) => localStorage.setItem('k', value)));

        const failure = (await failing(tab.run(() => ['abc', 'abcd'].forEach(write)))) as StorageloomError;

        expect(failure).to.include({ code: 'POLICY_FAILED' });
        expect([outcomes, tab.errors, tab.localStorage['k']]).to.deep.equal([['fine', full], [], 'abc']);
      });
    }

    it('begins with what is copied where a session is', async () => {
      const { tabs } = await openWith(host(), { quota: { sessionStorage: 10, measure: 'utf-8' } }, shop);
      tabs[0].sessionStorage.setItem('k', '世世');

      const copy = await tabs[0].duplicate();

      const outcomes = ['世世世', '世世世x'].map((value) =>
        outcomeIn(copy, ({ sessionStorage }) => sessionStorage.setItem('k', value)),
      );
      expect(outcomes).to.deep.equal(['fine', full]);
    });
  });

  describe(`writes that are to fail (${name})`, () => {
    it('fail in areas that are there and in those that are made later, and then no more', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, 'https://news.example/');
      const [used, fresh] = tabs;
      used.localStorage.setItem('k', 'v');

      browser.storage.failNextWrites(2);
      const write = (tab: Tab, value: string): string => outcomeIn(tab, ({ localStorage }) => (localStorage['k'] = value));
      const outcomes = [write(used, 'v'), write(used, 'w'), write(fresh, 'w'), write(used, 'w'), write(fresh, 'w')];
      await browser.settle();

      expect(outcomes).to.deep.equal(['fine', full, full, 'fine', 'fine']);
    });

    it('fail whatever their size, and neither tell nor change anything; removing goes on', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop, shop);
      const [writer, hearer] = tabs;
      for (const key of ['a', 'b']) writer.localStorage.setItem(key, 'long');
      await browser.settle();

      browser.storage.failNextWrites(9, 'localStorage', 'https://shop.example');
      const outcomes = ['', 'long', 'longer'].map((value) =>
        outcomeIn(writer, ({ localStorage }) => localStorage.setItem('a', value)),
      );
      writer.localStorage.removeItem('b');
      await browser.settle();

      expect(outcomes).to.deep.equal([full, 'fine', full]);
      expect([Object.entries(hearer.localStorage), hearer.heard.length]).to.deep.equal([[['a', 'long']], 3]);
    });

    it('are none any more when none are asked for', async () => {
      const { tabs, browser } = await openWith(host(), {}, shop);
      browser.storage.failNextWrites(5);

      browser.storage.failNextWrites(0);

      expect(outcomeIn(tabs[0], ({ localStorage }) => localStorage.setItem('k', 'v'))).to.equal('fine');
    });
  });
}
