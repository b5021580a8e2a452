import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { hosts, openTabs } from './hosts.ts';
import { thrownBy } from './thrown-by.ts';

for (const { name, host } of hosts) {
  describe(`a Storage object (${name})`, () => {
    it('shows its entries as properties in the order of its keys, integer-like ones among them', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = window;
      for (const key of ['b', '10', 'a', '2']) localStorage.setItem(key, `v${key}`);
      const keys = ['b', '10', 'a', '2'];
      const forIn: string[] = [];
      for (const key in localStorage) forIn.push(key);

      expect([Object.keys(localStorage), Reflect.ownKeys(localStorage), forIn.slice(0, 4)]).to.deep.equal([keys, keys, keys]);
      expect(Object.values(localStorage)).to.deep.equal(keys.map((key) => `v${key}`));
      expect({ ...localStorage }).to.deep.equal({ b: 'vb', 10: 'v10', a: 'va', 2: 'v2' });
      expect(JSON.parse(JSON.stringify(localStorage))).to.deep.equal({ ...localStorage });
      expect(forIn.slice(4)).to.have.members(['length', 'key', 'getItem', 'setItem', 'removeItem', 'clear']);
    });

    it('stores under the names of its members and hides what is stored', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage, Storage } = window;
      const names = ['getItem', 'length', 'constructor', '__proto__', 'hasOwnProperty', 'toString'];

      for (const each of names) localStorage[each] = 'stored';

      expect(names.map((each) => Storage.prototype.getItem.call(localStorage, each))).to.deep.equal(names.map(() => 'stored'));
      expect([Object.keys(localStorage), typeof localStorage.getItem, localStorage.length]).to.deep.equal([[], 'function', 6]);
      expect(Object.getPrototypeOf(localStorage) === Storage.prototype).to.equal(true);
    });

    it('hides a stored key as soon as a prototype has it', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage, Storage } = window;
      localStorage.setItem('x', 'stored');

      Object.assign(Storage.prototype, { x: 'of the prototype' });

      expect([localStorage['x'], Object.keys(localStorage), delete localStorage['x']]).to.deep.equal([
        'of the prototype',
        [],
        true,
      ]);
      Reflect.deleteProperty(Storage.prototype, 'x');
      expect([localStorage['x'], Object.keys(localStorage)]).to.deep.equal(['stored', ['x']]);
    });

    it('cannot be frozen, sealed or closed to extensions, and refuses accessors', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = window;
      localStorage.setItem('k', 'v');

      const refused = [
        () => Object.freeze(localStorage),
        () => Object.seal(localStorage),
        () => Object.preventExtensions(localStorage),
        () => Object.defineProperty(localStorage, 'l', { get: () => 1 }),
        () => Object.defineProperty(localStorage, 'l', {}),
      ];

      for (const steps of refused) expect(thrownBy(steps)).to.be.instanceOf(TypeError);
      expect([Reflect.preventExtensions(localStorage), Object.isExtensible(localStorage), localStorage.length]).to.deep.equal([
        false,
        true,
        1,
      ]);
    });

    it('keeps symbols as properties of its own, which no other document sees', async () => {
      const [a, b] = await openTabs(host(), 'https://a.example/', 'https://a.example/');
      const symbol = Symbol('s');

      Reflect.set(a.window.localStorage, symbol, 1);

      expect([Reflect.get(a.window.localStorage, symbol), Reflect.get(b.window.localStorage, symbol)]).to.deep.equal([
        1,
        undefined,
      ]);
      expect(a.window.localStorage.length).to.equal(0);
    });

    it('lends its entries to heirs, on which assignments land', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = window;
      localStorage.setItem('k', 'stored');
      const heir: Record<string, unknown> = Object.create(localStorage);

      const before = heir['k'];
      heir['k'] = 5;

      expect([before, heir['k'], localStorage.getItem('k')]).to.deep.equal(['stored', 5, 'stored']);
      expect(thrownBy(() => heir['length'])).to.include({ name: 'TypeError' });
    });

    it('survives a getter that changes the area while it is enumerated', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage } = window;
      for (const key of ['a', 'b', 'c']) localStorage.setItem(key, key);

      const seen: string[] = [];
      for (const key in localStorage) {
        seen.push(key);
        localStorage.removeItem('b');
        localStorage.setItem('d', 'd');
      }

      expect([seen.slice(0, 2), Object.keys(localStorage)]).to.deep.equal([
        ['a', 'c'],
        ['a', 'c', 'd'],
      ]);
    });

    it('cannot be cloned: a DataCloneError of the page', async () => {
      const [{ window }] = await openTabs(host(), 'https://a.example/');
      const { localStorage, DOMException } = window;
      const structuredClone = Reflect.get(window, 'structuredClone') as (value: unknown) => unknown;

      for (const value of [localStorage, { nested: [localStorage] }]) {
        const error = thrownBy(() => structuredClone(value));
        expect(error instanceof DOMException).to.equal(true);
        expect(error).to.include({ name: 'DataCloneError', code: 25 });
        expect(thrownBy(() => window.history.pushState(value, ''))).to.include({ name: 'DataCloneError' });
      }
      expect(structuredClone({ k: 'v' })).to.deep.equal({ k: 'v' });
    });

    it('lets an accessor of its prototypes answer assignments where engines are followed', async () => {
      const browser = new Browser({ host: host(), behaviour: { builtinNames: 'refuse' } });
      const { window } = await browser.open('https://a.example/');
      const { localStorage } = window;

      const refused = thrownBy(() => Object.assign(localStorage, { length: 5 }));
      localStorage['__proto__'] = 'x';
      Reflect.set(localStorage, 'getItem', 'x');

      expect(refused).to.include({ name: 'TypeError' });
      expect([localStorage.length, localStorage.key(0), typeof localStorage.getItem]).to.deep.equal([1, 'getItem', 'function']);
    });

    it('takes 5 Mi units in one value, and a key for each unit of a large area, in linear time', async () => {
      const browser = new Browser({ host: host(), trace: 'off' });
      const { window } = await browser.open('https://a.example/');
      const { localStorage } = window;
      const keys = 200_000;

      for (let i = 0; i < keys; i++) localStorage.setItem(String(i), '');
      expect([localStorage.length, localStorage.key(keys - 1), Object.keys(localStorage).length]).to.deep.equal([
        keys,
        '199999',
        keys,
      ]);
      for (let i = 0; i < keys; i++) localStorage.removeItem(String(i));
      localStorage.setItem('', 'v'.repeat(5 * 2 ** 20));

      expect([localStorage.length, localStorage.getItem('')?.length]).to.deep.equal([1, 5 * 2 ** 20]);
    });
  });
}
