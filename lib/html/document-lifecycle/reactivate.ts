import type { Document } from '../records/document.ts';
import { setFullyActive } from './fully-active.ts';
import { followVisibility, updateVisibilityState } from './visibility.ts';

/**
 * Brings a document back from the back/forward cache, with all that is in it: timers go on with what they had left, and what was
 * queued meanwhile runs after this.
 */
// HTML, document lifecycle, reactivate a document.
// https://html.spec.whatwg.org/multipage/#reactivate-a-document
export function reactivate(document: Document): void {
  document.userAgent.fact({ type: 'document-returned', document: document.id });
  // 1 to 3
  setFullyActive(document, true);
  // 4
  show(document);
}

/** IMPL-DEFINED: frames hear after the document around them. */
function show(document: Document): void {
  const { lifecycle, traversable } = document;
  followVisibility(document);
  if (!lifecycle.pageShowing) {
    lifecycle.pageShowing = true;
    updateVisibilityState(document, traversable.hiddenSinceMs === null ? 'visible' : 'hidden');
    document.host.fire('pageshow', { persisted: true });
  }
  for (const { activeDocument } of document.children.list)
    if (activeDocument !== null && !document.destroyed) show(activeDocument);
}
