import { expect } from 'chai';
import { Browser, type Tab } from '../../lib/index.ts';
import { allHosts, hosts } from './hosts.ts';

/** Expressions of page code that could give the window itself, which would still show the page that was left. */
const expressions: readonly string[] = [
  'window',
  'self',
  'frames',
  'parent',
  'top',
  'globalThis',
  'document.defaultView',
  'window.window',
  "Object.defineProperty(window, 'me', { get() { return this }, configurable: true }).me",
  "Object.defineProperty(window, 'me', { get() { return this }, configurable: true }); window.me",
  "Object.defineProperty(window, 'me', { get() { return this }, configurable: true }); Reflect.get(window, 'me')",
  "let seen; Object.defineProperty(window, 'me', { set() { seen = this }, configurable: true }); window.me = 1; seen",
  "let seen; Object.defineProperty(window, 'onme', { set() { seen = this }, configurable: true }); window.onme = 1; seen",
  "Object.defineProperty(Object.getPrototypeOf(window), 'me', { get() { return this }, configurable: true }); window.me",
  "Object.defineProperty(EventTarget.prototype, 'me', { get() { return this }, configurable: true }); window.me",
  "Object.defineProperty(window, 'name', { get() { return this }, configurable: true }); window.name",
  "Object.defineProperty(Object.getPrototypeOf(window), 'name', { get() { return this }, configurable: true }); delete window.name; window.name",
  "let seen; addEventListener('x', function () { seen = this }); dispatchEvent(new Event('x')); seen",
  "let seen; addEventListener('x', (event) => { seen = event.target }); dispatchEvent(new Event('x')); seen",
  "let seen; addEventListener('x', (event) => { seen = event.currentTarget }); dispatchEvent(new Event('x')); seen",
  "let seen; addEventListener('x', (event) => { seen = event.composedPath()[0] }); dispatchEvent(new Event('x')); seen",
  'window.f = function () { return this }; window.f()',
  "Object.defineProperty(window, 'f', { value() { return this }, configurable: true }); window.f()",
];

for (const { name, host } of hosts) {
  describe(`the window of a page (${name})`, () => {
    for (const expression of expressions) {
      it(`is its WindowProxy: ${expression}`, async () => {
        const tab = await new Browser({ host: host() }).open('https://a.example/');
        const results: unknown[] = [];
        // A value of the window cannot be cloned: it is looked at within.
        Object.assign(tab.window, { take: (value: unknown) => results.push(value) });

        await tab.evaluate(`take(eval(${JSON.stringify(expression)})); undefined`);

        // Of happy-dom's window the page's EventTarget.prototype is no prototype.
        expect(results.map((value) => value === tab.window || value === undefined)).to.deep.equal([true]);
      });
    }
  });

  describe(`an accessor that page code gave its window (${name})`, () => {
    const open = async (): Promise<Tab> => await new Browser({ host: host() }).open('https://a.example/');

    it('gets what it was asked on: another receiver, or an object that derives from the window', async () => {
      const { window } = await open();
      Object.defineProperty(window, 'me', {
        get(this: unknown) {
          return this;
        },
        configurable: true,
      });
      const other = {};
      const derived: object = Object.create(window);

      expect(Reflect.get(window, 'me', other)).to.equal(other);
      expect(Reflect.get(derived, 'me') === derived).to.equal(true);
    });

    it('gets the WindowProxy also when it stands on Object.prototype', async () => {
      const tab = await open();
      const { Object: PageObject } = tab.window as unknown as { Object: ObjectConstructor };
      Object.defineProperty(PageObject.prototype, 'me', {
        get(this: unknown) {
          return this;
        },
        configurable: true,
      });
      try {
        expect(Reflect.get(tab.window, 'me') === tab.window).to.equal(true);
      } finally {
        Reflect.deleteProperty(PageObject.prototype, 'me');
      }
    });

    it('leaves what the window has of its own as it was', async () => {
      const tab = await open();
      tab.localStorage.setItem('k', 'v');
      Object.defineProperty(tab.window, 'me', { value: 1, configurable: true });

      expect(tab.window.localStorage.getItem('k')).to.equal('v');
      expect(tab.window.document === tab.document).to.equal(true);
      expect(tab.window.location.href).to.equal('https://a.example/');
      expect(tab.window.setTimeout(() => undefined)).to.be.a('number');
      tab.window.onstorage = () => undefined;
      expect(tab.window.onstorage).to.be.a('function');
    });

    it('is followed by a value that is set on what derives from the window, which stays as it was', async () => {
      const { window } = await open();
      const derived: Record<string, unknown> = Object.create(window);

      derived['mine'] = 1;

      expect([Object.hasOwn(derived, 'mine'), Reflect.get(window, 'mine')]).to.deep.equal([true, undefined]);
    });
  });
}

describe('a bare name in a script (bare)', () => {
  const [{ host }] = allHosts as [(typeof allHosts)[0]];

  it('is looked up with the WindowProxy as receiver, and called on what is not the window', async () => {
    const tab = await new Browser({ host: host() }).open('https://a.example/');
    const results: unknown[] = [];
    Object.assign(tab.window, { take: (value: unknown) => results.push(value) });

    await tab.evaluate(`
      Object.defineProperty(window, 'me', { get() { return this }, set() { take(this) }, configurable: true });
      take(me);
      me = 1;
      window.f = function () { return this };
      Object.defineProperty(f(), 'left', { value: 1, configurable: true });
      undefined;
    `);

    expect(results.map((value) => value === tab.window)).to.deep.equal([true, true]);
    expect(Reflect.get(tab.window, 'left')).to.equal(1);
  });
});
