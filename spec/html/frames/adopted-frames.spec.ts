import { expect } from 'chai';
import { Browser, type AdoptedTab } from '../../../lib/index.ts';
import { AsItWas } from '../../hosts/adopted/as-it-was.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';
import { fromHappyDom, fromJsdom, withMarkup, type AnElement, type AWindow, type Made } from '../../hosts/adopted/windows.ts';

type FrameOfTab = AdoptedTab<AWindow>['frames'][number];

function windowOf(frame: FrameOfTab | undefined): AWindow {
  // Wall: the handle of a frame has the window type of its Browser, and an adopted one has another window.
  return frame?.window as unknown as AWindow;
}

function insert({ window }: Made, src: string | null = null): AnElement {
  const frame = window.document.createElement('iframe');
  if (src !== null) frame.src = src;
  window.document.body.append(frame);
  return frame;
}

for (const [name, make] of Object.entries(withMarkup)) {
  describe(`frames of an adopted window (${name})`, () => {
    let made: Made;
    beforeEach(() => {
      made = make();
    });
    afterEach(() => made.end());

    it('are adopted with it, where they have its origin', async () => {
      const { window } = made;
      window.document.body.innerHTML =
        '<iframe></iframe><iframe srcdoc="x"></iframe><iframe src="https://other.example/"></iframe><iframe sandbox></iframe>';
      const browser = new Browser();

      const tab = browser.adopt(window);

      expect(tab.frames.map((frame) => frame.name)).to.deep.equal(['tab1/frame1', 'tab1/frame2']);
      expect(tab.frames.map(({ element }) => element)).to.deep.equal(
        [...Array.from(window.document.getElementsByTagName('iframe'))].slice(0, 2),
      );
      expect(browser.trace.events({ type: 'document-created' }).map((event) => [event.tab, event.origin])).to.deep.equal([
        ['tab1', 'https://shop.example'],
        ['tab1/frame1', 'https://shop.example'],
        ['tab1/frame2', 'https://shop.example'],
      ]);
    });

    it('have the session of the tab and what is stored for all, each with objects of its own', async () => {
      const { window } = made;
      insert(made);
      const browser = new Browser();
      const tab = browser.adopt(window);
      const other = await browser.open(tab.url);
      const inner = windowOf(tab.frames[0]);

      window.sessionStorage.setItem('step', '2');
      inner.localStorage.setItem('cart', '3');
      await browser.settle();

      expect([inner.sessionStorage.getItem('step'), window.localStorage.getItem('cart')]).to.deep.equal(['2', '3']);
      expect(inner.localStorage).not.to.equal(window.localStorage);
      expect(tab.frames[0]?.heard.map(({ key, storageArea }) => [key, storageArea])).to.deep.equal([['step', 'sessionStorage']]);
      expect(tab.heard.map(({ key, url }) => [key, url])).to.deep.equal([['cart', inner.location.href]]);
      expect(other.heard.map(({ key }) => key)).to.deep.equal(['cart']);
    });

    it('hear at their own windows', async () => {
      insert(made);
      const browser = new Browser();
      const tab = browser.adopt(made.window);
      const inner = windowOf(tab.frames[0]);
      const heard: unknown[] = [];
      inner.addEventListener('storage', (event) => heard.push([event.key, event.isTrusted, event instanceof inner.StorageEvent]));

      made.window.localStorage.setItem('cart', '3');
      await browser.settle();

      expect(heard).to.deep.equal([['cart', true, true]]);
    });

    it('that come later are adopted when their window is first read', async () => {
      const browser = new Browser();
      const tab = browser.adopt(made.window);
      const theirs = insert(made);

      const inner = theirs.contentWindow!;
      inner.localStorage.setItem('cart', '3');

      expect(made.window.localStorage.getItem('cart')).to.equal('3');
      expect(tab.frames.map((frame) => windowOf(frame) === inner)).to.deep.equal([true]);
    });

    it('that come later are adopted at the latest when the window asks for its storage, or somebody for its frames', () => {
      const browser = new Browser();
      const tab = browser.adopt(made.window);
      const created = (): number => browser.trace.events({ type: 'document-created' }).length;
      const counts: number[] = [];

      insert(made);
      counts.push(created());
      void made.window.sessionStorage;
      counts.push(created());
      insert(made);
      void tab.frames;
      counts.push(created());

      expect(counts).to.deep.equal([1, 2, 3]);
    });

    it('in frames are adopted with them', () => {
      const browser = new Browser();
      const tab = browser.adopt(made.window);
      const { document } = insert(made).contentWindow!;
      const deeper = document.createElement('iframe');
      document.body.append(deeper);

      deeper.contentWindow?.sessionStorage.setItem('depth', '2');

      expect(tab.frames[0]?.frames.map((frame) => frame.name)).to.deep.equal(['tab1/frame1/frame1']);
      expect(made.window.sessionStorage.getItem('depth')).to.equal('2');
    });

    it('end when they are removed, and are given back', async () => {
      const element = insert(made);
      const inner = element.contentWindow!;
      const before = new AsItWas({ inner });
      const browser = new Browser();
      const tab = browser.adopt(made.window);
      const [frame] = tab.frames;

      element.remove();
      made.window.localStorage.setItem('cart', '3');
      await browser.settle();

      expect([tab.frames, frame?.removed, frame?.heard]).to.deep.equal([[], true, []]);
      expectFailure(await failureOf(() => frame?.window), 'FRAME_REMOVED', 'tab1/frame1', 'removed');
      expect(before.differences().filter((path) => path.endsWith('Storage'))).to.deep.equal([]);
    });

    it('are given back with the window', async () => {
      await made.loaded();
      const element = insert(made);
      await made.loaded();
      const inner = element.contentWindow!;
      const before = new AsItWas({ inner, document: inner.document });
      const tab = new Browser().adopt(made.window);
      expect(before.differences()).to.include('inner.localStorage');

      tab.dispose();

      expect(before.differences()).to.deep.equal([]);
    });

    it('go on in the next run, with their listeners and the Storage objects that somebody has kept', async () => {
      insert(made);
      const browser = new Browser();
      const tab = browser.adopt(made.window);
      const inner = windowOf(tab.frames[0]);
      const { localStorage, StorageEvent } = inner;
      const heard: unknown[] = [];
      inner.addEventListener('storage', (event) => heard.push([event.newValue, event instanceof StorageEvent]));
      localStorage.setItem('last', 'run');

      await browser.reset();
      localStorage.setItem('this', 'run');
      made.window.localStorage.setItem('cart', '4');
      await browser.settle();

      expect(tab.frames.map((frame) => [frame.name, windowOf(frame) === inner])).to.deep.equal([['tab1/frame1', true]]);
      expect(inner.localStorage).to.equal(localStorage);
      expect([made.window.localStorage.length, made.window.localStorage['this']]).to.deep.equal([2, 'run']);
      expect(heard).to.deep.equal([['4', true]]);
    });

    it('that are removed just before the next run are given back', async () => {
      const element = insert(made);
      const before = Object.getOwnPropertyDescriptor(element.contentWindow, 'localStorage')?.get;
      const browser = new Browser();
      const tab = browser.adopt(made.window);
      const inner = windowOf(tab.frames[0]);

      element.remove();
      await browser.reset();

      expect(tab.frames).to.deep.equal([]);
      expect(Object.getOwnPropertyDescriptor(inner, 'localStorage')?.get).to.equal(before);
    });
  });
}

