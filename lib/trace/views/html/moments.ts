import type { Row } from '../../row.ts';
import type { TraceEvent } from '../../trace-event.ts';

/** What a reader steps over: the rows of one step, or those between two steps, such as a check. */
export interface Moment {
  /** Number of the step; -1: of none. */
  readonly step: number;
  readonly rows: readonly Row[];
  /** How many events had happened when it was over. */
  readonly events: number;
}

interface Range {
  readonly begin: number;
  end: number;
}

/** Where each step is among the events. A call from outside that is made inside of a step is a part of that step. */
class StepRanges {
  readonly count: number;
  readonly #ranges = new Map<number, Range>();
  /** Of steps inside of others, the outermost. */
  readonly #outer = new Map<number, number>();

  constructor(events: readonly TraceEvent[]) {
    const running: number[] = [];
    for (const [n, { type, step }] of events.entries()) {
      if (type === 'task-started' || type === 'outside-started') running.push(step);
      const outermost = running[0] ?? step;
      this.#outer.set(step, outermost);
      const range = this.#ranges.get(outermost);
      if (range === undefined) this.#ranges.set(outermost, { begin: n, end: n + 1 });
      else range.end = n + 1;
      if (type === 'task-ended' || type === 'outside-ended') running.pop();
    }
    this.count = events.length;
  }

  outermost(step: number): number {
    return step === -1 ? -1 : (this.#outer.get(step) ?? step);
  }

  beginOf(step: number): number {
    return this.#ranges.get(step)?.begin ?? this.count;
  }

  endOf(step: number): number {
    return this.#ranges.get(step)?.end ?? 0;
  }
}

/** The moments of a story that was told of these events, in order. */
export function momentsOf(events: readonly TraceEvent[], rows: readonly Row[]): Moment[] {
  const ranges = new StepRanges(events);
  const groups: { readonly step: number; readonly rows: Row[] }[] = [];
  for (const row of rows) {
    const step = ranges.outermost(row.step);
    const last = groups.at(-1);
    if (last?.step === step) last.rows.push(row);
    else groups.push({ step, rows: [row] });
  }
  let over = 0;
  return groups.map(({ step, rows: own }, n) => {
    const next = groups[n + 1];
    const before = next === undefined ? ranges.count : ranges.beginOf(next.step);
    over = Math.max(over, step === -1 ? before : ranges.endOf(step));
    return { step, rows: own, events: over };
  });
}
