import type { Document } from '../records/document.ts';
import type { Traversable } from '../records/traversable.ts';

/** What `document.hasFocus()` answers. */
// HTML, focus, has focus steps.
// https://html.spec.whatwg.org/multipage/#has-focus-steps
export function hasFocus(target: Document): boolean {
  const { systemFocus } = target.userAgent;
  // 1
  if (systemFocus.current === null || systemFocus.current !== target.traversable || !target.active) return false;
  // 2, 3 (from the innermost one outwards)
  return isAround(target, focusedDocument(systemFocus.current));
}

function isAround(target: Document, inner: Document | null): boolean {
  for (let each = inner; each !== null; each = each.navigable.container?.document ?? null) if (each === target) return true;
  return false;
}

/** The document of a tab that has the focus there: that of the page, or of a frame in it. */
export function focusedDocument({ focusedNavigable, activeDocument }: Traversable): Document | null {
  const inFrame = focusedNavigable?.activeDocument ?? null;
  return inFrame?.active === true ? inFrame : activeDocument;
}
