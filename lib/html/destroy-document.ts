import type { Document } from './document.ts';
import { Navigable } from './navigable.ts';

// HTML, document lifecycle, destroy a document and its descendants.
// https://html.spec.whatwg.org/multipage/#destroy-a-document-and-its-descendants
export function destroyWithDescendants<W extends object>(document: Document<W>): void {
  // 1 to 3
  for (const child of childrenOf(document)) end(child, 'The document that it was in is gone.');
  document.childNavigables.length = 0;
  // 4
  if (!document.destroyed) document.destroy();
}

/** Ends a navigable that is no tab: its document goes, without handlers. */
export function end<W extends object>(navigable: Navigable<W>, because: string): void {
  if (navigable.destroyedBecause !== null) return;
  navigable.destroyedBecause = because;
  stopNavigation(navigable);
  const { userAgent, navigationLane } = navigable;
  const { navigationLanes } = navigable.topLevel;
  navigationLanes.splice(navigationLanes.indexOf(navigationLane), 1);
  // Another frame may come to have its name, and that of its lane.
  for (let task = navigationLane.head; task !== null; task = navigationLane.head)
    userAgent.kernel.remove(task, 'document destroyed');
  const { activeDocument } = navigable;
  navigable.activeDocument = null;
  navigable.entries = [];
  if (activeDocument !== null) destroyWithDescendants(activeDocument);
}

/** What the navigable is loading comes to nothing. Whoever waits for the end of a traversal hears of it. */
// HTML, navigation, set the ongoing navigation to null.
// https://html.spec.whatwg.org/multipage/#set-the-ongoing-navigation
export function stopNavigation<W extends object>(navigable: Navigable<W>): void {
  const { ongoingNavigation, userAgent } = navigable;
  // 1
  if (ongoingNavigation === null) return;
  // 2
  userAgent.network.abortNavigation(navigable.navigationLane);
  // 3
  navigable.ongoingNavigation = null;
  ongoingNavigation.traversalEnded?.();
}

/** A copy: what runs meanwhile may remove some. */
export function childrenOf<W extends object>(document: Document<W>): Navigable<W>[] {
  return document.childNavigables.filter((child): child is Navigable<W> => child instanceof Navigable);
}
