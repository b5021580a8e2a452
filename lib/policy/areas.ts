import type { UserAgent } from '../html/records/user-agent.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import type { Area } from '../storage/area.ts';
import type { StorageShed } from '../storage/shed.ts';

export interface KeyedArea {
  readonly key: StorageKey;
  readonly area: Area;
  /** The tab whose session it is; null: it is shared by all tabs. */
  readonly tab: string | null;
}

/** The local areas of a user agent, in the order of their making. */
export function localAreas({ storageShed }: UserAgent): KeyedArea[] {
  return areasOf(storageShed);
}

/** Those of the sessions, tab by tab. */
export function sessionAreas({ tabOpener }: UserAgent): KeyedArea[] {
  return tabOpener.traversables.flatMap(({ sessionShed }) => areasOf(sessionShed));
}

/** The local ones, then those of the sessions. */
export function allAreas(userAgent: UserAgent): KeyedArea[] {
  return [...localAreas(userAgent), ...sessionAreas(userAgent)];
}

/** Those of one shed. */
export function areasOf(shed: StorageShed): KeyedArea[] {
  return shed.keys.flatMap((key) => {
    const area = shed.area(key);
    return area === undefined ? [] : [{ key, area, tab: shed.tab }];
  });
}
