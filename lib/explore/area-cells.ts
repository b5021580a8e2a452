import type { ObservedArea } from '../event-loop/observer.ts';
import { Area } from '../storage/area.ts';
import type { Names } from './names.ts';

/**
 * The cells of one storage area, in all schedules of a search. What only matters once something has happened is a flag: set in one
 * schedule, it counts for all, and the search begins anew with it.
 */
export class AreaCells {
  readonly #names: Names;
  readonly #name: string;
  readonly #keys = new Map<string, number>();
  /** Read by whoever uses a key, written by who clears the area. */
  readonly cleared: number;
  /** The set of keys. */
  readonly keySet: number;
  /** The room that is left: what grows reads it, each change adds to it. */
  readonly room: number;
  /** It was cleared, while there was something in it. */
  wasCleared = false;
  /** Somebody has read the set of keys. */
  keysRead = false;
  /** In some order a write may be refused. */
  isTight = false;
  // Of the schedule that is under way.
  #area: ObservedArea | null = null;
  #quotaUnits = Infinity;
  #growth = 0;

  constructor(names: Names, name: string) {
    this.#names = names;
    this.#name = name;
    this.cleared = names.of(`area ${name} cleared`);
    this.keySet = names.of(`area ${name} keys`);
    this.room = names.of(`area ${name} any`);
  }

  key(key: string): number {
    let cell = this.#keys.get(key);
    if (cell === undefined) this.#keys.set(key, (cell = this.#names.of(`area ${this.#name} key ${key}`)));
    return cell;
  }

  /** Whether it is this area that the cells are of in this schedule. */
  isOf(area: ObservedArea): boolean {
    return this.#area === area;
  }

  /** In this schedule they are of that one. */
  begin(area: ObservedArea): void {
    this.#area = area;
    this.#growth = 0;
    // How a guard counts is nothing that could be added up here.
    if (area instanceof Area) this.#quotaUnits = area.guard === null ? area.quotaUnits : 0;
  }

  /** By so many units. Answers whether in another order it might not have fitted, as far as is known now. */
  grows(units: number): boolean {
    this.#growth += units;
    return this.#growth > this.#quotaUnits;
  }
}
