import type { Traversable } from '../html/traversable.ts';
import { destroyWithDescendants } from '../html/unload.ts';

/**
 * Brings a traversable to how it was before its first page was loaded, for another run. What it shows is put aside where its window
 * can be used again, and is gone otherwise, without its handlers for leaving. What is queued must be removed by the kernel.
 */
export function resetTraversable<W extends object>(traversable: Traversable<W>): void {
  const { activeDocument: document, firstURL, group } = traversable;
  if (traversable.spare !== null) traversable.spare.discard();
  const isFirst = document !== null && traversable.navigations === 1 && traversable.lastResult?.url === document.url;
  traversable.spare = isFirst && document.url === firstURL && document.setAside() ? document : null;
  if (document !== null && traversable.spare === null) destroyWithDescendants(document);
  traversable.activeDocument = traversable.ongoingNavigation = traversable.lastResult = null;
  traversable.navigations = traversable.heard.length = 0;
  group.reset();
  traversable.targetName = '';
  traversable.sessionShed.reset();
}
