import type { Canvas } from './canvas.ts';
import type { Column } from './columns.ts';
import type { LockChange } from './row.ts';

/** A request, and whether it waits or holds. */
type Bar = Pick<LockChange, 'request' | 'state'>;

/** The bars beside the lifelines of tabs that hold locks, or wait for some. */
export class LockBars {
  readonly #columns: readonly Column[];
  /** For each tab, its requests at the places where they are drawn. */
  readonly #places = new Map<string, (Bar | null)[]>();

  constructor(columns: readonly Column[], before: readonly LockChange[]) {
    this.#columns = columns;
    for (const change of before) this.change(change);
  }

  /** Whether something is drawn beside the lifeline of `tab`. */
  isNear(tab: string): boolean {
    return this.#places.get(tab)?.some((bar) => bar !== null) ?? false;
  }

  change({ tab, request, state }: LockChange): void {
    const places = this.#places.get(tab) ?? [];
    this.#places.set(tab, places);
    const own = places.findIndex((bar) => bar?.request === request);
    const free = places.indexOf(null);
    if (state === 'over' && own === -1) return;
    const place = [own, free, places.length].find((each) => each !== -1)!;
    places[place] = state === 'over' ? null : { request, state };
  }

  /** A tab is gone, and all that was beside its lifeline. */
  end(tab: string): void {
    this.#places.delete(tab);
  }

  /** Draws what holds and waits now. Where there are more than places, the last one has their count, 9 for more. Returns the signs. */
  draw(canvas: Canvas): ReadonlySet<string> {
    const signs = new Set<string>();
    for (const { tab, x, bars } of this.#columns) {
      const places = this.#places.get(tab ?? '') ?? [];
      for (let place = 0; place < bars; place++) {
        const here = (place === bars - 1 ? places.slice(place) : places.slice(place, place + 1)).filter((bar) => bar !== null);
        if (here.length === 0) continue;
        const holds = here.some(({ state }) => state === 'holds');
        const sign = holds ? '▐' : '░';
        signs.add(here.length > 1 ? 'locks' : sign);
        canvas.put(x + 1 + place, here.length > 1 ? `${Math.min(here.length, 9)}` : sign, holds ? 'write' : 'dim');
      }
    }
    return signs;
  }
}
