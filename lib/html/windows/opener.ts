import type { Origin } from '../../origin/origin.ts';
import type { Navigable } from '../records/navigable.ts';

/** The WindowProxy of whoever opened it, for code of that origin; null when nobody did, or it was disowned. */
// HTML, the Window object, opener getter.
// https://html.spec.whatwg.org/multipage/#dom-opener
export function openerOf({ opener, destroyedBecause }: Navigable, accessor: Origin): object | null {
  // 1
  if (destroyedBecause !== null) return null;
  // 2, 3
  if (opener === null || opener.destroyedBecause !== null) return null;
  // 4, 5
  return opener.windowProxies.for(accessor);
}
