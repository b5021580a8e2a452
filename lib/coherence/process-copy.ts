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
  readonly source: Source;
  /** Of the document, when it made it. */
  readonly url: string;
  readonly by: ProcessCopy;
}

/** What a copy asks of the browser process. */
export interface Browserside<M> {
  readonly observer: Observer | null;
  /** Waits until what the copy has sent is received, then answers with what is stored; what is on its way to the copy is not received. */
  load(copy: ProcessCopy): void;
  send(mutation: M): void;
}

const toNobody = (): void => undefined;

/**
 * One process's copy of an area. It is loaded at the first use; from then on it is read and written at once, and what is written is sent.
 * What is sent, and which changes of others are made in it, each engine decides.
 */
export abstract class ProcessCopy implements Coherence {
  readonly process: Process;
  readonly area: Area;
  protected isLoaded: boolean = false;
  readonly #observer: Observer | null;
  readonly #stored: Area;
  readonly #load: () => void;
  /** All room that was ever taken: in no order of the same changes was it more. */
  #taken = 0;

  constructor(stored: Area, process: Process, browserside: Browserside<never>) {
    const { identifier, origin, quotaUnits, recipients } = stored;
    const { observer } = browserside;
    const name = `${stored.name} in ${process.name}`;
    this.process = process;
    this.#stored = stored;
    this.#observer = observer;
    this.#load = () => browserside.load(this);
    this.area = new Area({ name, identifier, origin, quotaUnits, recipients, observer, broadcast: toNobody });
    this.area.coherence = this;
    if (observer !== null) {
      observer.fact({ type: 'area-created', area: name, kind: identifier, origin, tab: null, copyOf: stored.name });
    }
  }

  abstract write(area: Area, key: string | null, value: string | null, source: Source): boolean;

  /** The browser process has taken everything out. */
  abstract emptied(): void;

  /** What it has sent changes nothing in it any more. */
  protected abstract forgetSent(): void;

  /** Its next use loads it again. */
  forget(): void {
    this.note('loaded', 'write');
    this.isLoaded = false;
    this.forgetSent();
  }

  touch(): void {
    if (this.isLoaded) return;
    this.#load();
    this.note('loaded', 'write');
    this.area.raw.copyFrom(this.#stored.raw);
    this.#taken = Math.max(this.#taken, this.area.raw.units);
    this.forgetSent();
    this.isLoaded = true;
  }

  /** Makes a change of its own process here, and tells the observer what came of it. */
  protected make(key: string | null, value: string | null, source: Source): 'made' | 'unchanged' | 'refused' {
    const { area } = this;
    area.quotaUnits = this.#stored.quotaUnits;
    const { raw, observer } = area;
    const oldValue = valueOf(area, key);
    const isEmpty = key === null ? raw.size === 0 : value === null && oldValue === null;
    if (isEmpty || (value !== null && oldValue === value)) {
      if (observer !== null) observer.unchanged(area, source, key, value);
      return 'unchanged';
    }
    if (key !== null && value !== null) {
      this.#take(key, oldValue, value);
      if (!area.fits(key, oldValue, value)) {
        if (observer !== null) observer.refused(area, source, key, value);
        return 'refused';
      }
    }
    area.apply(key, value);
    if (observer !== null) observer.wrote(area, source, key, oldValue, value);
    return 'made';
  }

  /** Makes a change of others here, whether or not there is room for it. */
  protected follow(key: string, value: string | null, by: string): void {
    const { area } = this;
    const oldValue = valueOf(area, key);
    if (oldValue === value) return this.access(`key ${key}`, 'read');
    this.#take(key, oldValue, value);
    area.apply(key, value);
    this.#applied(key, oldValue, value, by);
  }

  /** Everything goes but what `refill` puts back: what its own process has set meanwhile. */
  protected clearAndRefill(by: string, refill: () => void): void {
    const { area } = this;
    const had = area.raw.size > 0;
    area.raw.clear();
    refill();
    if (had) this.#applied(null, null, null, by);
    else this.access('cleared', 'read');
    for (const key of area.raw.keys()) this.#applied(key, null, valueOf(area, key), this.process.name);
  }

  protected access(part: string, kind: 'read' | 'write' | 'add'): void {
    this.note(`area`, kind, ` ${part}`);
  }

  protected note(what: string, kind: 'read' | 'write' | 'add', part: string = ''): void {
    if (this.#observer !== null) this.#observer.access(`${what} ${this.area.name}${part}`, kind);
  }

  #applied(key: string | null, oldValue: string | null, newValue: string | null, by: string): void {
    if (this.#observer !== null) this.#observer.fact({ type: 'applied', area: this.area.name, key, oldValue, newValue, by });
  }

  /** Two changes can change places where all the room that was ever taken is there. */
  #take(key: string, oldValue: string | null, value: string | null): void {
    this.#taken += Math.max(0, (value ?? '').length - (oldValue === null ? -key.length : oldValue.length));
    this.access('any', this.#taken > this.area.quotaUnits ? 'write' : 'add');
  }
}

/** Of a key, now; null: it is absent, or there is no key. */
export function valueOf({ raw }: Area, key: string | null): string | null {
  return key === null ? null : (raw.get(key) ?? null);
}
