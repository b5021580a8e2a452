import { canBeReturnedTo, dropAll, keep, whyNotKept } from './back-forward-cache.ts';
import { checkIfUnloadingIsCanceled } from './before-unload.ts';
import { childrenOf, destroyWithDescendants, stopNavigation } from './destroy-document.ts';
import type { Document } from './document.ts';
import type { Navigable } from './navigable.ts';
import { Traversable } from './traversable.ts';

/**
 * The navigable goes on to another document: this one is kept to be returned to, where it can be, or destroyed.
 * `leavesGroup`: the next one is in another browsing context group.
 */
export function leave<W extends object>(navigable: Navigable<W>, document: Document<W>, leavesGroup: boolean = false): void {
  const { userAgent } = document;
  const { top } = navigable;
  const canReturn = canBeReturnedTo(navigable, document);
  const reason = !canReturn
    ? null
    : leavesGroup
      ? 'The next page wants a browsing context group of its own.'
      : whyNotKept(document);
  const isKept = canReturn && reason === null;
  userAgent.fact({ type: 'document-left', document: document.id, kept: isKept, reason: reason ?? '' });
  unload(document, isKept);
  if (document.destroyed) return;
  if (isKept && top instanceof Traversable) keep(top, document);
  else destroyWithDescendants(document);
}

/** Fires the events of leaving at a document and all in it. `salvageable`: it is kept, and its window hears that. */
// HTML, document lifecycle, unload a document and its descendants.
// https://html.spec.whatwg.org/multipage/#unload-a-document-and-its-descendants
function unload<W extends object>(document: Document<W>, salvageable: boolean): void {
  // 1 to 4
  for (const child of childrenOf(document)) if (child.activeDocument !== null) unload(child.activeDocument, salvageable);
  // 5
  if (!document.destroyed) unloadDocument(document, salvageable);
}

// HTML, document lifecycle, unload a document.
// https://html.spec.whatwg.org/multipage/#unload-a-document
function unloadDocument<W extends object>(document: Document<W>, salvageable: boolean): void {
  const { userAgent, host, agent } = document;
  userAgent.lastLeft = { document, step: userAgent.kernel.step };
  // 1 to 4
  document.unloadCounter++;
  agent.terminationNestingLevel++;
  // 5
  if (document.pageShowing) {
    document.pageShowing = false;
    host.fire('pagehide', { persisted: salvageable });
    document.updateVisibilityState('hidden');
  }
  // 6, 7
  if (!salvageable && !document.destroyed) host.fire('unload');
  // 8 (the caller keeps or destroys)
  agent.terminationNestingLevel--;
  document.unloadCounter--;
}

/**
 * Ends a tab with all its documents. `asks`: its page may ask the user to stay, and then nothing happens.
 * The session shed goes with the tab.
 */
// HTML, navigables, definitely close a top-level traversable.
// https://html.spec.whatwg.org/multipage/#definitely-close-a-top-level-traversable
export function definitelyClose<W extends object>(traversable: Traversable<W>, because: string, asks: boolean): void {
  if (traversable.destroyedBecause !== null) return;
  const { activeDocument, userAgent } = traversable;
  // 1, 2
  if (asks && activeDocument !== null && checkIfUnloadingIsCanceled([activeDocument])) {
    traversable.isClosing = false;
    return;
  }
  if (traversable.destroyedBecause !== null) return;
  // 3 (while its handlers run it is still there)
  traversable.isClosing = true;
  if (activeDocument !== null && !activeDocument.destroyed) unload(activeDocument, false);
  if (traversable.destroyedBecause !== null) return;
  // 4
  traversable.close(because);
  stopNavigation(traversable);
  if (activeDocument !== null && !activeDocument.destroyed) destroyWithDescendants(activeDocument);
  dropAll(traversable);
  userAgent.fact({ type: 'tab-closed', tab: traversable.name });
}
