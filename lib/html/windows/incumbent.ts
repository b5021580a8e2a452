import { isAllowedBySandboxingToNavigate } from '../navigables/allowed-to-navigate.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';

/**
 * Whose code it is that asks something of a document's window. IMPL-DEFINED: that of the running task, where it can reach the window;
 * the document itself otherwise.
 */
// HTML, realms, settings objects and global objects, incumbent settings object.
// https://html.spec.whatwg.org/multipage/#incumbent-settings-object
export function incumbent(document: Document): Document {
  const { runningDocument: running } = document.userAgent;
  // 1 to 3
  const reaches = running !== null && running.traversable.group === document.traversable.group;
  // 4
  return reaches ? running : document;
}

/** Throws the SecurityError of the caller's realm when its sandbox forbids to navigate there. */
export function requireAllowedToNavigate(navigable: Navigable, document: Document): void {
  const source = incumbent(document);
  if (isAllowedBySandboxingToNavigate(source, navigable)) return;
  const message = `A sandbox forbids '${source.url}' to navigate ${navigable.name}.`;
  throw new source.realm.DOMException(message, 'SecurityError');
}
