import type { Observer } from '../event-loop/observer.ts';
import type { Process } from '../event-loop/process.ts';
import { Area, type Coherence } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';

/** A change that a process has made to its copy, on its way to the browser process and back. */
export interface Mutation {
  /** Null: everything was removed. */
  readonly key: string | null;
  /** Null: the key was removed. */
  readonly value: string | null;
  /** What the copy had before, or what others have made of it since: what it goes back to where there is no room. */
  oldValue: string | null;
  readonly source: Source;
  /** Of the document, when it made it. */
  readonly url: string;
  readonly by: ProcessCopy;
}

/** What a copy asks of the browser process. */
export interface Browserside {
  readonly observer: Observer | null;
  /** Waits until all that the copy has sent is received, then answers with what is stored; what is on its way to the copy is not received. */
  load(copy: ProcessCopy): void;
  send(mutation: Mutation): void;
}

const toNobody = (): void => undefined;

/**
 * One process's copy of an area. It is loaded at the first use; from then on it is read and written at once, and what is written is sent.
 * As long as a change of its own is under way, changes of others to that key are not applied.
 *
 * Chromium, third_party/blink/renderer/modules/storage/cached_storage_area.cc
 */
export class ProcessCopy implements Coherence {
  readonly process: Process;
  readonly area: Area;
  readonly #stored: Area;
  readonly #browserside: Browserside;
  #isLoaded = false;
  /** Changes that have not come back yet. */
  #pending: Mutation[] = [];

  constructor(stored: Area, process: Process, browserside: Browserside) {
    const { identifier, origin, quotaUnits, recipients } = stored;
    const { observer } = browserside;
    const name = `${stored.name} in ${process.name}`;
    this.process = process;
    this.#stored = stored;
    this.#browserside = browserside;
    this.area = new Area({ name, identifier, origin, quotaUnits, recipients, observer, broadcast: toNobody });
    this.area.coherence = this;
    if (observer !== null) {
      observer.fact({ type: 'area-created', area: name, kind: identifier, origin, tab: null, copyOf: stored.name });
    }
  }

  /** Its next use loads it again. */
  forget(): void {
    this.#note('loaded', 'write');
    this.#isLoaded = false;
    this.#pending = [];
  }

  touch(): void {
    if (this.#isLoaded) return;
    this.#browserside.load(this);
    this.#note('loaded', 'write');
    this.area.raw.copyFrom(this.#stored.raw);
    this.#pending = [];
    this.#isLoaded = true;
  }

  write(area: Area, key: string | null, value: string | null, source: Source): boolean {
    this.touch();
    area.quotaUnits = this.#stored.quotaUnits;
    const { raw, observer } = area;
    const oldValue = key === null ? null : (raw.get(key) ?? null);
    const isEmpty = key === null ? raw.size === 0 : value === null && oldValue === null;
    if (isEmpty || (value !== null && oldValue === value)) {
      if (observer !== null) observer.unchanged(area, source, key, value);
      // Others may have something else, so that it is sent all the same.
      if (isEmpty && key !== null) return true;
      // And as long as it is under way, what they do is not applied here.
      this.#access(key === null ? 'cleared' : `key ${key}`, 'write');
    } else {
      if (key !== null && value !== null) {
        this.#room(raw.units + key.length + value.length);
        if (!area.fits(key, oldValue, value)) {
          if (observer !== null) observer.refused(area, source, key, value);
          return false;
        }
      }
      area.apply(key, value);
      if (observer !== null) observer.wrote(area, source, key, oldValue, value);
    }
    const mutation = { key, value, oldValue, source, url: source.url, by: this };
    this.#pending.push(mutation);
    this.#browserside.send(mutation);
    return true;
  }

  /** The browser process has made the change. */
  received(mutation: Mutation): void {
    this.#note('loaded', 'read');
    const isOwn = this.#take(mutation);
    // What of its own is under way can be told by what others send.
    if (isOwn && mutation.key !== null) this.#access(`key ${mutation.key}`, 'read');
    if (isOwn) return;
    if (!this.#isLoaded) return;
    const { key, value } = mutation;
    if (key === null) return this.#clear(mutation.by.process.name);
    this.#access('cleared', 'read');
    const first = this.#pending.find((own) => own.key === key);
    if (first !== undefined) first.oldValue = value;
    if (first === undefined && !this.#isClearing) this.#apply(key, value, mutation.by.process.name);
    else this.#access(`key ${key}`, 'read');
  }

  /** There was no room for it in the browser process. Answers with what the copy had of the key, and goes back to; null: it keeps what it has. */
  refused(mutation: Mutation): { readonly had: string | null; readonly has: string | null } | null {
    this.#note('loaded', 'read');
    if (!this.#take(mutation)) return null;
    const { key, oldValue } = mutation;
    this.#access('cleared', 'read');
    if (key === null || this.#isClearing) return null;
    const later = this.#pending.find((own) => own.key === key);
    if (later !== undefined) {
      this.#access(`key ${key}`, 'write');
      later.oldValue = oldValue;
      return null;
    }
    const had = this.area.raw.get(key) ?? null;
    this.#apply(key, oldValue, 'browser');
    return { had, has: oldValue };
  }

  /** The browser process has taken everything out. */
  emptied(): void {
    this.#note('loaded', 'read');
    if (this.#isLoaded) this.#clear('browser');
  }

  /** What is under way stays. */
  #clear(by: string): void {
    const { area } = this;
    const had = area.raw.size > 0;
    area.raw.clear();
    const known = new Set<string | null>();
    for (const own of this.#pending) {
      area.apply(own.key, own.value);
      if (!known.has(own.key)) own.oldValue = null;
      known.add(own.key);
    }
    const { observer } = this.#browserside;
    if (observer === null) return;
    if (had) observer.fact({ type: 'applied', area: area.name, key: null, oldValue: null, newValue: null, by });
    else this.#access('cleared', 'read');
    for (const key of area.raw.keys()) {
      const newValue = area.raw.get(key) ?? null;
      observer.fact({ type: 'applied', area: area.name, key, oldValue: null, newValue, by: this.process.name });
    }
  }

  #apply(key: string, value: string | null, by: string): void {
    const { area } = this;
    const oldValue = area.raw.get(key) ?? null;
    if (oldValue === value) return this.#access(`key ${key}`, 'read');
    this.#room(area.raw.units + key.length + (value ?? '').length);
    area.apply(key, value);
    const { observer } = this.#browserside;
    if (observer !== null) observer.fact({ type: 'applied', area: area.name, key, oldValue, newValue: value, by });
  }

  /** DIVERGES: while a clear() of its own is under way, no key is changed by what others did before it. */
  get #isClearing(): boolean {
    return this.#pending.some((own) => own.key === null);
  }

  #take(mutation: Mutation): boolean {
    const place = this.#pending.indexOf(mutation);
    if (place === -1) return false;
    this.#pending.splice(place, 1);
    return true;
  }

  /** Two changes can change places where both leave so much room that each would fit after the other as well as before. */
  #room(units: number): void {
    const { raw, quotaUnits } = this.area;
    this.#access('any', Math.max(units, raw.units) > quotaUnits / 2 ? 'write' : 'add');
  }

  #access(part: string, kind: 'read' | 'write' | 'add'): void {
    const { observer } = this.#browserside;
    if (observer !== null) observer.access(`area ${this.area.name} ${part}`, kind);
  }

  #note(what: string, kind: 'read' | 'write'): void {
    const { observer } = this.#browserside;
    if (observer !== null) observer.access(`${what} ${this.area.name}`, kind);
  }
}
