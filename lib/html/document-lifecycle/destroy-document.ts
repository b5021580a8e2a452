import { assert } from '../../infra/assert.ts';
import type { OpaqueOrigin } from '../../origin/origin.ts';
import { inclusiveDescendants } from '../navigables/inclusive-descendants.ts';
import { setOngoingNavigation } from '../navigables/set-ongoing-navigation.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import { abandonRejections } from './unhandled-rejection.ts';

// HTML, document lifecycle, destroy a document and its descendants.
// https://html.spec.whatwg.org/multipage/#destroy-a-document-and-its-descendants
export function destroyWithDescendants(document: Document): void {
  // 1 to 5
  destroyChildren(document);
  // 6
  if (!document.destroyed) destroy(document);
}

/** The same, but its window stays, to be used again in another run; so do those in its frames that others made. */
export function abandonWithDescendants(document: Document): void {
  destroyChildren(document, document.adopted !== null);
  if (!document.destroyed) abandon(document);
}

function destroyChildren({ children }: Document, windowsStay: boolean = false): void {
  for (const child of children.list) destroyNavigable(child, 'The document that it was in is gone.', windowsStay);
  children.clear();
}

// HTML, document lifecycle, destroy a document.
// https://html.spec.whatwg.org/multipage/#destroy-a-document
function destroy(document: Document): void {
  // 1 to 7 (and 9)
  abandon(document);
  // 8
  if (!document.lifecycle.windowStays) {
    document.host.destroy();
    if (document.origin.opaque) forgetOpaqueOrigin(document, document.origin);
  }
  document.userAgent.fact({ type: 'document-destroyed', document: document.id });
}

/** All but the end of its window. */
function abandon(document: Document): void {
  const { userAgent } = document;
  assert(!document.destroyed, 'a document is destroyed once');
  document.lifecycle.destroyed = true;
  document.active = false;
  document.madeClocks?.end();
  if (userAgent.madeRejectedPromises !== null) abandonRejections(document);
  userAgent.network.abort(document);
  userAgent.removeDocument(document);
  for (const steps of userAgent.assembler.unloadingDocumentCleanupSteps) steps(document);
  userAgent.kernel.removeAllOf(document, 'document destroyed');
  const documentState = document.history.latestEntry?.documentState;
  if (documentState?.document === document) documentState.document = null;
}

/** No other document has that origin, unless this one gave it to one in a frame or a popup. */
function forgetOpaqueOrigin({ userAgent, traversable }: Document, origin: OpaqueOrigin): void {
  if (userAgent.documentOf(origin, traversable) !== null) return;
  traversable.group.forget(origin);
  for (const topLevel of traversable.group.topLevels) {
    for (const { windowProxies } of inclusiveDescendants(topLevel)) windowProxies.forget(origin);
  }
}

/** Ends a navigable that is no tab: its document goes, without handlers. */
export function destroyNavigable(navigable: Navigable, because: string, windowStays: boolean = false): void {
  if (navigable.destroyedBecause !== null) return;
  const { userAgent } = navigable;
  navigable.destroyedBecause = because;
  navigable.destroyedAtMs = userAgent.kernel.now;
  setOngoingNavigation(navigable, null);
  const { navigationLane, activeDocument } = navigable;
  const { navigationLanes } = navigable.topLevel;
  navigationLanes.splice(navigationLanes.indexOf(navigationLane), 1);
  // Another frame may come to have its name, and that of its lane.
  for (let task = navigationLane.head; task !== null; task = navigationLane.head) {
    userAgent.kernel.remove(task, 'document destroyed');
  }
  navigable.activeDocument = null;
  navigable.entries = [];
  if (activeDocument === null) return;
  if (windowStays) abandonWithDescendants(activeDocument);
  else destroyWithDescendants(activeDocument);
}
