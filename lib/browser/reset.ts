import type { Traversable } from '../html/traversable.ts';
import { endAtOnce } from '../html/crash.ts';
import { dropAll } from '../html/back-forward-cache.ts';
import { destroyWithDescendants } from '../html/destroy-document.ts';
import { beginHistory } from '../html/session-history.ts';

/** {@link resetTraversable} for all of a user agent. What is put aside is found as it was before, unless some of it has to be made anew. */
export function resetTraversables<W extends object>(open: readonly Traversable<W>[]): void {
  // What pages opened, they may open again.
  for (const traversable of open) if (traversable.openedBy !== null) endAtOnce(traversable, 'The browser was reset.');
  const traversables = open.filter(({ openedBy }) => openedBy === null);
  for (const traversable of traversables) resetTraversable(traversable);
  if (traversables.every(({ spare }) => spare !== null)) return;
  // They are found in the order in which they were made, and some come later now.
  for (const { spare, userAgent } of traversables) if (spare !== null) userAgent.documents.remove(spare);
}

/**
 * Brings a traversable to how it was before its first page was loaded, for another run. What it shows is put aside where its window
 * can be used again, and is gone otherwise, without its handlers for leaving. What is queued must be removed by the kernel.
 */
function resetTraversable<W extends object>(traversable: Traversable<W>): void {
  const { activeDocument: document, firstURL, group } = traversable;
  if (traversable.spare !== null) traversable.spare.discard();
  const isFirst = document !== null && traversable.navigations === 1 && traversable.lastResult?.url === document.url;
  const { referrer = '' } = traversable.currentEntry?.documentState.request ?? {};
  traversable.spare = isFirst && document.url === firstURL && referrer === '' && document.setAside() ? document : null;
  if (document !== null && traversable.spare === null) destroyWithDescendants(document);
  dropAll(traversable);
  traversable.entries = [];
  traversable.currentEntry = null;
  traversable.currentStep = -1;
  traversable.traversals = [];
  traversable.hiddenSinceMs = null;
  traversable.isClosing = false;
  traversable.popupsMade = null;
  traversable.opened = [];
  traversable.opener = null;
  traversable.activeDocument = traversable.ongoingNavigation = traversable.lastResult = null;
  traversable.navigations = 0;
  traversable.heard.clear();
  // A window that can be used again is the only one that there was.
  if (traversable.spare === null) group.reset();
  if (traversable.groupsMade > 1) traversable.enterNewGroup(traversable.name);
  traversable.groupsMade = 1;
  traversable.targetName = '';
  traversable.sessionShed.reset();
}

/**
 * Shows at once what {@link resetTraversable} has put aside, as it is when it has loaded again: where no server is asked, no script
 * runs and nobody watches, loading could be told by what it leaves only. False: it has to be loaded.
 */
export function showAgain<W extends object>(traversable: Traversable<W>): boolean {
  const { spare, userAgent } = traversable;
  const { kernel, network, observer, host } = userAgent;
  // Another opaque origin is another origin.
  if (spare === null || spare.origin.opaque || observer !== null || host.html || !network.serverless) return false;
  traversable.spare = null;
  traversable.navigations = 1;
  traversable.lastResult = { ok: true, url: spare.url, status: 200, reason: null };
  traversable.activeDocument = spare;
  spare.showAgain();
  beginHistory(traversable, spare);
  spare.host.setReadyState('complete');
  spare.loaded = spare.pageShowing = true;
  kernel.skip(traversable.firstLoadSteps);
  return true;
}
