import { sameOrigin } from '../../origin/origin.ts';
import type { Document } from '../records/document.ts';
import { updateURLAndHistory } from '../session-history/history.ts';

/** `document.open()` has emptied a document: it takes the URL of the page whose script that was. */
// HTML, dynamic markup insertion, document open steps, from step 12.
// https://html.spec.whatwg.org/multipage/#document-open-steps
export function updateOpenedDocument(document: Document): void {
  const entryDocument = document.userAgent.runningDocument ?? document;
  // 12
  if (entryDocument !== document && document.active && sameOrigin(entryDocument.origin, document.origin)) {
    updateURLAndHistory(document, entryDocument.url.replace(/#.*$/s, ''), document.history.latestEntry?.state ?? null, 'replace');
  }
  // 13
  document.lifecycle.isInitialAboutBlank = false;
}
