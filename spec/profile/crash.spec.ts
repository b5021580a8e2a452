import { expect } from 'chai';
import fc from 'fast-check';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomStream } from '../../lib/infra/random.ts';
import type { Database } from '../../lib/node/disk/database.ts';
import type { DiskStore } from '../../lib/node/disk/disk-store.ts';
import { openStore } from '../../lib/node/disk/open-store.ts';
import { codeOf } from '../node/disk/code-of.ts';
import { drivers, folderForEach } from '../node/disk/drivers.ts';
import { runsOf, soaks } from '../soak.ts';
import { writeAndKill, writerProgram, type Said } from './crash-child.ts';
import { entriesAfter } from './crash-program.ts';

const databaseName = 'storageloom.sqlite';
const logName = `${databaseName}-wal`;
const key = 'https://a.example';

type Entries = Said['found'];

/** How many commits are in there: all of each, and none that came later. */
function commitsIn(entries: Entries): number {
  const commits = Number(new Map(entries).get('number') ?? 0);
  expect(entries).to.deep.equal(entriesAfter(commits));
  return commits;
}

/** What opening a folder finds; null: it says that it is damaged, and nothing else may go wrong. */
function commitsFound(folder: string, SQLite: (typeof drivers)[0][1]): number | null {
  let connection: { close(): unknown } | null = null;
  /** Closing it properly would take most of the time. */
  class Leaving extends (SQLite as new (file: string) => Database & object) {
    constructor(file: string) {
      super(file);
      connection = this as unknown as Database;
    }
  }
  let entries: Entries = [];
  const { code } = codeOf(() => {
    const store: DiskStore = openStore(folder, Leaving as unknown as typeof SQLite);
    store.prepare(key);
    entries = store.read(key);
  });
  (connection as { close(): unknown } | null)?.close();
  if (code !== null) expect(code).to.equal('PROFILE_DAMAGED');
  return code === null ? commitsIn(entries) : null;
}

describe('a profile whose process is killed', () => {
  const folder = folderForEach();
  const program = writerProgram();
  const [, SQLite] = drivers.at(-1) as (typeof drivers)[0];
  let random: () => number;
  beforeEach(() => (random = randomStream(fc.readConfigureGlobal().seed ?? 1, 14)));
  const below = (limit: number): number => Math.floor(random() * limit);

  for (const durability of ['close', 'task']) {
    it(`has all that was called durable, and of the rest a beginning, with the durability ${durability}`, async () => {
      let promised = 0;
      for (let run = 0; run < runsOf('killed writers') / 2; run++) {
        const said = await writeAndKill(program(), [folder(), durability], { lines: 1 + below(25) });

        // The one before was killed: its lock is taken over.
        expect(said.complaint).to.equal('');
        const commits = commitsIn(said.found);
        expect(commits).to.be.at.least(promised);
        // One more may have been kept, and not been told of.
        expect(commits).to.be.at.most(promised + 1);
        promised = Math.max(promised, said.promised, commits);
      }
      expect(promised).to.be.above(20);
      expect(commitsFound(folder(), SQLite)).to.be.within(promised, promised + 1);
    });
  }

  it('has all that was called durable in copies of its files as they were at any moment', async () => {
    const copies: { readonly path: string; readonly promised: number }[] = [];
    const until = soaks ? 2_000 : 150;
    const places = new Set(Array.from({ length: soaks ? 300 : 20 }, () => below(until)));

    await writeAndKill(program(), [folder(), 'task'], {
      lines: until,
      during(promised) {
        // A number may be told of twice.
        if (!places.delete(promised)) return null;
        return () => {
          const path = `${folder()}-copy-${promised}`;
          mkdirSync(path);
          for (const name of [logName, databaseName]) copyFileSync(join(folder(), name), join(path, name));
          copies.push({ path, promised });
        };
      },
    });

    expect(copies).to.have.length.above(5);
    for (const { path, promised } of copies) expect(commitsFound(path, SQLite)).to.be.at.least(promised);
  });

  it('has a beginning of them, or is damaged, when its log is cut off anywhere', async () => {
    // What is in the database is in no log any more.
    const first = await writeAndKill(program(), [folder(), 'close'], { lines: 5 });
    openStore(folder(), SQLite).close();
    const { promised } = await writeAndKill(program(), [folder(), 'task'], { lines: 6 });
    const log = readFileSync(join(folder(), logName));
    const copy = `${folder()}-cut`;
    const found: number[] = [];

    for (let length = 0; length <= log.length; length += soaks ? 97 : 97 * (1 + below(19))) {
      rmSync(copy, { recursive: true, force: true });
      mkdirSync(copy);
      copyFileSync(join(folder(), databaseName), join(copy, databaseName));
      writeFileSync(join(copy, logName), log.subarray(0, length));
      const commits = commitsFound(copy, SQLite);
      if (commits !== null) found.push(commits);
    }

    expect(found).to.deep.equal(found.toSorted((a, b) => a - b));
    expect(found[0]).to.be.at.least(first.promised);
    expect(new Set(found).size).to.be.above(3);
    expect(commitsFound(folder(), SQLite)).to.be.at.least(promised);
    expect(existsSync(join(folder(), databaseName))).to.equal(true);
  });
});
