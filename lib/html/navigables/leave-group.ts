import { BrowsingContextGroup } from '../records/browsing-context-group.ts';
import type { Traversable } from '../records/traversable.ts';
import { inclusiveDescendants } from './inclusive-descendants.ts';

/** The tab is in its group no more: whom it opened has no opener any more, and does not keep it in memory. */
// HTML, browsing context groups, remove.
// https://html.spec.whatwg.org/multipage/#bcg-remove
export function leaveGroup(traversable: Traversable): void {
  // 1, 2
  const { group } = traversable;
  // 3 (whoever goes on sets another one)
  // 4
  group.remove(traversable);
  for (const other of group.topLevels) {
    for (const navigable of inclusiveDescendants(other)) {
      if (navigable.opener?.topLevel === traversable) navigable.opener = null;
    }
  }
}

/** It goes on in a browsing context group of its own. */
export function enterNewGroup(traversable: Traversable, name: string): void {
  leaveGroup(traversable);
  traversable.group = new BrowsingContextGroup(name, traversable.userAgent.ids.nextAgent);
  traversable.group.add(traversable);
}
