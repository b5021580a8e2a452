import type { Process } from '../event-loop/process.ts';
import type { Area } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';
import { ProcessCopy, valueOf, type Browserside, type Mutation } from './process-copy.ts';

export interface ChromiumMutation extends Mutation {
  /** What the copy had before, or what others have made of it since: what it goes back to where there is no room. */
  oldValue: string | null;
  readonly by: ChromiumCopy;
}

/**
 * A copy as Chromium keeps it. As long as a change of its own is under way, changes of others to that key are not applied.
 *
 * Chromium, third_party/blink/renderer/modules/storage/cached_storage_area.cc
 */
export class ChromiumCopy extends ProcessCopy {
  readonly #browserside: Browserside<ChromiumMutation>;
  /** Changes that have not come back yet. */
  #pending: ChromiumMutation[] = [];

  constructor(stored: Area, process: Process, browserside: Browserside<ChromiumMutation>) {
    super(stored, process, browserside);
    this.#browserside = browserside;
  }

  write(area: Area, key: string | null, value: string | null, source: Source): boolean {
    this.touch();
    const oldValue = valueOf(area, key);
    const outcome = this.make(key, value, source);
    if (outcome === 'refused') return false;
    // Others may have something else where this one has that value already, or nothing, so that it is sent all the same.
    if (outcome === 'unchanged') {
      if (key !== null && value === null) return true;
      // And as long as it is under way, what they do is not applied here.
      this.access(key === null ? 'cleared' : `key ${key}`, 'write');
    }
    const mutation = { key, value, oldValue, source, url: source.url, by: this };
    this.#pending.push(mutation);
    this.#browserside.send(mutation);
    return true;
  }

  /** The browser process has made the change. */
  received(mutation: ChromiumMutation): void {
    this.note('loaded', 'read');
    const isOwn = this.#take(mutation);
    // What of its own is under way can be told by what others send.
    if (isOwn && mutation.key !== null) this.access(`key ${mutation.key}`, 'read');
    if (isOwn) return;
    if (!this.isLoaded) return;
    const { key, value } = mutation;
    if (key === null) return this.#clear(mutation.by.process.name);
    this.access('cleared', 'read');
    const first = this.#pending.find((own) => own.key === key);
    if (first !== undefined) first.oldValue = value;
    if (first === undefined && !this.#isClearing) this.follow(key, value, mutation.by.process.name);
    else this.access(`key ${key}`, 'read');
  }

  /** There was no room for it in the browser process. Answers with what the copy had of the key, and goes back to; null: it keeps what it has. */
  refused(mutation: ChromiumMutation): { readonly had: string | null; readonly has: string | null } | null {
    this.note('loaded', 'read');
    if (!this.#take(mutation)) return null;
    const { key, oldValue } = mutation;
    this.access('cleared', 'read');
    if (key === null || this.#isClearing) return null;
    const later = this.#pending.find((own) => own.key === key);
    if (later !== undefined) {
      this.access(`key ${key}`, 'write');
      later.oldValue = oldValue;
      return null;
    }
    const had = valueOf(this.area, key);
    this.follow(key, oldValue, 'browser');
    return { had, has: oldValue };
  }

  emptied(): void {
    this.note('loaded', 'read');
    if (this.isLoaded) this.#clear('browser');
  }

  protected forgetSent(): void {
    this.#pending = [];
  }

  /** What is under way stays. */
  #clear(by: string): void {
    this.clearAndRefill(by, () => {
      const known = new Set<string | null>();
      for (const own of this.#pending) {
        this.area.apply(own.key, own.value);
        if (!known.has(own.key)) own.oldValue = null;
        known.add(own.key);
      }
    });
  }

  /** DIVERGES: while a clear() of its own is under way, no key is changed by what others did before it. */
  get #isClearing(): boolean {
    return this.#pending.some((own) => own.key === null);
  }

  #take(mutation: ChromiumMutation): boolean {
    const place = this.#pending.indexOf(mutation);
    if (place === -1) return false;
    this.#pending.splice(place, 1);
    return true;
  }
}
