import { sameOriginDomain } from '../../origin/origin.ts';
import type { Document } from '../records/document.ts';

/** What the frame of that element shows, where it has the origin of the document around it. */
// HTML, navigables, content document.
// https://html.spec.whatwg.org/multipage/#concept-bcc-content-document
export function contentDocument({ children, origin }: Document, element: object): Document | null {
  // 1, 2
  const document = children.in(element)?.activeDocument ?? null;
  // 3, 4
  return document !== null && sameOriginDomain(document.origin, origin) ? document : null;
}

/** The element of the frame that shows the document, where that is of a document of its origin. */
// HTML, the Window object, frameElement.
// https://html.spec.whatwg.org/multipage/#dom-frameelement
export function frameElement({ navigable, origin }: Document): object | null {
  const { container } = navigable;
  // 1 to 3
  if (container === null) return null;
  // 4, 5
  return sameOriginDomain(container.document.origin, origin) ? container.element : null;
}
