import type { StepColumns } from './step-columns.ts';
import { conflict } from './dependence.ts';

/** A race: the steps `first` and `second` conflict, and nothing between them has them come in this order. */
export type OnRace = (first: number, second: number) => void;

/**
 * Which steps of a schedule come before which in each order that nobody could tell from it: a row of bits for each step. Rows of a
 * beginning that two schedules have in common are kept.
 */
export class HappensBefore {
  readonly #log: StepColumns;
  /** Words of a row. */
  #width = 1;
  #rows: Uint32Array = new Uint32Array(64);

  constructor(log: StepColumns) {
    this.#log = log;
  }

  /** Whether `first` comes before `second`, which is known. */
  has(first: number, second: number): boolean {
    return (((this.#rows[second * this.#width + (first >> 5)] as number) >>> (first & 31)) & 1) === 1;
  }

  /** Makes the rows from the step `from` on, and tells of each race that ends in one of them. */
  extend(from: number, onRace: OnRace): void {
    const { count } = this.#log;
    const before = this.#width;
    while (this.#width * 32 < count) this.#width *= 2;
    const least = this.#width * count;
    if (least > this.#rows.length) {
      const rows = new Uint32Array(2 * least);
      if (this.#width === before) rows.set(this.#rows);
      this.#rows = rows;
    }
    // Rows of another width are made anew; their races are known.
    if (this.#width !== before) for (let step = 0; step < from; step++) this.#extend(step, () => undefined);
    for (let step = from; step < count; step++) this.#extend(step, onRace);
  }

  /**
   * Lanes that could have gone at the step `first` in place of it, so that `second` no longer follows it: of those steps up to `second`
   * that do not follow `first`, the ones that no other of them comes before. The lane of `second` goes first if it is one.
   */
  initials(first: number, second: number, lanes: number[]): void {
    const { laneOf } = this.#log;
    lanes.length = 0;
    for (let step = first + 1; step <= second; step++) {
      if (step !== second && this.has(first, step)) continue;
      if (!this.#isFirst(step, first, second)) continue;
      const lane = laneOf[step] as number;
      if (step === second) lanes.unshift(lane);
      else lanes.push(lane);
    }
  }

  /** No step between `first` and it comes before it that does not itself follow `first`. */
  #isFirst(step: number, first: number, second: number): boolean {
    for (let other = first + 1; other < step; other++) {
      if (this.has(other, step) && (other === second || !this.has(first, other))) return false;
    }
    return true;
  }

  #extend(step: number, onRace: OnRace): void {
    const { laneOf, creatorOf, barrierOf, returnOf } = this.#log;
    const row = step * this.#width;
    this.#rows.fill(0, row, row + this.#width);
    const creator = creatorOf[step] as number;
    if (creator >= 0) this.#join(row, creator);
    if ((returnOf[step] as number) >= 0) this.#join(row, returnOf[step] as number);
    this.#joinAllBefore(row, Math.max(barrierOf[step] as number, creator < 0 ? -1 - creator : 0));
    const lane = laneOf[step] as number;
    for (let other = step - 1; other >= 0; other--) {
      if (this.has(other, step)) continue;
      const isSameLane = laneOf[other] === lane;
      if (!isSameLane && !conflict(this.#log, other, step)) continue;
      if (!isSameLane) onRace(other, step);
      this.#join(row, other);
    }
  }

  /** The step, and all that come before it. */
  #join(row: number, step: number): void {
    const from = step * this.#width;
    for (let word = 0; word < this.#width; word++) {
      this.#rows[row + word] = (this.#rows[row + word] as number) | (this.#rows[from + word] as number);
    }
    this.#rows[row + (step >> 5)] = (this.#rows[row + (step >> 5)] as number) | (1 << (step & 31));
  }

  #joinAllBefore(row: number, end: number): void {
    for (let step = 0; step < end; step++) {
      this.#rows[row + (step >> 5)] = (this.#rows[row + (step >> 5)] as number) | (1 << (step & 31));
    }
  }
}
