import { expect } from 'chai';
import { CookieStore, type CookieDocument } from '../../lib/cookies/cookie-store.ts';
import { ObserverDouble } from '../event-loop/observer-double.ts';
import { OwnerDouble } from '../event-loop/owner-double.ts';

class DocumentDouble extends OwnerDouble implements CookieDocument {
  readonly url: string;

  constructor(url: string, id = 1) {
    super(id);
    this.url = url;
  }
}

describe('document.cookie', () => {
  let now: number;
  let observer: ObserverDouble;
  let store: CookieStore;

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
    observer = new ObserverDouble();
    store = storeWatchedBy(observer);
  });

  function storeWatchedBy(watcher: ObserverDouble | null): CookieStore {
    return new CookieStore({ observer: watcher, epochNow: () => now });
  }

  const page = (path = '/', host = 'https://shop.example'): DocumentDouble => new DocumentDouble(`${host}${path}`);

  it('is empty at first, and then has each cookie as name and value', () => {
    const before = store.get(page());

    store.set(page(), 'a=1');
    store.set(page(), 'b=2; SameSite=Lax');

    expect(before).to.equal('');
    expect(store.get(page())).to.equal('a=1; b=2');
  });

  it('keeps the place of a cookie that is set again', () => {
    for (const cookie of ['a=1', 'b=2', 'a=3']) store.set(page(), cookie);

    expect(store.get(page())).to.equal('a=3; b=2');
  });

  it('shows cookies to the documents of their path, the longest path first', () => {
    store.set(page('/'), 'everywhere=1');
    store.set(page('/cart/list'), 'cart=2');
    store.set(page('/'), 'deep=3; Path=/cart/list');

    expect(store.get(page('/'))).to.equal('everywhere=1');
    expect(store.get(page('/cart/x'))).to.equal('cart=2; everywhere=1');
    expect(store.get(page('/cart/list'))).to.equal('deep=3; cart=2; everywhere=1');
    expect(store.get(page('/cartoon'))).to.equal('everywhere=1');
  });

  it('is shared by schemes and ports of a host, and by no other host', () => {
    store.set(page('/', 'http://shop.example:8080'), 'a=1');

    expect(store.get(page('/', 'https://shop.example'))).to.equal('a=1');
    expect(store.get(page('/', 'https://www.shop.example'))).to.equal('');
    expect(store.get(page('/', 'https://other.example'))).to.equal('');
  });

  it('is shared with subdomains by Domain, and never for somebody else or a whole suffix', () => {
    store.set(page('/', 'https://www.shop.co.uk'), 'mine=1; Domain=shop.co.uk');
    store.set(page('/', 'https://www.shop.co.uk'), 'theirs=1; Domain=other.co.uk');
    store.set(page('/', 'https://www.shop.co.uk'), 'all=1; Domain=co.uk');

    expect(store.get(page('/', 'https://pay.shop.co.uk'))).to.equal('mine=1');
    expect(store.get(page('/', 'https://other.co.uk'))).to.equal('');
  });

  it('hides secure cookies from insecure hosts', () => {
    store.set(page('/', 'https://shop.example'), 'a=1; Secure');

    expect(store.get(page('/', 'https://shop.example'))).to.equal('a=1');
    expect(store.get(page('/', 'http://shop.example'))).to.equal('');
  });

  it('works on localhost and on addresses', () => {
    for (const host of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]']) {
      store.set(page('/', host), 'a=1');
      expect(store.get(page('/', host)), host).to.equal('a=1');
    }
  });

  describe('under virtual time', () => {
    it('expires by Max-Age, to the millisecond', () => {
      store.set(page(), 'a=1; Max-Age=10');

      now += 9_999;
      const before = store.get(page());
      now += 1;

      expect(before).to.equal('a=1');
      expect(store.get(page())).to.equal('');
    });

    it('counts Max-Age from the last setting', () => {
      store.set(page(), 'a=1; Max-Age=10');
      now += 8_000;
      store.set(page(), 'a=2; Max-Age=10');
      now += 8_000;

      expect(store.get(page())).to.equal('a=2');
      now += 2_000;
      expect(store.get(page())).to.equal('');
    });

    it('is not prolonged by reading', () => {
      store.set(page(), 'a=1; Max-Age=10');
      for (let second = 0; second < 10; second++) {
        store.get(page());
        now += 1_000;
      }

      expect(store.get(page())).to.equal('');
    });

    it('expires by Expires, and Max-Age goes before it', () => {
      const soon = new Date(now + 5_000).toUTCString();
      store.set(page(), `a=1; Expires=${soon}`);
      store.set(page(), `b=2; Expires=${soon}; Max-Age=60`);

      now += 5_000;

      expect(store.get(page())).to.equal('b=2');
    });

    it('removes by a Max-Age that is not positive, and by an Expires that has passed', () => {
      for (const how of ['Max-Age=0', 'Max-Age=-1', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT']) {
        store.set(page(), 'a=1');
        store.set(page(), `a=; ${how}`);
        expect(store.get(page()), how).to.equal('');
      }
    });

    it('keeps for ever what lasts longer than dates do, and session cookies', () => {
      store.set(page(), 'a=1; Max-Age=99999999999999999999');
      store.set(page(), 'b=2');

      now += 1e12;

      expect(store.get(page())).to.equal('a=1; b=2');
    });
  });

  for (const url of ['about:blank', 'data:text/html,x', 'file:///index.html', 'httpx://shop.example/']) {
    it(`is empty for ${url}, which is averse to cookies, and ignores what is assigned`, () => {
      store.set(new DocumentDouble(url), 'a=1');

      expect(store.get(new DocumentDouble(url))).to.equal('');
      expect(observer.facts).to.deep.equal([]);
    });
  }

  const ignored = ['', ';', 'a=1; HttpOnly', '__Host-a=1', '__Secure-a=1', '__secure-a=1', '__hOst-a=1; Secure'];
  const misleading = [
    '__HOST-a=1; Secure; Path=/x',
    '__host-a=1; Secure; Path=/; Domain=shop.example',
    '=__Host-a',
    'a=1; SameSite=None',
  ];
  for (const text of [...ignored, ...misleading]) {
    it(`ignores ${JSON.stringify(text)}`, () => {
      store.set(page(), text);

      expect(store.get(page())).to.equal('');
      expect(observer.facts.filter(({ type }) => type === 'cookie-written')).to.deep.equal([]);
    });
  }

  it('ignores a cookie whose name and value have more than 4,096 octets together', () => {
    store.set(page(), `a=${'x'.repeat(4095)}`);
    store.set(page(), `b=${'x'.repeat(4096)}`);
    store.set(page(), `c=${'é'.repeat(2048)}`);
    store.set(page(), `d=1; Comment=${'x'.repeat(5000)}`);

    expect(store.get(page())).to.equal(`a=${'x'.repeat(4095)}; d=1`);
  });

  it('gives a cookie that was deleted or has expired a new place when it is set again', () => {
    for (const cookie of ['a=1', 'b=2; Max-Age=10', 'c=3']) store.set(page(), cookie);

    for (const cookie of ['a=; Max-Age=0', 'a=4']) store.set(page(), cookie);
    now += 10_000;
    store.get(page());
    store.set(page(), 'b=5');

    expect(store.get(page())).to.equal('c=3; a=4; b=5');
  });

  it('shows and takes only SameSite=None in a frame of another site', () => {
    const framed = Object.assign(page(), { hasCrossSiteAncestor: true });
    store.set(page(), 'lax=1');
    store.set(page(), 'none=1; SameSite=None; Secure');

    store.set(framed, 'mine=1');
    store.set(framed, 'ours=1; SameSite=None; Secure');

    expect(store.get(framed)).to.equal('none=1; ours=1');
    expect(store.get(page())).to.equal('lax=1; none=1; ours=1');
  });

  it('may be asked for another URL than that of the document', () => {
    const blank = new DocumentDouble('about:blank', 1);

    store.set(blank, 'a=1', 'https://shop.example/cart/list');

    expect(store.get(blank)).to.equal('');
    expect(store.get(blank, 'https://shop.example/cart/list')).to.equal('a=1');
    expect(store.get(page('/'))).to.equal('');
  });

  it('tells who watches of each host once, of each reading and of each writing', () => {
    store.set(page(), 'a=1');
    store.set(page(), 'a=; Max-Age=0');
    store.get(new DocumentDouble('https://shop.example/', 5));
    store.get(page('/', 'https://other.example'));

    expect(observer.facts).to.deep.equal([
      { type: 'area-created', area: 'cookies shop.example', kind: 'cookies', origin: 'shop.example', tab: null },
      { type: 'cookie-written', document: 1, area: 'cookies shop.example', name: 'a', value: '1' },
      { type: 'cookie-written', document: 1, area: 'cookies shop.example', name: 'a', value: null },
      { type: 'cookie-read', document: 5, area: 'cookies shop.example', cookies: '' },
      { type: 'area-created', area: 'cookies other.example', kind: 'cookies', origin: 'other.example', tab: null },
      { type: 'cookie-read', document: 1, area: 'cookies other.example', cookies: '' },
    ]);
  });

  it('works unwatched', () => {
    store = storeWatchedBy(null);

    store.set(page(), 'a=1');

    expect(store.get(page())).to.equal('a=1');
  });

  it('clears the cookies of a site, of all hosts below it and whatever their path, and no others', () => {
    const [own, below, other] = [page(), page('/cart', 'https://www.shop.example'), page('/', 'https://badshop.example')];
    for (const document of [own, below, other]) store.set(document, 'a=1; Max-Age=60');
    store.set(below, 'all=1; Domain=shop.example; Path=/');

    store.clearSite('pay.shop.example', null);

    expect([own, below, other].map((document) => store.get(document))).to.deep.equal(['', '', 'a=1']);
  });

  it('clears those of a host that has no site alone, or all', () => {
    const urls = ['http://127.0.0.1', 'http://[::1]', 'http://localhost', 'https://one.github.io', 'https://two.github.io'];
    const pages = urls.map((url) => page('/', url));
    const left = (): string[] => pages.map((document) => store.get(document));
    for (const document of pages) store.set(document, 'a=1');

    for (const host of ['127.0.0.1', '[::1]', 'one.github.io']) store.clearSite(host, null);
    const some = left();
    store.clearSite(null, null);

    expect([some, left()]).to.deep.equal([['', '', 'a=1', '', 'a=1'], ['', '', '', '', '']]); // prettier-ignore
  });
});
