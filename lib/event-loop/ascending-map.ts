/** How many places of dropped keys are put up with. */
const mostDead = 64;

/**
 * A map whose keys are whole numbers from 0 that are given out in ascending order, most of which are dropped soon: of timers. The newest
 * keys have a place in an array each. When many of these are dead, the keys that are left move to a Map, once.
 */
export class AscendingMap<V> {
  /** The key of the first place. */
  #base = 0;
  readonly #places: (V | undefined)[] = [];
  /** How many places have lost their keys. */
  #dead = 0;
  #old: Map<number, V> | null = null;

  get(key: number): V | undefined {
    const place = key - this.#base;
    if (place < 0) return this.#old?.get(key);
    return place < this.#places.length ? this.#places[place] : undefined;
  }

  /** `key` is one that the map has, or above all that it ever had. */
  set(key: number, value: V): void {
    const places = this.#places;
    if (places.length === 0 && key > this.#base) this.#base = key;
    const place = key - this.#base;
    if (place < 0) {
      this.#old?.set(key, value);
      return;
    }
    for (; places.length < place; this.#dead++) places.push(undefined);
    places[place] = value;
  }

  delete(key: number): void {
    const place = key - this.#base;
    if (place < 0) this.#old?.delete(key);
    else if (place < this.#places.length && this.#places[place] !== undefined) {
      this.#places[place] = undefined;
      if (++this.#dead >= mostDead && this.#dead * 2 >= this.#places.length) this.#moveOn();
    }
  }

  /** As of now, by ascending key. */
  values(): V[] {
    const values = this.#old === null ? [] : [...this.#old.values()];
    for (const value of this.#places) if (value !== undefined) values.push(value);
    return values;
  }

  clear(): void {
    this.#places.length = 0;
    this.#base = this.#dead = 0;
    this.#old = null;
  }

  /** What is left in the array is older than most: the array begins anew behind it. */
  #moveOn(): void {
    const places = this.#places;
    for (let place = 0; place < places.length; place++) {
      const value = places[place];
      if (value !== undefined) (this.#old ??= new Map()).set(this.#base + place, value);
    }
    this.#base += places.length;
    places.length = 0;
    this.#dead = 0;
  }
}
