import { storageMapOf } from '../../web-storage/storage.ts';
import { inclusiveDescendantsOfHistory } from '../navigables/inclusive-descendants.ts';
import { leaveGroup } from '../navigables/leave-group.ts';
import { setOngoingNavigation } from '../navigables/set-ongoing-navigation.ts';
import type { Document } from '../records/document.ts';
import type { Traversable } from '../records/traversable.ts';
import { dropAll } from './back-forward-cache.ts';
import { destroyWithDescendants } from './destroy-document.ts';

/**
 * The process of a tab's page is gone, at once, and with it every tab whose page has the same agent: a popup and its opener of one
 * site. Pages of other sites that they have in frames, or that have them, are with their tabs.
 * IMPL-DEFINED: a process is an agent's, and a tab ends with that of its page.
 */
export function crash(traversable: Traversable, because: string): void {
  const agent = traversable.activeDocument?.agent;
  for (const other of [...traversable.group.topLevels]) {
    if (other !== traversable && other.activeDocument?.agent === agent) endAtOnce(other, because);
  }
  endAtOnce(traversable, because);
  if (agent !== undefined) traversable.userAgent.coherence.processGone?.(agent.process);
}

/**
 * Ends a tab without its handlers: its tasks and its session data are lost. Script of it that is under way cannot be stopped here; it
 * reaches nobody any more, and storage of its own only.
 */
export function endAtOnce(traversable: Traversable, because: string): void {
  if (traversable.destroyedBecause !== null) return;
  const { userAgent, name, activeDocument, sessionShed } = traversable;
  userAgent.storagePolicy.expire();
  traversable.crashed = true;
  userAgent.fact({ type: 'tab-crashed', tab: name });
  for (const navigable of inclusiveDescendantsOfHistory(traversable)) {
    for (const { documentState } of navigable.entries) if (documentState.document !== null) cutOff(documentState.document);
  }
  leaveGroup(traversable);
  traversable.close(because);
  setOngoingNavigation(traversable, null);
  if (activeDocument !== null) destroyWithDescendants(activeDocument);
  dropAll(traversable);
  sessionShed.reset();
  userAgent.fact({ type: 'tab-closed', tab: name });
}

/** What the document's script still writes stays with it. */
function cutOff(document: Document): void {
  for (const holder of [document.localStorageHolder, document.sessionStorageHolder]) {
    const state = storageMapOf(holder);
    if (state === null) continue;
    state.map.backingMap = state.map.backingMap.detachedCopy();
    document.userAgent.storagePolicy.cutOff(document, state.map.backingMap);
  }
}
