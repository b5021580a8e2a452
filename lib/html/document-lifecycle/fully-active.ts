import type { Document } from '../records/document.ts';

/** A document is fully active when it and all documents around it are the ones that their navigables show. */
// HTML, document sequences, fully active.
// https://html.spec.whatwg.org/multipage/#fully-active
export function setFullyActive(document: Document, active: boolean): void {
  // 1
  setActive(document, active);
  for (const { activeDocument } of document.children.list) if (activeDocument !== null) setFullyActive(activeDocument, active);
}

/** What was queued for a document that is not active waits, and its timers stand still. */
function setActive(document: Document, active: boolean): void {
  const { kernel } = document.userAgent;
  document.active = active;
  if (active) kernel.reactivate(document);
  else kernel.deactivate(document);
  document.madeClocks?.setRunning(active);
}
