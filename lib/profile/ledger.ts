import type { LastingCookies } from '../cookies/lasting-cookies.ts';
import { serializeOrigin } from '../origin/origin.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import type { Area } from '../storage/area.ts';
import { Journal } from '../storage/journal.ts';
import type { LastingAreas } from '../storage/lasting-areas.ts';
import { Preparations } from './preparations.ts';
import type { AreaChange, Batch, OpenProfile, Profile, StoredArea, StoredEntry } from './profile.ts';

/** Null: nothing is kept. Throws what the profile throws where it cannot be used. */
export function openLedger(profile: Profile | undefined): Ledger | null {
  const open = profile?.open() ?? null;
  return open === null || profile === undefined ? null : new Ledger(open, profile.durability);
}

interface KeptArea {
  readonly area: Area;
  readonly key: StorageKey;
}

/** What of one Browser is kept in its profile: it fills areas with what is there, and brings there what changes in them. */
export class Ledger implements LastingAreas, LastingCookies {
  readonly #profile: OpenProfile;
  readonly #afterTasks: boolean;
  /** Whose journals have notes. */
  readonly #changed = new Map<Journal, KeptArea>();
  readonly #cookies = new Map<string, string | null>();
  /** Of documents, in this run, by the text of the key. */
  #asked = new Set<string>();
  #preparations: Preparations;
  /** Under which nothing may be kept any more, text to serialized origin, until the profile has heard of it. */
  readonly #gone = new Map<string, string>();
  /** The user, or a server, has had something removed, and it was not purged yet. */
  #isToPurge = false;
  #isFlushed = true;
  #isClosed = false;

  constructor(profile: OpenProfile, durability: 'close' | 'task') {
    this.#profile = profile;
    this.#preparations = new Preparations(profile);
    this.#afterTasks = durability === 'task';
  }

  prepare({ text, origin }: StorageKey): void | Promise<void> {
    if (origin.opaque) return;
    this.#asked.add(text);
    return this.#preparations.prepare(text) ?? undefined;
  }

  wasAsked({ text }: StorageKey): boolean {
    return this.#asked.has(text);
  }

  adopt(area: Area, key: StorageKey): void {
    // What could not be read is not overwritten, either.
    if (!this.#preparations.isDone(key.text)) return;
    for (const [name, value] of this.#read(key.text)) area.raw.set(name, value);
    if (area.guard !== null) area.guard.refilled(area);
    area.journal = new Journal((journal) => this.#changed.set(journal, { area, key }));
  }

  /** Of the cookies that are kept. */
  cookies(): readonly string[] {
    return this.#profile.cookies();
  }

  cookieChanged(id: string, text: string | null): void {
    this.#cookies.set(id, text);
  }

  areas(): readonly StoredArea[] {
    this.commit();
    return this.#profile.areas();
  }

  /** What is kept under the text of a key that no area was made for. Empty where the profile cannot tell at once. */
  entriesOf(text: string): readonly StoredEntry[] {
    const waiting = this.#preparations.prepare(text);
    if (waiting === null) return this.#read(text);
    // Whoever loads a page of it is told.
    waiting.catch(() => undefined);
    return [];
  }

  /** To be called between two tasks. Throws what keeping threw; it is tried again the next time. */
  stepEnded(): void {
    if (this.#afterTasks) this.commit();
  }

  /** To be called when a driving call has ended, or whatever else runs tasks. Throws as {@link stepEnded}. */
  callEnded(): void {
    if (this.#afterTasks) this.flush();
    else this.commit();
  }

  /** Brings to the profile what has changed, and has it purged where that is due. Throws what either threw; it is tried again the next time. */
  commit(): void {
    if (this.#isClosed) return;
    this.#write();
    if (!this.#isToPurge) return;
    this.#sync();
    this.#profile.purge();
    this.#isToPurge = false;
  }

  /** As {@link commit}, and from then on it outlives the machine. */
  flush(): void {
    this.commit();
    if (!this.#isClosed) this.#sync();
  }

  forget({ text, origin }: StorageKey): void {
    this.#gone.set(text, serializeOrigin(origin));
  }

  purgeAtEnd(): void {
    this.#isToPurge = true;
  }

  /** Empties what is kept of an origin, in each partition, and of null what is kept of all. Throws as {@link commit}. */
  clear(origin: string | null): void {
    this.#isToPurge = true;
    for (const area of this.#profile.areas()) {
      if (origin === null || area.origin === origin) this.#gone.set(area.key, area.origin);
    }
    this.commit();
  }

  /** A run is over: the next one reads anew. */
  endRun(): void {
    this.flush();
    this.#asked = new Set();
    this.#preparations = new Preparations(this.#profile);
  }

  close(): void {
    if (this.#isClosed) return;
    try {
      this.commit();
    } finally {
      this.#isClosed = true;
      this.#profile.close();
    }
  }

  #read(text: string): readonly StoredEntry[] {
    return this.#gone.has(text) ? [] : this.#profile.read(text);
  }

  #write(): void {
    if (this.#changed.size === 0 && this.#cookies.size === 0 && this.#gone.size === 0) return;
    this.#profile.commit(this.#batch());
    for (const journal of this.#changed.keys()) journal.forget();
    this.#changed.clear();
    this.#cookies.clear();
    this.#gone.clear();
    this.#isFlushed = false;
  }

  #sync(): void {
    if (this.#isFlushed) return;
    this.#profile.flush();
    this.#isFlushed = true;
  }

  #batch(): Batch {
    const gone = new Map(this.#gone);
    const changed = [...this.#changed].map(([journal, { area, key }]): AreaChange => {
      const { cleared, removed, written, purges } = journal.changes;
      if (purges) this.#isToPurge = true;
      return {
        key: key.text,
        origin: serializeOrigin(key.origin),
        cleared: gone.delete(key.text) || cleared,
        removed,
        written: written.map((name) => [name, area.raw.get(name) as string]),
      };
    });
    const emptied = [...gone].map(([key, origin]): AreaChange => ({ key, origin, cleared: true, removed: [], written: [] }));
    return { areas: [...changed, ...emptied], cookies: [...this.#cookies].map(([id, text]) => ({ id, text })) };
  }
}
