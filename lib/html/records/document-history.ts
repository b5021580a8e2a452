import type { SessionHistoryEntry } from './session-history-entry.ts';

/**
 * What a document knows of its place in the session history.
 *
 * HTML, the Document object, latest entry: https://html.spec.whatwg.org/multipage/#latest-entry
 */
export class DocumentHistory {
  /** Null until the document is shown. */
  latestEntry: SessionHistoryEntry | null = null;
  /** `history.state`: the same value until another entry is shown. */
  state: unknown = null;
}
