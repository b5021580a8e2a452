import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, DatabaseClass } from './database.ts';
import { busy, damaged, failed, foreign, locked, missing, newer, sqliteCodeOf } from './failures.ts';
import { holderOf, releaseLock, takeLock } from './lock.ts';
import { DiskStore } from './disk-store.ts';

/** Of SQLite's header: the database is one of ours. */
const applicationId: number = 0x53_74_6c_6d;

/** Of what is in the tables. A later format has a greater one. */
const formatVersion: number = 1;

/**
 * `entries.place`: the order of the entries. Keys and values are UTF-16, as a page may store what no other encoding has. The first entry of each area
 * has the key 0, a number, and the sum of the digests of the area's key, its origin and its entries: near them, so that few pages change.
 */
const schema: string = `
  CREATE TABLE areas (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, origin TEXT NOT NULL);
  CREATE TABLE entries (
    area INTEGER NOT NULL, key BLOB NOT NULL, place INTEGER NOT NULL, value BLOB NOT NULL, digest INTEGER NOT NULL,
    PRIMARY KEY (area, key)
  ) WITHOUT ROWID;
  CREATE TABLE cookies (id TEXT PRIMARY KEY, place INTEGER NOT NULL, cookie TEXT NOT NULL, digest INTEGER NOT NULL) WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${formatVersion};
`;

const databaseName = 'storageloom.sqlite';
const logName = `${databaseName}-wal`;
const lockName = 'lock';
/** `-journal` is there while the database leaves or enters the mode with a log. */
const ownNames: ReadonlySet<string> = new Set([
  databaseName,
  logName,
  `${databaseName}-journal`,
  `${databaseName}-shm`,
  lockName,
]);

/**
 * Opens the profile in a folder, for one Browser; see `disk()` for what it throws. `folder` is absolute. `makes` false: where there is no
 * profile none is made, and PROFILE_FOREIGN says so.
 */
export function openStore(folder: string, SQLite: DatabaseClass, makes: boolean = true): DiskStore {
  const files = { folder, database: join(folder, databaseName), log: join(folder, logName), lock: join(folder, lockName) };
  try {
    if (makes) makeFolder(folder);
    else if (!existsSync(files.database)) {
      throw missing(folder, existsSync(folder) ? `There is no ${databaseName} in it` : 'Nothing has that name');
    }
    const holder = holderOf(files.lock);
    if (holder !== null) throw locked(folder, files.lock, holder);
    const wasLeftOpen = checkFiles(folder, files.database);
    takeLock(files.lock);
    let database: Database | null = null;
    try {
      database = openDatabase(files, SQLite);
      const store = new DiskStore(files, database, wasLeftOpen);
      // What cannot be read is told now, and not in the middle of a run.
      store.cookies();
      return store;
    } catch (error) {
      database?.close();
      releaseLock(files.lock);
      throw sqliteCodeOf(error) === busy ? locked(folder, files.lock, null) : error;
    }
  } catch (error) {
    throw failed(folder, 'opened', error);
  }
}

function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) throw foreign(folder, 'It is a file');
  mkdirSync(folder, { recursive: true });
}

/** Looks at the files before anything is written. True: whoever used the profile last did not close it. */
function checkFiles(folder: string, file: string): boolean {
  const names = readdirSync(folder);
  const others = names.filter((name) => !ownNames.has(name));
  if (!names.includes(databaseName)) {
    if (others.length > 0) throw foreign(folder, `There are other files in it, such as ${others[0]}`);
    if (names.includes(logName)) throw damaged(folder, `There is a log, ${logName}, without its database`);
    return false;
  }
  const header = headerOf(file);
  // The process that was to fill it ended before it did.
  if (header.length === 0) return true;
  if (header.length < headerBytes) throw damaged(folder, `${databaseName} is cut off`);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw damaged(folder, `${databaseName} is no database`);
  checkIdentity(folder, header.readUInt32BE(68), header.readUInt32BE(60));
  return header[18] === withLog;
}

/** Throws for a database that is not ours. `id` 0: it may be one that is not filled yet. */
function checkIdentity(folder: string, id: number, version: number): void {
  if (id !== applicationId && id !== 0) throw foreign(folder, `${databaseName} is a database of another program`);
  if (version > formatVersion) throw newer(folder, version, formatVersion);
}

const headerBytes = 100;
/** What the header says of how changes are written. */
const withLog = 2;

/** The beginning of a file; shorter where the file is. No connection of this process has it open: closing it would drop that one's lock. */
function headerOf(file: string): Buffer {
  const header = Buffer.alloc(headerBytes);
  const descriptor = openSync(file, 'r');
  try {
    return header.subarray(0, readSync(descriptor, header, 0, headerBytes, 0));
  } finally {
    closeSync(descriptor);
  }
}

function openDatabase({ folder, database: file }: { folder: string; database: string }, SQLite: DatabaseClass): Database {
  const database = new SQLite(file);
  try {
    // The first: from the first reading on nobody else has it, and no memory has to be shared.
    database.prepare('PRAGMA locking_mode = EXCLUSIVE').all();
    const id = numberOf(database, 'PRAGMA application_id');
    const version = numberOf(database, 'PRAGMA user_version');
    const tables = numberOf(database, 'SELECT count(*) FROM sqlite_schema');
    checkIdentity(folder, id, version);
    if (id === 0 && tables > 0) throw foreign(folder, `${databaseName} is a database of another program`);
    for (const pragma of ['temp_store = MEMORY', 'secure_delete = ON', 'journal_mode = WAL', 'synchronous = NORMAL']) {
      database.prepare(`PRAGMA ${pragma}`).all();
    }
    if (tables === 0) database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function numberOf(database: Database, sql: string): number {
  return Object.values(database.prepare(sql).get() as Readonly<Record<string, number>>)[0] as number;
}
