import type { Document } from './document.ts';
import type { SessionHistoryEntry } from './session-history-entry.ts';

/**
 * A document shows an entry of the session history. One that showed another entry before hears `popstate` at once, and
 * `hashchange` in a task when the fragment is another.
 */
// HTML, session history, update document for history step application.
// https://html.spec.whatwg.org/multipage/#update-document-for-history-step-application
export function updateForHistoryStep<W extends object>(document: Document<W>, entry: SessionHistoryEntry<Document<W>>): void {
  // 1 to 5 (the length is found when asked for)
  const { latestEntry } = document;
  if (latestEntry === entry) return;
  // 6.1 to 6.3
  const oldURL = document.url;
  document.showEntry(entry);
  if (latestEntry === null) return;
  if (oldURL !== entry.url) document.setURL(entry.url, true);
  // 6.4
  document.host.fire('popstate', { state: document.historyState });
  const newURL = entry.url;
  if (new URL(oldURL).hash === new URL(newURL).hash) return;
  document.queueTask('DOM manipulation', 'hashchange', () => document.host.fire('hashchange', { oldURL, newURL }));
}
