import { expect } from 'chai';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../lib/node/disk/database.ts';
import type { DiskStore } from '../../../lib/node/disk/disk-store.ts';
import { openStore } from '../../../lib/node/disk/open-store.ts';
import type { AreaChange, StoredEntry } from '../../../lib/profile/profile.ts';
import { codeOf } from './code-of.ts';
import { drivers, folderForEach } from './drivers.ts';

function change(key: string, { cleared = false, removed = [], written = [] }: Partial<AreaChange>): AreaChange {
  return { key, origin: key.split('^')[0] as string, cleared, removed, written };
}

for (const [driver, SQLite] of drivers) {
  describe(`a profile on disk, by ${driver}`, () => {
    const folder = folderForEach();
    const a = 'https://a.example';
    const b = 'https://b.example';
    let store: DiskStore;
    let database: Database;

    /** Keeps the connection, for specs that make it fail. */
    class Watched extends (SQLite as new (file: string) => Database & object) {
      constructor(file: string) {
        super(file);
        // eslint-disable-next-line typescript/no-this-alias
        database = this as unknown as Database;
      }
    }

    beforeEach(() => (store = openStore(folder(), Watched as unknown as typeof SQLite)));
    afterEach(() => {
      try {
        store.close();
      } catch {
        // Specs that close it, or remove its files.
      }
    });

    const commit = (...areas: AreaChange[]): void => store.commit({ areas, cookies: [] });
    const stored = (key: string): readonly StoredEntry[] => {
      store.prepare(key);
      return store.read(key);
    };
    function reopen(): void {
      store.close();
      store = openStore(folder(), Watched as unknown as typeof SQLite);
    }

    it('gives back what was written under each key, in its order', () => {
      commit(
        change(a, {
          written: [
            ['z', '1'],
            ['y', '2'],
            ['x', '3'],
          ],
        }),
        change(b, { written: [['z', 'other']] }),
      );
      reopen();
      stored(a);
      commit(
        change(a, {
          removed: ['z'],
          written: [
            ['y', 'changed'],
            ['z', 'again'],
            ['w', '4'],
          ],
        }),
      );
      reopen();

      expect(stored(a)).to.deep.equal([
        ['y', 'changed'],
        ['x', '3'],
        ['z', 'again'],
        ['w', '4'],
      ]);
      expect(stored(b)).to.deep.equal([['z', 'other']]);
      expect(stored('https://c.example')).to.deep.equal([]);
    });

    it('gives back every string as it was', () => {
      const odd = ['', '\0', 'a\0b', '\ud800', '\udc00\ud800', '\u00e9', 'e\u0301', '\ufeffbom', '💾', 'x'.repeat(100_000)];
      const written = odd.map((text, i): StoredEntry => [text, odd[odd.length - 1 - i] as string]);

      commit(change(a, { written }));
      reopen();

      expect(stored(a)).to.deep.equal(written);
    });

    it('gives what is kept as often as somebody asks, with what was committed since', () => {
      commit(change(a, { written: [['k', 'v']] }));
      store.prepare(a);
      expect([store.read(a), store.read(a)]).to.deep.equal([[['k', 'v']], [['k', 'v']]]);

      commit(change(a, { written: [['k', 'w']] }));
      expect(store.read(a)).to.deep.equal([['k', 'w']]);
      commit(change(a, { cleared: true }));
      expect(store.read(a)).to.deep.equal([]);
      commit(change(a, { cleared: true, written: [['l', 'x']] }));
      expect([store.read(a), stored(a)]).to.deep.equal([[['l', 'x']], [['l', 'x']]]);
    });

    it('has what was emptied without asking the database', () => {
      commit(change(a, { written: [['k', 'v']] }));
      commit(change(a, { cleared: true }));
      database.exec('DROP TABLE entries; DROP TABLE areas');

      expect(store.read(a)).to.deep.equal([]);
    });

    it('takes changes that change nothing', () => {
      commit(change(a, { removed: ['k'] }), change(b, { cleared: true }));
      commit(change(a, { written: [['k', 'v']] }));
      commit(change(a, { removed: ['other'] }));
      store.flush();
      store.flush();

      expect(stored(a)).to.deep.equal([['k', 'v']]);
    });

    it('keeps cookies together with one entry that is written again', () => {
      commit(change(a, { written: [['k', '1']] }));

      store.commit({ areas: [change(a, { written: [['k', '2']] })], cookies: [{ id: 'id', text: 'cookie' }] });
      reopen();

      expect([stored(a), store.cookies()]).to.deep.equal([[['k', '2']], ['cookie']]);
    });

    it('has an entry that was written, cleared and written again', () => {
      commit(
        change(a, {
          written: [
            ['j', '0'],
            ['k', '1'],
          ],
        }),
      );

      commit(change(a, { cleared: true, written: [['k', '2']] }));
      commit(change(a, { written: [['k', '3']] }));
      reopen();

      expect(stored(a)).to.deep.equal([['k', '3']]);
    });

    it('says that it is damaged where an entry is not what was written', () => {
      commit(change(a, { written: [['k', 'the value']] }), change(b, { written: [['k', 'v']] }));
      store.close();
      const file = join(folder(), 'storageloom.sqlite');
      const bytes = readFileSync(file);
      const place = bytes.indexOf(Buffer.from('the value', 'utf16le'));
      bytes[place] = (bytes[place] as number) ^ 1;
      writeFileSync(file, bytes);
      store = openStore(folder(), SQLite);

      const { code, message } = codeOf(() => store.prepare(a));

      expect(code).to.equal('PROFILE_DAMAGED');
      expect(message).to.include('What is kept under https://a.example is not what was written.');
      expect(stored(b)).to.deep.equal([['k', 'v']]);
    });

    it('says that it is damaged where an entry is missing, or is an older one', () => {
      commit(
        change(a, {
          written: [
            ['k', 'v'],
            ['l', 'w'],
          ],
        }),
      );

      for (const sql of ['DELETE FROM entries WHERE place = 1', "UPDATE entries SET value = x'7800' WHERE place = 1"]) {
        database.exec('SAVEPOINT whole');
        database.exec(sql);
        expect(codeOf(() => store.prepare(a)).code).to.equal('PROFILE_DAMAGED');
        database.exec('ROLLBACK TO whole; RELEASE whole');
      }
      expect(stored(a)).to.deep.equal([
        ['k', 'v'],
        ['l', 'w'],
      ]);
    });

    it('keeps all of a batch or nothing, and takes it again when the disk is no longer full', () => {
      commit(change(a, { written: [['k', 'before']] }));
      const pages = (database.prepare('PRAGMA page_count').get() as { page_count: number }).page_count;
      database.exec(`PRAGMA max_page_count = ${pages}`);
      const batch = [
        change(a, {
          written: [
            ['k', 'after'],
            ['l', 'new'],
          ],
        }),
        change(b, { written: [['k', 'x'.repeat(50_000)]] }),
      ];

      const { code, message, error } = codeOf(() => commit(...batch));

      expect(code).to.equal('PROFILE_FAILED');
      expect(message).to.match(/could not be written to\. .*database or disk is full/);
      expect((error as Error).cause).to.be.instanceOf(Error);
      expect(stored(a)).to.deep.equal([['k', 'before']]);
      database.exec('PRAGMA max_page_count = 100000');
      commit(...batch);
      reopen();
      expect(stored(a)).to.deep.equal([
        ['k', 'after'],
        ['l', 'new'],
      ]);
      expect(stored(b)).to.have.length(1);
    });

    for (const [title, remove] of [
      ['removed', () => rmSync(folder(), { recursive: true })],
      ['moved', () => renameSync(folder(), `${folder()}-moved`)],
      [
        'replaced',
        () => {
          cpSync(folder(), `${folder()}-copy`, { recursive: true });
          renameSync(folder(), `${folder()}-moved`);
          renameSync(`${folder()}-copy`, folder());
        },
      ],
    ] as const) {
      it(`fails when its folder was ${title} while it was open, and at the end once more`, () => {
        commit(change(a, { written: [['k', 'v']] }));
        remove();

        commit(change(a, { written: [['k', 'w']] }));
        for (const [doing, action] of [
          ['written to', () => store.flush()],
          ['closed', () => store.close()],
        ] as const) {
          const { code, message } = codeOf(action);
          expect(code).to.equal('PROFILE_FAILED');
          expect(message).to.include(`could not be ${doing}. `).and.to.include('was removed or replaced while it was open');
        }
      });
    }

    it('fails for files that give errors, with the cause', () => {
      rmSync(join(folder(), 'storageloom.sqlite-wal'));

      const { code, error } = codeOf(() => store.flush());

      expect(code).to.equal('PROFILE_FAILED');
      expect((error as Error).cause).to.have.property('code', 'ENOENT');
    });
  });
}
