import type { ReplayedArea, ReplayedValue } from '../../replayed-area.ts';
import { visible } from '../../text-width.ts';
import { areaTitle } from './words.ts';

/**
 * A change of what is shown of an area: it is there (and whether it may have more than is told); it is gone; a key has a value (and how
 * many units were cut off); a key is gone. Areas and keys are places in their lists.
 */
export type AreaChange =
  | readonly [what: 'area', area: number, partial: boolean]
  | readonly [what: 'gone', area: number]
  | readonly [what: 'set', area: number, key: number, value: string, missing: number]
  | readonly [what: 'unset', area: number, key: number];

interface Shown {
  readonly place: number;
  readonly version: number;
  readonly entries: ReadonlyMap<string, ReplayedValue>;
}

/** What changes in the areas from one moment to the next. */
export class AreaChanges {
  readonly titles: string[] = [];
  readonly keys: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #keyPlaces = new Map<string, number>();
  #shown = new Map<string, Shown>();

  /** From the areas of the last call to these. */
  since(areas: readonly ReplayedArea[]): AreaChange[] {
    const changes: AreaChange[] = [];
    const shown = new Map<string, Shown>();
    for (const area of areas) {
      const before = this.#shown.get(area.area);
      const place = before?.place ?? this.#placeOf(area);
      if (before?.version === area.version) {
        shown.set(area.area, before);
        continue;
      }
      changes.push(['area', place, area.partial], ...this.#between(place, before?.entries ?? new Map(), area.entries));
      shown.set(area.area, { place, version: area.version, entries: new Map(area.entries) });
    }
    for (const [name, { place }] of this.#shown) if (!shown.has(name)) changes.push(['gone', place]);
    this.#shown = shown;
    return changes;
  }

  *#between(
    place: number,
    before: ReadonlyMap<string, ReplayedValue>,
    after: ReadonlyMap<string, ReplayedValue>,
  ): Generator<AreaChange> {
    for (const key of before.keys()) if (!after.has(key)) yield ['unset', place, this.#keyOf(key)];
    for (const [key, { text, length }] of after) {
      const old = before.get(key);
      if (old?.text === text && old.length === length) continue;
      yield ['set', place, this.#keyOf(key), visible(text), length - text.length];
    }
  }

  #placeOf(area: ReplayedArea): number {
    const known = this.#places.get(area.area);
    if (known !== undefined) return known;
    this.#places.set(area.area, this.titles.length);
    return this.titles.push(areaTitle(area)) - 1;
  }

  /** Keys that look the same are told apart by their places. */
  #keyOf(key: string): number {
    const known = this.#keyPlaces.get(key);
    if (known !== undefined) return known;
    this.#keyPlaces.set(key, this.keys.length);
    return this.keys.push(visible(key)) - 1;
  }
}
