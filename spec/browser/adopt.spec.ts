import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { AsItWas } from '../hosts/adopted/as-it-was.ts';
import { filledWith, fromHappyDom, fromJsdom, home, inContext, type AWindow } from '../hosts/adopted/windows.ts';
import { expectFailure, failureOf } from './expect-failure.ts';

const url = 'https://shop.example/';

describe('browser.adopt()', () => {
  it('takes where the window is, or what is said: a text or a URL', () => {
    const browser = new Browser();
    const urls = [
      browser.adopt({ location: { href: home } }).url,
      browser.adopt({}, { url }).url,
      browser.adopt({ location: { href: 'about:blank' } }, { url: new URL(url) }).url,
      browser.adopt({ location: null }, { url }).url,
    ];

    expect(urls).to.deep.equal([home, url, url, url]);
  });

  it('leaves what the window’s own storage holds for later, by default', () => {
    const { window, end } = fromJsdom();
    window.localStorage.setItem('theirs', '1');
    const tab = new Browser().adopt(window);

    const during = window.localStorage.length;
    window.localStorage.setItem('ours', '2');
    tab.dispose();

    expect(during).to.equal(0);
    expect([window.localStorage.length, window.localStorage.getItem('theirs')]).to.deep.equal([1, '1']);
    end();
  });

  for (const [name, make] of [
    ['happy-dom', () => fromHappyDom()],
    ['jsdom', () => fromJsdom()],
    ['a filled global', () => filledWith(fromJsdom())],
  ] as const) {
    it(`takes over what its own storage holds, where it is to keep it (${name})`, async () => {
      const { window, end } = make();
      window.localStorage.setItem('length', 'a key');
      window.localStorage.setItem('cart', '3');
      window.sessionStorage.setItem('step', '2');
      const browser = new Browser();
      const other = await browser.open(url);

      const tab = browser.adopt(window, { keep: true });
      await browser.settle();

      expect([tab.localStorage.getItem('length'), tab.localStorage['cart']]).to.deep.equal(['a key', '3']);
      expect({ ...window.sessionStorage }).to.deep.equal({ step: '2' });
      expect(other.heard.map(({ key }) => key)).to.have.members(['length', 'cart']);
      end();
    });
  }

  it('takes over nothing where there is nothing that is a storage', () => {
    const browser = new Browser();

    for (const localStorage of [
      null,
      undefined,
      'text',
      {},
      { length: 1 },
      { length: 1, key: () => 'a' },
      { length: '1', key: 1 },
    ]) {
      expect(browser.adopt({ localStorage }, { url, keep: true }).localStorage.length).to.equal(0);
    }
  });

  it('takes a window whose document and classes are doubles', () => {
    for (const found of [null, undefined, 'text', {}]) {
      const document = { getElementsByTagName: () => found };
      const window = { document, HTMLIFrameElement: () => undefined, HTMLFrameElement: { prototype: {} } };
      const before = Reflect.ownKeys(window);

      const tab = new Browser().adopt(window, { url });

      expect(tab.frames).to.deep.equal([]);
      tab.dispose();
      expect(Reflect.ownKeys(window)).to.deep.equal(before);
    }
  });

  it('takes an object that looks like a storage by its indexes', () => {
    const localStorage = { length: 1, key: () => 'cart', getItem: (key: string) => `${key} 3`, further: 'no entry' };

    const tab = new Browser().adopt({ localStorage }, { url, keep: true });

    expect({ ...tab.localStorage }).to.deep.equal({ cart: 'cart 3' });
  });

  it('may be called while a driving call is under way, and inside of page code', async () => {
    const browser = new Browser();
    const other = await browser.open(url);
    const adopt = (): string => browser.adopt({}, { url }).name;

    const settling = browser.settle();
    const during = adopt();
    await settling;
    const inside = await other.run(adopt);
    other.localStorage.setItem('cart', '3');
    await browser.settle();

    expect([during, inside]).to.deep.equal(['tab2', 'tab3']);
    expect(browser.tabs.map(({ heard }) => heard.length)).to.deep.equal([0, 1, 1]);
  });
});

