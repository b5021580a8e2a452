import { expect } from 'chai';
import { Browser, type BareWindow, type Frame, type Tab } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { openServed, page } from '../lives/server.ts';
import { queued } from '../lives/watching.ts';
import { thrownBy } from '../thrown-by.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

const opened = (window: BareWindow, ...args: string[]): BareWindow => window.open(...args) as BareWindow;

const originAndStorage = ({ window }: { readonly window: BareWindow }): unknown[] => {
  const error = thrownBy(() => window.localStorage);
  return [window.origin, error === undefined ? 'storage' : (error as Error).name];
};

for (const { name, host } of hosts) {
  describe(`the origin of a page (${name})`, () => {
    for (const [url, origin, storage] of [
      ['https://a.example/dir?query#part', 'https://a.example', 'storage'],
      ['https://a.example:443/', 'https://a.example', 'storage'],
      ['https://a.example:8443/', 'https://a.example:8443', 'storage'],
      ['http://a.example:443/', 'http://a.example:443', 'storage'],
      ['http://[::1]:80/', 'http://[::1]', 'storage'],
      ['HTTPS://user:pass@A.EXAMPLE/', 'https://a.example', 'storage'],
      ['https://b\u00fccher.example/', 'https://xn--bcher-kva.example', 'storage'],
      ['about:blank', 'null', 'SecurityError'],
      ['about:blank#part', 'null', 'SecurityError'],
      ['data:text/html,x', 'null', 'SecurityError'],
      ['file:///etc/hosts', 'null', 'SecurityError'],
    ] as const) {
      it(`that the user opened is that of its URL, or opaque: ${url}`, async () => {
        const browser = new Browser({ host: host() });

        const tab = await browser.open(url);

        expect(originAndStorage(tab)).to.deep.equal([origin, storage]);
      });
    }

    it('that did not answer is opaque, whatever its URL', async () => {
      const browser = new Browser({ host: host(), pages: () => Response.error() });

      const tab = await browser.open(a);

      expect([tab.url, ...originAndStorage(tab)]).to.deep.equal([a, 'null', 'SecurityError']);
    });

    it('is that of the last URL of its redirects', async () => {
      const { tab } = await openServed(host(), a, { '/r': () => Response.redirect(`${b}there`, 302) });

      await tab.goto('/r');

      expect([tab.url, tab.window.origin]).to.deep.equal([`${b}there`, 'https://b.example']);
    });

    it('at about:blank is that of whoever led there: the page itself, its frame, its opener; the user: nobody’s', async () => {
      const [own, around, opener, user] = await openTabs(host(), a, a, a, a);
      const frame = await around.addFrame(b);
      opener.window.open(b, 'side');
      await opener.browser.settle();
      const [popup] = opener.popups;

      own.window.location.href = 'about:blank?1';
      (frame.window.parent as BareWindow).location = 'about:blank?2';
      opener.window.open('about:blank?3', 'side');
      await user.goto('about:blank?4');
      await own.browser.settle();

      expect([own, around, popup, user].map((each) => [each?.url, each?.window.origin])).to.deep.equal([
        ['about:blank?1', 'https://a.example'],
        ['about:blank?2', 'https://b.example'],
        ['about:blank?3', 'https://a.example'],
        ['about:blank?4', 'null'],
      ]);
    });

    it('at about:blank in a frame that the page navigates is the page’s, whatever the frame showed before', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);
      const inner = Reflect.get(tab.window, 0) as BareWindow;

      inner.location = 'about:blank?again';
      await tab.browser.settle();

      expect([frame.url, frame.window.origin, Reflect.get(tab.window, 0) === frame.window]).to.deep.equal([
        'about:blank?again',
        'https://a.example',
        true,
      ]);
    });

    it('at about:blank stays when the page is loaded again', async () => {
      const [tab] = await openTabs(host(), a);
      tab.window.location.href = 'about:blank?1';
      await tab.browser.settle();
      tab.window.sessionStorage.setItem('k', 'v');

      await tab.reload();

      expect([tab.url, tab.window.origin, tab.sessionStorage.getItem('k')]).to.deep.equal([
        'about:blank?1',
        'https://a.example',
        'v',
      ]);
    });

    it('of a data: URL is a new one at each load', async () => {
      const [tab] = await openTabs(host(), a);
      const [one, two] = [await tab.addFrame('data:text/html,x'), await tab.addFrame('data:text/html,x')];
      const blank = await one.addFrame();

      const crossing = [thrownBy(() => (Reflect.get(one.window.parent, 1) as BareWindow).document)];
      const inside = [blank.window.origin, blank.window.parent === one.window];

      expect([originAndStorage(one), originAndStorage(two)]).to.deep.equal([
        ['null', 'SecurityError'],
        ['null', 'SecurityError'],
      ]);
      expect(crossing[0]).to.include({ name: 'SecurityError' });
      expect(inside).to.deep.equal(['null', true]);
    });

    it('of a blob: URL is that of the page that made it, wherever it is shown', async () => {
      const [tab] = await openTabs(host(), a);
      const url: string = await tab.evaluate(`URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))`);
      tab.window.sessionStorage.setItem('k', 'v');

      const frame = await tab.addFrame(url);
      const around = await tab.browser.open(b);
      const elsewhere = await around.addFrame(url);

      expect([frame.url === url, ...originAndStorage(frame)]).to.deep.equal([true, 'https://a.example', 'storage']);
      expect([elsewhere.window.origin, elsewhere.window.parent === around.window]).to.deep.equal(['https://a.example', false]);
      expect(frame.sessionStorage.getItem('k')).to.equal('v');
    });

    it('of a blob: URL made by an opaque origin is that origin, and one that is revoked shows nothing', async () => {
      const [tab] = await openTabs(host(), a);
      const data = await tab.addFrame('data:text/html,x');
      const url: string = await data.evaluate(`URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))`);

      const inner = await data.addFrame(url);
      const [scheme, reachable] = [url.startsWith('blob:null/'), inner.window.parent === data.window];
      await data.evaluate(`URL.revokeObjectURL(${JSON.stringify(url)})`);
      const revoked = await data.addFrame(url);

      expect([scheme, reachable, ...originAndStorage(inner)]).to.deep.equal([true, true, 'null', 'SecurityError']);
      expect([revoked.navigated.ok, revoked.window.parent === data.window]).to.deep.equal([false, false]);
    });

    it('decides about storage, not the address: no fragment, pushState or document.domain changes it', async () => {
      const [tab, other] = await openTabs(host(), 'https://www.a.example/', 'https://a.example/');

      tab.window.history.pushState(null, '', '/pushed#part');
      tab.window.document.domain = 'a.example';
      tab.window.localStorage.setItem('k', 'v');

      expect([tab.window.origin, other.localStorage.length]).to.deep.equal(['https://www.a.example', 0]);
    });
  });

  describe(`document.domain (${name})`, () => {
    let tab: Tab;
    let frame: Frame;

    beforeEach(async () => {
      [tab] = await openTabs(host(), 'https://www.a.example/');
      frame = await tab.addFrame('https://shop.a.example/');
    });

    const reaches = (): boolean => thrownBy(() => frame.window.parent.document) === undefined;

    it('lets pages of one site reach each other’s windows once both have set it', () => {
      const before = [reaches(), tab.document.domain, frame.document.domain];

      tab.window.document.domain = 'a.example';
      const half = reaches();
      frame.window.document.domain = 'a.example';

      expect([...before, half, reaches()]).to.deep.equal([false, 'www.a.example', 'shop.a.example', false, true]);
      expect([frame.window.parent, frame.window.origin]).to.deep.equal([tab.window, 'https://shop.a.example']);
    });

    it('set on one side alone parts pages that are of the same origin', async () => {
      const near = await tab.addFrame('/near');
      const outside = tab.window;

      near.window.document.domain = 'www.a.example';
      const parted = thrownBy(() => (near.window.parent as BareWindow).document);
      outside.document.domain = 'www.a.example';

      expect(parted).to.include({ name: 'SecurityError' });
      expect(near.window.parent.document).to.equal(tab.document);
    });

    it('joins no storage and no events: each has its own', async () => {
      tab.window.document.domain = frame.window.document.domain = 'a.example';
      const shop = frame.window;

      tab.window.localStorage.setItem('k', 'www');
      tab.window.sessionStorage.setItem('k', 'www');
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect([tasks, frame.heard, shop.localStorage.length, shop.sessionStorage.length]).to.deep.equal([[], [], 0, 0]);
      expect(frame.window.parent.localStorage.getItem('k')).to.equal('www');
    });

    it('parts no storage and no events, either: pages of one origin that it parts still share', async () => {
      const near = await tab.addFrame('/near');
      near.window.document.domain = 'a.example';

      near.window.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      expect(tab.heard.map(({ key }) => key)).to.deep.equal(['k']);
      expect(tab.localStorage.getItem('k')).to.equal('v');
    });

    for (const domain of [
      'b.example',
      'example',
      '',
      'shop.a.example',
      'x.www.a.example',
      'ww.a.example',
      'https://a.example',
      'a.example.',
    ]) {
      it(`refuses what is no part of the host, with a SecurityError: ${JSON.stringify(domain)}`, () => {
        const error = thrownBy(() => (tab.window.document.domain = domain));

        expect(error).to.be.instanceOf(tab.window.DOMException);
        expect(error).to.include({ name: 'SecurityError', code: 18 });
        expect(tab.document.domain).to.equal('www.a.example');
      });
    }

    it('is empty for an opaque origin, which cannot set it', async () => {
      const opaque = await tab.addFrame('data:text/html,x');

      const error = thrownBy(() => (opaque.window.document.domain = 'a.example'));

      expect(opaque.document.domain).to.equal('');
      expect(error).to.include({ name: 'SecurityError', code: 18 });
    });

    it('does nothing, without an error, where the origin has an agent of its own', async () => {
      const alone = await openServed(host(), 'https://www.a.example/alone', {
        '/alone': () => page('', { 'origin-agent-cluster': '?1' }),
      });

      alone.tab.window.document.domain = 'a.example';

      expect(alone.tab.document.domain).to.equal('www.a.example');
    });

    it('is forgotten with the page that set it', async () => {
      tab.window.document.domain = 'a.example';

      await tab.goto('/next');

      expect(tab.document.domain).to.equal('www.a.example');
    });

    it('is the opener’s in a blank window that is opened later, which has its origin', () => {
      tab.window.document.domain = 'a.example';

      const popup = opened(tab.window);

      expect([popup.document.domain, popup.origin]).to.deep.equal(['a.example', 'https://www.a.example']);
    });
  });
}
