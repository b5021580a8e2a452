import type { TraceEvent } from './trace-event.ts';
export function explain(_events: Iterable<TraceEvent>, step: number): string {
  return `${step}`;
}
