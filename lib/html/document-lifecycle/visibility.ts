import type { Document } from '../records/document.ts';
import type { Traversable } from '../records/traversable.ts';

/** The user turns away from a tab, or back to it: its documents hear, outer ones first. */
// HTML, navigables, system visibility state.
// https://html.spec.whatwg.org/multipage/#system-visibility-state
export function setSystemVisibilityState(traversable: Traversable, newState: 'visible' | 'hidden'): void {
  const { userAgent, name, hiddenSinceMs, activeDocument } = traversable;
  if ((hiddenSinceMs === null) === (newState === 'visible')) return;
  // 1
  traversable.hiddenSinceMs = newState === 'hidden' ? userAgent.kernel.now : null;
  userAgent.fact({ type: 'visibility-changed', tab: name, visibility: newState });
  // 2
  if (activeDocument !== null) updateWithDescendants(activeDocument, newState);
}

function updateWithDescendants(document: Document, newState: 'visible' | 'hidden'): void {
  followVisibility(document);
  updateVisibilityState(document, newState);
  for (const { activeDocument } of document.children.list) {
    if (activeDocument !== null) updateWithDescendants(activeDocument, newState);
  }
}

// HTML, page visibility, update the visibility state.
// https://html.spec.whatwg.org/multipage/#update-the-visibility-state
export function updateVisibilityState(document: Document, visibilityState: 'visible' | 'hidden'): void {
  const { lifecycle } = document;
  // 1
  if (lifecycle.visibilityState === visibilityState || document.destroyed) return;
  // 2
  lifecycle.visibilityState = visibilityState;
  // 3 to 5
  document.host.fire('visibilitychange');
}

/** Timers and frames of animation go as the tab is hidden or shown. */
export function followVisibility(document: Document): void {
  document.madeClocks?.setHidden(document.traversable.hiddenSinceMs);
}
