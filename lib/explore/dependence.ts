import type { StepColumns } from './step-columns.ts';

/** What a step used, kept for longer than its schedule: whoever would run it next, elsewhere, would use the same. */
export interface Footprint {
  /** Its lane, by number. */
  readonly lane: number;
  /** As {@link StepColumns.touched} and {@link StepColumns.altered} have them. */
  readonly touched: number;
  readonly altered: number;
  readonly accesses: Int32Array;
}

export function footprintOf(log: StepColumns, step: number): Footprint {
  return {
    lane: log.laneOf[step] as number,
    touched: log.touched[step] as number,
    altered: log.altered[step] as number,
    accesses: log.accesses.slice(log.beginOf[step], log.beginOf[step + 1]),
  };
}

/** Whether the order of two steps of other lanes can be told. */
export function conflict(log: StepColumns, a: number, b: number): boolean {
  const { touched, altered, accesses, beginOf } = log;
  if (!mayConflict(touched[a] as number, altered[a] as number, touched[b] as number, altered[b] as number)) return false;
  return overlap(
    accesses,
    beginOf[a] as number,
    beginOf[a + 1] as number,
    accesses,
    beginOf[b] as number,
    beginOf[b + 1] as number,
  );
}

/** The same of a step that is known from elsewhere, and one of this schedule. */
export function conflictsWith(print: Footprint, log: StepColumns, step: number): boolean {
  const { touched, altered, accesses, beginOf } = log;
  if (!mayConflict(print.touched, print.altered, touched[step] as number, altered[step] as number)) return false;
  const [begin, end] = [beginOf[step] as number, beginOf[step + 1] as number];
  return overlap(print.accesses, 0, print.accesses.length, accesses, begin, end);
}

function mayConflict(touchedA: number, alteredA: number, touchedB: number, alteredB: number): boolean {
  return ((touchedA & alteredB) | (alteredA & touchedB)) !== 0;
}

/** Two reads of a cell can change places, and two additions; all else cannot. */
function overlap(a: Int32Array, beginA: number, endA: number, b: Int32Array, beginB: number, endB: number): boolean {
  for (let i = beginA; i < endA; i++) {
    const one = a[i] as number;
    for (let j = beginB; j < endB; j++) {
      const other = b[j] as number;
      if (one >> 2 === other >> 2 && (one !== other || (one & 3) === 2)) return true;
    }
  }
  return false;
}
