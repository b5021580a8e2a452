import type { Area, WriteGuard } from '../storage/area.ts';
import type { Measure } from '../storage/measure.ts';
import type { Source } from '../storage/source.ts';

export interface AreaGuardInit {
  readonly area: Area;
  readonly measure: Measure;
  /** Asked before each write that would change something: whether it is to fail. */
  readonly fails: (area: Area) => boolean;
  /** Called after something was stored, with the document that did. */
  readonly written: (source: Source) => void;
}

/** Counts an area by any measure, and refuses writes that are to fail. */
export class AreaGuard implements WriteGuard {
  used = 0;
  /** How often all was counted. */
  #counts = 0;
  /** All was counted while a write was asked about. */
  #countedMeanwhile = false;
  #measure: Measure;
  readonly #fails: AreaGuardInit['fails'];
  readonly #written: AreaGuardInit['written'];

  constructor({ area, measure, fails, written }: AreaGuardInit) {
    this.#measure = measure;
    this.#fails = fails;
    this.#written = written;
    this.refilled(area);
  }

  /** From now on, what is there already counts so, too. */
  setMeasure(area: Area, measure: Measure): void {
    this.#measure = measure;
    this.refilled(area);
  }

  fits(area: Area, key: string, oldValue: string | null, value: string): boolean {
    if (this.#fails(area)) return false;
    const counts = this.#counts;
    const growth = this.#growth(key, oldValue, value);
    this.#countedMeanwhile = counts !== this.#counts;
    // What does not grow always fits, as without a guard.
    return growth <= 0 || this.used + growth <= area.quotaUnits;
  }

  changed(area: Area, key: string | null, oldValue: string | null, newValue: string | null, source: Source): void {
    if (key === null) this.used = 0;
    else this.#grow(area, key, oldValue, newValue);
    if (newValue !== null) this.#written(source);
  }

  refilled({ raw }: Area): void {
    this.#counts++;
    let used = 0;
    for (const [key, value] of raw.entries()) used += this.#growth(key, null, value);
    this.used = used;
  }

  /** A measure may be code that changes what is counted, or the measure: then all is counted anew. */
  #grow(area: Area, key: string, oldValue: string | null, newValue: string | null): void {
    const counts = this.#counts;
    const growth = this.#growth(key, oldValue, newValue);
    if (counts !== this.#counts || this.#countedMeanwhile) this.refilled(area);
    else this.used = area.raw.size === 0 ? 0 : this.used + growth;
    this.#countedMeanwhile = false;
  }

  #growth(key: string, oldValue: string | null, value: string | null): number {
    const sizeOf = (text: string | null): number => (text === null ? 0 : this.#measure(key) + this.#measure(text));
    return sizeOf(value) - sizeOf(oldValue);
  }
}
