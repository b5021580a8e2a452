/** A cookie that a tab read and another tab had written. */
export interface Leak {
  readonly name: string;
  readonly value: string;
  /** The tab that wrote it. */
  readonly writer: string;
  /** What the reading tab itself had last written under that name; null when it never had. */
  readonly ownValue: string | null;
}

interface Entry {
  readonly writer: string | null;
  readonly value: string;
}

/** Who wrote which cookie last. Finds the values that cross from one tab into another through the cookies that all tabs share. */
export class CookieLedger {
  readonly #last = new Map<string, Entry>();
  readonly #own = new Map<string, string>();
  readonly #seen = new Set<string>();

  /** `writer` null: not a tab, but for example a server. `value` null: the cookie was deleted. */
  wrote(area: string, writer: string | null, name: string, value: string | null): void {
    const cookie = `${area} ${name}`;
    if (value === null) this.#last.delete(cookie);
    else this.#last.set(cookie, { writer, value });
    const own = `${writer} ${cookie}`;
    if (value === null) this.#own.delete(own);
    else this.#own.set(own, value);
  }

  /** What was written so far is nobody's any more: a browser that starts again has no other tabs. */
  forget(): void {
    this.#last.clear();
    this.#own.clear();
  }

  /** The cookies of another tab in what `reader` got, `cookies` as `document.cookie` gives it. Each value is told once for each tab. */
  read(area: string, reader: string, cookies: string): Leak[] {
    const leaks: Leak[] = [];
    for (const pair of cookies.split(/; */)) {
      const name = pair.split('=', 1)[0]!;
      const cookie = `${area} ${name}`;
      const entry = this.#last.get(cookie);
      if (entry === undefined || entry.writer === null || entry.writer === reader) continue;
      const telling = `${reader} ${cookie} ${entry.writer} ${entry.value}`;
      if (this.#seen.has(telling)) continue;
      this.#seen.add(telling);
      const own = this.#own.get(`${reader} ${cookie}`);
      leaks.push({ name, value: entry.value, writer: entry.writer, ownValue: own ?? null });
    }
    return leaks;
  }
}
