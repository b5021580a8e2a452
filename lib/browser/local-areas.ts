import type { UserAgent } from '../html/records/user-agent.ts';
import { serializeOrigin } from '../origin/origin.ts';
import { topLevelSiteIn } from '../origin/storage-key.ts';
import { localAreas, type KeyedArea } from '../policy/areas.ts';
import type { Ledger } from '../profile/ledger.ts';

/** An area as a user sees it: one that pages have used, or one that a profile keeps. */
export interface SeenArea {
  /** Serialized. */
  readonly origin: string;
  /** Of the page around, for a partition of a third party; null: the first party's. */
  readonly topLevelSite: string | null;
  readonly size: number;
  /** In the unit that the quota counts; of what was not read yet, UTF-16 code units. */
  readonly units: number;
  entries(): [key: string, value: string][];
}

/** Those that have an area, and those that are kept and were not asked for yet. */
export function allLocalAreas(userAgent: UserAgent, ledger: Ledger | null): SeenArea[] {
  const used = localAreas(userAgent);
  const known = new Set(used.map(({ key }) => key.text));
  const stored = ledger?.areas().filter(({ key }) => !known.has(key)) ?? [];
  return [
    ...used.map(asUsed),
    ...stored.map(({ key, origin, entries, units }) => ({
      origin,
      topLevelSite: topLevelSiteIn(key),
      size: entries,
      units,
      entries: () => (ledger?.entriesOf(key) ?? []).map(([name, value]): [string, string] => [name, value]),
    })),
  ];
}

/** An area that pages have used. */
export function asUsed({ key, area }: KeyedArea): SeenArea {
  return {
    origin: serializeOrigin(key.origin),
    topLevelSite: topLevelSiteIn(key.text),
    size: area.raw.size,
    units: area.usedUnits,
    entries: () => area.raw.entries(),
  };
}
