import type { Navigable } from '../records/navigable.ts';

/** The navigable and all that its document shows, at any depth, in tree order. */
// HTML, navigables, inclusive descendant navigables.
// https://html.spec.whatwg.org/multipage/#inclusive-descendant-navigables
export function* inclusiveDescendants(navigable: Navigable): Generator<Navigable> {
  // 1
  yield navigable;
  // 2
  for (const child of navigable.activeDocument?.children.list ?? []) yield* inclusiveDescendants(child);
}

/** The same, and all in the documents that entries of the session history lead to. */
export function* inclusiveDescendantsOfHistory(navigable: Navigable): Generator<Navigable> {
  yield navigable;
  const documents = new Set(navigable.entries.map(({ documentState }) => documentState.document));
  for (const document of documents) {
    for (const child of document?.children.list ?? []) yield* inclusiveDescendantsOfHistory(child);
  }
}
