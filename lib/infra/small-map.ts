/**
 * A map for what mostly has one entry, where so many are made that a Map for each would count: the first entry lies in the object
 * itself, and a Map is made for the others. It has no order.
 */
export class SmallMap<K, V extends {}> {
  #firstKey: K | null = null;
  #first: V | null = null;
  #others: Map<K, V> | null = null;

  get size(): number {
    return (this.#first === null ? 0 : 1) + (this.#others?.size ?? 0);
  }

  get(key: K): V | undefined {
    if (this.#first !== null && key === this.#firstKey) return this.#first;
    return this.#others?.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): void {
    const isFirst = this.#first === null ? this.#others?.has(key) !== true : key === this.#firstKey;
    if (isFirst) {
      this.#firstKey = key;
      this.#first = value;
    } else {
      this.#others ??= new Map();
      this.#others.set(key, value);
    }
  }

  delete(key: K): void {
    if (this.#first !== null && key === this.#firstKey) this.#firstKey = this.#first = null;
    else this.#others?.delete(key);
  }

  values(): V[] {
    const others = [...(this.#others?.values() ?? [])];
    return this.#first === null ? others : [this.#first, ...others];
  }
}
