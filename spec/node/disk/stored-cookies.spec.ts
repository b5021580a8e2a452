import { expect } from 'chai';
import type { Database } from '../../../lib/node/disk/database.ts';
import { openStore } from '../../../lib/node/disk/open-store.ts';
import { codeOf } from './code-of.ts';
import { drivers, folderForEach } from './drivers.ts';

for (const [driver, SQLite] of drivers) {
  describe(`the cookies of a profile on disk, by ${driver}`, () => {
    const folder = folderForEach();

    function commit(changes: readonly (readonly [id: string, text: string | null])[]): void {
      const store = openStore(folder(), SQLite);
      for (const [id, text] of changes) store.commit({ areas: [], cookies: [{ id, text }] });
      store.close();
    }

    it('keep the order in which they came, also those that change', () => {
      commit([
        ['two', 'first'],
        ['one', 'second'],
        ['three', 'third \ud83c\udf6a'],
      ]);
      commit([
        ['two', 'changed'],
        ['one', null],
        ['never there', null],
        ['one', 'again'],
      ]);

      const store = openStore(folder(), SQLite);

      expect(store.cookies()).to.deep.equal(['changed', 'third \ud83c\udf6a', 'again']);
      store.close();
    });

    it('are damaged where they are not what was written, which is told when the profile is opened', () => {
      let database: Database | null = null;
      class Watched extends (SQLite as new (file: string) => Database & object) {
        constructor(file: string) {
          super(file);
          database = this as unknown as Database;
        }
      }
      const store = openStore(folder(), Watched as unknown as typeof SQLite);
      store.commit({ areas: [], cookies: [{ id: 'id', text: 'text' }] });
      (database as unknown as Database).exec("UPDATE cookies SET cookie = 'other'");
      store.close();

      const { code, message } = codeOf(() => openStore(folder(), SQLite));

      expect(code).to.equal('PROFILE_DAMAGED');
      expect(message).to.include('Its cookies are not what was written.');
    });
  });
}
