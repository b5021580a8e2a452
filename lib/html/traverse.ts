import { takeBack } from './back-forward-cache.ts';
import { checkIfUnloadingIsCanceled } from './before-unload.ts';
import { childrenOf, destroyWithDescendants, stopNavigation } from './destroy-document.ts';
import type { Document } from './document.ts';
import { startNavigation } from './navigate.ts';
import { recordResult, resultOf } from './navigation-result.ts';
import type { Navigable } from './navigable.ts';
import { creationSandboxingFlags } from './create-document.ts';
import { fetchEntry, type Population } from './populate.ts';
import { reactivate } from './reactivate.ts';
import { targetHistoryEntry, usedHistorySteps } from './session-history.ts';
import type { SessionHistoryEntry } from './session-history-entry.ts';
import type { Traversable } from './traversable.ts';
import { leave } from './unload.ts';
import { updateForHistoryStep } from './update-document.ts';
import { userAgentTask } from './window-hooks.ts';

type Entry<W extends object> = SessionHistoryEntry<Document<W>>;

/** A navigable that shows something else at the target step. */
interface Change<W extends object> {
  readonly navigable: Navigable<W>;
  readonly targetEntry: Entry<W>;
}

/**
 * Goes back or forward in the history of a tab, in tasks of its own; one traversal after the other. Past either end nothing happens.
 * `byUser`: how it went is the tab's result, also when nothing happens.
 */
// HTML, session history, traverse the history by a delta.
// https://html.spec.whatwg.org/multipage/#traverse-the-history-by-a-delta
export function traverseByDelta<W extends object>(traversable: Traversable<W>, delta: number, byUser: boolean): void {
  const { userAgent, navigationLane } = traversable;
  // 1 to 3
  const steps = (currentStep: number): void => {
    if (traversable.destroyedBecause !== null) return;
    const allSteps = usedHistorySteps(traversable);
    const currentStepIndex = allSteps.findLastIndex((step) => step <= currentStep);
    const target = allSteps[currentStepIndex + delta];
    if (target !== undefined) {
      applyHistoryStep(traversable, target, byUser);
      return;
    }
    if (byUser && traversable.activeDocument !== null) {
      const reason = `There is no page to go ${delta < 0 ? 'back' : 'forward'} to.`;
      recordResult(traversable, { ok: false, url: traversable.activeDocument.url, status: 0, reason });
    }
    endTraversal(traversable);
  };
  // 4
  const begin = (): void => {
    // What a script puts there from now on comes after it.
    const { currentStep } = traversable;
    userAgent.kernel.post(
      userAgentTask(`traverse ${delta}`, () => steps(currentStep)),
      navigationLane,
      0,
    );
  };
  traversable.traversals = [...traversable.traversals, begin];
  if (traversable.traversals.length === 1) begin();
}

/** The next one that waits begins. */
function endTraversal<W extends object>(traversable: Traversable<W>): void {
  traversable.traversals = traversable.traversals.slice(1);
  traversable.traversals[0]?.();
}

// HTML, session history, apply the history step.
// https://html.spec.whatwg.org/multipage/#apply-the-history-step
function applyHistoryStep<W extends object>(traversable: Traversable<W>, step: number, byUser: boolean): void {
  // 1 to 4
  const changes = changesAt(traversable, step);
  // 5, 6
  if (checkIfUnloadingIsCanceled(documentsToLeave(changes))) {
    const { url } = traversable.activeDocument as Document<W>;
    const reason = 'The page asked the user to stay, and the user did.';
    recordResult(traversable, { ok: false, url, status: 0, reason });
    endTraversal(traversable);
    return;
  }
  // 7 to 13
  let remaining = changes.length + 1;
  // Once, and before any handler: what is pushed there lies ahead of the new step.
  let hasMoved = false;
  const moved = (): void => {
    if (!hasMoved) traversable.currentStep = step;
    hasMoved = true;
  };
  const changed = (): void => {
    if (--remaining > 0 || traversable.destroyedBecause !== null) return;
    // 14 to 20 (of what was left, steps may be gone)
    if (changes.length === 0) moved();
    const { currentStep } = traversable;
    traversable.currentStep = usedHistorySteps(traversable).findLast((each) => each <= currentStep) ?? currentStep;
    const { activeDocument } = traversable;
    if (byUser && activeDocument !== null && !changes.some(({ navigable }) => navigable === traversable)) {
      recordResult(traversable, resultOf(activeDocument));
    }
    endTraversal(traversable);
  };
  for (const change of changes) applyChange(change, moved, changed);
  changed();
}

