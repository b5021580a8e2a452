import { destroyWithDescendants } from '../document-lifecycle/destroy-document.ts';
import { inclusiveDescendantsOfHistory } from '../navigables/inclusive-descendants.ts';
import { isReferenced } from '../navigables/is-referenced.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import { DocumentState, SessionHistoryEntry } from '../records/session-history-entry.ts';
import type { Traversable } from '../records/traversable.ts';

/** How a new entry takes its place: behind the current one, or instead of it. */
export type HistoryHandling = 'push' | 'replace';

/** IMPL-DEFINED: HTML lets the user agent forget old entries; the engines keep 50 of a tab. */
const defaultHistoryEntries = 50;

/**
 * The steps that back and forward go along, ascending: those of the tab itself, and those of the frames of all documents that it
 * shows or keeps. IMPL-DEFINED: the history of frames goes with the document that they are in.
 */
// HTML, session history, get all used history steps.
// https://html.spec.whatwg.org/multipage/#getting-all-used-history-steps
export function usedHistorySteps(traversable: Traversable): number[] {
  // 1, 2
  const steps = new Set<number>();
  // 3, 4
  for (const navigable of inclusiveDescendantsOfHistory(traversable)) for (const { step } of navigable.entries) steps.add(step);
  // 5
  return [...steps].sort((a, b) => a - b);
}

/** What the navigable shows at that step. */
// HTML, session history, get the target history entry.
// https://html.spec.whatwg.org/multipage/#getting-the-target-history-entry
export function targetHistoryEntry({ entries }: Navigable, step: number): SessionHistoryEntry | null {
  // 1, 2
  return entries.findLast((entry) => entry.step <= step) ?? entries[0] ?? null;
}

/** Forgets what lies ahead of the current step, and the documents that were kept for it. */
// HTML, session history, clear the forward session history.
// https://html.spec.whatwg.org/multipage/#clear-the-forward-session-history
export function clearForwardSessionHistory(traversable: Traversable): void {
  // 1 to 3
  const { currentStep } = traversable;
  // 4
  for (const navigable of [...inclusiveDescendantsOfHistory(traversable)]) {
    const { currentEntry } = navigable;
    const isAhead = (entry: SessionHistoryEntry): boolean => entry.step > currentStep && entry !== currentEntry;
    // What a frame shows that was made at a later step stays, and is of this step now.
    if (currentEntry !== null && currentEntry.step > currentStep) currentEntry.step = currentStep;
    if (navigable.entries.some(isAhead)) forget(navigable, navigable.entries.filter(isAhead));
  }
}

/** Makes `entry` the current one of the navigable. */
// HTML, navigation, finalize a cross-document navigation.
// https://html.spec.whatwg.org/multipage/#finalize-a-cross-document-navigation
export function takeItsPlace(navigable: Navigable, entry: SessionHistoryEntry, handling: HistoryHandling): void {
  const { currentEntry, topLevel: traversable } = navigable;
  // 1 to 3
  const entryToReplace = handling === 'push' ? null : currentEntry;
  // 4, 5
  if (entryToReplace === null) {
    // 5.1
    clearForwardSessionHistory(traversable);
    // 5.2, 5.3
    entry.step = ++traversable.currentStep;
    // 5.4
    navigable.entries.push(entry);
  } else {
    // 6
    entry.step = entryToReplace.step;
    navigable.entries[navigable.entries.indexOf(entryToReplace)] = entry;
  }
  // 7
  navigable.currentEntry = entry;
  if (entryToReplace === null) forgetOldest(traversable);
}

/** A tab has so many places at most: the oldest goes, and what is shown at the next one is what its frames begin with. */
function forgetOldest(traversable: Traversable): void {
  const { historyEntries = defaultHistoryEntries } = traversable.userAgent.options;
  // Each place takes an entry: where there are few entries, there are few places.
  if (traversable.currentStep < historyEntries) return;
  const steps = usedHistorySteps(traversable);
  const first = steps[steps.length - historyEntries];
  if (first === undefined || first === steps[0]) return;
  for (const navigable of [...inclusiveDescendantsOfHistory(traversable)]) {
    const shown = targetHistoryEntry(navigable, first);
    forget(
      navigable,
      navigable.entries.filter((entry) => entry.step < first && entry !== shown && entry !== navigable.currentEntry),
    );
    if (shown !== null && shown.step < first) shown.step = first;
  }
}

function forget(navigable: Navigable, entries: readonly SessionHistoryEntry[]): void {
  if (entries.length === 0) return;
  navigable.entries = navigable.entries.filter((entry) => !entries.includes(entry));
  for (const { documentState } of entries) discardUnreferenced(navigable, documentState.document);
}

/**
 * Gives a new tab the history of another one, as it is now: addresses and states, and no documents. Frames begin anew.
 * IMPL-DEFINED: HTML has no duplicated tabs.
 */
export function copyHistory(from: Traversable, to: Traversable): void {
  const copies = new Map<DocumentState, DocumentState>();
  for (const { url, documentState, state, step } of from.entries) {
    const copied = copies.get(documentState) ?? new DocumentState(documentState.request);
    copies.set(documentState, copied);
    const entry = new SessionHistoryEntry(url, copied, state);
    entry.step = step;
    to.entries.push(entry);
  }
  const place = from.currentEntry === null ? -1 : from.entries.indexOf(from.currentEntry);
  to.currentEntry = to.entries[place] ?? null;
  to.currentStep = to.currentEntry?.step ?? -1;
}

function discardUnreferenced(navigable: Navigable, document: Document | null): void {
  if (document === null || document.destroyed || document === navigable.activeDocument) return;
  if (isReferenced(navigable, document)) return;
  const { topLevel } = navigable;
  topLevel.keptDocuments = topLevel.keptDocuments.filter((kept) => kept !== document);
  destroyWithDescendants(document);
}
