/** What has changed in one area since the last time that somebody asked. */
export interface AreaChanges {
  /** All that was there goes, before anything else. */
  readonly cleared: boolean;
  /** Keys that go, before others come. One that was removed and written again is in both lists. */
  readonly removed: readonly string[];
  /** Keys whose value is another one. Those that are new stand in the order in which they came. */
  readonly written: readonly string[];
  /** What went must not be found any more, wherever it was kept. */
  readonly purges: boolean;
}

/** A key that was removed, and not written again. */
const removedOnly = -1;

/**
 * Notes which keys of one area change, so that they alone are written to where the area is kept. The values are read when somebody asks.
 *
 * A note is a number, since most writes meet a key that was noted already: {@link removedOnly}, or twice the number of the write that
 * brought the key, plus 1 where it had been removed before.
 */
export class Journal {
  readonly #notes = new Map<string, number>();
  readonly #begun: (journal: Journal) => void;
  #cleared = false;
  #purges = false;
  #writes = 0;
  #isEmpty = true;

  /** `begun` is called with the first note after each {@link forget}. */
  constructor(begun: (journal: Journal) => void) {
    this.#begun = begun;
  }

  /** `key` null: the area was cleared; `newValue` null: the key was removed. */
  changed(key: string | null, newValue: string | null): void {
    if (this.#isEmpty) {
      this.#isEmpty = false;
      this.#begun(this);
    }
    if (key === null) {
      this.#cleared = true;
      this.#notes.clear();
      return;
    }
    const note = this.#notes.get(key);
    if (newValue === null) this.#notes.set(key, removedOnly);
    else if (note === undefined) this.#notes.set(key, 2 * ++this.#writes);
    else if (note === removedOnly) this.#notes.set(key, 2 * ++this.#writes + 1);
  }

  /** The user, or a server, has had the area emptied: nothing of it may be found any more. */
  emptied(): void {
    this.changed(null, null);
    this.#purges = true;
  }

  get changes(): AreaChanges {
    const removed: string[] = [];
    const written: (readonly [key: string, note: number])[] = [];
    for (const [key, note] of this.#notes) {
      if (note % 2 !== 0) removed.push(key);
      if (note !== removedOnly) written.push([key, note]);
    }
    written.sort((a, b) => a[1] - b[1]);
    return { cleared: this.#cleared, removed, written: written.map(([key]) => key), purges: this.#purges };
  }

  /** They are where the area is kept. */
  forget(): void {
    this.#notes.clear();
    this.#cleared = false;
    this.#purges = false;
    this.#isEmpty = true;
  }
}
