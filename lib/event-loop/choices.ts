import type { Schedule } from './schedule.ts';

/** The choices of a run: how many there were, and those that were not the natural ones, in columns. */
export class Choices {
  #count = 0;
  readonly #numbers: number[] = [];
  readonly #lanes: string[] = [];

  /** Choices made so far, which is the number of the next one. */
  get count(): number {
    return this.#count;
  }

  /** The next choice was the natural one. */
  addNatural(): void {
    this.#count++;
  }

  /** The next choice was that lane, out of turn. */
  add(lane: string): void {
    this.#numbers.push(this.#count++);
    this.#lanes.push(lane);
  }

  /** Made anew each time. */
  get schedule(): Schedule {
    return this.#numbers.map((choice, place) => ({ choice, lane: this.#lanes[place] as string }));
  }
}
