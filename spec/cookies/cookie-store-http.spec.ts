import { expect } from 'chai';
import { CookieStore, type SameSiteMode } from '../../lib/cookies/cookie-store.ts';
import { ObserverDouble } from '../event-loop/observer-double.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';

describe('cookies of requests and responses', () => {
  let now: number;
  let observer: ObserverDouble;
  let store: CookieStore;
  const shop = 'https://shop.example/';

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
    observer = new ObserverDouble();
    store = new CookieStore({ observer, epochNow: () => now });
  });

  const respond = (headers: readonly string[], url = shop, sameSite = true): void =>
    store.setByResponse(url, headers, { request: 1, sameSite });
  const script = (url = shop): OwnerDouble & { url: string } => Object.assign(new OwnerDouble(1), { url });

  it('are stored by a response, and sent with the next request', () => {
    respond(['a=1', 'b=2; Path=/cart']);

    expect(store.header(shop, 'strict')).to.equal('a=1');
    expect(store.header(`${shop}cart/list`, 'strict')).to.equal('b=2; a=1');
    expect(store.header('https://other.example/', 'strict')).to.equal('');
  });

  it('are kept from scripts where they are HttpOnly: these neither see nor replace nor delete them', () => {
    respond(['id=secret; HttpOnly']);

    store.set(script(), 'id=mine');
    store.set(script(), 'id=; Max-Age=0');

    expect(store.get(script())).to.equal('');
    expect(store.header(shop, 'strict')).to.equal('id=secret');
  });

  it('expire under virtual time', () => {
    respond(['a=1; Max-Age=10', `b=2; Expires=${new Date(now + 5_000).toUTCString()}`]);

    now += 5_000;
    const half = store.header(shop, 'strict');
    now += 5_000;

    expect(half).to.equal('a=1');
    expect(store.header(shop, 'strict')).to.equal('');
  });

  it('are refused for public suffixes and for other domains', () => {
    respond(['a=1; Domain=co.uk', 'b=2; Domain=other.co.uk', 'c=3; Domain=shop.co.uk'], 'https://www.shop.co.uk/');

    expect(store.header('https://pay.shop.co.uk/', 'strict')).to.equal('c=3');
    expect(store.header('https://other.co.uk/', 'strict')).to.equal('');
  });

  it('keep the promise of their prefix', () => {
    respond(['__Host-a=1; Secure; Path=/', '__Secure-b=2; Secure; Domain=shop.example', '__Host-c=3; Secure', '__Secure-d=4']);

    expect(store.header(shop, 'strict')).to.equal('__Host-a=1; __Secure-b=2');
  });

  it('that are secure go over secure connections only, and to the machine itself', () => {
    respond(['a=1; Secure']);
    respond(['a=1; Secure'], 'http://localhost:8080/');
    respond(['b=2; Secure'], 'http://shop.example/');

    expect(store.header(shop, 'strict')).to.equal('a=1');
    expect(store.header('http://shop.example/', 'strict')).to.equal('');
    expect(store.header('http://localhost/', 'strict')).to.equal('a=1');
  });

  it('that are secure are not replaced over an insecure connection, and not hidden by a cookie of a longer path', () => {
    respond(['a=1; Secure; Path=/cart']);

    respond(['a=2; Path=/cart', 'a=3; Path=/cart/list'], 'http://shop.example/');
    respond(['a=4; Path=/', 'b=5'], 'http://shop.example/cart/x');

    expect(store.header(`${shop}cart/list`, 'strict')).to.equal('a=1; b=5; a=4');
  });

  const modes: readonly [SameSiteMode, string][] = [
    ['strict', 's=1; l=2; n=3; d=4'],
    ['lax', 'l=2; n=3; d=4'],
    ['none', 'n=3'],
  ];
  for (const [mode, cookies] of modes) {
    it(`go with a request that is ${mode} by their SameSite, which is Lax by default`, () => {
      respond(['s=1; SameSite=Strict', 'l=2; SameSite=Lax', 'n=3; SameSite=None; Secure', 'd=4']);

      expect(store.header(shop, mode)).to.equal(cookies);
    });
  }

  it('are only stored with SameSite=None, and that with Secure, where the response came across sites', () => {
    respond(['s=1; SameSite=Strict', 'd=2', 'n=3; SameSite=None; Secure', 'i=4; SameSite=None'], shop, false);

    expect(store.header(shop, 'strict')).to.equal('n=3');
  });

  it('are none for URLs that are not HTTP', () => {
    respond(['a=1']);
    respond(['b=1'], 'file://shop.example/index.html');

    expect(store.header('file://shop.example/index.html', 'strict')).to.equal('');
    expect(store.header(shop, 'strict')).to.equal('a=1');
  });

  it('are told of with the request whose response set them, which is no document', () => {
    respond(['a=1', 'a=; Max-Age=0', '']);

    expect(observer.facts).to.deep.equal([
      { type: 'area-created', area: 'cookies shop.example', kind: 'cookies', origin: 'shop.example', tab: null },
      { type: 'cookie-written', document: -1, area: 'cookies shop.example', name: 'a', value: '1', request: 1 },
      { type: 'cookie-written', document: -1, area: 'cookies shop.example', name: 'a', value: null, request: 1 },
    ]);
  });

  it('without an expiry end with the session, and the others do not', () => {
    respond(['session=1', 'lasting=2; Max-Age=60', `dated=3; Expires=${new Date(now + 60_000).toUTCString()}`]);
    store.set(script(), 'scripted=4');

    store.endSession();

    expect(store.header(shop, 'strict')).to.equal('lasting=2; dated=3');
  });

  it('may end a session in which there were none', () => {
    store.endSession();

    expect(store.header(shop, 'strict')).to.equal('');
  });

  describe('of a site that is cleared', () => {
    const all = ['https://shop.example/', 'https://www.shop.example/', 'https://a.www.shop.example/', 'https://myshop.example/'];
    const left = (...urls: string[]): string[] => urls.filter((url) => store.header(url, 'strict') !== '');

    it('are gone for all of its hosts, whatever their path, attributes and date', () => {
      respond(['a=1; HttpOnly; Secure; Path=/x', 'b=2; Max-Age=10; Domain=shop.example'], 'https://shop.example/x/y');
      for (const url of all) respond(['c=3'], url);

      store.clearSite('www.shop.example', 9);

      expect(left('https://shop.example/x/y', ...all)).to.deep.equal(['https://myshop.example/']);
    });

    it('are told of as deleted by that response, each under its domain', () => {
      respond(['a=1; Domain=shop.example'], 'https://www.shop.example/');
      observer.facts.length = 0;

      store.clearSite('shop.example', 9);

      expect(observer.facts.at(-1)).to.deep.equal({
        type: 'cookie-written',
        document: -1,
        area: 'cookies shop.example',
        name: 'a',
        value: null,
        request: 9,
      });
    });

    it('are those of the host alone where it has no registrable domain', () => {
      const hosts = ['http://127.0.0.1/', 'http://localhost/', 'https://github.io/', 'https://me.github.io/', 'http://[::1]/'];
      for (const url of hosts) respond(['c=1'], url);
      const before = left(...hosts);

      for (const host of ['127.0.0.1', 'localhost', 'github.io', '[::1]']) store.clearSite(host, 9);

      expect([before.includes('http://127.0.0.1/'), left(...hosts)]).to.deep.equal([true, ['https://me.github.io/']]);
    });

    it('are none where there are none', () => {
      store.clearSite('shop.example', 9);

      expect(observer.facts).to.deep.equal([]);
    });
  });
});
