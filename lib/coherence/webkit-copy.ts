import type { Process } from '../event-loop/process.ts';
import type { OrderedMap } from '../infra/ordered-map.ts';
import type { Area } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';
import { ProcessCopy, valueOf, type Browserside, type Mutation } from './process-copy.ts';

export interface WebKitMutation extends Mutation {
  readonly by: WebKitCopy;
  /** Of the copy, when it was made. */
  readonly seed: number;
}

/**
 * A copy as WebKit keeps it. What changes nothing here is not sent. As long as a change of its own to a key is under way, changes of
 * others to that key are not made; a clear() of its own forgets what was under way before.
 *
 * WebKit, Source/WebKit/WebProcess/WebStorage/StorageAreaMap.cpp
 */
export class WebKitCopy extends ProcessCopy {
  readonly #browserside: Browserside<WebKitMutation>;
  /** How many changes of each key are under way. */
  readonly #pending = new Map<string, number>();
  /** A clear() is under way. */
  #isClearing = false;
  /** Answers to what was sent with a lower one come too late. */
  #seed = 0;

  constructor(stored: Area, process: Process, browserside: Browserside<WebKitMutation>) {
    super(stored, process, browserside);
    this.#browserside = browserside;
  }

  write(_area: Area, key: string | null, value: string | null, source: Source): boolean {
    this.touch();
    const outcome = this.make(key, value, source);
    if (outcome === 'refused') return false;
    if (key !== null) {
      if (outcome === 'unchanged') return true;
      this.#pending.set(key, (this.#pending.get(key) ?? 0) + 1);
    } else {
      this.forgetSent();
      this.#isClearing = true;
      // Also an empty copy has changes under way.
      this.note('pending', 'write');
    }
    this.#browserside.send({ key, value, source, url: source.url, by: this, seed: this.#seed });
    return true;
  }

  /** Another process has made the change. */
  received({ key, value, by }: WebKitMutation): void {
    this.note('loaded', 'read');
    if (!this.isLoaded) return;
    this.note('pending', 'read');
    if (key === null) this.#clear(by.process.name);
    else if (this.#pending.has(key)) this.access(`key ${key}`, 'read');
    // IMPL-DEFINED: also while a clear() of its own is under way, which came later: this copy alone then keeps the value.
    else this.follow(key, value, by.process.name);
  }

  /** What it had sent is done. `stored`: it could not be done, and that is there instead. */
  answered({ key, seed }: WebKitMutation, stored: OrderedMap | null): void {
    this.note('loaded', 'read');
    if (stored !== null) this.note('pending', 'read');
    if (seed !== this.#seed) return;
    if (key === null) this.#isClearing = false;
    else this.#settle(key);
    if (stored !== null) this.#become(stored);
  }

  emptied(): void {
    this.note('loaded', 'read');
    if (!this.isLoaded) return;
    this.note('pending', 'read');
    this.#clear('browser');
  }

  protected forgetSent(): void {
    this.#pending.clear();
    this.#isClearing = false;
    this.#seed++;
  }

  #settle(key: string): void {
    const left = (this.#pending.get(key) ?? 0) - 1;
    if (left > 0) this.#pending.set(key, left);
    else this.#pending.delete(key);
  }

  /** What is under way stays, and so does everything while a clear() is: that will empty the rest. */
  #clear(by: string): void {
    if (this.#isClearing) return;
    const { area } = this;
    const kept = this.#pendingKeys().map((key) => [key, valueOf(area, key)] as const);
    this.clearAndRefill(by, () => {
      for (const [key, value] of kept) area.apply(key, value);
    });
  }

  /** What is under way stays. */
  #become(stored: OrderedMap): void {
    const kept = new Set(this.#pendingKeys());
    for (const key of new Set([...this.area.raw.keys(), ...stored.keys()])) {
      if (!kept.has(key)) this.follow(key, stored.get(key) ?? null, 'browser');
    }
  }

  #pendingKeys(): string[] {
    const keys = [...this.#pending.keys()];
    for (const key of keys) this.access(`key ${key}`, 'read');
    return keys;
  }
}
