import { sameOrigin } from '../../origin/origin.ts';
import type { Navigable } from '../records/navigable.ts';

/** Whether the pages of `a` may find `b` by its name, and close it. Openers may go round in a circle: `seen` ends it. */
// HTML, browsing contexts, familiar with.
// https://html.spec.whatwg.org/multipage/#familiar-with
export function isFamiliarWith(a: Navigable, b: Navigable, seen: Set<Navigable> = new Set()): boolean {
  if (seen.has(b)) return false;
  seen.add(b);
  // 1
  if (hasOriginOf(b, a)) return true;
  // 2
  if (a.topLevel === b) return true;
  // 3
  const isAuxiliary = b === b.topLevel && b.topLevel.openedBy !== null;
  if (isAuxiliary && b.opener !== null && isFamiliarWith(a, b.opener, seen)) return true;
  // 4
  for (let ancestor = b.parent; ancestor !== null; ancestor = ancestor.parent) if (hasOriginOf(ancestor, a)) return true;
  return false;
}

function hasOriginOf({ activeDocument }: Navigable, other: Navigable): boolean {
  return (
    activeDocument !== null && other.activeDocument !== null && sameOrigin(activeDocument.origin, other.activeDocument.origin)
  );
}
