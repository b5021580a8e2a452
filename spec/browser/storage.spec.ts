import { expect } from 'chai';
import { Browser, StorageloomError, type Tab } from '../../lib/index.ts';
import { thrownBy } from '../conformance/thrown-by.ts';

const shop = 'https://shop.example';
const ads = 'https://ads.example';
const given = (value: unknown): never => value as never;

async function make(): Promise<{ readonly browser: Browser; readonly one: Tab; readonly two: Tab }> {
  const browser = new Browser({ policy: { thirdParty: 'partition' } });
  const [one, two] = [await browser.open(`${shop}/`), await browser.open('https://news.example/')];
  return { browser, one, two };
}

describe('browser.storage', () => {
  it('has the origins that have something in local storage, in any partition, sorted', async () => {
    const { browser, one, two } = await make();
    const frame = await two.addFrame(ads);
    const before = browser.storage.origins();

    two.sessionStorage.setItem('k', 'v');
    void two.localStorage;
    one.localStorage.setItem('k', 'v');
    frame.localStorage.setItem('k', 'v');

    expect([before, browser.storage.origins()]).to.deep.equal([[], [ads, shop]]);
  });

  it('shows what an area holds, in its order, as pairs that are yours', async () => {
    const { browser, one } = await make();
    for (const key of ['b', 'a']) one.localStorage.setItem(key, key);
    one.sessionStorage.setItem('s', '1');

    const entries = browser.storage.entries({ origin: 'HTTPS://Shop.example:443/' });
    entries.pop();

    expect(browser.storage.entries({ origin: shop })).to.deep.equal([['b', 'b'], ['a', 'a']]); // prettier-ignore
    for (const tab of ['tab1', one])
      expect(browser.storage.entries({ origin: shop, area: 'sessionStorage', tab })).to.deep.equal([['s', '1']]);
    expect(browser.storage.entries({ origin: shop, area: 'sessionStorage', tab: 'tab2' })).to.deep.equal([]);
    expect(browser.storage.entries({ origin: 'https://nobody.example' })).to.deep.equal([]);
  });

  it('shows partitions by the site of the tab, or any origin of it', async () => {
    const { browser, one, two } = await make();
    for (const [place, tab] of [['shop', one], ['news', two]] as const) (await tab.addFrame(ads)).localStorage.setItem(place, '1'); // prettier-ignore

    const found = [undefined, shop, 'https://www.news.example:444', 'http://news.example', 'opaque 3'].map((topSite) =>
      browser.storage.entries({ origin: ads, ...(topSite === undefined ? {} : { topSite }) }),
    );

    expect(found).to.deep.equal([[], [['shop', '1']], [['news', '1']], [], []]);
  });

  it('shows partitions of engines that go by the origin of the tab', async () => {
    const browser = new Browser({ policy: { thirdParty: 'partition' }, behaviour: { partitionKey: 'top-level-origin' } });
    const tab = await browser.open('https://www.news.example/');
    (await tab.addFrame(ads)).localStorage.setItem('k', 'v');

    const found = ['https://www.news.example', 'https://news.example', 'https://shop.example'].map((topSite) =>
      browser.storage.entries({ origin: ads, topSite }),
    );

    expect(found).to.deep.equal([[['k', 'v']], [['k', 'v']], []]); // prettier-ignore
  });

  it('shows the partition of a page inside of itself, with another site between', async () => {
    const { browser, one } = await make();
    one.localStorage.setItem('k', 'own');
    const inner = await (await one.addFrame(ads)).addFrame(`${shop}/inner`);
    inner.localStorage.setItem('k', 'inner');

    const found = [{ origin: shop }, { origin: shop, topSite: shop }].map((options) => browser.storage.entries(options));

    expect(found).to.deep.equal([[['k', 'own']], [['k', 'inner']]]);
  });

  it('shows the partition under a page without a site', async () => {
    const browser = new Browser({ policy: { thirdParty: 'partition' } });
    const tab = await browser.open('data:text/html,x');
    const frame = await tab.addFrame(ads);
    frame.localStorage.setItem('k', 'v');
    const { storageKey = '' } = browser.trace.events({ type: 'document-created' }).at(-1)!;

    const topSite = storageKey.replace(/^.* under /, '');

    expect(topSite).to.match(/^opaque \d+$/);
    expect(browser.storage.entries({ origin: ads, topSite })).to.deep.equal([['k', 'v']]);
  });

  it('sums up what an origin has in local storage, by the measure of the quota', async () => {
    const { browser, one } = await make();
    const own = await browser.open(ads);
    own.localStorage.setItem('é', '1');
    (await one.addFrame(ads)).localStorage.setItem('é', '22');
    own.sessionStorage.setItem('k', 'v');
    const units = browser.storage.usage(ads);

    browser.setPolicy({ quota: { measure: 'utf-8' } });

    expect([units, browser.storage.usage(ads), browser.storage.usage(shop)]).to.deep.equal([5, 7, 0]);
  });

  it('clears an origin in each partition, tab and kind, and nothing else', async () => {
    const { browser, one, two } = await make();
    const frame = await one.addFrame(ads);
    const own = await browser.open(ads);
    for (const place of [one, two, frame, own])
      for (const area of ['localStorage', 'sessionStorage'] as const) place[area].setItem('k', 'v');
    const left = (): number[] => [one, two, frame, own].map((place) => place.localStorage.length + place.sessionStorage.length);

    browser.storage.clear('https://ADS.example/');
    const afterOne = left();
    browser.storage.clear();

    expect([afterOne, left()]).to.deep.equal([[2, 2, 0, 0], [0, 0, 0, 0]]); // prettier-ignore
  });

  it('clears cookies of the site where that is asked for, or where the policy links them', async () => {
    const cookiesAfter = async (options: object | undefined, linkCookies: boolean, origin?: string): Promise<string[]> => {
      const browser = new Browser({ policy: { linkCookies } });
      const tabs = [await browser.open('https://www.shop.example/'), await browser.open('https://news.example/')];
      for (const { document } of tabs) document.cookie = 'a=1';
      browser.storage.clear(origin, options);
      return tabs.map(({ document }) => document.cookie);
    };

    expect(await cookiesAfter(undefined, false, shop)).to.deep.equal(['a=1', 'a=1']);
    expect(await cookiesAfter(undefined, true, shop)).to.deep.equal(['', 'a=1']);
    expect(await cookiesAfter({ cookies: true }, false, shop)).to.deep.equal(['', 'a=1']);
    expect(await cookiesAfter({ cookies: false }, true, shop)).to.deep.equal(['a=1', 'a=1']);
    expect(await cookiesAfter({ cookies: true }, false)).to.deep.equal(['', '']);
  });

  it('forgets the records of third parties that it clears', async () => {
    const { browser, one, two } = await make();
    for (const [tab, url] of [[one, ads], [two, ads], [two, 'https://track.example']] as const) (await tab.addFrame(url)).localStorage.setItem('k', 'v'); // prettier-ignore

    browser.storage.clear(ads);

    expect(browser.storage.thirdPartyRecords()).to.deep.equal([
      { origin: 'https://track.example', topSite: 'https://news.example' },
    ]);
    browser.storage.clear();
    expect(browser.storage.thirdPartyRecords()).to.deep.equal([]);
  });

  it('sets sizes at once, of one kind of areas or of one origin of them', async () => {
    const { browser, one, two } = await make();
    const fits = (tab: Tab, area: 'localStorage' | 'sessionStorage'): boolean =>
      thrownBy(() => tab[area].setItem('k', 'v')) === undefined;

    browser.storage.setQuota('localStorage', 1);
    browser.storage.setQuota('localStorage', 2, 'https://NEWS.example/');

    expect([fits(one, 'localStorage'), fits(one, 'sessionStorage'), fits(two, 'localStorage')]).to.deep.equal([
      false,
      true,
      true,
    ]);
  });

  it('has the next writes fail of one kind, of one origin in any spelling, or of all', async () => {
    const { browser, one, two } = await make();
    const fails = (tab: Tab, area: 'localStorage' | 'sessionStorage'): boolean =>
      thrownBy(() => tab[area].setItem('k', String(Math.random()))) !== undefined;

    browser.storage.failNextWrites(1, 'localStorage', 'HTTPS://Shop.example:443/');
    const ofOne = [
      fails(two, 'localStorage'),
      fails(one, 'sessionStorage'),
      fails(one, 'localStorage'),
      fails(one, 'localStorage'),
    ];
    browser.storage.failNextWrites(2);
    const ofAll = [fails(two, 'sessionStorage'), fails(one, 'localStorage'), fails(one, 'localStorage')];

    expect([ofOne, ofAll]).to.deep.equal([[false, false, true, false], [true, true, false]]); // prettier-ignore
  });

  it('is that of the run that is under way', async () => {
    const { browser, one } = await make();
    one.localStorage.setItem('k', 'v');
    browser.storage.blocklist.add('ads.example');

    await browser.reset();

    expect([browser.storage.origins(), browser.storage.blocklist.sites]).to.deep.equal([[], []]);
  });

  for (const [what, call, what2] of [
    [
      'an origin that is a host',
      (browser: Browser) => browser.storage.usage('shop.example'),
      'The option origin of browser.storage.usage() cannot be used.',
    ],
    [
      'an origin with a path',
      (browser: Browser) => browser.storage.clear(`${shop}/x`),
      'The option origin of browser.storage.clear() cannot be used.',
    ],
    [
      'an origin that is null',
      (browser: Browser) => browser.storage.clear(given(null)),
      'browser.storage.clear() cannot clear null.',
    ],
    [
      'cookies that are no boolean',
      (browser: Browser) => browser.storage.clear(shop, { cookies: given(1) }),
      'The option cookies of browser.storage.clear() cannot be used.',
    ],
    [
      'no origin',
      (browser: Browser) => browser.storage.entries(given({})),
      'The option origin of browser.storage.entries() cannot be used.',
    ],
    [
      'no options',
      (browser: Browser) => browser.storage.entries(given(undefined)),
      'browser.storage.entries() takes a record of options, and got nothing.',
    ],
    [
      'a site that is a host',
      (browser: Browser) => browser.storage.entries({ origin: shop, topSite: 'news.example' }),
      'The option topSite of browser.storage.entries() cannot be used.',
    ],
    [
      'an area that is none',
      (browser: Browser) => browser.storage.entries({ origin: shop, area: given('local') }),
      "browser.storage.entries() knows no area 'local'.",
    ],
    [
      'a session without a tab',
      (browser: Browser) => browser.storage.entries({ origin: shop, area: 'sessionStorage' }),
      'browser.storage.entries() does not know whose session is meant.',
    ],
    [
      'a tab that is closed',
      (browser: Browser) => browser.storage.entries({ origin: shop, area: 'sessionStorage', tab: 'tab9' }),
      'browser.storage.entries() does not know whose session is meant.',
    ],
    [
      'a negative size',
      (browser: Browser) => browser.storage.setQuota('localStorage', -1),
      'The option units of browser.storage.setQuota() cannot be used.',
    ],
    [
      'a size for no area',
      (browser: Browser) => browser.storage.setQuota(given('cookies'), 1),
      "browser.storage.setQuota() knows no area 'cookies'.",
    ],
    [
      'a size for a host',
      (browser: Browser) => browser.storage.setQuota('localStorage', 1, 'shop.example'),
      'The option origin of browser.storage.setQuota() cannot be used.',
    ],
    [
      'half a write',
      (browser: Browser) => browser.storage.failNextWrites(0.5),
      'browser.storage.failNextWrites() cannot count to 0.5.',
    ],
    [
      'writes of no area',
      (browser: Browser) => browser.storage.failNextWrites(1, given('cookies')),
      "browser.storage.failNextWrites() knows no area 'cookies'.",
    ],
    [
      'writes of a host',
      (browser: Browser) => browser.storage.failNextWrites(1, 'localStorage', 'shop.example'),
      'The option origin of browser.storage.failNextWrites() cannot be used.',
    ],
  ] as const) {
    it(`refuses what cannot be meant, and loses nothing: ${what}`, async () => {
      const { browser, one } = await make();
      one.localStorage.setItem('k', 'v');

      const error = thrownBy(() => call(browser)) as StorageloomError;

      expect(error).to.be.instanceOf(StorageloomError).and.include({ code: 'BAD_OPTION', what: what2 });
      one.localStorage.setItem('l', 'v');
      expect(browser.storage.entries({ origin: shop })).to.have.lengthOf(2);
    });
  }

  it('names the tabs that are open where it does not know the one that is meant', async () => {
    const { browser } = await make();
    const ask = (tab?: string): unknown =>
      thrownBy(() => browser.storage.entries({ origin: shop, area: 'sessionStorage', ...(tab ? { tab } : {}) }));
    const before = [ask(), ask('tab9')] as StorageloomError[];
    for (const tab of browser.tabs) await tab.close();

    const after = ask('tab1') as StorageloomError;

    expect(before.map(({ why, mend }) => [why, mend])).to.deep.equal([
      ['Each tab has its own.', 'Write { tab }, with one that is open: tab1, tab2.'],
      ["No tab of the name 'tab9' is open.", 'Write { tab }, with one that is open: tab1, tab2.'],
    ]);
    expect(after.mend).to.equal('Write { tab }, with one that is open: there is none.');
  });
});
