import { sameOrigin } from '../origin/origin.ts';
import { Document } from './document.ts';
import { updateURLAndHistory } from './history.ts';

/** `document.open()` has emptied a document: it takes the URL of the page whose script that was. */
// HTML, dynamic markup insertion, document open steps, from step 12.
// https://html.spec.whatwg.org/multipage/#document-open-steps
export function updateOpenedDocument<W extends object>(document: Document<W>): void {
  // 12
  const { runningDocument } = document.userAgent;
  const entryDocument = runningDocument instanceof Document ? runningDocument : document;
  if (entryDocument !== document && document.active && sameOrigin(entryDocument.origin, document.origin)) {
    updateURLAndHistory(document, entryDocument.url.replace(/#.*$/s, ''), document.latestEntry?.state ?? null, 'replace');
  }
  // 13
  document.isInitialAboutBlank = false;
}
