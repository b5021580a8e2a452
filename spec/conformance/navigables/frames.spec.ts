import { expect } from 'chai';
import type { BareWindow, Frame } from '../../../lib/index.ts';
import { hosts, openTabs } from '../hosts.ts';
import { note, queued } from '../lives/watching.ts';
import { thrownBy } from '../thrown-by.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';

for (const { name, host } of hosts) {
  describe(`a frame of the page’s origin inside of one of another (${name})`, () => {
    it('shares local and session storage with the page, hears it and is heard', async () => {
      const [tab] = await openTabs(host(), a);
      const middle = await tab.addFrame(b);
      const inner = await middle.addFrame(`${a}inner`);

      tab.window.localStorage.setItem('k', '1');
      inner.window.sessionStorage.setItem('k', '2');
      middle.window.localStorage.setItem('k', 'of b');
      const tasks = queued(tab.browser);
      await tab.browser.settle();

      expect(tasks).to.deep.equal(['tab1.dom storage k', 'tab1.dom storage k']);
      const heard = [tab, middle, inner].map((page) => page.heard.map(({ url, newValue }) => [url, newValue]));
      expect(heard).to.deep.equal([[[`${a}inner`, '2']], [], [[a, '1']]]);
      expect([inner.localStorage.getItem('k'), tab.sessionStorage.getItem('k')]).to.deep.equal(['1', '2']);
    });

    it('reaches the page over the frame between, which reaches neither', async () => {
      const [tab] = await openTabs(host(), a);
      const middle = await tab.addFrame(b);
      const inner = await middle.addFrame(`${a}inner`);

      const fromInner = inner.window.parent.parent.document === tab.document;
      const fromMiddle = [
        thrownBy(() => middle.window.parent.document),
        thrownBy(() => (Reflect.get(middle.window, 0) as BareWindow).document),
      ];

      expect(fromInner).to.equal(true);
      for (const error of fromMiddle) expect(error).to.have.property('name', 'SecurityError');
    });
  });

  describe(`a frame whose URL is that of a page around it (${name})`, () => {
    it('stays blank, at any depth, whatever the fragment', async () => {
      const [tab] = await openTabs(host(), `${a}page`);
      const own = await tab.addFrame(`${a}page#part`);
      const between = await tab.addFrame(`${a}between`);
      const [grandchild, own2] = [await between.addFrame(`${a}page`), await between.addFrame(`${a}between`)];

      expect([own, grandchild, own2].map(({ url }) => url)).to.deep.equal(['about:blank', 'about:blank', 'about:blank']);
    });

    it('shows it where the query differs, or when it is led there later', async () => {
      const [tab] = await openTabs(host(), `${a}page`);
      const other = await tab.addFrame(`${a}page?2`);
      const led = await tab.addFrame();

      led.window.location.href = `${a}page`;
      await tab.browser.settle();

      expect([other.url, led.url]).to.deep.equal([`${a}page?2`, `${a}page`]);
    });
  });

  describe(`a frame of a javascript: URL (${name})`, () => {
    it('shows what its script gives, as a page of the frame’s origin, storage and URL', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame();
      const inner = frame.window;
      const { document } = inner;

      inner.location.href = 'javascript:sessionStorage.setItem("k", "v"), "<p>made of " + location.href';
      await tab.browser.settle();

      expect([frame.url, frame.window === inner, frame.document === document]).to.deep.equal(['about:blank', true, false]);
      expect([frame.window.origin, tab.sessionStorage.getItem('k')]).to.deep.equal(['https://a.example', 'v']);
    });

    it('stays where its script gives no text, throws, or cannot be parsed', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);
      const { document } = frame.window;
      frame.window.addEventListener('error', (event) => event.preventDefault());

      for (const code of ['void 0', '1', 'null', '({})', 'throw 1', 'this is no code', '']) {
        frame.window.location.href = `javascript:${code}`;
        await tab.browser.settle();
      }

      expect([frame.url, frame.document === document]).to.deep.equal([`${a}f`, true]);
    });

    it('runs in a task', async () => {
      const [tab] = await openTabs(host(), a);

      tab.window.location.href = 'javascript:void localStorage.setItem("k", "v")';
      const before = [tab.window.localStorage.length, queued(tab.browser)];
      await tab.browser.settle();

      expect([before, tab.localStorage.getItem('k')]).to.deep.equal([[0, ['tab1.dom javascript: URL']], 'v']);
    });

    it('runs nothing when a page of another origin leads there', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(b);

      frame.window.parent.location = 'javascript:void localStorage.setItem("k", "stolen")' as never;
      await tab.browser.settle();

      expect([tab.url, tab.localStorage.length]).to.deep.equal([a, 0]);
    });
  });

  describe(`what is left of a frame that was removed (${name})`, () => {
    let frame: Frame;
    let page: Frame['browser']['tabs'][number];
    let inner: BareWindow;

    beforeEach(async () => {
      [page] = await openTabs(host(), a);
      frame = await page.addFrame(`${a}f`);
      inner = frame.window;
    });

    it('its local storage object goes on: it reads, writes, and others hear of it', async () => {
      const { localStorage } = inner;
      page.window.localStorage.setItem('k', '1');
      await page.browser.settle();
      await frame.remove();

      localStorage.setItem('l', '2');
      page.window.localStorage.setItem('k', '3');
      await page.browser.settle();

      expect([inner.localStorage === localStorage, localStorage.getItem('k'), page.localStorage.getItem('l')]).to.deep.equal([
        true,
        '3',
        '2',
      ]);
      expect(page.heard.map(({ key, url }) => [key, url])).to.deep.equal([['l', `${a}f`]]);
      expect(frame.heard.map(({ newValue }) => newValue)).to.deep.equal(['1']);
    });

    it('its session storage object goes on, too, where it was asked for before, and the tab hears of it', async () => {
      const { sessionStorage } = inner;
      await frame.remove();

      sessionStorage.setItem('k', 'v');
      const tasks = queued(page.browser);
      await page.browser.settle();

      expect([inner.sessionStorage === sessionStorage, page.sessionStorage.getItem('k')]).to.deep.equal([true, 'v']);
      expect([tasks, page.heard.length]).to.deep.equal([['tab1.dom storage k'], 1]);
    });

    it('its session storage is denied where it was not asked for before; its local storage is not', async () => {
      const { DOMException } = inner;
      await frame.remove();

      const error = thrownBy(() => inner.sessionStorage);

      expect(error).to.be.instanceOf(DOMException);
      expect(error).to.include({ name: 'SecurityError', code: 18 });
      expect(inner.localStorage.length).to.equal(0);
    });

    it('its tasks and its timers are gone: what was queued does not run, and nothing can be queued', async () => {
      const log = note(inner, 'frame', 'storage message ping');
      inner.setTimeout(() => log.push('timer'), 10);
      page.window.localStorage.setItem('k', 'v');
      inner.postMessage('hello', '*');
      const before = queued(page.browser).length;

      await frame.remove();
      inner.postMessage('hello', '*');
      inner.setTimeout(() => log.push('timer'));
      inner.location.href = `${a}next`;
      const after = queued(page.browser);
      await page.browser.advance(100);

      expect([before, after, log, page.browser.timers]).to.deep.equal([2, [], [], []]);
    });

    it('fires no pagehide or unload', async () => {
      const log = note(inner, 'frame', 'beforeunload pagehide unload visibilitychange');

      await frame.remove();
      await page.browser.settle();

      expect(log).to.deep.equal([]);
    });

    it('takes the frames inside of it along', async () => {
      const grandchild = await frame.addFrame(`${a}g`);
      const held = grandchild.window;

      await frame.remove();

      expect([grandchild.removed, held.closed, held.parent, held.top]).to.deep.equal([true, true, null, null]);
    });

    it('opens nothing and leads nowhere', async () => {
      await frame.remove();

      expect([inner.open('/p'), inner.opener, inner.name, inner.length]).to.deep.equal([null, null, '', 0]);
      expect(queued(page.browser)).to.deep.equal([]);
    });
  });

  describe(`the name of a frame (${name})`, () => {
    it('stays when the frame shows another page, also of another origin, and finds it', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);
      frame.window.name = 'side';

      await frame.goto(b);
      const found = tab.window.open('', 'side');

      expect([frame.window.name, found === Reflect.get(tab.window, 0), tab.popups]).to.deep.equal(['side', true, []]);
    });

    it('is text, whatever it is set to', async () => {
      const [tab] = await openTabs(host(), a);
      const frame = await tab.addFrame(`${a}f`);

      const names = [null, undefined, 1, { toString: () => 'object' }].map((value) => {
        Reflect.set(frame.window, 'name', value);
        return frame.window.name;
      });

      expect(names).to.deep.equal(['null', 'undefined', '1', 'object']);
    });
  });
}
