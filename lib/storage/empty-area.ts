import type { EmptyingReason } from '../event-loop/observer.ts';
import type { Area } from './area.ts';

/**
 * Takes everything out of an area, as a user agent does and no page: nothing is broadcast. Live Storage objects read empty from now
 * on, and what they write goes on as usual. What was broadcast before still arrives.
 *
 * @returns False when there was nothing in it; then whoever watches is not told.
 */
export function emptyArea(area: Area, reason: EmptyingReason): boolean {
  if (area.raw.size === 0) return false;
  area.raw.clear();
  if (area.guard !== null) area.guard.refilled(area);
  if (area.journal !== null) area.journal.emptied();
  if (area.copies !== null) area.copies.emptied();
  if (area.observer !== null) area.observer.fact({ type: 'area-emptied', area: area.name, reason });
  return true;
}
