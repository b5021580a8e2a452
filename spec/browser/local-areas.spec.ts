import { expect } from 'chai';
import { Browser, type BrowserOptions } from '../../lib/index.ts';
import { KeptInMemory } from '../profile/kept-in-memory.ts';

const shop = 'https://shop.example';
const widget = 'https://widget.example';

/** Kept from an earlier run: what a shop stored, and a widget in a page of the shop. */
function keptBefore(): KeptInMemory {
  const profile = new KeptInMemory();
  profile.entries.set(shop, new Map([['cart', '3']]));
  profile.entries.set(`${widget} under ${shop}`, new Map([['id', '7']]));
  return profile;
}

function browserWith(profile: KeptInMemory, options: BrowserOptions = {}): Browser {
  return new Browser({ ...options, profile });
}

describe('local storage as a user sees it', () => {
  it('has what a profile keeps, also before a page asks for it', () => {
    const { storage } = browserWith(keptBefore());

    expect(storage.origins()).to.deep.equal([shop, widget]);
    expect([shop, widget].map((origin) => storage.usage(origin))).to.deep.equal([5, 3]);
    expect(storage.entries({ origin: shop })).to.deep.equal([['cart', '3']]);
    expect(storage.entries({ origin: widget })).to.deep.equal([]);
    expect(storage.entries({ origin: widget, topSite: shop })).to.deep.equal([['id', '7']]);
  });

  it('has what pages changed of it', async () => {
    const browser = browserWith(keptBefore());
    const tab = await browser.open(`${shop}/`);

    tab.localStorage.setItem('cart', '40');

    expect(browser.storage.entries({ origin: shop })).to.deep.equal([['cart', '40']]);
    expect(browser.storage.usage(shop)).to.equal(6);
  });

  it('is gone from the profile at once when it is cleared, of one origin or all', async () => {
    const profile = keptBefore();
    const { storage } = browserWith(profile);

    storage.clear(shop);
    const left = storage.origins();
    storage.clear();

    expect([left, storage.origins()]).to.deep.equal([[widget], []]);
    expect([...profile.entries.values()].map(({ size }) => size)).to.deep.equal([0, 0]);
    expect(profile.asked.slice(-2)).to.deep.equal(['flush', 'purge']);
  });

  it('is gone where a response says so, before a page could see it', async () => {
    const headers = { 'clear-site-data': '"storage"' };
    const browser = browserWith(keptBefore(), { pages: () => new Response('', { headers }) });

    const tab = await browser.open(`${shop}/logout`);

    expect(tab.localStorage.length).to.equal(0);
    expect(browser.storage.origins()).to.deep.equal([widget]);
  });

  it('is gone from the profile where a response says so, also where the area of its origin does not last', async () => {
    const headers = { 'clear-site-data': '"storage"' };
    const profile = keptBefore();
    profile.preparing = () => {
      throw new Error('damaged');
    };
    const pages = (request: Request): Response => new Response('', request.url.endsWith('/logout') ? { headers } : {});
    const browser = browserWith(profile, { pages });
    await browser.open(`${shop}/`).catch(() => undefined);
    const [tab] = browser.tabs;
    tab?.localStorage.setItem('passing', '1');
    profile.preparing = null;

    await browser.open(`${shop}/logout`);

    expect([profile.entries.get(shop)?.size, tab?.localStorage.length]).to.deep.equal([0, 0]);
    expect(profile.asked.slice(-2)).to.deep.equal(['flush', 'purge']);
  });

  it('of a third party that is to go with its tabs neither comes from the profile nor gets there', async () => {
    const profile = keptBefore();
    const browser = browserWith(profile, { policy: { thirdParty: 'session-only' } });
    const tab = await browser.open(`${shop}/`);
    const frame = await tab.addFrame(`${widget}/`);

    const before = frame.localStorage.length;
    frame.localStorage.setItem('id', '8');
    await browser.close();

    expect(before).to.equal(0);
    expect([...(profile.entries.get(`${widget} under ${shop}`) ?? [])]).to.deep.equal([['id', '7']]);
  });

  it('is not there yet where the profile takes its time, and what fails meanwhile is nobody’s failure', () => {
    const profile = keptBefore();
    profile.preparing = () => Promise.reject(new Error('disk on fire'));

    expect(browserWith(profile).storage.entries({ origin: shop })).to.deep.equal([]);
  });

  it('that a response cannot remove from the profile fails the call that loads the page, and goes by the next one', async () => {
    const headers = { 'clear-site-data': '"storage"' };
    const profile = keptBefore();
    const browser = browserWith(profile, { pages: () => new Response('', { headers }) });
    profile.failing = { calls: ['commit'], error: new Error('disk full') };

    const failure = await browser.open(`${shop}/logout`).catch((error: unknown) => error);
    const left = [...profile.entries.keys()].filter((key) => profile.entries.get(key)?.size);
    profile.failing = null;

    expect(failure).to.be.instanceOf(Error).and.have.property('message', 'disk full');
    expect(left).to.deep.equal([shop, `${widget} under ${shop}`]);
    expect(browser.storage.entries({ origin: shop })).to.deep.equal([]);
    expect(profile.entries.get(shop)?.size).to.equal(0);
  });

  for (const end of ['close', 'reset'] as const) {
    it(`that has expired and nobody has looked at does not come back after ${end}()`, async () => {
      const profile = new KeptInMemory();
      const policy = { expireAfterMs: 1_000 };
      const browser = browserWith(profile, { policy });
      const tab = await browser.open(`${shop}/`);
      tab.localStorage.setItem('k', 'SECRET');
      await browser.advance(5_000);

      await browser[end]();

      expect([...(profile.entries.get(shop) ?? [])]).to.deep.equal([]);
    });
  }

  it('under a page of an opaque origin is kept for no other run, which has another page of that name', async () => {
    const profile = new KeptInMemory();
    const found: unknown[] = [];
    for (const value of ['first', 'second']) {
      const browser = browserWith(profile, { policy: { thirdParty: 'partition' } });
      const frame = await (await browser.open('data:text/html,top')).addFrame(`${widget}/`);
      found.push(frame.localStorage.getItem('k'));
      frame.localStorage.setItem('k', value);
      const [topSite = ''] = /opaque \d+/.exec(browser.trace.events({ type: 'area-created' })[0]?.storageKey ?? '') ?? [];
      found.push(browser.storage.entries({ origin: widget, topSite }));
      await browser.close();
    }

    expect(found).to.deep.equal([null, [['k', 'first']], null, [['k', 'second']]]); // prettier-ignore
    expect([...profile.entries.keys()]).to.deep.equal([]);
  });
});
