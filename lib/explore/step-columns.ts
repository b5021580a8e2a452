/** How a step uses a cell, as a number. */
export const reads = 0;
export const adds = 1;
export const writes = 2;

/** Accesses that there is room for at first. */
const firstRoom = 4_096;

/** The steps of one schedule, in columns that are used again for the next one: what each came from, and the cells that it used. */
export class StepColumns {
  count = 0;
  /** By number. */
  readonly laneOf: number[] = [];
  /** The step that queued it; -1 - n: it was queued outside of any, after n steps. */
  readonly creatorOf: number[] = [];
  /** Which of those that its creator has queued. */
  readonly numberOf: number[] = [];
  /** The step that let it return, where it was held; -1: none did. */
  readonly returnOf: number[] = [];
  /** All steps before that one come before it in every order. */
  readonly barrierOf: number[] = [];
  /** Where its accesses begin; they end where those of the next step begin. */
  readonly beginOf: number[] = [0];
  /** Cells as bits: all of them, and those that it did not only read. */
  readonly touched: number[] = [];
  readonly altered: number[] = [];
  /** Cell · 4 + how it was used. */
  accesses: Int32Array = new Int32Array(firstRoom);
  /** Pairs: a step, and a lane that it has taken a task from. */
  readonly cancelled: number[] = [];
  #length = 0;
  #touched = 0;
  #altered = 0;
  /** By cell and use, the step that has been noted with it last, counted over all schedules. */
  #noted: Int32Array = new Int32Array(256);
  #serial = 0;

  protected clear(): void {
    this.count = this.#length = this.cancelled.length = 0;
  }

  /** Its number. */
  protected beginStep(): number {
    const step = this.count++;
    this.beginOf[step] = this.#length;
    this.#touched = this.#altered = 0;
    this.#serial++;
    return step;
  }

  protected endStep(): void {
    const step = this.count - 1;
    this.touched[step] = this.#touched;
    this.altered[step] = this.#altered;
    this.beginOf[this.count] = this.#length;
  }

  /** The step under way uses a cell. False: that has been noted. */
  protected note(cell: number, use: number): boolean {
    const access = cell * 4 + use;
    if (access >= this.#noted.length) this.#noted = grown(this.#noted, access + 1);
    if (this.#noted[access] === this.#serial) return false;
    this.#noted[access] = this.#serial;
    if (this.#length === this.accesses.length) this.accesses = grown(this.accesses, this.#length + 1);
    this.accesses[this.#length++] = access;
    this.#touched |= 1 << cell;
    if (use !== reads) this.#altered |= 1 << cell;
    return true;
  }
}

function grown(numbers: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(2 * numbers.length, least));
  larger.set(numbers);
  return larger;
}
