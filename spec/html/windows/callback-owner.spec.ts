import { expect } from 'chai';
import { Browser, type BareWindow, type Tab } from '../../../lib/index.ts';
import { happyDom, type HappyDomWindow } from '../../../lib/hosts/happy-dom/index.ts';
import { failing } from '../../test-failure.ts';

const a = 'https://a.example/';
const fails = (): never => {
  throw new Error('mine');
};

/** Each way in which the test hands a callback to a window, whose next event or timer calls it. */
const ways: Readonly<Record<string, (window: BareWindow) => void>> = {
  'a listener': (window) => window.addEventListener('storage', fails),
  'a listener object': (window) => window.addEventListener('storage', { handleEvent: fails }),
  'a handler': (window) => (window.onstorage = fails),
  'a handler in place of another': (window) => {
    window.onstorage = () => undefined;
    window.onstorage = fails;
  },
  'a timer': (window) => void window.setTimeout(fails),
  'an animation frame': (window) => void window.requestAnimationFrame(fails),
};

for (const [name, host] of [
  ['bare', () => undefined],
  ['happy-dom', happyDom],
] as const) {
  describe(`what code of the test throws in a window (${name})`, () => {
    for (const [way, hand] of Object.entries(ways)) {
      it(`fails the call that ran it, whatever the page does about it: ${way}`, async () => {
        const made = host();
        const browser = new Browser({ ...(made === undefined ? {} : { host: made as never }), pageErrors: 'trace' });
        const [writer, hearer] = [await browser.open(a), await browser.open(a)];
        hand(hearer.window);
        hearer.window.addEventListener('error', (event) => event.preventDefault());

        writer.localStorage.setItem('k', 'v');
        const failure = await failing(browser.settle({ timers: true }));

        expect(failure).to.have.property('message', 'mine');
        expect(hearer.errors).to.deep.equal([]);
        expect(browser.trace.events({ type: 'error' })[0]).to.include({ by: 'test' });
      });
    }
  });
}

describe('a function of a page that throws when a callback of the test calls it', () => {
  /** Each way in which a page, or the test, calls the function `total` of a page. */
  const calls: Readonly<Record<string, (tab: Tab<HappyDomWindow>, total: () => unknown) => unknown>> = {
    'a listener of the window': ({ window }, total) => window.addEventListener('go', () => total()),
    'a listener object': ({ window }, total) => window.addEventListener('go', { handleEvent: () => total() }),
    'a handler': ({ window }, total) => (window.onstorage = () => total()),
    'a timer': ({ window }, total) => window.setTimeout(() => [1].map(() => total())),
    'an observer, which the host wraps': ({ window, document }, total) => {
      new window.MutationObserver(() => total()).observe(document.body, { attributes: true });
    },
  };
  for (const [way, call] of Object.entries(calls)) {
    it(`fails the call that ran it: ${way}`, async () => {
      const browser = new Browser({ host: happyDom(), pageErrors: 'trace' });
      const [tab, writer] = [await browser.open(a), await browser.open(a)];
      await tab.evaluate('function total() { deeper(); } function deeper() { throw new RangeError("empty"); }');
      call(tab, Reflect.get(tab.window, 'total') as () => unknown);

      writer.localStorage.setItem('k', 'v');
      await tab.evaluate('void setTimeout(() => { dispatchEvent(new Event("go")); document.body.title = "x"; })');
      const failure = await failing(browser.settle({ timers: true }));

      expect(failure).to.have.property('message', 'empty');
      expect(tab.errors).to.deep.equal([]);
      expect(browser.trace.events({ type: 'error' }).map(({ by, line }) => [by, line])).to.deep.equal([['test', 1]]);
    });
  }
});