describe('browser.adopt() refuses', () => {
  /** Also that nothing was left on the objects, and no tab. */
  async function refusalOf(
    window: unknown,
    options?: unknown,
    watched: Readonly<Record<string, object>> = {},
  ): Promise<Awaited<ReturnType<typeof failureOf>>> {
    const browser = new Browser();
    const before = new AsItWas({ globalThis, process, ...watched });

    const failure = await failureOf(() =>
      Reflect.apply(browser.adopt, browser, [window, ...(options === undefined ? [] : [options])]),
    );

    expect(before.differences()).to.deep.equal([]);
    expect(browser.tabs).to.deep.equal([]);
    return failure;
  }

  for (const [what, value] of [
    ['null', null],
    ['nothing', undefined],
    ['a string', 'window'],
    ['a function', () => undefined],
    ['an array', []],
  ] as const) {
    it(what, async () => {
      expectFailure(await refusalOf(value, { url }), 'BAD_OPTION', what, 'browser.adopt(window)');
    });
  }

  it('options that cannot be meant', async () => {
    const unreadable = {
      get url(): string {
        throw new Error('of yours');
      },
    };
    expectFailure(await refusalOf({}, { ur: url }), 'BAD_OPTION', 'no option ur');
    expectFailure(await refusalOf({}, { url, keep: 'yes' }), 'BAD_OPTION', 'keep', 'a boolean');
    expectFailure(await refusalOf({}, { url: 'shop' }), 'BAD_URL', 'shop');
    expectFailure(await refusalOf({}, null), 'BAD_OPTION', 'record of options');
    expectFailure(await refusalOf({}, { url: 5 }), 'BAD_OPTION', "Write browser.adopt(window, { url: 'https://shop.example/' })");
    expectFailure(await refusalOf({}, unreadable), 'BAD_OPTION', 'of yours');
  });

  it('a window at about:blank, in a file or without a place, unless it is told where that is', async () => {
    for (const href of ['about:blank', 'file:///index.html', 'data:text/html,x', 'nowhere']) {
      const window = { location: { href } };
      expectFailure(await refusalOf(window, {}, { window }), 'BAD_URL', href, '{ url:');
    }
    expectFailure(await refusalOf({}), 'BAD_URL', 'no location');
    expectFailure(await refusalOf({}, { url: 'about:blank' }), 'BAD_URL', 'about:blank');
  });

  for (const [name, make] of [
    ['happy-dom', () => fromHappyDom()],
    ['jsdom', () => fromJsdom()],
    ['a filled global', () => filledWith(fromHappyDom())],
    ['the global of a context', () => inContext(fromHappyDom())],
  ] as const) {
    it(`a window that is adopted already, by this Browser or another (${name})`, async () => {
      const { window, behind, end } = make();
      const browser = new Browser();
      const tab = browser.adopt(window);

      expectFailure(await failureOf(() => browser.adopt(window)), 'ADOPTED', 'dispose()');
      expectFailure(await refusalOf(window), 'ADOPTED', 'dispose()');
      expectFailure(await refusalOf(behind), 'ADOPTED', 'dispose()');

      expect([tab.closed, window.localStorage === tab.localStorage]).to.deep.equal([false, true]);
      tab.dispose();
      expect(new Browser().adopt(window).closed).to.equal(false);
      end();
    });
  }

  it('the window of a tab or frame of a Browser', async () => {
    const tab = await new Browser().open(url);
    const frame = await tab.addFrame();

    expectFailure(await refusalOf(tab.window), 'ADOPTED', 'open(tab.url)');
    expectFailure(await refusalOf(frame.window), 'ADOPTED', 'open(tab.url)');
  });

  it('a window that is closed', async () => {
    const [happy, js] = [fromHappyDom(), fromJsdom()];
    await (Reflect.get(happy.window, 'happyDOM') as { close(): Promise<void> }).close();
    js.window.close();

    expectFailure(await refusalOf(happy.window, { url }), 'BAD_OPTION', 'closed already');
    expectFailure(await refusalOf(js.window, { url }), 'BAD_OPTION', 'closed already');
    happy.end();
  });

  it('an object that lets nobody define what is needed', async () => {
    const fixed = Object.defineProperty({}, 'sessionStorage', { value: null });
    const frozen = Object.freeze({ localStorage: null });
    const sealed = Object.preventExtensions({});

    expectFailure(await refusalOf(fixed, { url }, { fixed }), 'BAD_OPTION', 'sessionStorage');
    expectFailure(await refusalOf(frozen, { url }, { frozen }), 'BAD_OPTION', 'localStorage');
    expectFailure(await refusalOf(sealed, { url }, { sealed }), 'BAD_OPTION', 'localStorage');
  });

  it('before anything has happened, where it can be seen beforehand', async () => {
    const browser = new Browser();
    await failureOf(() => browser.adopt(Object.freeze({}), { url }));

    expect(browser.trace.events()).to.deep.equal([]);
    expect(browser.adopt({}, { url }).name).to.equal('tab1');
  });

  it('a filled global whose window lets nobody define what is needed', async () => {
    const { window, behind, end } = filledWith(fromJsdom());
    Object.defineProperty(behind, 'StorageEvent', { value: null, configurable: false });

    expectFailure(await refusalOf(window, {}, { window, behind }), 'BAD_OPTION', 'StorageEvent');
    end();
  });

  it('what throws when it is looked at', async () => {
    const getter = {
      get location(): never {
        throw new TypeError('of a getter');
      },
    };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const hostile = new Proxy({}, Object.fromEntries(Reflect.ownKeys(Reflect).map((trap) => [trap, hostileTrap])));

    expectFailure(await refusalOf(getter), 'BAD_OPTION', 'TypeError: of a getter');
    expectFailure(await refusalOf(revoked.proxy, { url }), 'BAD_OPTION', 'browser.adopt()');
    expectFailure(await refusalOf(hostile, { url }), 'BAD_OPTION', 'browser.adopt()');
  });

  it('what refuses in the middle, and puts back what was done', async () => {
    const object = { localStorage: 'theirs', StorageEvent: 'theirs' };
    const sly = new Proxy(object, {
      defineProperty: (target, name, descriptor) => name !== 'onstorage' && Reflect.defineProperty(target, name, descriptor),
    });

    expectFailure(await refusalOf(sly, { url }, { object }), 'BAD_OPTION', 'onstorage');
  });

  it('what refuses in the middle for good: the next run begins without it', async () => {
    const browser = new Browser();
    const sly = new Proxy(
      {},
      { defineProperty: (target, name, descriptor) => name !== 'onstorage' && Reflect.defineProperty(target, name, descriptor) },
    );
    await failureOf(() => browser.adopt(sly, { url }));

    await browser.reset();

    expect(browser.tabs).to.deep.equal([]);
  });

  it('a filled global whose document refuses, and takes off what was put on the window behind it', async () => {
    const { window, behind, end } = filledWith(fromJsdom());
    const handler = (): void => undefined;
    Object.defineProperty(window, 'onstorage', { value: handler, writable: true, configurable: true });
    const document = Object.freeze({ createEvent: () => null });
    Object.defineProperty(window, 'document', { value: document, configurable: true });

    expectFailure(await refusalOf(window, {}, { window, behind }), 'BAD_OPTION', 'createEvent');
    expect(behind.onstorage).to.equal(null);
    end();
  });

  it('everything once the Browser is closed', async () => {
    const browser = new Browser();
    const window = {} as AWindow;
    const closing = browser.close();
    const tab = browser.adopt(window, { url });
    await closing;

    expect(tab.closed).to.equal(true);
    expectFailure(await failureOf(() => browser.adopt(window, { url })), 'BROWSER_CLOSED', 'browser.adopt()');
    expect(Object.keys(window)).to.deep.equal([]);
  });
});

function hostileTrap(): never {
  throw new RangeError('of a trap');
}
