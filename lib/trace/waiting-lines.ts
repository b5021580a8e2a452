import type { Canvas } from './canvas.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';

/** The lines between the moment in which a storage event is queued and the moment in which it runs, beside the tab that hears it. */
export class WaitingLines {
  readonly #columns: readonly Column[];
  /** For each tab, the tasks that wait, at the places where they are drawn. */
  readonly #places = new Map<string, (number | null)[]>();

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  /** Whether something is drawn beside the lifeline of `tab` in this row. */
  isNear(tab: string, { queued }: Row): boolean {
    return queued.some((each) => each.tab === tab) || (this.#places.get(tab)?.some((task) => task !== null) ?? false);
  }

  /** Draws what already waits. */
  draw(canvas: Canvas): void {
    for (const { tab, x, bars, slots } of this.#columns) {
      for (const [place, task] of (this.#places.get(tab ?? '') ?? []).entries()) {
        if (task !== null && place < slots) canvas.put(x + 1 + bars + place, '┊', 'event');
      }
    }
  }

  /** Draws the beginnings of those that the row's change queued. */
  begin(canvas: Canvas, row: Row): void {
    for (const { tab, task } of row.queued) {
      const column = this.#columns.find((each) => each.tab === tab);
      if (column === undefined) continue;
      const places = this.#places.get(tab) ?? [];
      this.#places.set(tab, places);
      const free = places.indexOf(null);
      const place = free === -1 ? places.length : free;
      places[place] = task;
      canvas.put(column.x + 1 + column.bars + Math.min(place, column.slots - 1), '◇', 'event');
    }
  }

  /** Draws the end of the one that ends in this row. False: none does, or where it began is not known. */
  end(canvas: Canvas, row: Row): boolean {
    if (row.ran === null || row.tab === null) return false;
    const places = this.#places.get(row.tab);
    const place = places?.indexOf(row.ran) ?? -1;
    if (places === undefined || place === -1) return false;
    places[place] = null;
    const { x, bars, slots } = this.#columns.find(({ tab }) => tab === row.tab)!;
    canvas.put(x + 1 + bars + Math.min(place, slots - 1), row.mark, row.tone);
    return true;
  }
}