describe('what code of a page throws', () => {
  it('is of the page: on bare, what was registered in one of its tasks', async () => {
    const browser = new Browser({ pageErrors: 'trace' });
    const [writer, hearer] = [await browser.open(a), await browser.open(a)];
    await hearer.run((window) => window.addEventListener('storage', fails));

    writer.localStorage.setItem('k', 'v');
    await browser.settle();

    expect(hearer.errors.map(({ message, kind }) => [message, kind])).to.deep.equal([['Error: mine', 'exception']]);
  });

  it('is of the page: on happy-dom, what is of its realm, at the window and at elements', async () => {
    const browser = new Browser({ host: happyDom(), pageErrors: 'trace' });
    const tab = await browser.open(a);

    await tab.evaluate(`
      addEventListener('x', () => { throw new RangeError('at the window'); });
      document.body.addEventListener('click', () => { throw new RangeError('at an element'); });
      setTimeout(() => { dispatchEvent(new Event('x')); document.body.click(); });
    `);
    await browser.settle();

    expect(tab.errors.map(({ message, url, line }) => [message, url, line])).to.deep.equal([
      ['RangeError: at the window', a, 2],
      ['RangeError: at an element', a, 3],
    ]);
  });

  it('is of the page: in a handler that stands in markup', async () => {
    const pages = (): Response =>
      new Response('<button onclick="nope()">x</button>', { headers: { 'content-type': 'text/html' } });
    const tab = await new Browser({ host: happyDom(), pages, pageErrors: 'trace' }).open(a);

    await tab.click('button');

    expect(tab.errors.map(({ message }) => message)).to.deep.equal(['ReferenceError: nope is not defined']);
  });

  it('is of the page: in a callback that the host or the model has wrapped', async () => {
    const pages = ({ url }: Request): Response =>
      new Response(url.endsWith('/x') ? 'x' : '<p id="p"></p>', { headers: { 'content-type': 'text/html' } });
    const tab = await new Browser({ host: happyDom(), pages, pageErrors: 'trace' }).open(a);

    await tab.evaluate(`
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { port(); };
      port2.postMessage(1);
      new MutationObserver(() => { observer(); }).observe(document.getElementById('p'), { attributes: true });
      document.getElementById('p').setAttribute('title', 'x');
      const request = new XMLHttpRequest();
      request.onload = () => { load(); };
      request.open('GET', '/x');
      request.send();
      customElements.define('x-a', class extends HTMLElement { connectedCallback() { element(); } });
      document.body.append(document.createElement('x-a'));
    `);
    await tab.browser.settle();

    const names = tab.errors.map(({ message }) => /ReferenceError: (\w+)/.exec(message)?.[1]);
    expect(names.toSorted()).to.deep.equal(['element', 'load', 'observer', 'port']);
  });

  it('is of the test where a function of the test answers for pages', async () => {
    const pages = ({ url }: Request): Response => {
      if (url.endsWith('/api')) expect(url).to.equal('another');
      return new Response('', { headers: { 'content-type': 'text/html' } });
    };
    const tab = await new Browser({ pages, pageErrors: 'trace' }).open(a);
    tab.start((window) => void window.fetch('/api').catch(() => undefined));

    expect(await failing(tab.browser.settle())).to.have.property('name', 'AssertionError');
  });

  it('is of the test, in an async listener: the rejection fails the call, too', async () => {
    for (const host of [undefined, happyDom()]) {
      const browser = new Browser({ ...(host === undefined ? {} : { host: host as never }), pageErrors: 'trace' });
      const [writer, hearer] = [await browser.open(a), await browser.open(a)];
      hearer.window.addEventListener('storage', async () => {
        await Promise.resolve();
        expect(1).to.equal(2);
      });

      writer.localStorage.setItem('k', 'v');

      expect(await failing(browser.settle())).to.have.property('name', 'AssertionError');
    }
  });

  it('is of the test all the same when it is an assertion of the test', async () => {
    const browser = new Browser({ pageErrors: 'trace' });
    const [writer, hearer] = [await browser.open(a), await browser.open(a)];
    await hearer.run((window) => window.addEventListener('storage', () => expect(1).to.equal(2)));

    writer.localStorage.setItem('k', 'v');

    expect(await failing(browser.settle())).to.have.property('name', 'AssertionError');
  });

  it('is of the test where it is a listener of the test at an element (happy-dom)', async () => {
    const browser = new Browser({ host: happyDom(), pageErrors: 'trace' });
    const tab = await browser.open(a);
    tab.document.body.addEventListener('click', fails);

    await tab.evaluate('setTimeout(() => document.body.click())');

    expect(await failing(browser.settle())).to.have.property('message', 'mine');
  });
});
