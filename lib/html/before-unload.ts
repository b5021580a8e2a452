import { childrenOf } from './destroy-document.ts';
import type { Document } from './document.ts';

/**
 * Whether a page asks the user to stay, and the user does. Documents and all in them are asked, outer ones first; the user is asked
 * once at most. IMPL-DEFINED: every page counts as one that the user has used.
 */
// HTML, document lifecycle, checking if unloading is canceled.
// https://html.spec.whatwg.org/multipage/#checking-if-unloading-is-canceled
export function checkIfUnloadingIsCanceled<W extends object>(documents: readonly Document<W>[]): boolean {
  // 1 to 6
  const asking = documents.flatMap((document) => fireBeforeUnload(document));
  // 7
  const [first] = asking;
  return first !== undefined && first.userAgent.answerBeforeUnload(first) === 'stay';
}

/** Fires `beforeunload` at the document, then at those in it. Returns the ones that ask. */
// HTML, document lifecycle, steps to fire beforeunload.
// https://html.spec.whatwg.org/multipage/#steps-to-fire-beforeunload
function fireBeforeUnload<W extends object>(document: Document<W>): Document<W>[] {
  if (document.destroyed) return [];
  // 1 to 4
  document.unloadCounter++;
  document.agent.terminationNestingLevel++;
  const notCancelled = document.host.fire('beforeunload');
  document.agent.terminationNestingLevel--;
  document.unloadCounter--;
  // 5 to 7
  const inside = childrenOf(document).flatMap(({ activeDocument }) =>
    activeDocument === null ? [] : fireBeforeUnload(activeDocument),
  );
  const mayAsk = !document.sandboxingFlags.has('sandboxed modals');
  return notCancelled || !mayAsk ? inside : [document, ...inside];
}
