import { createRequire } from 'node:module';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseClass } from '../../../lib/node/disk/database.ts';

interface NodeProcess {
  getBuiltinModule(name: 'node:sqlite'): { readonly DatabaseSync: DatabaseClass } | undefined;
}

const builtin = (process as unknown as NodeProcess).getBuiltinModule('node:sqlite');

/** Those that are here: what a profile is stored by must make no difference. */
export const drivers: readonly (readonly [name: string, SQLite: DatabaseClass])[] = [
  ['libsql', createRequire(import.meta.url)('libsql') as DatabaseClass],
  ...(builtin === undefined ? [] : ([['node:sqlite', builtin.DatabaseSync]] as const)),
];

/** A folder of its own for each spec, which is not there yet, in one that is removed. */
export function folderForEach(): () => string {
  let around = '';
  beforeEach(() => (around = mkdtempSync(join(tmpdir(), 'storageloom-profile-'))));
  afterEach(() => rmSync(around, { recursive: true, force: true }));
  return () => join(around, 'profile');
}

/** Those of the texts that are anywhere in the files of a folder, in either encoding. */
export function foundIn(folder: string, texts: readonly string[]): readonly string[] {
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  return texts.filter((text) => [Buffer.from(text, 'utf16le'), Buffer.from(text)].some((part) => bytes.indexOf(part) >= 0));
}
