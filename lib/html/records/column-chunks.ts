import { nulls } from '../../infra/nulls.ts';

/** Records of the first chunk, and of the largest: each has room for twice as many as the one before. */
const firstChunkRecords = 16;
const chunkRecords = 1024;

/** Most logs stay empty: they share one list. */
const none = Object.freeze([]) as never[];

/**
 * A log of records of `columns` values each, oldest first. They stand side by side in chunks that are used again: an object for each
 * record would outlive its task, and the garbage collector would carry it about. It keeps the latest `limit` records, and some more.
 */
export class ColumnChunks<T> {
  readonly #columns: number;
  readonly #limit: number;
  #chunks: (T | null)[][] = none;
  /** The newest: what {@link add} has made room in. */
  chunk: (T | null)[] = none;
  /** Where the next record goes in it. */
  #place = 0;
  /** Values for which the chunks before the newest have room. */
  #before = 0;

  constructor(columns: number, limit: number) {
    this.#columns = columns;
    this.#limit = limit;
  }

  /** How many records there are. */
  get count(): number {
    return (this.#before + this.#place) / this.#columns;
  }

  /** Makes room for a record. Answers with its place in {@link chunk}. */
  add(): number {
    if (this.#place === this.chunk.length) this.#nextChunk();
    const place = this.#place;
    this.#place = place + this.#columns;
    return place;
  }

  /** Calls back with each of the latest `most` records: its chunk, and its place in it. */
  forEach(most: number, callback: (chunk: readonly (T | null)[], place: number) => void): void {
    let over = Math.max(0, this.count - most) * this.#columns;
    for (const chunk of this.#chunks) {
      const end = chunk === this.chunk ? this.#place : chunk.length;
      for (let place = Math.min(over, end); place < end; place += this.#columns) callback(chunk, place);
      over = Math.max(0, over - end);
    }
  }

  clear(): void {
    this.#chunks = this.chunk = none;
    this.#place = this.#before = 0;
  }

  #nextChunk(): void {
    if (this.#chunks === none) this.#chunks = [];
    const length = Math.min(2 * this.chunk.length || firstChunkRecords * this.#columns, chunkRecords * this.#columns);
    this.#before += this.chunk.length;
    let spare: (T | null)[] = none;
    for (let [oldest] = this.#chunks; this.#isOver(oldest); [oldest] = this.#chunks) {
      this.#chunks.shift();
      this.#before -= oldest.length;
      spare = oldest;
    }
    this.chunk = spare.length === length ? spare : nulls(length);
    this.#chunks.push(this.chunk);
    this.#place = 0;
  }

  /** Whether there are enough without the oldest chunk. */
  #isOver(oldest: (T | null)[] | undefined): oldest is (T | null)[] {
    return oldest !== undefined && this.#before - oldest.length >= this.#limit * this.#columns;
  }
}
