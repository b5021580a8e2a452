import type { TraceEventOf } from '../../lib/trace/trace-event.ts';

/** A change of a storage area, as a trace tells of it. */
export type Write = TraceEventOf<'storage-written' | 'storage-removed' | 'storage-cleared'>;

/** What a storage event says, in a form to compare. */
export function toldBy({ area, key, oldValue, newValue, url }: TraceEventOf<'event-fired'>): string {
  return JSON.stringify([area, key, oldValue, newValue, url]);
}

/** What the storage event of a change made at that address has to say. */
export function changeOf(write: Write, url: string): string {
  if (write.type === 'storage-cleared') return JSON.stringify([write.area, null, null, null, url]);
  const newValue = write.type === 'storage-written' ? write.newValue : null;
  return JSON.stringify([write.area, write.key, write.oldValue, newValue, url]);
}
