import { canBeReturnedTo, dropAll, keep, whyNotKept } from './back-forward-cache.ts';
import { checkIfUnloadingIsCanceled } from './before-unload.ts';
import { destroyWithDescendants } from './destroy-document.ts';
import { leaveGroup } from '../navigables/leave-group.ts';
import { setOngoingNavigation } from '../navigables/set-ongoing-navigation.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import type { Traversable } from '../records/traversable.ts';
import { updateVisibilityState } from './visibility.ts';

/**
 * The navigable goes on to another document: this one is kept to be returned to, where it can be, or destroyed.
 * `leavesGroup`: the next one is in another browsing context group.
 */
export function leave(navigable: Navigable, document: Document, leavesGroup: boolean = false): void {
  const { userAgent } = document;
  const canReturn = canBeReturnedTo(navigable, document);
  const reason = canReturn ? whyItCannotStay(document, leavesGroup) : null;
  const isKept = canReturn && reason === null;
  userAgent.fact({ type: 'document-left', document: document.id, kept: isKept, reason: reason ?? '' });
  unload(document, isKept);
  if (document.destroyed) return;
  if (isKept) keep(navigable.topLevel, document);
  else destroyWithDescendants(document);
}

function whyItCannotStay(document: Document, leavesGroup: boolean): string | null {
  return leavesGroup ? 'The next page wants a browsing context group of its own.' : whyNotKept(document);
}

/** Fires the events of leaving at a document and all in it. `salvageable`: it is kept, and its window hears that. */
// HTML, document lifecycle, unload a document and its descendants.
// https://html.spec.whatwg.org/multipage/#unload-a-document-and-its-descendants
function unload(document: Document, salvageable: boolean): void {
  // 1 to 4
  for (const child of document.children.list) if (child.activeDocument !== null) unload(child.activeDocument, salvageable);
  // 5
  if (!document.destroyed) unloadDocument(document, salvageable);
}

// HTML, document lifecycle, unload a document.
// https://html.spec.whatwg.org/multipage/#unload-a-document
function unloadDocument(document: Document, salvageable: boolean): void {
  const { userAgent, host, agent, lifecycle } = document;
  userAgent.lastLeft = { document, step: userAgent.kernel.step };
  // 1
  lifecycle.unloadCounter++;
  // 2 to 4
  agent.terminationNestingLevel++;
  // 5
  if (lifecycle.pageShowing) {
    lifecycle.pageShowing = false;
    host.fire('pagehide', { persisted: salvageable });
    updateVisibilityState(document, 'hidden');
  }
  // 6, 7
  if (!salvageable && !document.destroyed) host.fire('unload');
  // 8 (the caller keeps or destroys)
  agent.terminationNestingLevel--;
  lifecycle.unloadCounter--;
}

/**
 * Ends a tab with all its documents. `asks`: its page may ask the user to stay, and then nothing happens.
 * The session shed goes with the tab.
 */
// HTML, navigables, definitely close a top-level traversable.
// https://html.spec.whatwg.org/multipage/#definitely-close-a-top-level-traversable
export function definitelyClose(traversable: Traversable, because: string, asks: boolean): void {
  if (traversable.destroyedBecause !== null) return;
  const { activeDocument, userAgent } = traversable;
  // 1 (the document stands for its frames)
  // 2
  if (asks && activeDocument !== null && checkIfUnloadingIsCanceled([activeDocument])) {
    traversable.isClosing = false;
    return;
  }
  if (traversable.destroyedBecause !== null) return;
  // 3 (while its handlers run it is still there)
  traversable.isClosing = true;
  if (activeDocument !== null && !activeDocument.destroyed) unload(activeDocument, false);
  if (traversable.destroyedBecause !== null) return;
  // 3.1 (after all unloads)
  leaveGroup(traversable);
  traversable.close(because);
  setOngoingNavigation(traversable, null);
  if (activeDocument !== null && !activeDocument.destroyed) destroyWithDescendants(activeDocument);
  dropAll(traversable);
  userAgent.fact({ type: 'tab-closed', tab: traversable.name });
}
