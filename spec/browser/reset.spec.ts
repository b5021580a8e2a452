import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { bare, Browser, html, type Tab } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { scripted, served } from '../html/scripted-host.ts';
import { opened, other, shop, tabsOf } from './three-tabs.ts';

describe('reset()', () => {
  it('loads tabs whose first page never loaded, and fails as opening them did', async () => {
    const browser = new Browser({ limits: { tasks: 1 } });
    const codeOf = async (call: Promise<unknown>): Promise<unknown> =>
      Reflect.get(Object(await call.catch((error: unknown) => error)), 'code');

    const codes = [await codeOf(browser.open(shop)), await codeOf(browser.reset()), await codeOf(browser.reset())];

    expect(codes).to.deep.equal(['TASK_LIMIT', 'TASK_LIMIT', 'TASK_LIMIT']);
  });

  for (const trace of ['full', 'off'] as const) {
    it(`begins the clock of each window anew, trace ${trace}`, async () => {
      const browser = await opened({ trace });
      const [first] = tabsOf(browser);
      await browser.advance(100);

      await browser.reset();
      await browser.advance(1);

      expect([first.window.performance.now(), browser.now]).to.deep.equal([1, 1]);
    });
  }

  it('keeps bare windows that nobody changed, and makes others anew', async () => {
    const browser = await opened();
    const [first, second, stranger] = tabsOf(browser);
    const documents = [first.document, second.document, stranger.document];
    await second.goto('/cart');

    await browser.reset();

    expect([first, second, stranger].map((tab, index) => tab.document === documents[index])).to.deep.equal([true, false, true]);
    expect(browser.tabs.map(({ url }) => url)).to.deep.equal([shop, shop, other]);
    expect(tabsOf(browser)).to.deep.equal([first, second, stranger]);
  });

  it('leaves nothing in storage, in cookies, of timers, of tasks and of what was heard', async () => {
    const browser = await opened();
    const [first, second] = tabsOf(browser);
    first.window.localStorage.setItem('k', 'v');
    first.window.sessionStorage.setItem('k', 'v');
    first.document.cookie = 'k=v';
    await browser.settle();
    first.window.setTimeout(() => undefined, 5);
    first.window.localStorage.setItem('queued', 'v');
    await browser.advance(1);

    await browser.reset();

    expect([first.localStorage.length, first.sessionStorage.length, first.document.cookie]).to.deep.equal([0, 0, '']);
    expect([second.heard, browser.pending, browser.timers, browser.now]).to.deep.equal([[], [], [], 0]);
    expect(first.window.setTimeout(() => undefined)).to.equal(1);
  });

  it('leaves no listener, no handler, no title and no state in a window that it uses again', async () => {
    const browser = await opened();
    const [first, second] = tabsOf(browser);
    const { document } = second;
    const heard: string[] = [];
    second.window.addEventListener('storage', () => heard.push('listener'));
    second.window.onstorage = () => heard.push('handler');
    second.document.addEventListener('readystatechange', () => heard.push('document'));
    second.document.title = 't';
    second.window.history.replaceState(1, '');

    await browser.reset();
    first.window.localStorage.setItem('k', 'v');
    await browser.settle();

    expect(heard).to.deep.equal([]);
    expect(second.document === document).to.equal(true);
    expect([second.window.onstorage, second.document.title, second.window.history.state]).to.deep.equal([null, '', null]);
    expect(second.heard).to.have.lengthOf(1);
    expect(second.document.readyState).to.equal('complete');
  });

  const changes: Readonly<Record<string, (tab: Tab) => unknown>> = {
    'its name': ({ window }) => (window.name = 'left'),
    'a property of the window': ({ window }) => Object.assign(window, { left: 1 }),
    'a property of the document': ({ document }) => Object.assign(document, { left: 1 }),
    'a property of location': ({ window }) => Object.assign(window.location, { left: 1 }),
    'a method of Storage': ({ window }) => Object.assign(Reflect.get(window, 'Storage').prototype, { getItem: () => 'left' }),
    'a method of Storage, by the way of an object': ({ window }) =>
      Object.assign(Object.getPrototypeOf(window.localStorage), { getItem: () => 'left' }),
    'a method of Storage, by the way of its constructor': ({ window }) =>
      Object.assign(Reflect.get(window.sessionStorage, 'constructor').prototype, { getItem: () => 'left' }),
    'a handler that no window has': ({ window }) => Reflect.set(window, 'onleft', 1),
    'code for a timer': async ({ window, browser }) => {
      window.setTimeout('1');
      await browser.settle();
    },
    'a frozen document': ({ document }) => Object.freeze(document),
    'a history that takes nothing more': ({ window }) => Object.preventExtensions(window.history),
    'a sealed location': ({ window }) => Object.seal(window.location),
    'a getter of the document': ({ document }) => Object.defineProperty(document, 'left', { get: () => 1 }),
    'a read-only method of EventTarget': ({ document }) => {
      const { prototype } = Object.getPrototypeOf(Object.getPrototypeOf(document)).constructor;
      Object.defineProperty(prototype, 'addEventListener', { writable: false });
    },
    'a hidden method of Storage': ({ window }) =>
      Object.defineProperty(Object.getPrototypeOf(window.localStorage), 'getItem', { enumerable: false }),
    'another prototype of Storage.prototype': ({ window }) =>
      Object.setPrototypeOf(Object.getPrototypeOf(window.localStorage), { getLeft: () => 1 }),
    'another prototype of location': ({ window }) => Object.setPrototypeOf(window.location, null),
    'a property of a function': ({ window }) => Object.assign(Reflect.get(window, 'structuredClone'), { left: 1 }),
    'a frozen function': ({ window }) => Object.freeze(window.focus),
    'a frozen class': ({ window }) => Object.freeze(window.CustomEvent),
    'a property of Event': ({ window }) => Object.assign(window.Event, { left: 1 }),
    'a method of EventTarget': ({ window }) =>
      Object.assign(Reflect.get(window, 'EventTarget').prototype, { dispatchEvent: null }),
    'evaluated code': (tab) => tab.evaluate('1'),
    'another URL': ({ window }) => window.history.pushState(null, '', '/left'),
    'a frame that was there': async (tab) => (await tab.addFrame()).remove(),
    'a failed navigation': (tab) => tab.goto('/204'),
    'another fragment, and back': async (tab) => {
      await tab.goto('#left');
      tab.window.history.replaceState(null, '', shop);
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`does not use a window again when this stays of the run: ${what}`, async () => {
      const pages = ({ url }: Request): Response => new Response(null, { status: url.endsWith('204') ? 204 : 200 });
      const browser = await opened({ pages });
      const fresh = browser.trace.toJSONL();
      const [first] = tabsOf(browser);
      const { document } = first;
      await change(first);

      await browser.reset();

      expect(first.document === document).to.equal(false);
      expect(browser.trace.toJSONL()).to.equal(fresh);
      expect([first.url, first.frames, first.navigated.ok]).to.deep.equal([shop, [], true]);
      expect(first.window.name).to.equal('');
      expect(Object.hasOwn(first.window, 'left') || 'left' in first.document).to.equal(false);
    });
  }

  it('does not show a window again for another answer of the server', async () => {
    let status = 200;
    const browser = await opened({ pages: () => (status === 0 ? Response.error() : new Response(null, { status })) });
    const [first] = tabsOf(browser);
    const { document } = first;
    status = 0;
    const fresh = await opened({ pages: () => Response.error() });

    await browser.reset();

    // Also the agent is another one, after whose name the lanes are called.
    expect(browser.trace.toJSONL()).to.equal(fresh.trace.toJSONL());

    expect(first.document === document).to.equal(false);
    expect([first.navigated.ok, first.window.origin]).to.deep.equal([false, 'null']);
    status = 200;
    await browser.reset();
    expect([first.navigated.ok, first.window.origin]).to.deep.equal([true, 'https://shop.example']);
  });

  it('does not call the handlers for leaving, and ends navigations and requests that are under way', async () => {
    const answers: ((response: Response) => void)[] = [];
    const pages = served({ '/': "addEventListener('pagehide', () => localStorage.setItem('left', '1'));" });
    let slow = false;
    const browser = new Browser({
      host: scripted(),
      pages: (request) => (slow ? new Promise((resolve) => answers.push(resolve)) : pages(request)),
    });
    const tab = await browser.open(shop);
    await browser.open(shop);
    slow = true;
    tab.window.location.assign('/slow');
    while (answers.length === 0) await browser.step();
    slow = false;

    await browser.reset();
    answers[0]?.(new Response(''));
    await turn();
    await browser.settle();

    expect([tab.url, tab.localStorage.length]).to.deep.equal([shop, 0]);
    expect(browser.trace.events({ type: 'request' }).map(({ request }) => request)).to.deep.equal([1, 2]);
  });

  it('leaves closed tabs closed', async () => {
    const browser = await opened();
    const [first, second, stranger] = tabsOf(browser);
    await second.close();

    await browser.reset();

    expect(browser.tabs).to.deep.equal([first, stranger]);
    expect(browser.trace.events({ type: 'tab-opened' }).map(({ tab }) => tab)).to.deep.equal(['tab1', 'tab3']);
    expect((await browser.open()).name).to.equal('tab4');
  });

  it('makes agents anew, so that lanes have the names that they had', async () => {
    const browser = await opened();
    const [first] = tabsOf(browser);
    await first.goto(other);

    await browser.reset();
    await first.goto(other);
    await first.run(() => undefined);

    const lanes = browser.trace.events({ type: 'task-queued' }).map(({ lane }) => lane);
    expect(lanes.at(-1)).to.equal('tab1@other.example.user');
  });

  it('gives the focus to each tab when its loading begins, as opening it does', async () => {
    const script = `
      const heard = [];
      const tell = (what) => { heard.push(what); localStorage[location.pathname] = heard; };
      tell(document.hasFocus());
      for (const type of ['focus', 'blur']) addEventListener(type, () => tell(type));`;
    const browser = new Browser({
      host: happyDom(),
      pages: () =>
        html`<script>
          ${script};
        </script>`,
    });
    const [first] = [await browser.open('https://a.example/1'), await browser.open('https://a.example/2')];
    const seen = (): readonly [string, object] => [browser.trace.toJSONL(), { ...first.localStorage }];
    await browser.settle();
    const before = seen();

    await browser.reset();
    await browser.settle();

    const after = seen();
    expect(after).to.deep.equal(before);
    expect(after[1]).to.deep.equal({ '/1': 'true,blur', '/2': 'true' });
  });

  it('gives the focus to the last tab, also where only some have to be loaded again', async () => {
    const browser = new Browser({ trace: 'off' });
    const [first, second] = [await browser.open('https://a.example/1'), await browser.open('https://a.example/2')];
    Object.defineProperty(first.window, 'mine', { value: 1 });

    await browser.reset();

    expect([first.document.hasFocus(), second.document.hasFocus()]).to.deep.equal([false, true]);
  });

  it('fails like open() when the server leads in a circle, and can be called again', async () => {
    let circle = false;
    const browser = new Browser({
      host: scripted(),
      pages: () => new Response(circle ? "location.href = '/' + Math.random();" : ''),
      limits: { navigations: 3 },
    });
    const tab = await browser.open(shop);
    circle = true;

    const failure: unknown = await browser.reset().catch((error: unknown) => error);
    circle = false;
    await browser.reset();

    expect(failure).to.have.property('code', 'NAVIGATION_LIMIT');
    expect(tab.navigated.ok).to.equal(true);
  });
});

describe('a bare host', () => {
  it('of one Browser is none of another: a reset touches nothing there', async () => {
    const host = bare();
    const [one, two] = [await opened({ host }), await opened({ host })];
    const [tab] = tabsOf(two);
    tab.localStorage.setItem('k', 'v');

    await one.reset();
    await two.settle();

    expect([tab.localStorage.getItem('k'), tabsOf(two)[1].heard.length]).to.deep.equal(['v', 1]);
  });
});
