import { expect } from 'chai';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { DatabaseClass } from '../../../lib/node/disk/database.ts';
import { openStore } from '../../../lib/node/disk/open-store.ts';
import { codeOf, type Coded } from './code-of.ts';
import { drivers, folderForEach } from './drivers.ts';

const entry = { key: 'https://a.example', origin: 'https://a.example', cleared: false, removed: [] };

for (const [driver, SQLite] of drivers) {
  describe(`a profile's folder, by ${driver}`, () => {
    const folder = folderForEach();
    const opening = (): Coded => codeOf(() => openStore(folder(), SQLite).close());
    const databaseFile = (): string => join(folder(), 'storageloom.sqlite');
    const filesNow = (): string[] =>
      readdirSync(folder()).map((name) => `${name} ${readFileSync(join(folder(), name), 'latin1')}`);

    function fill(): void {
      const store = openStore(folder(), SQLite);
      const written = Array.from({ length: 500 }, (_, i): [string, string] => [`key${i}`, 'value'.repeat(20)]);
      store.commit({ areas: [{ ...entry, written }], cookies: [] });
      store.close();
    }

    it('is made where there is none, and what is left in it is one file', () => {
      openStore(folder(), SQLite).close();

      expect(readdirSync(folder())).to.deep.equal(['storageloom.sqlite']);
    });

    it('is used by one at a time, who is named', () => {
      const store = openStore(folder(), SQLite);

      const { code, message } = opening();

      expect(code).to.equal('PROFILE_LOCKED');
      expect(message).to.match(
        new RegExp(
          `in use. Another Browser of this process, ${process.pid}, uses it since 20..-..-..T.*Z. Close that Browser first`,
        ),
      );
      store.close();
      expect(opening().code).to.equal(null);
    });

    it('is locked as long as the process that says so in the lock is there', () => {
      fill();
      const holder = { pid: process.ppid, since: '2026-01-02T03:04:05.678Z', began: null, host: hostname() };
      writeFileSync(join(folder(), 'lock'), JSON.stringify(holder));

      const { code, message } = opening();

      expect(code).to.equal('PROFILE_LOCKED');
      expect(message).to.include(`Process ${process.ppid} uses it since 2026-01-02T03:04:05.678Z. Wait for it to end`);
    });

    for (const [title, lock] of [
      ['of a process that is gone', JSON.stringify({ pid: 2 ** 30, since: '', began: null, host: hostname() })],
      [
        'of a process whose number another one has now',
        JSON.stringify({ pid: process.ppid, since: '', began: '1', host: hostname() }),
      ],
      ['of the future', JSON.stringify({ pid: 2 ** 30, since: '2999-01-01T00:00:00.000Z', began: null, host: hostname() })],
      ['that was cut off as it was written', '{"pid":1'],
      ['of another machine', JSON.stringify({ pid: process.ppid, since: '', began: null, host: 'elsewhere' })],
    ] as const) {
      it(`is taken over from a lock ${title}`, function () {
        // What tells one process from the next of the same number is Linux's.
        if (title.includes('number') && process.platform !== 'linux') this.skip();
        fill();
        writeFileSync(join(folder(), 'lock'), lock);

        expect(opening().code).to.equal(null);
      });
    }

    it('is refused where somebody has its database open and no lock says so', () => {
      fill();
      // The lock of a database is one of processes: within one, only another connection of the same library is held up.
      const other = new SQLite(databaseFile());
      other.exec('BEGIN EXCLUSIVE');

      const { code, message } = opening();

      expect(code).to.equal('PROFILE_LOCKED');
      expect(message).to.include('Another process has its database open.');
      other.exec('ROLLBACK');
      other.close();
    });

    it('is foreign when it is a file', () => {
      writeFileSync(folder(), 'mine');

      expect(opening().code).to.equal('PROFILE_FOREIGN');
      expect(readFileSync(folder(), 'utf8')).to.equal('mine');
    });

    it('is foreign with other files in it, and nothing is written there', () => {
      mkdirSync(folder());
      writeFileSync(join(folder(), 'thesis.txt'), 'mine');

      const { code, message } = opening();

      expect(code).to.equal('PROFILE_FOREIGN');
      expect(message).to.include('There are other files in it, such as thesis.txt');
      expect(filesNow()).to.deep.equal(['thesis.txt mine']);
    });

    for (const id of [7, 0]) {
      it(`is foreign with the database of another program, of the number ${id}, and nothing is written there`, () => {
        mkdirSync(folder());
        const other = new SQLite(databaseFile());
        other.exec(`CREATE TABLE theirs (x); PRAGMA application_id = ${id}`);
        other.close();
        const before = filesNow();

        expect(opening().code).to.equal('PROFILE_FOREIGN');
        expect(filesNow()).to.deep.equal(before);
      });
    }

    it('is refused when a newer storageloom wrote it, and nothing is written there', () => {
      fill();
      const newer = new SQLite(databaseFile());
      newer.exec('PRAGMA user_version = 2');
      newer.close();
      const before = filesNow();

      const { code, message } = opening();

      expect(code).to.equal('PROFILE_VERSION');
      expect(message).to.include('Its format is 2, and this one knows 1.');
      expect(filesNow()).to.deep.equal(before);
    });

    for (const [title, damage] of [
      ['is cut off in its header', () => truncateSync(databaseFile(), 50)],
      ['is cut off', () => truncateSync(databaseFile(), 9_000)],
      ['is of zeros', () => writeFileSync(databaseFile(), Buffer.alloc(20_000))],
      ['is random', () => writeFileSync(databaseFile(), Buffer.from('random'.repeat(4_000)))],
    ] as const) {
      it(`is damaged when its database ${title}, and nothing is written there`, () => {
        fill();
        damage();
        const before = filesNow();

        expect(opening().code).to.equal('PROFILE_DAMAGED');
        expect(filesNow()).to.deep.equal(before);
      });
    }

    it('is damaged with a log alone', () => {
      mkdirSync(folder());
      writeFileSync(join(folder(), 'storageloom.sqlite-wal'), 'log');

      expect(opening().code).to.equal('PROFILE_DAMAGED');
    });

    it('is used when whoever made it ended before there was anything in it', () => {
      mkdirSync(folder());
      writeFileSync(databaseFile(), '');
      expect(opening().code).to.equal(null);

      const empty = new SQLite(join(folder(), '..', 'empty.sqlite'));
      empty.exec('PRAGMA journal_mode = WAL');
      empty.close();
      copyFileSync(join(folder(), '..', 'empty.sqlite'), databaseFile());
      expect(opening().code).to.equal(null);
    });

    it('fails where it cannot be made, with the cause', () => {
      writeFileSync(folder(), '');

      const { code, error } = codeOf(() => openStore(join(folder(), 'below'), SQLite));

      expect(code).to.equal('PROFILE_FAILED');
      expect((error as Error).cause).to.have.property('code', 'ENOTDIR');
    });

    for (const [title, path] of [
      ['its path has a NUL', () => `${folder()}\0`],
      [
        'its lock is a folder',
        () => {
          mkdirSync(join(folder(), 'lock'), { recursive: true });
          return folder();
        },
      ],
    ] as const) {
      it(`fails where ${title}, and says nothing of what pages have stored`, () => {
        const { code, message } = codeOf(() => openStore(path(), SQLite));

        expect(code).to.equal('PROFILE_FAILED');
        expect(message).to.match(/ Put the cause right, or give disk\(\) another folder\.$/);
      });
    }

    it('fails where the database cannot be opened, and is not locked then', () => {
      const Refusing = class {
        constructor() {
          throw Object.assign(new Error('attempt to write a readonly database'), { errcode: 8 });
        }
      } as unknown as DatabaseClass;

      const { code, message } = codeOf(() => openStore(folder(), Refusing));

      expect(code).to.equal('PROFILE_FAILED');
      expect(message).to.include('could not be opened. Error: attempt to write a readonly database.');
      expect(readdirSync(folder())).to.deep.equal([]);
    });
  });
}
