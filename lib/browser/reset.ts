import type { Document } from '../html/document.ts';
import { navigate } from '../html/navigate.ts';
import type { Traversable } from '../html/traversable.ts';
import type { UserAgent } from '../html/user-agent.ts';
import { serializeOrigin } from '../origin/origin.ts';

/**
 * Empties everything that a run leaves behind: storage, cookies, requests, what tabs heard. Documents whose windows can be brought
 * back stay; those of the traversables that are returned have begun to load again.
 */
export function resetTraversables<W extends object>(userAgent: UserAgent<W>, traversables: Iterable<Traversable<W>>): Traversable<W>[] {
  userAgent.storageShed.reset();
  userAgent.cookies.reset();
  userAgent.network.reset();
  const reloading: Traversable<W>[] = [];
  for (const traversable of traversables) {
    traversable.sessionShed.reset();
    if (traversable.heard.length > 0) traversable.heard.length = 0;
    traversable.ongoingNavigation = null;
    const document = traversable.activeDocument;
    userAgent.fact({ type: 'tab-opened', tab: traversable.name });
    if (document !== null && document.url === traversable.firstURL && document.reset()) {
      if (userAgent.observer !== null) announce(document);
      continue;
    }
    navigate(traversable, { url: traversable.firstURL, cause: 'user' });
    reloading.push(traversable);
  }
  return reloading;
}

/** A trace that begins now has not seen how the document came into being. */
function announce<W extends object>(document: Document<W>): void {
  const { id, url, origin, userAgent, navigable, nonStorageKey, traversable } = document;
  userAgent.fact({ type: 'document-created', document: id, tab: navigable.name, url, origin: serializeOrigin(origin) });
  userAgent.fact({ type: 'document-loaded', document: id });
  userAgent.storageShed.announce(nonStorageKey);
  traversable.sessionShed.announce(nonStorageKey);
}
