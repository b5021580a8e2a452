import type { Process } from '../event-loop/process.ts';
import type { Area } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';
import { ProcessCopy, valueOf, type Browserside, type Mutation } from './process-copy.ts';

export interface ChromiumMutation extends Mutation {
  /** What the copy had before. */
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
    if (outcome === 'unchanged' && key !== null && value === null) return true;
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
    if (key === null) this.#clear(mutation.by.process.name);
    else if (this.#pending.some((own) => own.key === key || own.key === null)) this.access(`key ${key}`, 'read');
    else this.follow(key, value, mutation.by.process.name);
  }

  /** There was no room for it in the browser process. */
  refused(mutation: ChromiumMutation): void {
    this.note('loaded', 'read');
    if (!this.#take(mutation)) return;
    const { key, oldValue } = mutation;
    const later = this.#pending.find((own) => own.key === key);
    if (key !== null && later === undefined) this.follow(key, oldValue, 'browser');
    else if (later !== undefined) {
      this.access(`key ${key}`, 'write');
      later.oldValue = oldValue;
    }
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
      for (const { key, value } of this.#pending) this.area.apply(key, value);
    });
  }

  #take(mutation: ChromiumMutation): boolean {
    const place = this.#pending.indexOf(mutation);
    if (place === -1) return false;
    this.#pending.splice(place, 1);
    return true;
  }
}
