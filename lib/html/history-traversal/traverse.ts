import { endWhereWaitedFor, takeBack } from '../document-lifecycle/back-forward-cache.ts';
import { checkIfUnloadingIsCanceled } from '../document-lifecycle/before-unload.ts';
import { destroyWithDescendants } from '../document-lifecycle/destroy-document.ts';
import type { Document } from '../records/document.ts';
import { startNavigation } from '../navigation/navigate.ts';
import { recordResult, resultOf } from '../navigation/navigation-result.ts';
import type { Navigable } from '../records/navigable.ts';
import { creationSandboxingFlags } from '../navigation/create-document.ts';
import { fetchEntry, type Population } from '../navigation/populate.ts';
import { reactivate } from '../document-lifecycle/reactivate.ts';
import { targetHistoryEntry, usedHistorySteps } from '../session-history/session-history.ts';
import type { SessionHistoryEntry } from '../records/session-history-entry.ts';
import type { Traversable } from '../records/traversable.ts';
import { leave } from '../document-lifecycle/unload.ts';
import { updateForHistoryStep } from '../session-history/update-document.ts';
import { setOngoingNavigation } from '../navigables/set-ongoing-navigation.ts';
import { queueUserAgentTask } from '../navigables/user-agent-task.ts';
import { OngoingNavigation } from '../records/ongoing-navigation.ts';

/** A navigable that shows something else at the target step. */
interface Change {
  readonly navigable: Navigable;
  readonly targetEntry: SessionHistoryEntry;
}

/**
 * Goes back or forward in the history of a tab, in tasks of its own; one traversal after the other. Past either end nothing happens.
 * `byUser`: how it went is the tab's result, also when nothing happens.
 */
