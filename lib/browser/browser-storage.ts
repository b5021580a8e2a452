import type { Blocklist } from '../policy/blocklist.ts';
import type { ThirdPartyRecord } from '../policy/third-party-records.ts';
import type { StorageIdentifier } from '../storage/endpoint.ts';

/** Which area is meant. */
export interface EntriesOptions {
  /** Serialized, as `https://shop.example`. */
  readonly origin: string;
  /** Default `localStorage`. */
  readonly area?: StorageIdentifier;
  /**
   * For partitions of third parties: the site of the tab that a frame of the origin is in, as `https://news.example`, or an origin of it;
   * of a site without a host, as the trace calls it: `opaque 3`. Default: the first party's.
   */
  readonly topSite?: string;
  /** Whose session: a tab, or its name. Needed for `sessionStorage`. */
  readonly tab?: string | { readonly name: string };
}

/**
 * What a user sees of storage in a browser's settings, and does there. Pages hear nothing of it. Each member throws BAD_OPTION for what cannot be
 * meant, and BROWSER_CLOSED.
 */
export interface BrowserStorage {
  /** Origins that have something in local storage, in any partition, sorted. */
  origins(): string[];
  /**
   * What an area holds, in its order; empty where there is none. `sessionStorage` needs a tab that is
   * open.
   */
  entries(options: EntriesOptions): [key: string, value: string][];
  /** How much an origin has in local storage, all partitions together, in the unit that the quota counts. */
  usage(origin: string): number;
  /**
   * Empties all storage of an origin, local and session, in every partition and tab, at once; without an origin that of all. No page hears
   * of it; Storage objects of open pages read empty, and what a profile kept is gone from the disk. Throws PROFILE_FAILED where that fails.
   * @param options.cookies cookies of its site, too; default: as `policy.linkCookies` says
   */
  clear(origin?: string, options?: { readonly cookies?: boolean }): void;
  /**
   * Sets how much areas of one kind may hold, at once, in the unit that the quota counts; without an origin those of all origins that have
   * no size of their own.
   */
  setQuota(area: StorageIdentifier, units: number, origin?: string): void;
  /**
   * The next `count` writes that would change something do not fit: the page gets a QuotaExceededError, and nothing changes. What was asked
   * for the same areas before is forgotten; 0 ends it.
   * @param area default: both kinds
   * @param origin default: every origin
   */
  failNextWrites(count: number, area?: StorageIdentifier, origin?: string): void;
  /** Which third parties stored something, and under which sites, in the order in which that was first seen. */
  thirdPartyRecords(): ThirdPartyRecord[];
  /** Sites that may not store: `policy.block`, with comments, to be shared as text. */
  readonly blocklist: Blocklist;
}
