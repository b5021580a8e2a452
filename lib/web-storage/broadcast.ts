import { standard } from '../behaviour/presets.ts';
import type { StorageEventBehaviour } from '../behaviour/storage-events.ts';
import type { Announcement } from '../storage/announcement.ts';
import type { Area, Broadcast, Recipient } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';

type BroadcastBehaviour = Pick<StorageEventBehaviour, 'strictHolders' | 'storageEventURL'>;

// HTML, Web storage, broadcast.
// https://html.spec.whatwg.org/multipage/#concept-storage-broadcast
export function broadcast(
  area: Area,
  key: string | null,
  oldValue: string | null,
  newValue: string | null,
  thisDocument: Source,
  behaviour: BroadcastBehaviour | null = null,
): void {
  // 1, 2 (where they are needed)
  // 3 (DIVERGES: also documents that never touched storage)
  if (area.identifier === 'sessionStorage' && thisDocument.traversable === null) return;
  const remoteDocuments = area.recipients;
  // 4 (IMPL-DEFINED: the oldest document first)
  for (const remoteDocument of remoteDocuments) {
    if (remoteDocument === thisDocument || remoteDocument.storageDisabled) continue;
    if (behaviour?.strictHolders === true && !hasUsed(remoteDocument, area)) continue;
    const isOld = behaviour?.storageEventURL === 'at-first-use';
    const url = isOld ? urlAtFirstUse(area, thisDocument, remoteDocument) : thisDocument.url;
    remoteDocument.queueStorageEvent(area, key, oldValue, newValue, url);
  }
}

/**
 * As {@link broadcast}, to the documents of one process, of a change that reaches it later than it was made.
 */
export function announce(
  stored: Area,
  change: Announcement,
  process: object,
  { strictHolders, storageEventURL }: BroadcastBehaviour,
): void {
  const { area, key, oldValue, newValue, source } = change;
  const url = storageEventURL === 'at-first-use' ? (change.urlAtFirstUse ?? change.url) : change.url;
  // The list may change with what is queued by nobody.
  for (const document of stored.recipients) {
    if (document.process !== process || document === source || document.storageDisabled) continue;
    if (strictHolders && !hasUsed(document, area)) continue;
    document.queueStorageEvent(area, key, oldValue, newValue, url);
  }
}

/** Whether the document has a Storage object of this kind of area. */
function hasUsed({ localStorageHolder, sessionStorageHolder }: Recipient, { identifier }: Area): boolean {
  return (identifier === 'localStorage' ? localStorageHolder : sessionStorageHolder) !== null;
}

/** What areas of a user agent call with each of their changes. */
export function broadcastBy(behaviour: BroadcastBehaviour = standard): Broadcast {
  const { strictHolders, storageEventURL } = behaviour;
  if (!strictHolders && storageEventURL === 'now') return broadcast;
  return (area, key, oldValue, newValue, source) => broadcast(area, key, oldValue, newValue, source, behaviour);
}

/** As an engine tells it that keeps a URL with each storage object, and between processes one for all of a process. */
function urlAtFirstUse(area: Area, thisDocument: Source, remoteDocument: Recipient): string {
  const { process } = thisDocument;
  const isUserHere = (document: Recipient): boolean => document.process === process && hasUsed(document, area);
  const told = remoteDocument.process === process ? thisDocument : (area.recipients.find(isUserHere) ?? thisDocument);
  return told.urlAtFirstUse ?? told.url;
}
