import { expect } from 'chai';
import { Browser, type AdoptedTab } from '../../../lib/index.ts';
import { AdoptedHost } from '../../../lib/hosts/adopted/host.ts';
import { HooksDouble } from '../hooks-double.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';
import { AsItWas } from './as-it-was.ts';
import { fromJsdom, withMarkup, type AnEvent, type AWindow, type Made } from './windows.ts';

/** What a suite could see of a window, and of what stands around it. */
function seen(name: string, { window: given, behind }: Made): AsItWas {
  // Node lists other names of the global of a context once one of them has been defined; the object behind it has the same properties.
  const window = name.startsWith('the global of a context') ? behind : given;
  const elements = Reflect.get(window, 'HTMLIFrameElement') as { prototype: object };
  return new AsItWas({
    ...{ window, behind, document: window.document, frame: elements.prototype, Event: Reflect.get(window, 'Event') as object },
    ...{ globalThis, process },
  });
}

/** The window as a tab, and another tab of its origin. */
async function adopted({
  window,
}: Made): Promise<{ tab: AdoptedTab<AWindow>; other: Awaited<ReturnType<Browser['open']>>; browser: Browser }> {
  const browser = new Browser({ pageErrors: 'trace' });
  const tab = browser.adopt(window);
  return { tab, other: await browser.open(tab.url), browser };
}

for (const [name, make] of Object.entries(withMarkup)) {
  describe(`an adopted window (${name})`, () => {
    let made: Made;
    beforeEach(() => {
      made = make();
    });
    afterEach(() => made.end());

    it('cancels events by itself, whatever stands in the place of preventDefault afterwards', () => {
      const { window } = made;
      const host = new AdoptedHost(window, null);
      const event = new (Reflect.get(window, 'Event') as typeof Event)('x', { cancelable: true });
      Object.defineProperty(event, 'preventDefault', { value: () => undefined });

      host.cancel(event);

      expect(event.defaultPrevented).to.equal(true);
    });

    it('hears what other tabs write: a trusted event of its own class, with its own storage', async () => {
      const { window, behind } = made;
      const { other, browser } = await adopted(made);
      const heard: AnEvent[] = [];
      window.addEventListener('storage', (event) => heard.push(event));

      other.localStorage.setItem('cart', '3');
      await browser.settle();

      expect(heard.map(({ key, oldValue, newValue, url }) => [key, oldValue, newValue, url])).to.deep.equal([
        ['cart', null, '3', 'https://shop.example/cart'],
      ]);
      expect(heard[0]).to.be.an.instanceOf(window.StorageEvent).and.of.instanceOf(window.Event);
      expect(
        heard.map(({ isTrusted, target, storageArea }) => [isTrusted, target === behind, storageArea === window.localStorage]),
      ).to.deep.equal([[true, true, true]]);
    });

    it('is heard, where it is at that moment', async () => {
      const { window } = made;
      const { tab, other, browser } = await adopted(made);

      window.localStorage.setItem('first', '1');
      window.history.pushState(null, '', '/paid');
      window.localStorage.setItem('second', '2');
      made.setURL('https://shop.example/done');
      window.localStorage.setItem('third', '3');
      await browser.settle();

      expect(other.heard.map(({ key, url }) => [key, url])).to.deep.equal([
        ['first', 'https://shop.example/cart'],
        ['second', 'https://shop.example/paid'],
        ['third', 'https://shop.example/done'],
      ]);
      expect([tab.url, tab.heard]).to.deep.equal(['https://shop.example/done', []]);
    });

    it('has no storage any more once it is at another origin, and has it again when it returns', async () => {
      const { window } = made;
      const { tab, other, browser } = await adopted(made);

      made.setURL('https://other.example/');
      const failures = [await failureOf(() => window.localStorage), await failureOf(() => window.sessionStorage)];
      other.localStorage.setItem('cart', '3');
      await browser.settle();
      made.setURL('https://shop.example/back');

      for (const failure of failures)
        expectFailure(failure, 'ORIGIN_CHANGED', 'https://other.example/', 'https://shop.example/cart');
      expect(tab.heard.map(({ key }) => key)).to.deep.equal(['cart']);
      expect(window.localStorage['cart']).to.equal('3');
    });

    it('is given back as it was: name by name', async () => {
      await made.loaded();
      const before = seen(name, made);
      const { tab, other, browser } = await adopted(made);
      made.window.localStorage.setItem('cart', '1');
      other.localStorage.setItem('cart', '2');
      await browser.settle();
      expect(before.differences()).to.include.members(['window.localStorage', 'window.StorageEvent']);

      tab.dispose();
      tab.dispose();
      await browser.close();

      expect(before.differences()).to.deep.equal([]);
    });

    it('leaves a double where a suite has put one, by assigning or by defining it', () => {
      const { window } = made;
      const [double, stub] = [{ getItem: () => 'double' }, { getItem: () => 'stub' }];
      const tab = new Browser().adopt(window);

      Reflect.set(window, 'localStorage', double);
      Object.defineProperty(window, 'sessionStorage', { value: stub, writable: true, enumerable: true, configurable: true });
      const during = [window.localStorage, window.sessionStorage];
      tab.dispose();

      expect(during).to.deep.equal([double, stub]);
      expect([window.localStorage, window.sessionStorage]).to.deep.equal([double, stub]);
    });

    it('has its storage again when a stub is put back, and its emulator’s once it was given back', () => {
      const { window } = made;
      const theirs = window.localStorage;
      const tab = new Browser().adopt(window);
      const ours = window.localStorage;
      const kept = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
      const stub = (): void => void Object.defineProperty(window, 'localStorage', { value: 'stub', configurable: true });

      stub();
      Object.defineProperty(window, 'localStorage', kept);
      expect(window.localStorage).to.equal(ours);
      stub();
      tab.dispose();
      Object.defineProperty(window, 'localStorage', kept);

      expect(window.localStorage).to.equal(theirs);
    });

    it('calls what was put on the prototype of its Storage, and no other window does', async () => {
      const { window } = made;
      const { other } = await adopted(made);
      const original = window.Storage.prototype.setItem;
      const calls: unknown[] = [];

      window.Storage.prototype.setItem = function (key, value) {
        calls.push([this === window.localStorage, key, value]);
        original.call(this, key, value);
      };
      window.localStorage.setItem('cart', '3');
      other.localStorage.setItem('seat', '12A');

      expect(calls).to.deep.equal([[true, 'cart', '3']]);
      expect(window.localStorage.getItem('cart')).to.equal('3');
    });

    it('keeps on calling its listeners after one that throws', async () => {
      const { window } = made;
      const { other, browser } = await adopted(made);
      const heard: string[] = [];
      const errors: unknown[] = [];
      made.behind.addEventListener('error', (event) => errors.push(Reflect.get(event, 'error')));
      const error = new TypeError('of a listener');
      window.addEventListener('storage', () => {
        throw error;
      });
      window.addEventListener('storage', ({ key }) => heard.push(String(key)));

      const print = console.error;
      console.error = () => undefined;
      other.localStorage.setItem('cart', '3');
      await browser.settle();
      console.error = print;

      expect(heard).to.deep.equal(['cart']);
      expect(errors).to.deep.equal([error]);
    });

    it('goes on in the next run, with its listeners and the Storage objects that somebody has kept', async () => {
      const { window } = made;
      const { tab, other, browser } = await adopted(made);
      const heard: unknown[] = [];
      const { localStorage, sessionStorage, StorageEvent } = window;
      window.addEventListener('storage', ({ key }) => heard.push(key));
      localStorage.setItem('last', 'run');
      sessionStorage.setItem('last', 'run');

      await browser.reset();
      const lengths = [localStorage.length, sessionStorage.length];
      localStorage.setItem('this', 'run');
      other.localStorage.setItem('cart', '3');
      await browser.settle();

      expect(lengths).to.deep.equal([0, 0]);
      expect([window.localStorage, window.sessionStorage, window.StorageEvent]).to.deep.equal([
        localStorage,
        sessionStorage,
        StorageEvent,
      ]);
      expect(heard).to.deep.equal(['cart']);
      expect([tab.heard.map(({ key }) => key), other.heard.map(({ key }) => key)]).to.deep.equal([['cart'], ['this']]);
      expect(browser.tabs).to.deep.equal([tab, other]);
    });

    it('goes on to be one that can be adopted, where its emulator has closed it meanwhile', async () => {
      const before = { ...made };
      const { tab, other, browser } = await adopted(made);

      before.behind.close();
      other.localStorage.setItem('cart', '3');
      await browser.settle();

      expect(tab.url).to.equal('https://shop.example/cart');
      expect(tab.heard.map(({ key }) => key)).to.deep.equal(['cart']);
      tab.dispose();
      expect(tab.closed).to.equal(true);
    });
  });
}

