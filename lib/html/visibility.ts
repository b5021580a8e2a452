import { childrenOf } from './destroy-document.ts';
import type { Document } from './document.ts';
import type { Traversable } from './traversable.ts';

/** The user turns away from a tab, or back to it: its documents hear, outer ones first. */
// HTML, navigables, system visibility state.
// https://html.spec.whatwg.org/multipage/#system-visibility-state
export function setSystemVisibilityState<W extends object>(traversable: Traversable<W>, newState: 'visible' | 'hidden'): void {
  const { userAgent, name, hiddenSinceMs, activeDocument } = traversable;
  if ((hiddenSinceMs === null) === (newState === 'visible')) return;
  // 1
  traversable.hiddenSinceMs = newState === 'hidden' ? userAgent.kernel.now : null;
  userAgent.fact({ type: 'visibility-changed', tab: name, visibility: newState });
  // 2
  if (activeDocument !== null) update(activeDocument, newState);
}

function update<W extends object>(document: Document<W>, newState: 'visible' | 'hidden'): void {
  document.followVisibility();
  document.updateVisibilityState(newState);
  for (const { activeDocument } of childrenOf(document)) if (activeDocument !== null) update(activeDocument, newState);
}
