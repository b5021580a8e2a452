import { loadingMoments } from '../../hr-time/navigation-timing.ts';
import { assert } from '../../infra/assert.ts';
import { Document } from '../records/document.ts';
import type { NavigationParams } from '../records/navigation-params.ts';
import { DocumentState, SessionHistoryEntry } from '../records/session-history-entry.ts';
import type { Traversable } from '../records/traversable.ts';
import { restoreHistoryState } from '../session-history/update-document.ts';

/** Shows a page in a new tab as it is when it has loaded, without the tasks of its loading. */
export function showWithoutLoading(traversable: Traversable, params: NavigationParams): void {
  const { userAgent, group, name, madeWindow } = traversable;
  const { origin, url, status } = params;
  assert(!origin.opaque && origin.domain === undefined, 'a page is loaded where its origin is not what it was at first');
  const agent = group.agentFor(origin, name);
  const document = new Document({ navigable: traversable, agent, params, madeWindow });
  traversable.madeWindow = null;
  traversable.windowProxies.show(document);
  traversable.activeDocument = document;
  const entry = new SessionHistoryEntry(url, new DocumentState({}));
  entry.documentState.document = document;
  traversable.entries = [entry];
  traversable.currentEntry = entry;
  traversable.currentStep = 0;
  restoreHistoryState(document, entry);
  document.host.setReadyState('complete');
  // Loading takes no time.
  for (const moment of loadingMoments) document.lifecycle.moments[moment] = userAgent.clock.now;
  document.lifecycle.loaded = document.lifecycle.pageShowing = true;
  traversable.navigations.begun = 1;
  traversable.navigations.lastResult = { ok: true, url, status, reason: null };
}
