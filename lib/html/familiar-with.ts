import { sameOrigin } from '../origin/origin.ts';
import type { Navigable } from './navigable.ts';
import { Traversable } from './traversable.ts';

/** Whether the pages of `a` may find `b` by its name, and close it. Openers may go round in a circle: `seen` ends it. */
// HTML, browsing contexts, familiar with.
// https://html.spec.whatwg.org/multipage/#familiar-with
export function isFamiliarWith<W extends object>(a: Navigable<W>, b: Navigable<W>, seen: Set<Navigable<W>> = new Set()): boolean {
  if (seen.has(b)) return false;
  seen.add(b);
  // 1, 2
  if (hasOriginOf(b, a) || a.top === b) return true;
  // 3
  const opener = b instanceof Traversable && b.openedBy !== null ? b.opener : null;
  if (opener !== null && isFamiliarWith(a, opener, seen)) return true;
  // 4
  for (let ancestor = b.parent; ancestor !== null; ancestor = ancestor.parent) if (hasOriginOf(ancestor, a)) return true;
  return false;
}

function hasOriginOf<W extends object>({ activeDocument }: Navigable<W>, other: Navigable<W>): boolean {
  return (
    activeDocument !== null && other.activeDocument !== null && sameOrigin(activeDocument.origin, other.activeDocument.origin)
  );
}
