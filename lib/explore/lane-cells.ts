import type { Names } from './names.ts';

/** The cells of lanes, by the numbers of these. */
export class LaneCells {
  readonly #cells: Names;
  readonly #lanes: Names;
  readonly #queues: number[] = [];
  readonly #taken: number[] = [];

  constructor(cells: Names, lanes: Names) {
    this.#cells = cells;
    this.#lanes = lanes;
  }

  /** In which order tasks come to stand in it. */
  queue(lane: number): number {
    return (this.#queues[lane] ??= this.#cells.of(`queue ${this.#lanes.name(lane)}`));
  }

  /** What is taken out of it, told apart from what comes to stand in it. */
  taken(lane: number): number {
    return (this.#taken[lane] ??= this.#cells.of(`taken ${this.#lanes.name(lane)}`));
  }
}
