import type { AreaChange, StoredArea, StoredEntry } from '../../profile/profile.ts';
import { blobOf, textOf, type Database, type Statement } from './database.ts';
import { digestOf, minus, plus } from './digest.ts';

/** Where an entry that is there stands, and the digest of it. */
type KnownEntry = readonly [place: number, digest: number];

/** What of the rows under one storage key need not be asked for again. */
interface KnownArea {
  /** Null: no row says anything of that key. */
  id: number | null;
  entries: number;
  /** Of the last entry. */
  place: number;
  sum: number;
  /** Those that were written: most are written again. */
  readonly written: Map<string, KnownEntry>;
}

interface AreaRow {
  readonly id: number;
  readonly origin: string;
}

interface EntryRow {
  readonly key: ArrayBuffer | Uint8Array;
  readonly value: ArrayBuffer | Uint8Array;
  readonly place: number;
  readonly digest: number;
}

/** The tables of local storage. */
export class StoredAreas {
  readonly #statements: Statements;
  readonly #known = new Map<string, KnownArea>();
  /** What becomes known when the transaction is committed. */
  readonly #staged = new Map<string, KnownArea>();

  constructor(database: Database) {
    this.#statements = statementsOf(database);
  }

  /** The entries under a key, in their order; null: they are not what was written. */
  read(key: string): readonly StoredEntry[] | null {
    const row = this.#statements.area.get(key) as AreaRow | undefined;
    if (row === undefined) {
      this.#known.set(key, unknown(null));
      return [];
    }
    const [head, ...rows] = this.#statements.entries.all(row.id) as readonly EntryRow[];
    let sum = digestOf(0, key, row.origin);
    const entries = rows.map((entry): StoredEntry => {
      const [name, value] = [textOf(entry.key), textOf(entry.value)];
      sum = plus(sum, digestOf(entry.place, name, value));
      return [name, value];
    });
    if (sum !== head?.digest) return null;
    this.#known.set(key, { ...unknown(row.id), entries: rows.length, place: rows.at(-1)?.place ?? 0, sum });
    return entries;
  }

  /**
   * One entry that was written before gets another value, which most batches are: in one statement, and without a transaction. False: the batch is
   * something else.
   */
  rewrite({ key, cleared, removed, written }: AreaChange): boolean {
    const area = this.#known.get(key);
    const [entry, ...more] = written;
    if (area === undefined || entry === undefined || cleared || removed.length + more.length > 0) return false;
    const [name, value] = entry;
    const known = area.written.get(name);
    if (known === undefined) return false;
    const [place, before] = known;
    const digest = digestOf(place, name, value);
    const sum = minus(plus(area.sum, digest), before);
    this.#statements.rewrite.run(blobOf(value), sum, digest, area.id, blobOf(name));
    area.sum = sum;
    area.written.set(name, [place, digest]);
    return true;
  }

  /** Within a transaction: {@link committed} or {@link rolledBack} ends it. True: something was removed or overwritten. */
  write(change: AreaChange): boolean {
    const area = { ...this.#areaOf(change.key) };
    this.#staged.set(change.key, area);
    let removes = change.cleared ? this.#clear(area, change) : false;
    for (const name of change.removed) if (this.#remove(area, name)) removes = true;
    for (const [name, value] of change.written) if (this.#put(area, change, name, value)) removes = true;
    if (area.id === null) return removes;
    if (area.entries > 0) this.#statements.sum.run(area.sum, area.id);
    else {
      // Nobody can tell that anything of that origin was here.
      this.#statements.clear.run(area.id);
      this.#statements.dropArea.run(area.id);
      area.id = null;
    }
    return removes;
  }

  committed(): void {
    for (const [key, area] of this.#staged) this.#known.set(key, area);
    this.#staged.clear();
  }

  rolledBack(): void {
    for (const { written } of this.#staged.values()) written.clear();
    this.#staged.clear();
  }

  all(): readonly StoredArea[] {
    return (this.#statements.all.all() as readonly StoredArea[]).map(({ key, origin, entries, units }) => ({
      ...{ key, origin, entries, units },
    }));
  }

  /** That of the transaction shares `written` with the one before: {@link rolledBack} forgets it. */
  #areaOf(key: string): KnownArea {
    const known = this.#staged.get(key) ?? this.#known.get(key);
    if (known !== undefined) return known;
    const row = this.#statements.area.get(key) as AreaRow | undefined;
    // Whoever writes what was never read clears it first.
    return unknown(row?.id ?? null);
  }

  #clear(area: KnownArea, { key, origin }: AreaChange): boolean {
    if (area.id === null) return false;
    this.#statements.clear.run(area.id);
    this.#statements.head.run(area.id);
    area.written.clear();
    area.entries = 0;
    area.place = 0;
    area.sum = digestOf(0, key, origin);
    return true;
  }

  #remove(area: KnownArea, name: string): boolean {
    if (area.id === null) return false;
    const key = blobOf(name);
    const known = this.#entry(area, name, key);
    if (known === null) return false;
    this.#statements.drop.run(area.id, key);
    area.written.delete(name);
    area.entries--;
    area.sum = minus(area.sum, known[1]);
    return true;
  }

