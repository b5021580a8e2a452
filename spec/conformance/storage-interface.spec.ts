import { expect } from 'chai';
import { inspect } from 'node:util';
import { Browser, type BareWindow } from '../../lib/index.ts';
import { hosts, openTabs } from './hosts.ts';
import { thrownBy } from './thrown-by.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Prototype = Record<string, Method>;

function prototypeOf(window: BareWindow): Prototype {
  return window.Storage.prototype as object as Prototype;
}

/** The constructor that the page's own code finds under this name. */
function own(window: BareWindow, code: string): Function {
  return Reflect.get(window, code) as Function;
}

/** What spies of test runners do, in the fewest words: put a function in the place of a method, and call the original. */
const spies: Readonly<Record<string, (prototype: Prototype, name: string, spy: Method) => void>> = {
  'an assigned function': (prototype, name, spy) => (prototype[name] = spy),
  'a defined function': (prototype, name, value) =>
    void Object.defineProperty(prototype, name, { value, configurable: true, writable: true }),
  'a getter': (prototype, name, spy) =>
    void Object.defineProperty(prototype, name, { get: () => spy, set: () => undefined, configurable: true }),
};

for (const { name, host } of hosts) {
  describe(`the Storage interface (${name})`, () => {
    it('checks the receiver first, then the number of arguments, then converts in order', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { setItem } = prototypeOf(window) as { setItem: Method };
      const converted: string[] = [];
      const argument = (label: string): object => ({ toString: () => (converted.push(label), label) });

      const messages = [
        thrownBy(() => setItem.call({}, argument('k'))),
        thrownBy(() => setItem.call(window.localStorage, argument('k'))),
      ].map((error) => String(error));
      setItem.call(window.localStorage, argument('k'), argument('v'));

      expect(messages).to.deep.equal([
        'TypeError: Illegal invocation',
        "TypeError: Failed to execute 'setItem' on 'Storage': 2 arguments required, but only 1 present.",
      ]);
      expect(converted).to.deep.equal(['k', 'v']);
    });

    it('throws errors of the page for symbols, throwing conversions, missing arguments, wrong receivers and revoked proxies', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = window;
      const { setItem, getItem } = prototypeOf(window) as { setItem: Method; getItem: Method };
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      const pageTypeError = own(window, 'TypeError') ?? TypeError;
      const thrown = new RangeError('of the page');

      const errors = [
        () => setItem.call(localStorage, Symbol('s'), 'v'),
        () => setItem.call(localStorage, 'k', Symbol('s')),
        () => (localStorage['k'] = Symbol('s')),
        () => getItem.call(localStorage, Object.create(null)),
        () => getItem.call(localStorage),
        () => getItem.call(proxy, 'k'),
        () => getItem.call(localStorage, proxy),
        () => new window.StorageEvent('t', proxy),
        () => Reflect.construct(window.Storage as Function, []),
      ].map(thrownBy);

      expect(errors.map((error) => error instanceof pageTypeError)).to.deep.equal(errors.map(() => true));
      expect(thrownBy(() => setItem.call(localStorage, { toString() { throw thrown; } }, 'v'))).to.equal(thrown); // prettier-ignore
      expect(localStorage.length).to.equal(0);
    });

    it('takes a Storage of another window as receiver', async () => {
      const [a, b] = await openTabs(host(), 'https://a.example/', 'https://b.example/');

      prototypeOf(a.window)['setItem']?.call(b.window.localStorage, 'k', 'v');

      expect([a.window.localStorage.length, b.window.localStorage.getItem('k')]).to.deep.equal([0, 'v']);
    });

    it("has members of the page's own Function and Object", async () => {
      const [tab] = await openTabs(host(), 'https://a.example/');
      const code = `[localStorage instanceof Storage, Storage.prototype.getItem instanceof Function, Storage instanceof Function,
        Object.getPrototypeOf(Storage.prototype) === Object.prototype, String(localStorage), Storage.length, Storage.name]`;

      const seen = await tab.evaluate<unknown[], []>(code);

      expect(seen).to.deep.equal([true, true, true, true, '[object Storage]', 0, 'Storage']);
    });

    for (const [kind, install] of Object.entries(spies)) {
      it(`is caught by spies on the prototype: ${kind} gets the Storage as this`, async () => {
        const [{ window }] = await openTabs(host(), 'https://a.example/');
        const { localStorage, sessionStorage } = window;
        const prototype = prototypeOf(window);
        const calls: unknown[] = [];
        const names = new Map<unknown, string>([
          [localStorage, 'local'],
          [sessionStorage, 'session'],
        ]);
        for (const each of ['getItem', 'setItem', 'removeItem', 'key', 'clear']) {
          const original = prototype[each] as Method;
          install(prototype, each, function (this: unknown, ...args) {
            calls.push([each, names.get(this) ?? 'other', ...args]);
            return original.apply(this, args);
          });
        }

        localStorage.setItem('k', 'v');
        const results = [localStorage.getItem('k'), sessionStorage.getItem('k'), localStorage.key(0)];
        localStorage.removeItem('k');
        sessionStorage.clear();

        expect(results).to.deep.equal(['v', null, 'k']);
        expect(calls).to.deep.equal([
          ['setItem', 'local', 'k', 'v'],
          ['getItem', 'local', 'k'],
          ['getItem', 'session', 'k'],
          ['key', 'local', 0],
          ['removeItem', 'local', 'k'],
          ['clear', 'session'],
        ]);
      });
    }

    it('hands the Storage itself to a getter in the place of a method, and of length', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = window;
      for (const each of ['getItem', 'length']) {
        Object.defineProperty(window.Storage.prototype, each, { get(this: unknown) { return this; } }); // prettier-ignore
      }

      expect(
        [localStorage.getItem as unknown, localStorage.length as unknown].map((each) => each === localStorage),
      ).to.deep.equal([true, true]);
    });

    it('is short and readable in the console of Node, and shows no more members for it', async () => {
      const browser = new Browser({ host: host() });
      const tab = await browser.open('https://a.example/');
      const opaque = await browser.open('about:blank');
      const { localStorage, sessionStorage } = tab.window;
      localStorage.setItem('k', 'v'.repeat(100));
      const events = browser.trace.events().length;

      const text = inspect(localStorage);

      expect(text).to.equal(`Storage (localStorage of https://a.example) { "k": "${'v'.repeat(60)}…" }`);
      expect(inspect(sessionStorage)).to.equal('Storage (sessionStorage of https://a.example) {}');
      expect(browser.trace.events().length).to.equal(events);
      expect(inspect(opaque)).to.have.length.below(100);
      expect(Reflect.ownKeys(tab.window.Storage.prototype)).not.to.include(Symbol.for('nodejs.util.inspect.custom'));
    });
  });
}