// HTML, session history, traverse the history by a delta.
// https://html.spec.whatwg.org/multipage/#traverse-the-history-by-a-delta
export function traverseByDelta(traversable: Traversable, delta: number, byUser: boolean): void {
  // 1 to 3 (`byUser` says who asks)
  // 4
  const steps = (currentStep: number): void => {
    if (traversable.destroyedBecause !== null) return;
    // 4.1
    const allSteps = usedHistorySteps(traversable);
    // 4.2
    const currentStepIndex = allSteps.findLastIndex((step) => step <= currentStep);
    // 4.3
    const target = allSteps[currentStepIndex + delta];
    // 4.4 (below)
    // 4.5
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
  const begin = (): void => {
    // What a script puts there from now on comes after it.
    const { currentStep } = traversable;
    queueUserAgentTask(traversable, `traverse ${delta}`, () => steps(currentStep));
  };
  traversable.traversals = [...traversable.traversals, begin];
  if (traversable.traversals.length === 1) begin();
}

/** The next one that waits begins. */
function endTraversal(traversable: Traversable): void {
  traversable.traversals = traversable.traversals.slice(1);
  traversable.traversals[0]?.();
}

// HTML, session history, apply the history step.
// https://html.spec.whatwg.org/multipage/#apply-the-history-step
function applyHistoryStep(traversable: Traversable, step: number, byUser: boolean): void {
  // 1 to 3 (the caller's)
  // 4 (and 6, from which it is found)
  const changes = changesAt(traversable, step);
  // 5
  if (checkIfUnloadingIsCanceled(documentsToLeave(changes))) {
    const url = traversable.activeDocument?.url ?? traversable.firstURL;
    const reason = 'The page asked the user to stay, and the user did.';
    recordResult(traversable, { ok: false, url, status: 0, reason });
    endTraversal(traversable);
    return;
  }
  // 6 to 8 (each when it changes)
  // 9, 10
  let remaining = changes.length + 1;
  // 11 (each goes on by itself)
  // 12
  // Once, and before any handler: what is pushed there lies ahead of the new step.
  let hasMoved = false;
  const moved = (): void => {
    if (!hasMoved) traversable.currentStep = step;
    hasMoved = true;
  };
  const changed = (): void => {
    if (--remaining > 0 || traversable.destroyedBecause !== null) return;
    // 13 to 19 (the length is found when asked for)
    // 20 (of what was left, steps may be gone)
    if (changes.length === 0) moved();
    const { currentStep } = traversable;
    traversable.currentStep = usedHistorySteps(traversable).findLast((each) => each <= currentStep) ?? currentStep;
    // 21
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
function changesAt(navigable: Navigable, step: number): Change[] {
  // 1, 2 (each navigable is asked by itself)
  // 3.1
  const targetEntry = targetHistoryEntry(navigable, step);
  const { activeDocument, currentEntry } = navigable;
  // 3.2
  const changes = targetEntry === null || targetEntry === currentEntry ? [] : [{ navigable, targetEntry }];
  // 3.3
  const isLeft = targetEntry !== null && targetEntry.documentState !== currentEntry?.documentState;
  if (activeDocument !== null && !isLeft) {
    for (const child of activeDocument.children.list) changes.push(...changesAt(child, step));
  }
  // 4
  return changes;
}

function documentsToLeave(changes: readonly Change[]): Document[] {
  return changes.flatMap(({ navigable: { activeDocument }, targetEntry }) =>
    activeDocument === null || targetEntry.documentState.document === activeDocument ? [] : [activeDocument],
  );
}

/** One navigable goes to its entry; `moved` is called just before, and `changed` once, whatever comes of it. */
function applyChange({ navigable, targetEntry }: Change, moved: () => void, changed: () => void): void {
  const { userAgent, name } = navigable;
  const { url, documentState } = targetEntry;
  if (navigable.destroyedBecause !== null) {
    changed();
    return;
  }
  userAgent.fact({ type: 'navigation-started', tab: name, url, cause: 'traverse' });
  if (documentState.document !== null) endWhereWaitedFor(documentState.document);
  const { document } = documentState;
  if (document === null) {
    const navigation = new OngoingNavigation(url, changed);
    overtake(navigable, navigation);
    navigable.delayLoad();
    navigable.navigations.begun++;
    fetchEntry(navigable, navigation, targetEntry, { ...traversal(navigable), moved });
    return;
  }
  overtake(navigable, null);
  navigable.currentEntry = targetEntry;
  moved();
  if (document !== navigable.activeDocument) returnTo(navigable, document);
  if (!document.destroyed) updateForHistoryStep(document, targetEntry);
  if (!document.destroyed) recordResult(navigable, resultOf(document));
  // What it was loading when this began comes to nothing.
  navigable.endDelay();
  changed();
}

/** What the navigable was loading comes to nothing, and whoever waits for it hears why. */
function overtake(navigable: Navigable, navigation: OngoingNavigation | null): void {
  const { ongoingNavigation, activeDocument } = navigable;
  setOngoingNavigation(navigable, navigation);
  if (ongoingNavigation === null) return;
  const url = activeDocument?.url ?? ongoingNavigation.url;
  const reason = 'The tab went back or forward in its history meanwhile.';
  ongoingNavigation.result = { ok: false, url, status: 0, reason };
}

function traversal(navigable: Navigable): Population {
  return { handling: 'traverse', cause: 'traverse', sandboxingFlags: creationSandboxingFlags(navigable) };
}

/** Shows a document of the back/forward cache in place of the one that is shown. */
function returnTo(navigable: Navigable, document: Document): void {
  const { topLevel, activeDocument } = navigable;
  takeBack(topLevel, document);
  if (activeDocument !== null) leave(navigable, activeDocument);
  if (navigable.destroyedBecause !== null) {
    // Nobody else holds it any more.
    destroyWithDescendants(document);
    return;
  }
  navigable.windowProxies.show(document);
  navigable.activeDocument = document;
  reactivate(document);
}

/** Loads what a tab that was copied or restored shows. */
export function showCurrentEntry(traversable: Traversable): void {
  const { currentEntry, userAgent, name } = traversable;
  if (currentEntry === null) return;
  userAgent.fact({ type: 'navigation-started', tab: name, url: currentEntry.url, cause: 'traverse' });
  startNavigation(traversable, currentEntry, traversal(traversable));
}
