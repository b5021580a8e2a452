import type { Area } from '../storage/area.ts';
import type { KeyedArea } from './areas.ts';

interface Held extends Omit<KeyedArea, 'area'> {
  readonly area: WeakRef<Area>;
}

/** Areas of tabs that are gone. Whoever has kept a Storage object of one still reads it, and nobody else knows of it. */
export class HeldAreas {
  #held: Held[] = [];
  /** How many there may be before those that are gone are looked for. */
  #room = 64;

  add({ area, ...rest }: KeyedArea): void {
    this.#held.push({ ...rest, area: new WeakRef(area) });
    if (this.#held.length < this.#room) return;
    this.#held = this.#held.filter((each) => each.area.deref() !== undefined);
    this.#room = 64 + 2 * this.#held.length;
  }

  /** Those that somebody may have. */
  get all(): KeyedArea[] {
    return this.#held.flatMap(({ area, ...rest }) => {
      const found = area.deref();
      return found === undefined ? [] : [{ ...rest, area: found }];
    });
  }
}
