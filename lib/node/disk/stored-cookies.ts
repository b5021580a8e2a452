import type { CookieChange } from '../../profile/profile.ts';
import type { Database, Statement } from './database.ts';
import { digestOf } from './digest.ts';

interface CookieRow {
  readonly id: string;
  readonly place: number;
  readonly cookie: string;
  readonly digest: number;
}

/** The table of cookies. */
export class StoredCookies {
  readonly #place: Statement;
  readonly #put: Statement;
  readonly #drop: Statement;
  readonly #all: Statement;

  constructor(database: Database) {
    this.#place = database.prepare(
      'SELECT coalesce((SELECT place FROM cookies WHERE id = ?), max(place) + 1, 1) AS place FROM cookies',
    );
    this.#put = database.prepare('INSERT OR REPLACE INTO cookies (id, place, cookie, digest) VALUES (?, ?, ?, ?)');
    this.#drop = database.prepare('DELETE FROM cookies WHERE id = ?');
    this.#all = database.prepare('SELECT id, place, cookie, digest FROM cookies ORDER BY place');
  }

  /** The cookies in the order in which they came; null: they are not what was written. */
  read(): readonly string[] | null {
    const rows = this.#all.all() as readonly CookieRow[];
    const areRight = rows.every(({ id, place, cookie, digest }) => digestOf(place, id, cookie) === digest);
    return areRight ? rows.map(({ cookie }) => cookie) : null;
  }

  write({ id, text }: CookieChange): void {
    if (text === null) this.#drop.run(id);
    else {
      const { place } = this.#place.get(id) as CookieRow;
      this.#put.run(id, place, text, digestOf(place, id, text));
    }
  }
}
