import { expect } from 'chai';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DiskStore } from '../../../lib/node/disk/disk-store.ts';
import { openStore } from '../../../lib/node/disk/open-store.ts';
import type { AreaChange } from '../../../lib/profile/profile.ts';
import { drivers, folderForEach, foundIn } from './drivers.ts';

function change(key: string, { cleared = false, removed = [], written = [] }: Partial<AreaChange>): AreaChange {
  return { key, origin: key, cleared, removed, written };
}

for (const [driver, SQLite] of drivers) {
  describe(`what is left in the files of a profile on disk, by ${driver}`, () => {
    const folder = folderForEach();
    const a = 'https://a.example';
    const b = 'https://b.example';
    let store: DiskStore;
    beforeEach(() => (store = openStore(folder(), SQLite)));
    afterEach(() => {
      try {
        store.close();
      } catch {
        // Specs that close it.
      }
    });

    const commit = (...areas: AreaChange[]): void => store.commit({ areas, cookies: [] });

    /** So much that pages of the database are split and joined: each has copies of what was moved then. */
    function churn(): { readonly live: readonly string[]; readonly dead: readonly string[] } {
      const dead: string[] = [];
      const live = new Map<string, string>();
      for (let i = 0; i < 600; i++) {
        const key = `key${(i * 7919) % 211}`;
        const before = live.get(key);
        if (before !== undefined) dead.push(before);
        if (before !== undefined && i % 3 === 0) {
          live.delete(key);
          commit(change(a, { removed: [key] }));
          continue;
        }
        const token = `<token ${i}>`;
        live.set(key, token);
        commit(
          change(a, {
            written: [
              [key, token.repeat(1 + ((i * i) % 97))],
              ['count', String(i)],
            ],
          }),
        );
      }
      expect(dead).to.have.length.above(200);
      return { live: [...live.values()], dead };
    }
    it('is nothing of what was removed, overwritten or cleared, once it is closed', () => {
      const { live, dead } = churn();
      commit(change(b, { written: [['secret key', 'secret value']] }));
      commit(change(b, { cleared: true }));
      store.commit({ areas: [], cookies: [{ id: 'id', text: 'secret cookie' }] });
      store.commit({ areas: [], cookies: [{ id: 'id', text: null }] });

      store.close();

      expect(foundIn(folder(), [...dead, 'secret key', 'secret value', 'secret cookie', 'b.example'])).to.deep.equal([]);
      expect(foundIn(folder(), live)).to.deep.equal(live);
    });

    it('is nothing of cookies that are gone or were changed, once it is closed', () => {
      const dead: string[] = [];
      const live = new Map<string, string>();
      // Until pages of the database have been split and joined.
      for (let i = 0; i < 600; i++) {
        const id = `id${(i * 7919) % 211}`;
        const before = live.get(id);
        if (before !== undefined) dead.push(before);
        const isGone = before !== undefined && i % 3 === 0;
        const text = `<cookie ${i}>`.repeat(1 + ((i * i) % 97));
        if (isGone) live.delete(id);
        else live.set(id, `<cookie ${i}>`);
        store.commit({ areas: [], cookies: [{ id, text: isGone ? null : text }] });
      }

      store.close();

      expect(foundIn(folder(), dead)).to.deep.equal([]);
      expect(foundIn(folder(), [...live.values()])).to.deep.equal([...live.values()]);
    });

    it('is nothing of it at once, once it is purged', () => {
      commit(change(a, { written: [['k', 'secret value']] }));
      commit(change(a, { cleared: true }));
      expect(foundIn(folder(), ['secret value'])).to.have.length(1);

      store.purge();

      expect(foundIn(folder(), ['secret value'])).to.deep.equal([]);
    });

    it('is nothing of it at the end of the next time, when the process has died meanwhile', () => {
      const { live, dead } = churn();
      const left = `${folder()}-left`;
      cpSync(folder(), left, { recursive: true });
      rmSync(join(left, 'lock'));
      expect(foundIn(left, dead)).not.to.deep.equal([]);

      openStore(left, SQLite).close();

      expect(foundIn(left, dead)).to.deep.equal([]);
      expect(foundIn(left, live)).to.deep.equal(live);
    });
  });
}
