import { definitelyClose } from '../document-lifecycle/unload.ts';
import { isAllowedBySandboxingToNavigate } from '../navigables/allowed-to-navigate.ts';
import { isFamiliarWith } from '../navigables/familiar-with.ts';
import type { Navigable } from '../records/navigable.ts';
import { incumbent } from './incumbent.ts';

// HTML, the Window object, close.
// https://html.spec.whatwg.org/multipage/#dom-window-close
export function closeWindow(navigable: Navigable): void {
  const { activeDocument: document, topLevel: traversable } = navigable;
  // 1, 2 (only a tab can be closed by script)
  if (document === null || navigable !== traversable) return;
  // 3
  if (traversable.isClosing) return;
  // 4 (a page opened it, or nothing lies behind)
  if (traversable.openedBy === null && traversable.entries.length > 1) return;
  // 5
  const source = incumbent(document);
  if (!isFamiliarWith(source.navigable, traversable) || !isAllowedBySandboxingToNavigate(source, traversable)) return;
  // 6
  traversable.isClosing = true;
  document.queueTask('DOM manipulation', 'close', () => definitelyClose(traversable, 'The page called window.close().', true));
}
