import { Chunk } from './chunk.ts';
import { eventsOf } from './chunk-event.ts';
import { Lives } from './lives.ts';
import type { TraceEvent } from './trace-event.ts';

/** Largest number of events in a chunk; an idle user agent pays for one chunk (about 50 KB), and for none before its first event. */
const chunkEvents = 1024;

/** The chunks that a trace keeps. When there are as many as there may be, the oldest is used again: of what it held only what still matters stays. */
export class ChunkRing {
  /** Events in a chunk. */
  readonly chunkSize: number;
  readonly #most: number;
  readonly #chunks: Chunk[] = [];
  #lives: Lives = new Lives();
  #begun = 0;
  #dropped = 0;

  /** @param capacity most events kept at once */
  constructor(capacity: number) {
    const most = Math.max(1, Math.floor(capacity));
    this.chunkSize = Math.min(chunkEvents, Math.max(1, Math.floor(most / 4)));
    this.#most = Math.floor(most / this.chunkSize);
  }

  reset(): void {
    for (const chunk of this.#chunks) chunk.reset();
    this.#chunks.length = 0;
    this.#lives = new Lives();
    this.#begun = this.#dropped = 0;
  }

  /** Events that are kept no more. */
  get dropped(): number {
    return this.#dropped * this.chunkSize - this.#lives.size;
  }

  /** Events so far, also of those that are kept no more. `inLast`: how many the last chunk has. */
  countWith(inLast: number): number {
    return this.#begun === 0 ? 0 : (this.#begun - 1) * this.chunkSize + inLast;
  }

  /** The events kept, oldest first, built one by one. `inLast`: how many the last chunk has, asked when it is reached. */
  *events(inLast: () => number): Generator<TraceEvent> {
    yield* this.#lives.events();
    for (let number = this.#dropped; number < this.#begun; number++) {
      const count = number === this.#begun - 1 ? inLast() : this.chunkSize;
      yield* eventsOf(this.#chunks[number % this.#most]!, count, number * this.chunkSize);
    }
  }

  /** The chunk after the last one, empty. */
  next(): Chunk {
    let chunk = this.#chunks[this.#begun % this.#most];
    if (chunk === undefined) {
      chunk = new Chunk(this.chunkSize);
      this.#chunks.push(chunk);
    } else this.#drop(chunk);
    this.#begun++;
    return chunk;
  }

  #drop(chunk: Chunk): void {
    if (chunk.facts !== null) {
      for (const event of eventsOf(chunk, this.chunkSize, this.#dropped * this.chunkSize)) this.#lives.note(event);
    }
    chunk.reset();
    this.#dropped++;
  }
}
