import { childrenOf } from './destroy-document.ts';
import type { Document } from './document.ts';
import { setFullyActive } from './back-forward-cache.ts';

/**
 * Brings a document back from the back/forward cache, with all that is in it: timers go on with what they had left, and what was
 * queued meanwhile runs after this.
 */
// HTML, document lifecycle, reactivate a document.
// https://html.spec.whatwg.org/multipage/#reactivate-a-document
export function reactivate<W extends object>(document: Document<W>): void {
  document.userAgent.fact({ type: 'document-returned', document: document.id });
  // 1 to 3
  setFullyActive(document, true);
  // 4
  show(document);
}

/** IMPL-DEFINED: frames hear after the document around them. */
function show<W extends object>(document: Document<W>): void {
  document.followVisibility();
  if (!document.pageShowing) {
    document.pageShowing = true;
    document.updateVisibilityState(document.navigable.topLevel.hiddenSinceMs === null ? 'visible' : 'hidden');
    document.host.fire('pageshow', { persisted: true });
  }
  for (const { activeDocument } of childrenOf(document)) if (activeDocument !== null && !document.destroyed) show(activeDocument);
}
