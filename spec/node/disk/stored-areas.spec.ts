import { expect } from 'chai';
import { openStore } from '../../../lib/node/disk/open-store.ts';
import type { StoredEntry } from '../../../lib/profile/profile.ts';
import { drivers, folderForEach } from './drivers.ts';

const [a, b] = ['https://a.example', 'https://b.example'];
const nothing = { cleared: false, removed: [], written: [] };

for (const [driver, SQLite] of drivers) {
  describe(`the areas of a profile on disk, by ${driver}`, () => {
    const folder = folderForEach();

    it('take what no encoding but UTF-16 has, and other numbers of keys than they had', () => {
      const store = openStore(folder(), SQLite);
      const entries = Array.from({ length: 300 }, (_, i): StoredEntry => [`\ud800 ${i}`, `\0${'\udfff'.repeat(i)}`]);

      store.commit({ areas: [{ ...nothing, key: a, origin: a, written: entries }], cookies: [] });
      const removed = entries.filter((_, i) => i % 2 === 0).map(([key]) => key);
      store.commit({ areas: [{ ...nothing, key: a, origin: a, removed }], cookies: [] });

      store.prepare(a);
      expect(store.read(a)).to.deep.equal(entries.filter((_, i) => i % 2 === 1));
      store.close();
    });

    it('are listed with what is in them, by origin, and not where nothing is', () => {
      const store = openStore(folder(), SQLite);
      const write = (key: string, ...written: StoredEntry[]): void =>
        store.commit({ areas: [{ ...nothing, key, origin: key.split('^')[0] as string, written }], cookies: [] });
      write(b, ['k', 'v']);
      write(a, ['four', '5'], ['é', '']);
      write(`${a}^${b}`, ['k', 'v']);
      write('https://c.example', ['k', 'v']);
      store.commit({
        areas: [{ ...nothing, key: 'https://c.example', origin: 'https://c.example', removed: ['k'] }],
        cookies: [],
      });
      store.commit({ areas: [{ ...nothing, key: b, origin: b, cleared: true }], cookies: [] });

      expect(store.areas()).to.deep.equal([
        { key: a, origin: a, entries: 2, units: 6 },
        { key: `${a}^${b}`, origin: a, entries: 1, units: 2 },
      ]);
      store.close();
    });

    it('are told apart by their whole key, of one origin or of several', () => {
      const store = openStore(folder(), SQLite);
      const keys = [a, `${a}^${b}`, `${a}^${b}^3`, b];

      store.commit({ areas: keys.map((key) => ({ ...nothing, key, origin: a, written: [['k', key]] })), cookies: [] });
      store.commit({ areas: [{ ...nothing, key: `${a}^${b}`, origin: a, cleared: true }], cookies: [] });

      for (const key of keys) store.prepare(key);
      expect(keys.map((key) => store.read(key).length)).to.deep.equal([1, 0, 1, 1]);
      store.close();
    });

    it('begin anew where one that was never read is cleared and written to', () => {
      const first = openStore(folder(), SQLite);
      first.commit({
        areas: [
          {
            ...nothing,
            key: a,
            origin: a,
            written: [
              ['k', 'v'],
              ['l', 'w'],
            ],
          },
        ],
        cookies: [],
      });
      first.close();

      const second = openStore(folder(), SQLite);
      second.commit({ areas: [{ ...nothing, key: a, origin: a, cleared: true, written: [['l', 'x']] }], cookies: [] });

      second.prepare(a);
      expect(second.read(a)).to.deep.equal([['l', 'x']]);
      expect(second.areas()).to.deep.equal([{ key: a, origin: a, entries: 1, units: 2 }]);
      second.close();
    });

    it('take another value for an entry again and again, and keep its place', () => {
      const store = openStore(folder(), SQLite);
      const commit = (written: readonly StoredEntry[]): void =>
        store.commit({ areas: [{ ...nothing, key: a, origin: a, written }], cookies: [] });
      commit([
        ['', '1'],
        ['k', '1'],
        ['l', '1'],
      ]);

      for (const value of ['2', '', '3'.repeat(5_000)]) for (const key of ['k', '']) commit([[key, value]]);
      store.close();

      const again = openStore(folder(), SQLite);
      again.prepare(a);
      expect(again.read(a)).to.deep.equal([
        ['', '3'.repeat(5_000)],
        ['k', '3'.repeat(5_000)],
        ['l', '1'],
      ]);
      again.close();
    });

    it('are right where a batch was undone that wrote an entry for the first time', () => {
      const store = openStore(folder(), SQLite);
      const commit = (key: string, written: readonly StoredEntry[]): void =>
        store.commit({ areas: [{ ...nothing, key, origin: a, written }], cookies: [] });
      commit(a, [['j', '1']]);

      expect(() =>
        commit(a, [
          ['j', 'undone'],
          ['k', 'undone'],
          [Symbol('no key') as unknown as string, '2'],
        ]),
      ).to.throw();
      commit(a, [['k', '1']]);
      commit(a, [['j', '2']]);
      store.close();

      const again = openStore(folder(), SQLite);
      again.prepare(a);
      expect(again.read(a)).to.deep.equal([
        ['j', '2'],
        ['k', '1'],
      ]);
      again.close();
    });

    it('are right after several transactions, some of which were undone', () => {
      const store = openStore(folder(), SQLite);
      const commit = (written: readonly StoredEntry[]): void =>
        store.commit({ areas: [{ ...nothing, key: a, origin: a, written }], cookies: [] });
      commit([['k', '1']]);

      // No key can be a number: SQLite is asked for what cannot be bound.
      expect(() =>
        commit([
          ['l', '1'],
          [Symbol('no key') as unknown as string, '2'],
        ]),
      ).to.throw();
      commit([
        ['k', '2'],
        ['m', '3'],
      ]);

      store.prepare(a);
      expect(store.read(a)).to.deep.equal([
        ['k', '2'],
        ['m', '3'],
      ]);
      store.close();
    });
  });
}
