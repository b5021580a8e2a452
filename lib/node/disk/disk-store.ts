import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import type { AreaChange, Batch, OpenProfile, StoredArea, StoredEntry } from '../../profile/profile.ts';
import type { Database, Statement } from './database.ts';
import { damaged, failed, gone, type Doing } from './failures.ts';
import { releaseLock } from './lock.ts';
import { StoredAreas } from './stored-areas.ts';
import { StoredCookies } from './stored-cookies.ts';

/** The paths of a profile. */
export interface ProfileFiles {
  readonly folder: string;
  readonly database: string;
  readonly log: string;
  readonly lock: string;
}

/** A profile in a database, open for one Browser. What goes wrong is a StorageloomError, with its cause. */
export class DiskStore implements OpenProfile {
  readonly #files: ProfileFiles;
  readonly #database: Database;
  readonly #areas: StoredAreas;
  readonly #cookies: StoredCookies;
  readonly #transaction: { readonly begin: Statement; readonly commit: Statement };
  /** What is kept under keys that were prepared and not changed since. Its texts are those that areas have. */
  readonly #rows = new Map<string, readonly StoredEntry[]>();
  /** Of the database: its path may come to lead elsewhere. */
  readonly #inode: number;
  /** A descriptor of the log; null until it is flushed for the first time. */
  #log: number | null = null;
  /** Something that was removed or overwritten may still be found in the files. */
  #hasRemains: boolean;

  /** `hasRemains`: whoever had it open last did not close it. */
  constructor(files: ProfileFiles, database: Database, hasRemains: boolean) {
    this.#files = files;
    this.#database = database;
    this.#hasRemains = hasRemains;
    this.#inode = statSync(files.database).ino;
    this.#areas = new StoredAreas(database);
    this.#cookies = new StoredCookies(database);
    this.#transaction = { begin: database.prepare('BEGIN IMMEDIATE'), commit: database.prepare('COMMIT') };
  }

  prepare(key: string): void {
    this.#rows.set(key, this.#entries(key));
  }

  read(key: string): readonly StoredEntry[] {
    return this.#rows.get(key) ?? this.#entries(key);
  }

  cookies(): readonly string[] {
    const cookies = this.#do('read', () => this.#cookies.read());
    if (cookies === null) throw damaged(this.#files.folder, 'Its cookies are not what was written');
    return cookies;
  }

  commit({ areas, cookies }: Batch): void {
    this.#do('written to', () => {
      if (cookies.length === 0 && areas.length === 1 && this.#areas.rewrite(areas[0] as AreaChange)) {
        this.#hasRemains = true;
        return;
      }
      this.#transaction.begin.run();
      let removes = cookies.length > 0;
      try {
        for (const change of areas) if (this.#areas.write(change)) removes = true;
        for (const change of cookies) this.#cookies.write(change);
        this.#transaction.commit.run();
      } catch (error) {
        this.#rollBack();
        throw error;
      }
      this.#areas.committed();
      if (removes) this.#hasRemains = true;
    });
    for (const { key, cleared, written } of areas) {
      // A page may come to ask for what was emptied, and waits for no disk.
      if (cleared) this.#rows.set(key, written);
      else this.#rows.delete(key);
    }
  }

  flush(): void {
    this.#do('written to', () => {
      this.#checkPresence('written to');
      this.#log ??= openSync(this.#files.log, 'r+');
      fsyncSync(this.#log);
    });
  }

  purge(): void {
    this.#do('written to', () => {
      // Where pages of the database have been split, they have copies of what was moved, which nothing else overwrites.
      this.#database.exec('VACUUM');
      this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    });
    this.#hasRemains = false;
  }

  areas(): readonly StoredArea[] {
    return this.#do('read', () => this.#areas.all());
  }

  close(): void {
    this.#do('closed', () => {
      try {
        this.#checkPresence('closed');
        if (this.#hasRemains) this.purge();
        // All that is in the log goes into the database, and the log goes. Only without a log can the lock of the database be given up.
        for (const pragma of ['journal_mode = DELETE', 'locking_mode = NORMAL', 'user_version']) {
          this.#database.prepare(`PRAGMA ${pragma}`).all();
        }
      } finally {
        this.#release();
      }
    });
  }

  #entries(key: string): readonly StoredEntry[] {
    const entries = this.#do('read', () => this.#areas.read(key));
    if (entries === null) throw damaged(this.#files.folder, `What is kept under ${key} is not what was written`);
    return entries;
  }

  /** Lets others in, whatever has gone wrong. */
  #release(): void {
    if (this.#log !== null) closeSync(this.#log);
    this.#log = null;
    this.#database.close();
    releaseLock(this.#files.lock);
  }

  #rollBack(): void {
    this.#areas.rolledBack();
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      // SQLite has done it itself.
    }
  }

  /** A database that was removed goes on as a file without a name, until it is closed. */
  #checkPresence(doing: 'written to' | 'closed'): void {
    const { database, folder } = this.#files;
    if (statSync(database, { throwIfNoEntry: false })?.ino !== this.#inode) throw gone(folder, doing);
  }

  #do<T>(doing: Doing, action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw failed(this.#files.folder, doing, error);
    }
  }
}
