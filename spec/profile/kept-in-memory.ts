import type { Batch, OpenProfile, Profile, StoredEntry } from '../../lib/profile/profile.ts';

/** A profile that keeps what it is given in this process, for specs of what asks profiles: with what it was asked, in order. */
export class KeptInMemory implements Profile, OpenProfile {
  readonly durability: 'close' | 'task';
  readonly entries: Map<string, Map<string, string>> = new Map<string, Map<string, string>>();
  readonly cookieTexts: Map<string, string> = new Map<string, string>();
  readonly asked: string[] = [];
  /** Thrown by the calls of these names, until it is null again. */
  failing: { readonly calls: readonly string[]; readonly error: Error } | null = null;
  /** What `prepare` answers with. */
  preparing: ((key: string) => void | Promise<void>) | null = null;

  constructor(durability: 'close' | 'task' = 'close') {
    this.durability = durability;
  }

  open(): OpenProfile {
    this.#ask('open');
    return this;
  }

  prepare(key: string): void | Promise<void> {
    this.#ask(`prepare ${key}`);
    return this.preparing?.(key);
  }

  read(key: string): readonly StoredEntry[] {
    return [...(this.entries.get(key) ?? [])];
  }

  cookies(): readonly string[] {
    return [...this.cookieTexts.values()];
  }

  commit({ areas, cookies }: Batch): void {
    this.#ask('commit');
    for (const { key, cleared, removed, written } of areas) {
      const entries = this.entries.get(key) ?? new Map<string, string>();
      if (cleared) entries.clear();
      for (const name of removed) entries.delete(name);
      for (const [name, value] of written) entries.set(name, value);
      this.entries.set(key, entries);
    }
    for (const { id, text } of cookies) {
      if (text === null) this.cookieTexts.delete(id);
      else this.cookieTexts.set(id, text);
    }
  }

  flush(): void {
    this.#ask('flush');
  }

  purge(): void {
    this.#ask('purge');
  }

  areas(): ReturnType<OpenProfile['areas']> {
    return [...this.entries].map(([key, entries]) => {
      const [origin = ''] = key.split(' ');
      const units = [...entries].flat().join('').length;
      return { key, origin, entries: entries.size, units };
    });
  }

  close(): void {
    this.#ask('close');
  }

  #ask(call: string): void {
    this.asked.push(call);
    if (this.failing?.calls.some((name) => call.startsWith(name)) === true) throw this.failing.error;
  }
}
