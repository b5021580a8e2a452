import { sameOrigin } from '../../origin/origin.ts';
import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';

// HTML, the Window object, document-tree child navigable target name property set.
// https://html.spec.whatwg.org/multipage/#document-tree-child-navigable-target-name-property-set
export function namedChild(document: Document, name: string): Navigable | null {
  // 1 to 3
  const first = document.children.list.find((child) => name !== '' && child.targetName === name) ?? null;
  // 4
  if (first === null || first.activeDocument === null) return null;
  // 5
  return sameOrigin(first.activeDocument.origin, document.origin) ? first : null;
}
