import { createRequire } from 'node:module';
import { StorageloomError } from '../../infra/failure.ts';

/** What a column holds. One of the two databases gives an ArrayBuffer, the other a Uint8Array. */
export type Value = number | string | ArrayBuffer | Uint8Array | null;

export interface Statement {
  /** The first row; undefined: there is none. */
  get(...values: readonly Value[]): unknown;
  all(...values: readonly Value[]): readonly unknown[];
  run(...values: readonly Value[]): unknown;
}

/** SQLite, as far as a profile uses it, and both packages have it. */
export interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): unknown;
}

export type DatabaseClass = new (file: string) => Database;

/** Where databases come from. */
export interface Databases {
  /** Node's own: `node:sqlite`, in 22.13 and later. */
  builtin(): { readonly DatabaseSync: DatabaseClass } | undefined;
  /** The package `libsql`. Throws where it is not installed. */
  installed(): unknown;
}

interface NodeProcess {
  getBuiltinModule(name: 'node:sqlite'): { readonly DatabaseSync: DatabaseClass } | undefined;
}

const surroundings: Databases = {
  // Wall: the types are those of Node 20, which has none.
  builtin: () => (process as unknown as NodeProcess).getBuiltinModule('node:sqlite'),
  installed: () => createRequire(import.meta.url)('libsql'),
};

/** Node's own SQLite where it has one, else that of libsql. Throws PROFILE_NO_SQLITE. */
export function databaseClass({ builtin, installed }: Databases = surroundings): DatabaseClass {
  const own = builtin();
  if (own !== undefined) return own.DatabaseSync;
  try {
    // Wall: what a package exports is not known before it is loaded.
    return installed() as DatabaseClass;
  } catch (cause) {
    throw new StorageloomError('PROFILE_NO_SQLITE', {
      what: 'A profile on disk needs SQLite.',
      why: 'This Node.js has none of its own, which 22.13 and later have, and the optional package libsql cannot be loaded.',
      mend: 'Install it with: npm install --save-dev libsql',
      cause,
    });
  }
}

/** Strings keep all their code units, lone surrogates too. */
export function blobOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le');
}

export function textOf(blob: ArrayBuffer | Uint8Array): string {
  const bytes = ArrayBuffer.isView(blob) ? Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength) : Buffer.from(blob);
  return bytes.toString('utf16le');
}
