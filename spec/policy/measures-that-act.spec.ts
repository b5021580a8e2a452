import { expect } from 'chai';
import { Browser, type StoragePolicyOptions, type Tab } from '../../lib/index.ts';
import { thrownBy } from '../conformance/thrown-by.ts';

const shop = 'https://shop.example';

async function openWith(policy: StoragePolicyOptions): Promise<{ readonly browser: Browser; readonly tab: Tab }> {
  const browser = new Browser({ policy });
  return { browser, tab: await browser.open(`${shop}/`) };
}

function recounted(browser: Browser, measure: (text: string) => number): number {
  return browser.storage.entries({ origin: shop }).reduce((sum, [key, value]) => sum + measure(key) + measure(value), 0);
}

describe('a measure that does more than measuring', () => {
  it('may block the site: the write under way ends, and all else is refused', async () => {
    let act = (): void => undefined;
    const { browser, tab } = await openWith({ expireAfterMs: 1_000, quota: { measure: ({ length }) => (act(), length) } });
    const { localStorage } = tab;
    act = () => {
      act = () => undefined;
      browser.storage.blocklist.add('shop.example');
    };

    localStorage.setItem('k', 'v');

    expect(thrownBy(() => localStorage.getItem('k'))).to.include({ name: 'SecurityError' });
    expect(thrownBy(() => tab.localStorage.length)).to.include({ name: 'SecurityError' });
  });

  for (const at of [1, 2, 3, 4, 5, 6]) {
    it(`may clear everything, and what is used stays exact: at call ${at}`, async () => {
      let left = Infinity;
      const { browser, tab } = await openWith({ quota: { measure: ({ length }) => (tick(), length) } });
      const tick = (): void => void (--left === 0 && browser.storage.clear());
      tab.localStorage.setItem('other', 'value');
      tab.localStorage.setItem('k', 'old');
      left = at;

      tab.localStorage.setItem('k', 'longer');
      left = Infinity;

      expect(browser.storage.usage(shop)).to.equal(recounted(browser, ({ length }) => length));
      expect(tab.localStorage.getItem('k')).to.equal(
        browser.storage.entries({ origin: shop }).find(([key]) => key === 'k')?.[1] ?? null,
      );
    });

    it(`may become another one, and what is used stays exact: at call ${at}`, async () => {
      let left = Infinity;
      const twice = ({ length }: string): number => 2 * length;
      const { browser, tab } = await openWith({ quota: { measure: ({ length }) => (tick(), length) } });
      const tick = (): void => void (--left === 0 && browser.setPolicy({ quota: { measure: twice } }));
      tab.localStorage.setItem('k', 'old');
      left = at;

      tab.localStorage.setItem('k', 'longer');
      const isTwice = left <= 0;
      left = Infinity;

      expect(browser.storage.usage(shop)).to.equal(recounted(browser, isTwice ? twice : ({ length }) => length));
    });
  }

  it('may count in fractions: nothing is nothing', async () => {
    const { browser, tab } = await openWith({ quota: { measure: ({ length }) => length / 10 } });
    for (const key of ['a', 'bb', 'ccc']) tab.localStorage.setItem(key, 'x');

    for (const key of ['bb', 'a', 'ccc']) tab.localStorage.removeItem(key);

    expect(browser.storage.usage(shop)).to.equal(0);
  });
});
