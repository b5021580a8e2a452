import type { Fact } from '../event-loop/observer.ts';
import { nulls } from '../infra/nulls.ts';

/** Numbers that stand for the types of events in a chunk. `fact`: the event is an object, found in `facts`. */
export const kinds = {
  queued: 0,
  started: 1,
  ended: 2,
  removed: 3,
  held: 4,
  returned: 5,
  checkpoint: 6,
  time: 7,
  read: 8,
  wrote: 9,
  refused: 10,
  fired: 11,
  unchanged: 12,
  fact: 13,
  /** As `fired`, where nothing listens. */
  unheard: 14,
} as const;

/** Longest text that is kept, in UTF-16 code units. */
export const textUnits = 256;

/**
 * A run of recorded events: four whole numbers and up to four texts each, side by side in two arrays, so that writing an event
 * touches little memory. Numbers: the kind, then `a`, `b` and `c`; the texts, `p`, `q`, `r` and `s`. What they mean depends on the
 * kind, and a kind writes and reads only those that it uses. Time and step are not written: they follow from the kinds `time`,
 * `started` and `ended`, and from {@link state}. Names of areas are written as numbers of the chunk. About 50 bytes an event.
 */
export class Chunk {
  readonly numbers: Int32Array;
  /** The same memory as {@link numbers}: the virtual time of a `time` event lies where `b` and `c` are. */
  readonly times: Float64Array;
  readonly texts: (string | null)[];
  /** Virtual time in ms, and the steps under way, when the chunk begins. */
  state: ChunkState = { ms: 0, step: -1, outer: [], stepCount: 0 };
  /** Null until the first event that is an object. */
  facts: (Fact | null)[] | null = null;
  /** Full lengths of texts that were cut, at the places of the texts; 0 where none was. Null until the first cut. */
  cuts: Int32Array | null = null;
  /** Names of the areas in the chunk's events, by their numbers there, and the other way round. */
  readonly areas: string[] = [];
  readonly #areaNumbers: Map<string, number> = new Map();

  constructor(size: number) {
    this.numbers = new Int32Array(size * 4);
    this.times = new Float64Array(this.numbers.buffer);
    this.texts = nulls(size * 4);
  }

  /** Makes room for another run of events. The texts stay until they are overwritten: clearing them costs a fifth of recording. */
  reset(): void {
    this.facts = null;
    this.cuts = null;
    this.areas.length = 0;
    this.#areaNumbers.clear();
  }

  /** The number that stands for an area in this chunk. */
  areaNumber(name: string): number {
    let number = this.#areaNumbers.get(name);
    if (number === undefined) {
      number = this.areas.push(name) - 1;
      this.#areaNumbers.set(name, number);
    }
    return number;
  }

  /** Keeps the beginning of a long text, and its full length. */
  cut(place: number, text: string): void {
    this.cuts ??= new Int32Array(this.texts.length);
    this.cuts[place] = text.length;
    this.texts[place] = beginningOf(text);
  }
}

/** What an event's time and step follow from. */
export interface ChunkState {
  ms: number;
  step: number;
  /** Steps around the running one, the outermost first. */
  outer: number[];
  stepCount: number;
}

/** The first {@link textUnits} of a text, as a copy: a plain slice would keep the whole of the text alive in memory. */
export function beginningOf(text: string): string {
  return ` ${text.slice(0, textUnits)}`.slice(1);
}
