import { originOfURL } from '../../origin/origin.ts';
import { takeOverStorage } from '../../web-storage/take-over-storage.ts';
import { noSandboxingFlags } from '../policies/sandboxing-flags.ts';
import { Document } from '../records/document.ts';
import type { AdoptedDocumentHost } from '../records/document-host.ts';
import type { Navigable } from '../records/navigable.ts';
import { DocumentState, SessionHistoryEntry } from '../records/session-history-entry.ts';

/**
 * Shows a window that others made in a new navigable, as a document that has loaded: nothing navigates and no task is queued, so that it is
 * there at once. `predecessor`: the document that it had in another run, whose interface objects and Storage objects go on.
 */
export function showAdopted(navigable: Navigable, adopted: AdoptedDocumentHost, predecessor: Document | null = null): Document {
  const { userAgent, topLevel, name } = navigable;
  const { currentURL: url } = adopted;
  const origin = navigable.container?.document.origin ?? originOfURL(new URL(url), userAgent.ids.newOpaqueOrigin);
  const document = new Document({
    navigable,
    agent: topLevel.group.agentFor(origin, name),
    params: { url, origin, ...paramsOfAdopted },
    adopted,
    madeWindow: predecessor,
  });
  if (predecessor !== null) {
    takeOverStorage(predecessor, document);
    userAgent.storagePolicy.followRefusal(document);
  }
  navigable.windowProxies.show(document);
  navigable.activeDocument = document;
  const entry = new SessionHistoryEntry(url, new DocumentState({}));
  entry.documentState.document = document;
  navigable.entries = [entry];
  navigable.currentEntry = entry;
  if (navigable === topLevel) topLevel.currentStep = 0;
  document.history.latestEntry = entry;
  document.lifecycle.loaded = document.lifecycle.pageShowing = true;
  navigable.navigations.begun = 1;
  navigable.navigations.lastResult = { ok: true, url, status: 200, reason: null };
  return document;
}

/** Nobody has answered for it, and nothing restricts it. */
const paramsOfAdopted = {
  referrer: '',
  contentType: 'text/html',
  status: 200,
  noStore: false,
  lastModified: '',
  errorReason: null,
  aboutBaseURL: null,
  sandboxingFlags: noSandboxingFlags,
  openerPolicy: 'unsafe-none',
  navigationTimingType: 'navigate',
} as const;
