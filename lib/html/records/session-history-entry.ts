import type { Origin } from '../../origin/origin.ts';
import type { BlobURLEntry } from '../../file-api/blob-url-store.ts';
import type { HostBlob } from '../../file-api/blob-url-store.ts';
import type { Document } from './document.ts';

/** What a document was asked for with, and is asked for with again when it is gone. */
export interface DocumentRequest {
  /** Origin of the document that asked; null for the user. A document at `about:blank` or `about:srcdoc` has it. */
  readonly initiatorOrigin?: Origin | null;
  /** What a document at `about:blank` or `about:srcdoc` resolves relative URLs against: the base URL of who asked. */
  readonly initiatorBaseURL?: string;
  /** Markup of an iframe's `srcdoc`, for `about:srcdoc`. */
  readonly srcdoc?: string;
  readonly method?: string;
  readonly body?: string;
  readonly contentType?: string;
  /** What a `blob:` URL stood for when it was asked for. */
  readonly blob?: BlobURLEntry<HostBlob>;
  /** What `document.referrer` will be. */
  readonly referrer?: string;
}

/**
 * What the entries of one document have in common: the document, and how to get it again.
 *
 * HTML, document state: https://html.spec.whatwg.org/multipage/#document-state
 */
export class DocumentState {
  /** Null while there is none: it was not made yet, or it was dropped. */
  document: Document | null = null;
  request: DocumentRequest;

  constructor(request: DocumentRequest) {
    this.request = request;
  }
}

/**
 * One place of a session history.
 *
 * HTML, session history entries: https://html.spec.whatwg.org/multipage/#session-history-entry
 */
export class SessionHistoryEntry {
  /** Its place among the steps of the whole tab. */
  step = 0;
  url: string;
  /** HTML's classic history API state: a clone that no page has. */
  readonly state: unknown;
  readonly documentState: DocumentState;

  constructor(url: string, documentState: DocumentState, state: unknown = null) {
    this.url = url;
    this.documentState = documentState;
    this.state = state;
  }
}
