import { hasStickyActivation } from '../navigables/user-activation.ts';
import type { Document } from '../records/document.ts';

/**
 * Whether a page asks the user to stay, and the user does. Documents and all in them are asked, outer ones first; the user is asked
 * once at most.
 */
// HTML, document lifecycle, checking if unloading is canceled.
// https://html.spec.whatwg.org/multipage/#checking-if-unloading-is-canceled
export function checkIfUnloadingIsCanceled(documents: readonly Document[]): boolean {
  // 1 to 6
  const asking = documents.flatMap((document) => fireBeforeUnload(document));
  // 7
  const [first] = asking;
  return first !== undefined && first.userAgent.dialogs.answerBeforeUnload(first) === 'stay';
}

/** Fires `beforeunload` at the document, then at those in it. Returns the ones that ask. */
// HTML, document lifecycle, steps to fire beforeunload.
// https://html.spec.whatwg.org/multipage/#steps-to-fire-beforeunload
function fireBeforeUnload(document: Document): Document[] {
  if (document.destroyed) return [];
  const { lifecycle, agent, children } = document;
  // 1
  lifecycle.unloadCounter++;
  // 2
  agent.terminationNestingLevel++;
  // 3
  const notCancelled = document.host.fire('beforeunload');
  // 4
  agent.terminationNestingLevel--;
  // 5
  lifecycle.unloadCounter--;
  // 6
  const inside = children.list.flatMap(({ activeDocument }) => (activeDocument === null ? [] : fireBeforeUnload(activeDocument)));
  return notCancelled || !mayAsk(document) ? inside : [document, ...inside];
}

/** IMPL-DEFINED: unless the behaviour says otherwise, every page counts as one that the user has used. */
function mayAsk(document: Document): boolean {
  if (document.sandboxingFlags.has('sandboxed modals')) return false;
  return document.userAgent.behaviour.beforeUnloadPrompt === 'always' || hasStickyActivation(document);
}
