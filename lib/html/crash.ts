import { dropAll } from './back-forward-cache.ts';
import { destroyWithDescendants, stopNavigation } from './destroy-document.ts';
import { navigablesOf } from './session-history.ts';
import type { Traversable } from './traversable.ts';
import { storageMapOf } from '../web-storage/storage.ts';
import type { Document } from './document.ts';

/**
 * The process of a tab's page is gone, at once, and with it every tab whose page has the same agent: a popup and its opener of one
 * site. Pages of other sites that they have in frames, or that have them, are with their tabs.
 * IMPL-DEFINED: a process is an agent's, and a tab ends with that of its page.
 */
export function crash<W extends object>(traversable: Traversable<W>, because: string): void {
  const agent = traversable.activeDocument?.agent;
  for (const other of [...traversable.group.topLevels]) {
    // Only traversables are put there.
    const sharing = other as Traversable<W>;
    if (sharing !== traversable && sharing.activeDocument?.agent === agent) endAtOnce(sharing, because);
  }
  endAtOnce(traversable, because);
}

/**
 * Ends a tab without its handlers: its tasks and its session data are lost. Script of it that is under way cannot be stopped here; it
 * reaches nobody any more, and storage of its own only.
 */
export function endAtOnce<W extends object>(traversable: Traversable<W>, because: string): void {
  if (traversable.destroyedBecause !== null) return;
  const { userAgent, name, activeDocument, sessionShed } = traversable;
  userAgent.fact({ type: 'tab-crashed', tab: name });
  for (const navigable of navigablesOf(traversable)) {
    for (const { documentState } of navigable.entries) if (documentState.document !== null) cutOff(documentState.document);
  }
  traversable.close(because);
  stopNavigation(traversable);
  if (activeDocument !== null) destroyWithDescendants(activeDocument);
  dropAll(traversable);
  sessionShed.reset();
  userAgent.fact({ type: 'tab-closed', tab: name });
}

/** What the document's script still writes stays with it. */
function cutOff<W extends object>(document: Document<W>): void {
  document.storageDisabled = true;
  for (const holder of [document.localStorageHolder, document.sessionStorageHolder]) {
    const state = storageMapOf(holder);
    if (state !== null) state.map.backingMap = state.map.backingMap.severed();
  }
}
