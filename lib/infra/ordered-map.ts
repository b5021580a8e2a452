/** Compaction waits for this many tombstones, so that small maps never compact. */
const spareTombstones = 32;

/** Steps that {@link OrderedMap.keyAt} walks over tombstones before it would rather compact. */
const walkLimit = 256;

/**
 * A map of strings to strings in insertion order, made for being walked by index. Overwriting keeps a key's place; removing and
 * setting again moves it to the end. `get`, `set` and `delete` take constant time, `keyAt` too when keys are asked for in
 * ascending or descending order, also while they are being removed.
 *
 * A JavaScript map alone cannot serve: it has no access by index, and it leaves a deleted entry in its hash chain, so that setting
 * and deleting one key again and again makes each access longer than the last. Here the JavaScript map leads from a key to a slot
 * of two arrays and forgets a key only when everything is compacted.
 */
export class OrderedMap {
  /** Slot of each key; -1 for keys that were removed since the last compaction. */
  #slots: Map<string, number> = new Map();
  /** Keys in order; undefined is a tombstone. The last one is never a tombstone. */
  #keys: (string | undefined)[] = [];
  /** Values by slot: each slot that has a key has one. */
  #values: string[] = [];
  #size = 0;
  #units = 0;
  // The cursor of keyAt: exactly cursorIndex live keys are in slots below cursorSlot.
  #cursorIndex = 0;
  #cursorSlot = 0;

  get size(): number {
    return this.#size;
  }

  /** UTF-16 code units of all keys and values together. */
  get units(): number {
    return this.#units;
  }

  has(key: string): boolean {
    return (this.#slots.get(key) ?? -1) >= 0;
  }

  get(key: string): string | undefined {
    const slot = this.#slots.get(key);
    return slot === undefined || slot < 0 ? undefined : this.#values[slot];
  }

  set(key: string, value: string): void {
    const slot = this.slotOf(key);
    if (slot >= 0) this.replace(slot, value);
    else this.append(key, value);
  }

  /** Where the key's value is until something is removed, for whoever reads and then writes; negative when it is absent. */
  slotOf(key: string): number {
    return this.#slots.get(key) ?? -1;
  }

  /** The value in the slot of a key. */
  valueAt(slot: number): string {
    return this.#values[slot] as string;
  }

  /** Writes the value in the slot of a key. */
  replace(slot: number, value: string): void {
    this.#units += value.length - (this.#values[slot] as string).length;
    this.#values[slot] = value;
  }

  /** Adds a key that is absent. */
  append(key: string, value: string): void {
    this.#slots.set(key, this.#keys.length);
    this.#keys.push(key);
    this.#values.push(value);
    this.#size++;
    this.#units += key.length + value.length;
  }

  /** Removes a key and returns its value; undefined when it was absent. */
  delete(key: string): string | undefined {
    const slot = this.#slots.get(key) ?? -1;
    if (slot < 0) return undefined;
    const value = this.#values[slot] as string;
    this.#slots.set(key, -1);
    this.#size--;
    this.#units -= key.length + value.length;
    this.#keys[slot] = undefined;
    this.#values[slot] = '';
    if (slot < this.#cursorSlot) this.#cursorIndex--;
    this.#dropTrailingTombstones();
    // The JavaScript map counts removed keys, too, and never has fewer entries than the arrays have live ones.
    if (Math.max(this.#keys.length, this.#slots.size) > 2 * this.#size + spareTombstones) this.#compact();
    return value;
  }

  clear(): void {
    this.#slots = new Map();
    this.#keys = [];
    this.#values = [];
    this.#size = 0;
    this.#units = 0;
    this.#cursorIndex = 0;
    this.#cursorSlot = 0;
  }

  /** The key at this place in the order; undefined when there are not that many, or the index is negative. */
  keyAt(index: number): string | undefined {
    if (this.#keys.length === this.#size) return this.#keys[index];
    if (index < 0 || index >= this.#size) return undefined;
    if (index < this.#cursorIndex / 2) this.#setCursor(0, 0);
    else if (index > (this.#cursorIndex + this.#size) / 2) this.#setCursor(this.#size, this.#keys.length);
    if (!this.#walkTo(index)) this.#compact();
    return this.#keys[this.#keys.length === this.#size ? index : this.#cursorSlot];
  }

  /** A copy of the keys, in order. */
  keys(): string[] {
    const isDense = this.#keys.length === this.#size;
    return isDense ? (this.#keys.slice() as string[]) : this.#keys.filter((key) => key !== undefined);
  }

  /** A copy of the entries, in order. */
  entries(): [key: string, value: string][] {
    const entries: [string, string][] = [];
    this.#keys.forEach((key, slot) => {
      if (key !== undefined) entries.push([key, this.#values[slot] as string]);
    });
    return entries;
  }

  /** Becomes a copy of another map, in the same order. */
  copyFrom(other: OrderedMap): void {
    const entries = other.entries();
    this.clear();
    for (const [key, value] of entries) this.set(key, value);
  }

  #setCursor(index: number, slot: number): void {
    this.#cursorIndex = index;
    this.#cursorSlot = slot;
  }

  /** Moves the cursor to the live slot of `index`. False: it is too far away, and the cursor stands somewhere between. */
  #walkTo(index: number): boolean {
    const keys = this.#keys;
    let steps = 0;
    while (this.#cursorIndex > index) {
      if (++steps > walkLimit) return false;
      if (keys[--this.#cursorSlot] !== undefined) this.#cursorIndex--;
    }
    // Tombstones ahead are passed for good, so they do not count as steps.
    while (this.#cursorIndex < index || keys[this.#cursorSlot] === undefined) {
      if (keys[this.#cursorSlot++] === undefined) continue;
      this.#cursorIndex++;
      if (++steps > walkLimit) return false;
    }
    return true;
  }

  #dropTrailingTombstones(): void {
    const keys = this.#keys;
    while (keys.length > 0 && keys[keys.length - 1] === undefined) {
      keys.pop();
      this.#values.pop();
    }
    if (this.#cursorSlot > keys.length) this.#cursorSlot = keys.length;
  }

  /** Moves everything down over the tombstones, and forgets the keys that were removed. */
  #compact(): void {
    const keys = this.#keys;
    const values = this.#values;
    const slots: Map<string, number> = new Map();
    let next = 0;
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot];
      if (key === undefined) continue;
      keys[next] = key;
      values[next] = values[slot] as string;
      slots.set(key, next++);
    }
    keys.length = next;
    values.length = next;
    this.#slots = slots;
    this.#setCursor(0, 0);
  }
}