/** Whose entry at that step is another one. What is in a document that will be left is not asked. */
// HTML, session history, get all navigables whose current session history entry will change or reload.
// https://html.spec.whatwg.org/multipage/#getting-all-navigables-whose-current-session-history-entry-will-change-or-reload
function changesAt<W extends object>(navigable: Navigable<W>, step: number): Change<W>[] {
  // 1 to 3
  const targetEntry = targetHistoryEntry(navigable, step);
  const { activeDocument, currentEntry } = navigable;
  const changes = targetEntry === null || targetEntry === currentEntry ? [] : [{ navigable, targetEntry }];
  // 4, 5
  const isLeft = targetEntry !== null && targetEntry.documentState !== currentEntry?.documentState;
  if (activeDocument !== null && !isLeft) {
    for (const child of childrenOf(activeDocument)) changes.push(...changesAt(child, step));
  }
  return changes;
}

function documentsToLeave<W extends object>(changes: readonly Change<W>[]): Document<W>[] {
  return changes.flatMap(({ navigable: { activeDocument }, targetEntry }) =>
    activeDocument === null || targetEntry.documentState.document === activeDocument ? [] : [activeDocument],
  );
}

/** One navigable goes to its entry; `moved` is called just before, and `changed` once, whatever comes of it. */
function applyChange<W extends object>({ navigable, targetEntry }: Change<W>, moved: () => void, changed: () => void): void {
  const { userAgent, name } = navigable;
  const { url, documentState } = targetEntry;
  if (navigable.destroyedBecause !== null) {
    changed();
    return;
  }
  userAgent.fact({ type: 'navigation-started', tab: name, url, cause: 'traverse' });
  stopNavigation(navigable);
  const { document } = documentState;
  if (document === null) {
    const navigation = { url, traversalEnded: changed };
    navigable.ongoingNavigation = navigation;
    navigable.delayLoad();
    navigable.navigations++;
    fetchEntry(navigable, navigation, targetEntry, { ...traversal(navigable), moved });
    return;
  }
  navigable.currentEntry = targetEntry;
  moved();
  if (document !== navigable.activeDocument) returnTo(navigable, document);
  if (!document.destroyed) updateForHistoryStep(document, targetEntry);
  if (!document.destroyed) recordResult(navigable, resultOf(document));
  // What it was loading when this began comes to nothing.
  navigable.endDelay();
  changed();
}

function traversal<W extends object>(navigable: Navigable<W>): Population {
  return { handling: 'traverse', cause: 'traverse', sandboxingFlags: creationSandboxingFlags(navigable) };
}

/** Shows a document of the back/forward cache in place of the one that is shown. */
function returnTo<W extends object>(navigable: Navigable<W>, document: Document<W>): void {
  const { top, activeDocument } = navigable;
  takeBack(top as Traversable<W>, document);
  if (activeDocument !== null) leave(navigable, activeDocument);
  if (navigable.destroyedBecause !== null) {
    // Nobody else holds it any more.
    destroyWithDescendants(document);
    return;
  }
  navigable.activeDocument = document;
  reactivate(document);
}

/** Loads what a tab that was copied or restored shows. */
export function showCurrentEntry<W extends object>(traversable: Traversable<W>): void {
  const { currentEntry, userAgent, name } = traversable;
  if (currentEntry === null) return;
  userAgent.fact({ type: 'navigation-started', tab: name, url: currentEntry.url, cause: 'traverse' });
  startNavigation(traversable, currentEntry, traversal(traversable));
}
