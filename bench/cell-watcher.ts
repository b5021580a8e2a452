import type { Access, ObservedArea, Observer } from '../lib/event-loop/observer.ts';
import type { Lane, Owner, Task } from '../lib/event-loop/task.ts';

const kinds: Readonly<Record<Access, number>> = { read: 0, add: 1, write: 2 };

/** Accesses of one run, at most. */
const room = 65_536;

/**
 * Writes down which cells each step used, as whoever explores orders does: names as numbers, which are the same in all runs, and a list
 * of accesses for each step.
 */
export class CellWatcher implements Observer {
  readonly level = 'steps';
  readonly #numbers = new Map<string, number>();
  /** By the name of the area, then by key. */
  readonly #cellsOf = new Map<string, Map<string | null, number>>();
  /** Of each step in turn: the choice, how many accesses it made, then these. */
  readonly #log = new Int32Array(room);
  #length = 0;
  #begin = 0;
  // Of the run that is under way: what it looked up last.
  #lane: Lane | null = null;
  #heap = 0;
  #area: ObservedArea | null = null;
  #cells: Map<string | null, number> = new Map();
  /** Of all runs so far. */
  accesses = 0;

  nextRun(): void {
    this.#length = 0;
  }

  choosing(heads: readonly Task[], count: number, natural: number): void {
    this.#push(count);
    this.#push(natural);
    const lane = heads[natural]?.lane ?? null;
    this.#push(lane === null ? -1 : this.#heapOf(lane));
  }
  started(): void {
    this.#begin = this.#length;
    this.#push(0);
  }
  ended(task: Task, ranScript: boolean): void {
    const { lane } = task;
    if (ranScript && lane !== null) this.#add(this.#heapOf(lane), 'write');
    const count = this.#length - this.#begin - 1;
    this.#log[this.#begin] = count;
    this.accesses += count;
  }
  read(area: ObservedArea, _source: Owner, key: string | null): void {
    this.#add(this.#cellOf(area, key), 'read');
  }
  wrote(area: ObservedArea, _source: Owner, key: string | null): void {
    this.#add(this.#cellOf(area, key), 'write');
  }
  unchanged(area: ObservedArea, _source: Owner, key: string | null): void {
    this.#add(this.#cellOf(area, key), 'read');
  }
  access(cell: string, kind: Access): void {
    this.#add(this.#number(cell), kind);
  }
  queued(): void {}
  removed(): void {}
  held(): void {}
  returned(): void {}
  time(): void {}
  checkpoint(): void {}
  refused(): void {}
  fired(): void {}
  fact(): void {}

  #add(cell: number, kind: Access): void {
    this.#push(cell * 4 + kinds[kind]);
  }

  #push(value: number): void {
    this.#log[this.#length++] = value;
  }

  #cellOf(area: ObservedArea, key: string | null): number {
    if (area !== this.#area) {
      this.#area = area;
      this.#cells = this.#cellsOf.get(area.name) ?? new Map();
      this.#cellsOf.set(area.name, this.#cells);
    }
    let cell = this.#cells.get(key);
    if (cell === undefined) this.#cells.set(key, (cell = this.#number(`area ${area.name} key ${key}`)));
    return cell;
  }

  /** One heap for each agent, which its lanes are named after. */
  #heapOf(lane: Lane): number {
    if (lane !== this.#lane) {
      this.#lane = lane;
      this.#heap = this.#number(lane.name);
    }
    return this.#heap;
  }

  #number(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) this.#numbers.set(name, (number = this.#numbers.size));
    return number;
  }
}
