import type { Document } from './document.ts';
import type { Navigable } from './navigable.ts';
import { DocumentState, SessionHistoryEntry } from './session-history-entry.ts';
import type { Traversable } from './traversable.ts';
import { destroyWithDescendants } from './destroy-document.ts';

type Entry<W extends object> = SessionHistoryEntry<Document<W>>;

/** How a new entry takes its place: behind the current one, or instead of it. */
export type HistoryHandling = 'push' | 'replace';

/**
 * The steps that back and forward go along, ascending: those of the tab itself, and those of the frames of all documents that it
 * shows or keeps. IMPL-DEFINED: the history of frames goes with the document that they are in.
 */
// HTML, session history, get all used history steps.
// https://html.spec.whatwg.org/multipage/#getting-all-used-history-steps
export function usedHistorySteps<W extends object>(traversable: Traversable<W>): number[] {
  // 1, 2
  const steps = new Set<number>();
  // 3, 4
  for (const navigable of navigablesOf(traversable)) for (const { step } of navigable.entries) steps.add(step);
  // 5
  return [...steps].sort((a, b) => a - b);
}

/** What the navigable shows at that step. */
// HTML, session history, get the target history entry.
// https://html.spec.whatwg.org/multipage/#getting-the-target-history-entry
export function targetHistoryEntry<W extends object>({ entries }: Navigable<W>, step: number): Entry<W> | null {
  // 1, 2
  return entries.findLast((entry) => entry.step <= step) ?? entries[0] ?? null;
}

/** Forgets what lies ahead of the current step, and the documents that were kept for it. */
// HTML, session history, clear the forward session history.
// https://html.spec.whatwg.org/multipage/#clear-the-forward-session-history
export function clearForwardSessionHistory<W extends object>(traversable: Traversable<W>): void {
  // 1 to 3
  const { currentStep } = traversable;
  // 4
  for (const navigable of navigablesOf(traversable)) {
    const { currentEntry } = navigable;
    const ahead = navigable.entries.filter((entry) => entry.step > currentStep && entry !== currentEntry);
    // What a frame shows that was made at a later step stays, and is of this step now.
    if (currentEntry !== null && currentEntry.step > currentStep) currentEntry.step = currentStep;
    if (ahead.length === 0) continue;
    navigable.entries = navigable.entries.filter((entry) => !ahead.includes(entry));
    for (const { documentState } of ahead) discardUnreferenced(navigable, documentState.document);
  }
}

/** Makes `entry` the current one of the navigable. */
// HTML, navigation, finalize a same-document navigation, and finalize a cross-document navigation.
// https://html.spec.whatwg.org/multipage/#finalize-a-cross-document-navigation
export function takeItsPlace<W extends object>(
  traversable: Traversable<W>,
  navigable: Navigable<W>,
  entry: Entry<W>,
  handling: HistoryHandling,
): void {
  const { currentEntry } = navigable;
  // 1 to 6
  if (handling === 'push' || currentEntry === null) {
    clearForwardSessionHistory(traversable);
    entry.step = ++traversable.currentStep;
    // Of exactly that length: most tabs have one.
    navigable.entries = navigable.entries.concat(entry);
  } else {
    // 7
    entry.step = currentEntry.step;
    navigable.entries[navigable.entries.indexOf(currentEntry)] = entry;
  }
  // 8, 9
  navigable.currentEntry = entry;
}

/** Gives a tab the one entry that a document is in whose loading nobody has seen. */
export function beginHistory<W extends object>(traversable: Traversable<W>, document: Document<W>): void {
  const entry = new SessionHistoryEntry(document.url, new DocumentState<Document<W>>({}));
  entry.documentState.document = document;
  traversable.entries = [entry];
  traversable.currentEntry = entry;
  traversable.currentStep = 0;
  document.showEntry(entry);
}

/**
 * Gives a new tab the history of another one, as it is now: addresses and states, and no documents. Frames begin anew.
 * IMPL-DEFINED: HTML has no duplicated tabs.
 */
export function copyHistory<W extends object>(from: Traversable<W>, to: Traversable<W>): void {
  const copies = new Map<unknown, DocumentState<Document<W>>>();
  for (const { url, documentState, state, step } of from.entries) {
    const copied = copies.get(documentState) ?? new DocumentState<Document<W>>(documentState.request);
    copies.set(documentState, copied);
    const entry = new SessionHistoryEntry(url, copied, state);
    entry.step = step;
    to.entries.push(entry);
  }
  const place = from.currentEntry === null ? -1 : from.entries.indexOf(from.currentEntry);
  to.currentEntry = to.entries[place] ?? null;
  to.currentStep = to.currentEntry?.step ?? -1;
}

/** Whether some entry of the navigable still leads to that document. */
export function isReferenced<W extends object>(navigable: Navigable<W>, document: Document<W>): boolean {
  return navigable.entries.some(({ documentState }) => documentState.document === document);
}

/** The navigable and all in the documents that its entries lead to, at any depth. */
export function* navigablesOf<W extends object>(navigable: Navigable<W>): Generator<Navigable<W>> {
  yield navigable;
  const documents = new Set<Document<W>>();
  for (const { documentState } of navigable.entries) if (documentState.document !== null) documents.add(documentState.document);
  // Only navigables are put there.
  for (const { childNavigables } of documents) {
    for (const child of childNavigables) yield* navigablesOf(child as object as Navigable<W>);
  }
}

function discardUnreferenced<W extends object>(navigable: Navigable<W>, document: Document<W> | null): void {
  if (document === null || document.destroyed || document === navigable.activeDocument || isReferenced(navigable, document))
    return;
  const top = navigable.top as Traversable<W>;
  top.keptDocuments = top.keptDocuments.filter((kept) => kept !== document);
  destroyWithDescendants(document);
}