  #put(area: KnownArea, { key, origin }: AreaChange, name: string, value: string): boolean {
    if (area.id === null) {
      area.sum = digestOf(0, key, origin);
      area.id = (this.#statements.addArea.get(key, origin) as AreaRow).id;
      this.#statements.head.run(area.id);
    }
    const named = blobOf(name);
    const known = this.#entry(area, name, named);
    const place = known?.[0] ?? area.place + 1;
    const digest = digestOf(place, name, value);
    area.sum = plus(area.sum, digest);
    area.written.set(name, [place, digest]);
    if (known !== null) {
      area.sum = minus(area.sum, known[1]);
      this.#statements.change.run(blobOf(value), digest, area.id, named);
      return true;
    }
    this.#statements.add.run(area.id, named, place, blobOf(value), digest);
    area.entries++;
    area.place = place;
    return false;
  }

  /** Null: it is not there. */
  #entry(area: KnownArea, name: string, key: Uint8Array): KnownEntry | null {
    const known = area.written.get(name);
    if (known !== undefined) return known;
    const row = this.#statements.entry.get(area.id, key) as EntryRow | undefined;
    return row === undefined ? null : [row.place, row.digest];
  }
}

function unknown(id: number | null): KnownArea {
  return { id, entries: 0, place: 0, sum: 0, written: new Map() };
}

interface Statements {
  readonly area: Statement;
  readonly addArea: Statement;
  readonly head: Statement;
  readonly sum: Statement;
  readonly dropArea: Statement;
  readonly entries: Statement;
  readonly entry: Statement;
  readonly add: Statement;
  readonly change: Statement;
  readonly rewrite: Statement;
  readonly drop: Statement;
  readonly clear: Statement;
  readonly all: Statement;
}

/** What may be an empty blob can arrive as NULL: so it is put right here. */
function statementsOf(database: Database): Statements {
  return {
    area: database.prepare('SELECT id, origin FROM areas WHERE key = ?'),
    addArea: database.prepare('INSERT INTO areas (key, origin) VALUES (?, ?) RETURNING id'),
    head: database.prepare("INSERT INTO entries (area, key, place, value, digest) VALUES (?, 0, 0, x'', 0)"),
    sum: database.prepare('UPDATE entries SET digest = ? WHERE area = ? AND key = 0'),
    dropArea: database.prepare('DELETE FROM areas WHERE id = ?'),
    entries: database.prepare('SELECT key, value, place, digest FROM entries WHERE area = ? ORDER BY place'),
    entry: database.prepare("SELECT place, digest FROM entries WHERE area = ? AND key = coalesce(?, x'')"),
    add: database.prepare(
      "INSERT INTO entries (area, key, place, value, digest) VALUES (?, coalesce(?, x''), ?, coalesce(?, x''), ?)",
    ),
    change: database.prepare("UPDATE entries SET value = coalesce(?, x''), digest = ? WHERE area = ? AND key = coalesce(?, x'')"),
    rewrite: database.prepare(
      `UPDATE entries SET value = iif(key = 0, value, coalesce(?, x'')), digest = iif(key = 0, ?, ?)
       WHERE area = ? AND key IN (0, coalesce(?, x''))`,
    ),
    drop: database.prepare("DELETE FROM entries WHERE area = ? AND key = coalesce(?, x'')"),
    clear: database.prepare('DELETE FROM entries WHERE area = ?'),
    all: database.prepare(
      `SELECT areas.key AS key, origin, count(*) AS entries, sum(length(entries.key) + length(value)) / 2 AS units
       FROM areas JOIN entries ON area = id AND place > 0 GROUP BY id ORDER BY origin, areas.key`,
    ),
  };
}