describe('frames of an adopted window', () => {
  it('of jsdom are adopted through window[0], too, which asks the element', () => {
    const made = fromJsdom();
    const tab = new Browser().adopt(made.window);
    insert(made);

    (Reflect.get(made.window, 0) as AWindow).localStorage.setItem('cart', '3');

    expect(made.window.frames[0]?.localStorage['cart']).to.equal('3');
    expect(made.window.localStorage['cart']).to.equal('3');
    expect(tab.frames).to.have.length(1);
    made.end();
  });

  it('are left alone where somebody has adopted them by themselves, and are adopted when that has ended', () => {
    const made = fromHappyDom();
    const element = insert(made);
    const alone = new Browser().adopt(element.contentWindow!, { url: 'https://shop.example/frame' });
    const tab = new Browser().adopt(made.window);
    const counts = [tab.frames.length];

    alone.dispose();
    counts.push(tab.frames.length);
    element.remove();
    counts.push(tab.frames.length);

    expect(counts).to.deep.equal([0, 1, 0]);
    made.end();
  });

  it('may be put into the document again', () => {
    const made = fromJsdom();
    const element = insert(made);
    const tab = new Browser().adopt(made.window);

    element.remove();
    const between = tab.frames.length;
    made.window.document.body.append(element);

    expect([between, tab.frames.map(({ name }) => name)]).to.deep.equal([0, ['tab1/frame2']]);
    made.end();
  });

  it('are left alone where they refuse', () => {
    const made = fromJsdom();
    const { contentWindow } = insert(made);
    Object.defineProperty(contentWindow!, 'localStorage', { value: 'fixed', configurable: false });

    const tab = new Browser().adopt(made.window);

    expect([tab.frames.length, tab.frames.length]).to.deep.equal([0, 0]);
    expect(contentWindow?.localStorage).to.equal('fixed');
    made.end();
  });

  it('are left alone where they refuse in the middle, with nothing left on them', () => {
    const { window } = { window: {} };
    const inner: object = { location: { href: 'about:blank' } };
    const sly = new Proxy(inner, {
      defineProperty: (target, key, descriptor) => key !== 'StorageEvent' && Reflect.defineProperty(target, key, descriptor),
    });
    const element = { contentWindow: sly, getAttribute: () => null, isConnected: true };
    const document = { getElementsByTagName: (tag: string) => (tag === 'iframe' ? [element] : []) };
    Object.assign(window, { location: { href: 'https://shop.example/' }, document });

    const browser = new Browser();
    const tab = browser.adopt(window);

    expect([tab.frames.length, tab.frames.length]).to.deep.equal([0, 0]);
    // It is tried once.
    expect(browser.trace.events({ type: 'document-created' })).to.have.length(2);
    expect(Object.keys(inner)).to.deep.equal(['location']);
  });

  it('that are no longer of its origin end', async () => {
    const inner = { location: { href: 'https://shop.example/frame' } };
    const element = { contentWindow: inner, getAttribute: () => null, isConnected: true };
    const document = { getElementsByTagName: (tag: string) => (tag === 'iframe' ? [element] : []) };
    const tab = new Browser().adopt({ location: { href: 'https://shop.example/' }, document });
    const [frame] = tab.frames;

    inner.location.href = 'https://other.example/';

    expect([tab.frames, frame?.removed, Object.keys(inner)]).to.deep.equal([[], true, ['location']]);
  });

  it('ask for what their emulator has once they have gone to another origin', () => {
    const inner: { location: { href: string }; localStorage: unknown } = {
      location: { href: 'https://shop.example/frame' },
      localStorage: 'theirs',
    };
    const element = { contentWindow: inner, getAttribute: () => null, isConnected: true };
    const document = { getElementsByTagName: (tag: string) => (tag === 'iframe' ? [element] : []) };
    void new Browser().adopt({ location: { href: 'https://shop.example/' }, document });
    const during = inner.localStorage;

    inner.location.href = 'https://other.example/';

    expect(during).not.to.equal('theirs');
    expect(inner.localStorage).to.equal('theirs');
  });

  it('of windows that the model has made are nobody else’s', async () => {
    const tab = await new Browser().open('https://shop.example/');

    const frame = await tab.addFrame();

    expect(tab.frames).to.deep.equal([frame]);
  });
});
