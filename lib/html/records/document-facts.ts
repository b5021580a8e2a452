import type { Fact } from '../../event-loop/observer.ts';
import { serializeOrigin } from '../../origin/origin.ts';
import type { DocumentInit } from './document-host.ts';
import type { Document } from './document.ts';

/** What whoever watches is told of a new document. `predecessor`: whose window goes on with it; null: it has one of its own. */
export function creationOf(document: Document, predecessor: Document | null): Fact {
  const { id, navigable, url, origin, partition, nonStorageKey, agent, sandboxingFlags } = document;
  const created = {
    ...({ type: 'document-created', document: id, tab: navigable.name, url } as const),
    ...{ origin: serializeOrigin(origin), loop: agent.name },
    ...(predecessor === null ? {} : { predecessor: predecessor.id }),
  };
  if (origin.opaque) return sandboxingFlags.has('sandboxed origin') ? { ...created, sandboxed: true } : created;
  return partition === null ? created : { ...created, storageKey: nonStorageKey.text };
}

/** IMPL-DEFINED: HTML's environment id, out of the document's number: the same in each repetition of a run. */
export function clientIdOf({ id }: Pick<Document, 'id'>): string {
  return `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`;
}

/** The same of a document that may not use storage; null: it is nobody's will. */
export function storageRefusalOf(document: Document): Fact | null {
  const { id, url, userAgent } = document;
  const reason = userAgent.storagePolicy.reasonOf(document);
  return reason === null ? null : { type: 'refused', document: id, what: 'storage', url, reason: reason.replace(/\.$/, '') };
}

/** What its window is made of. */
export function initOf(document: Document): DocumentInit {
  const { params, navigable, hooks, scripting, sandboxingFlags } = document;
  return {
    url: params.url,
    origin: serializeOrigin(params.origin),
    referrer: params.referrer,
    contentType: params.contentType,
    ...(params.aboutBaseURL === null ? {} : { baseURL: params.aboutBaseURL }),
    scripting,
    forms: !sandboxingFlags.has('sandboxed forms'),
    windowProxy: navigable.windowProxies.for(params.origin),
    hooks,
  };
}
