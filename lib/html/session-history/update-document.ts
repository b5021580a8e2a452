import type { Document } from '../records/document.ts';
import type { SessionHistoryEntry } from '../records/session-history-entry.ts';

/**
 * A document shows an entry of the session history. One that showed another entry before hears `popstate` at once, and
 * `hashchange` in a task when the fragment is another.
 */
// HTML, session history, update document for history step application.
// https://html.spec.whatwg.org/multipage/#update-document-for-history-step-application
export function updateForHistoryStep(document: Document, entry: SessionHistoryEntry): void {
  // 1 to 5 (the length is found when asked for)
  const { latestEntry } = document.history;
  // 6
  if (latestEntry === entry) return;
  // 6.1
  const oldURL = document.url;
  // 6.2, 6.3
  restoreHistoryState(document, entry);
  // 6.4
  if (latestEntry === null) return;
  if (oldURL !== entry.url) document.setURL(entry.url, true);
  // 6.4.1, 6.4.2 (no navigation API)
  // 6.4.3
  document.host.fire('popstate', { state: document.history.state });
  // 6.4.4 (nothing is kept of forms)
  // 6.4.5
  const newURL = entry.url;
  if (new URL(oldURL).hash === new URL(newURL).hash) return;
  document.queueTask('DOM manipulation', 'hashchange', () => document.host.fire('hashchange', { oldURL, newURL }));
}

/** The document shows another place of the session history, without its events. */
// HTML, session history, restore the history object state.
// https://html.spec.whatwg.org/multipage/#restore-the-history-object-state
export function restoreHistoryState({ history, host }: Document, entry: SessionHistoryEntry): void {
  history.latestEntry = entry;
  // 1, 2
  const { state } = entry;
  // 3
  history.state = state === null ? null : host.clone(state);
}
