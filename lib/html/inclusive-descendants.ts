import { childrenOf } from './destroy-document.ts';
import type { Navigable } from './navigable.ts';

/** The navigable and all that its document shows, at any depth, in tree order. */
// HTML, navigables, inclusive descendant navigables.
// https://html.spec.whatwg.org/multipage/#inclusive-descendant-navigables
export function* inclusiveDescendants<W extends object>(navigable: Navigable<W>): Generator<Navigable<W>> {
  // 1, 2
  yield navigable;
  if (navigable.activeDocument === null) return;
  for (const child of childrenOf(navigable.activeDocument)) yield* inclusiveDescendants(child);
}
