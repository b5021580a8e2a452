import type { Column } from '../../columns.ts';
import type { LockChange, Row } from '../../row.ts';
import { box, cell, cross, diamond, dot, line, middle } from './shapes.ts';

interface Rail {
  readonly task: number;
  readonly x: number;
  readonly top: number;
  readonly place: number;
}

interface Bar {
  readonly request: number;
  readonly state: LockChange['state'];
  readonly top: number;
  readonly place: number;
}

/** What stands beside the lifeline of a tab and goes down over rows: what it waits for, the locks that it has, the steps that it runs. */
export class Lane {
  readonly #column: Column;
  /** Where its lifeline began; null: not yet, or it has ended. */
  #begun: number | null = null;
  #closed = false;
  #rails: Rail[] = [];
  #bars: Bar[] = [];
  #step: { readonly step: number; readonly top: number; bottom: number } | null = null;
  /** What is finished, from the back to the front. */
  readonly #behind: string[] = [];
  readonly #before: string[] = [];

  constructor(column: Column) {
    this.#column = column;
  }

  get #x(): number {
    return this.#column.x * cell;
  }

  /** It lives from there on, unless it is closed already. */
  live(top: number): void {
    if (!this.#closed) this.#begun ??= top;
  }

  /** It does something in a row. */
  act(step: number, top: number, bottom: number): void {
    this.live(top);
    if (this.#step !== null && (step === -1 || this.#step.step !== step)) this.#endStep();
    this.#step ??= { step, top, bottom };
    this.#step.bottom = bottom;
  }

  wait(task: number, top: number): void {
    this.live(top);
    const place = free(this.#rails);
    const x = (this.#column.x + this.#column.bars + 1 + Math.min(place, this.#column.slots - 1)) * cell + 3;
    this.#rails.push({ task, x, top, place });
    this.#before.push(diamond(x, top + middle));
  }

  /** Where the waiting of a task ends, which is then drawn. Null: it did not wait here. */
  run({ ran, mark, tone }: Row, top: number): number | null {
    const rail = this.#rails.find(({ task }) => task === ran);
    if (rail === undefined) return null;
    this.#rails = this.#rails.filter((each) => each !== rail);
    this.#rail(rail, top + middle);
    this.#before.push(mark === '✕' ? cross(rail.x, top + middle, tone) : dot(rail.x, top + middle));
    return rail.x;
  }

  lock({ request, state }: LockChange, top: number): void {
    const bar = this.#bars.find((each) => each.request === request);
    const place = bar?.place ?? free(this.#bars);
    if (bar !== undefined) this.#bar(bar, top + middle);
    this.#bars = this.#bars.filter((each) => each !== bar);
    if (state !== 'over') this.#bars.push({ request, state, top: bar === undefined ? top : top + middle, place });
  }

  /** It is closed in a row, or the drawing ends there. */
  end(bottom: number, closed: boolean): void {
    this.#endStep();
    for (const rail of this.#rails) this.#rail(rail, bottom);
    for (const bar of this.#bars) this.#bar(bar, bottom);
    this.#rails = [];
    this.#bars = [];
    if (this.#begun !== null) this.#behind.unshift(line(this.#x, this.#begun, this.#x, bottom, 'sl-life'));
    this.#begun = null;
    this.#closed ||= closed;
  }

  get drawn(): readonly string[] {
    return [...this.#behind, ...this.#before];
  }

  #endStep(): void {
    if (this.#step === null) return;
    const { top, bottom } = this.#step;
    this.#behind.push(box(this.#x - 3, top + 2, 6, bottom - top - 4, 'sl-acts', ' rx="3"'));
    this.#step = null;
  }

  #rail({ x, top }: Rail, bottom: number): void {
    this.#behind.push(line(x, top + middle + 4, x, bottom, 'sl-rail sl-s-event'));
  }

  /** Where there are more than places, the last place has several. */
  #bar({ state, top, place }: Bar, bottom: number): void {
    const x = (this.#column.x + 1 + Math.min(place, Math.max(0, this.#column.bars - 1))) * cell + 1;
    this.#behind.push(box(x, top, 4, Math.max(4, bottom - top), state === 'holds' ? 'sl-write' : 'sl-waits'));
  }
}

/** The first place that is free. */
function free(taken: readonly { readonly place: number }[]): number {
  let place = 0;
  while (taken.some((each) => each.place === place)) place++;
  return place;
}
