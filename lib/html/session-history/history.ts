import { parsedURL } from '../../infra/can-parse-url.ts';
import { assert } from '../../infra/assert.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';
import { restoreHistoryState } from './update-document.ts';
import { usedHistorySteps, takeItsPlace, type HistoryHandling } from './session-history.ts';
import { SessionHistoryEntry } from '../records/session-history-entry.ts';

/** What `history.length` is in the documents of a navigable: it counts the places of the whole tab. */
// HTML, the History interface, length.
// https://html.spec.whatwg.org/multipage/#dom-history-length
export function historyLength(navigable: Navigable): number {
  // 1, 2
  return usedHistorySteps(navigable.topLevel).length;
}

/**
 * `history.pushState` and `replaceState`. `url` null: the document's own.
 * Throws the realm's DataCloneError for data that cannot be cloned, and its SecurityError for a URL that is not the document's to have.
 */
// HTML, the History interface, shared history push/replace state steps.
// https://html.spec.whatwg.org/multipage/#shared-history-push/replace-state-steps
export function sharedHistoryPushReplaceState(
  document: Document,
  handling: HistoryHandling,
  data: unknown,
  url: string | null,
  base: string,
): void {
  // 1, 2 (the caller asks whether it is fully active)
  // 3 (no limit of how often)
  // 4
  const serializedData = document.host.clone(data);
  // 5
  let newURL = document.url;
  // 6
  if (url !== null && url !== '') {
    const parsed = parsedURL(url, base);
    if (parsed === null || !canHaveItsURLRewritten(document.url, parsed)) {
      const { DOMException } = document.realm;
      throw new DOMException(`A document at '${document.url}' cannot have a history entry of '${url}'.`, 'SecurityError');
    }
    newURL = parsed.href;
  }
  // 7 to 9
  updateURLAndHistory(document, newURL, serializedData, handling);
}

// HTML, navigation, URL and history update steps.
// https://html.spec.whatwg.org/multipage/#url-and-history-update-steps
export function updateURLAndHistory(
  document: Document,
  newURL: string,
  serializedData: unknown,
  historyHandling: HistoryHandling,
): void {
  const { navigable } = document;
  // 1
  const activeEntry = document.history.latestEntry;
  assert(activeEntry !== null, 'only a document that is fully active gets here');
  const isLeft = activeEntry !== navigable.currentEntry || activeEntry.documentState.document !== document;
  // 2
  const newEntry = new SessionHistoryEntry(newURL, activeEntry.documentState, serializedData);
  // 3
  const handling = document.lifecycle.isInitialAboutBlank ? 'replace' : historyHandling;
  // 4 to 6
  if (newURL !== document.url) document.setURL(newURL, true);
  // 7 to 9
  restoreHistoryState(document, newEntry);
  // 10, 11 (another entry is taking its place already)
  if (!isLeft) takeItsPlace(navigable, newEntry, handling);
}

// HTML, the History interface, can have its URL rewritten.
// https://html.spec.whatwg.org/multipage/#can-have-its-url-rewritten
function canHaveItsURLRewritten(documentURL: string, targetURL: URL): boolean {
  // 1
  const document = new URL(documentURL);
  // 2
  for (const part of ['protocol', 'username', 'password', 'host'] as const) {
    if (targetURL[part] !== document[part]) return false;
  }
  // 3
  if (targetURL.protocol === 'http:' || targetURL.protocol === 'https:') return true;
  // 4
  if (targetURL.protocol === 'file:') return targetURL.pathname === document.pathname;
  // 5, 6
  return targetURL.pathname === document.pathname && targetURL.search === document.search;
}