describe('a host of an adopted window', () => {
  it('takes off what it has put on a window that refuses the rest', async () => {
    const { window, end } = fromJsdom();
    const before = new AsItWas({ window, document: window.document });
    const sly = new Proxy(window, {
      defineProperty: (target, name, descriptor) => name !== 'StorageEvent' && Reflect.defineProperty(target, name, descriptor),
    });
    const host = new AdoptedHost(sly, null);

    expectFailure(await failureOf(() => host.install(new HooksDouble())), 'BAD_OPTION', 'StorageEvent');

    expect(before.differences()).to.deep.equal([]);
    end();
  });

  it('has no frames before it is installed, and none after it is destroyed', () => {
    const { window, end } = fromJsdom({}, '<iframe></iframe>');
    const host = new AdoptedHost(window, null);
    const counts = [host.frames().length];

    host.install(new HooksDouble());
    counts.push(host.frames().length);
    host.destroy();
    counts.push(host.frames().length);

    expect(counts).to.deep.equal([0, 1, 0]);
    end();
  });

  it('puts on no interface that the engine does not have', () => {
    const object: Record<string, unknown> = { location: { href: 'https://shop.example/' } };
    const hooks = new HooksDouble();
    hooks.hiddenInterfaces = ['QuotaExceededError'];

    new AdoptedHost(object, null).install(hooks);

    expect(['Storage', 'StorageEvent', 'QuotaExceededError'].map((name) => name in object)).to.deep.equal([true, true, false]);
  });

  it('defines further members for as long as it stays', () => {
    const object: Record<string, unknown> = { location: { href: 'https://shop.example/' } };
    const host = new AdoptedHost(object, null);
    host.install(new HooksDouble());

    host.define('further', { value: 1 });
    const during = object['further'];
    host.destroy();

    expect([during, 'further' in object]).to.deep.equal([1, false]);
  });

  it('has a way out from the moment it is installed', () => {
    const host = new AdoptedHost({ location: { href: 'https://shop.example/' } }, null);

    expect(() => host.dispatch({ type: 'storage' })).to.throw('has its hooks');
  });
});
