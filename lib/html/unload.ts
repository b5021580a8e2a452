import type { Document } from './document.ts';
import { Navigable } from './navigable.ts';
import type { Traversable } from './traversable.ts';

/** Until the back/forward cache is modelled, a document that is left is destroyed; `pagehide` and `unload` handlers run before. */
// HTML, document lifecycle, unload a document and its descendants.
// https://html.spec.whatwg.org/multipage/#unload-a-document-and-its-descendants
export function unload<W extends object>(document: Document<W>): void {
  // 1 to 3
  for (const child of childrenOf(document)) if (child.activeDocument !== null) unload(child.activeDocument);
  // 4
  document.userAgent.lastLeft = { document, step: document.userAgent.kernel.step };
  if (document.loaded) document.host.fire('pagehide', { persisted: false });
  document.host.fire('unload');
  // 5
  destroyWithDescendants(document);
}

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
  navigable.ongoingNavigation = null;
  navigable.userAgent.network.abortNavigation(navigable.navigationLane);
  const { navigationLanes } = navigable.topLevel;
  navigationLanes.splice(navigationLanes.indexOf(navigable.navigationLane), 1);
  const { activeDocument } = navigable;
  navigable.activeDocument = null;
  if (activeDocument !== null) destroyWithDescendants(activeDocument);
}

// HTML, navigables, definitely close.
// https://html.spec.whatwg.org/multipage/#definitely-close-a-top-level-traversable
export function definitelyClose<W extends object>(traversable: Traversable<W>, because: string): void {
  if (traversable.destroyedBecause !== null) return;
  // 1 and 2
  traversable.close(because);
  traversable.userAgent.network.abortNavigation(traversable.navigationLane);
  // 3
  if (traversable.activeDocument !== null) unload(traversable.activeDocument);
  // 4
  traversable.userAgent.fact({ type: 'tab-closed', tab: traversable.name });
}

/** A copy: what runs meanwhile may remove some. */
function childrenOf<W extends object>(document: Document<W>): Navigable<W>[] {
  return document.childNavigables.filter((child): child is Navigable<W> => child instanceof Navigable);
}
