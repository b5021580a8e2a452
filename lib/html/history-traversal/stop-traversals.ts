import { inclusiveDescendants } from '../navigables/inclusive-descendants.ts';
import { setOngoingNavigation } from '../navigables/set-ongoing-navigation.ts';
import type { Traversable } from '../records/traversable.ts';

/**
 * The user goes elsewhere: a traversal that waits for an answer comes to nothing, with all that wait for it. One that has not begun
 * stays. DIVERGES: by the letter nobody navigates while it lasts, so that a server that is gone would leave the user nothing to do.
 */
export function stopTraversals(traversable: Traversable): void {
  const waiting = [...inclusiveDescendants(traversable)].filter(
    ({ ongoingNavigation }) => ongoingNavigation !== null && ongoingNavigation.traversalEnded !== null,
  );
  if (waiting.length === 0) return;
  traversable.traversals = traversable.traversals.slice(0, 1);
  for (const navigable of waiting) {
    const { ongoingNavigation, activeDocument } = navigable;
    if (ongoingNavigation === null) continue;
    const url = activeDocument?.url ?? ongoingNavigation.url;
    ongoingNavigation.result = { ok: false, url, status: 0, reason: 'The user went elsewhere meanwhile.' };
    setOngoingNavigation(navigable, null);
    navigable.endDelay();
  }
}
