import type { Document } from '../records/document.ts';
import type { Navigable } from '../records/navigable.ts';

/** Whether some entry of the navigable still leads to that document. */
export function isReferenced({ entries }: Navigable, document: Document): boolean {
  return entries.some(({ documentState }) => documentState.document === document);
}
