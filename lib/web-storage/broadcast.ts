import { standard, type Behaviour } from '../behaviour/behaviour.ts';
import type { Area, Broadcast, Recipient } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';

// HTML, Web storage, broadcast.
// https://html.spec.whatwg.org/multipage/#concept-storage-broadcast
export function broadcast(
  area: Area,
  key: string | null,
  oldValue: string | null,
  newValue: string | null,
  thisDocument: Source,
  strictHolders: boolean = false,
): void {
  // 1, 2 (where they are needed)
  // 3 (DIVERGES: also documents that never touched storage)
  if (area.identifier === 'sessionStorage' && thisDocument.traversable === null) return;
  const remoteDocuments = area.recipients;
  // 4 (IMPL-DEFINED: the oldest document first)
  for (const remoteDocument of remoteDocuments) {
    if (remoteDocument === thisDocument || remoteDocument.storageDisabled) continue;
    if (strictHolders && !hasUsed(remoteDocument, area)) continue;
    remoteDocument.queueStorageEvent(area, key, oldValue, newValue, thisDocument.url);
  }
}

/** Whether the document has a Storage object of this kind of area. */
function hasUsed({ localStorageHolder, sessionStorageHolder }: Recipient, { identifier }: Area): boolean {
  return (identifier === 'localStorage' ? localStorageHolder : sessionStorageHolder) !== null;
}

/** What areas of a user agent call with each of their changes. */
export function broadcastBy({ strictHolders }: Pick<Behaviour, 'strictHolders'> = standard): Broadcast {
  if (!strictHolders) return broadcast;
  return (area, key, oldValue, newValue, source) => broadcast(area, key, oldValue, newValue, source, true);
}
