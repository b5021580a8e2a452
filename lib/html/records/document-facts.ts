import type { Fact } from '../../event-loop/observer.ts';
import { serializeOrigin } from '../../origin/origin.ts';
import type { Document } from './document.ts';

/** What whoever watches is told of a new document. */
export function creationOf({ id, navigable, url, origin, partition, nonStorageKey, agent }: Document): Fact {
  const created = {
    ...({ type: 'document-created', document: id, tab: navigable.name, url } as const),
    ...{ origin: serializeOrigin(origin), loop: agent.name },
  };
  return partition === null || origin.opaque ? created : { ...created, storageKey: nonStorageKey.text };
}

/** The same of a document that may not use storage; null: it is nobody's will. */
export function storageRefusalOf(document: Document): Fact | null {
  const { id, url, userAgent } = document;
  const reason = userAgent.storagePolicy.reasonOf(document);
  return reason === null ? null : { type: 'refused', document: id, what: 'storage', url, reason: reason.replace(/\.$/, '') };
}
