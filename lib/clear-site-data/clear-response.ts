import type { Behaviour } from '../behaviour/behaviour.ts';
import type { CookieStore } from '../cookies/cookie-store.ts';
import type { Fact } from '../event-loop/observer.ts';
import type { SiteDataResponse } from '../fetch/site-data-response.ts';
import type { HeaderList } from '../fetch/header-list.ts';
import { originOfURL, type Origin, type TupleOrigin } from '../origin/origin.ts';
import { isPotentiallyTrustworthy } from '../origin/potentially-trustworthy.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import type { Area } from '../storage/area.ts';
import { emptyArea } from '../storage/empty-area.ts';
import type { StorageShed } from '../storage/shed.ts';
import type { Source } from '../storage/source.ts';
import { parseClearSiteData, unknownValues } from './header.ts';

/** The user agent, as far as it keeps what responses can have removed. */
export interface SiteDataKeeper {
  readonly behaviour: Pick<Behaviour, 'clearSiteDataEvents' | 'clearSiteDataResponses'>;
  readonly cookies: Pick<CookieStore, 'clearSite'>;
  /** The local one first, then that of each tab. */
  readonly storageSheds: readonly StorageShed[];
  /** What is kept goes under a key whose area does not last, or was not made yet. */
  forgetKept(key: StorageKey): void;
  /** Nothing may be found any more of what went so far, whoever removed it. */
  purgeKept(): void;
  /** Cookies go with storage, and the other way round. */
  readonly linksCookies: boolean;
  /** Of a document of that origin with documents of those origins around it, the innermost first. */
  storageKeyWithin(origin: Origin, around: readonly Origin[]): StorageKey;
  fact(fact: Fact): void;
  warn(topic: string, line: string): void;
}

/**
 * Removes what a response says. DIVERGES: nothing is cached and there are no client hints, so that there is nothing to remove, and for
 * "executionContexts" no page is reloaded.
 */
// Clear Site Data, clear site data for response.
// https://w3c.github.io/webappsec-clear-site-data/#clear-response
export function clearSiteDataForResponse(keeper: SiteDataKeeper, response: SiteDataResponse): void {
  const { request, url, around, credentials } = response;
  if (!credentials && keeper.behaviour.clearSiteDataResponses === 'credentials') return;
  const parsed = new URL(url);
  // 1
  if (!isPotentiallyTrustworthy(parsed)) {
    keeper.warn(`Clear-Site-Data ${url}`, `Clear-Site-Data of ${url} is ignored: the URL is not safe. ${saferURL}`);
    return;
  }
  // 2
  const types = parseClearSiteData(response.headers);
  warnOfUnknown(keeper, url, response.headers, types.length === 0);
  // 3
  const origin = originOfURL(parsed, () => ({ opaque: true, id: 0 }));
  if (origin.opaque) return;
  // 4 (no page is put into a sandbox)
  const found = types.filter((type) => type === 'cookies' || type === 'storage');
  const removed = keeper.linksCookies && found.length > 0 ? (['cookies', 'storage'] as const) : found;
  if (removed.length > 0) {
    keeper.fact({ type: 'site-data-cleared', request, url, types: removed.join(', ') });
    keeper.purgeKept();
  }
  // 5
  for (const type of removed) {
    if (type === 'cookies') clearCookies(keeper, origin, request);
    else clearStorage(keeper, keeper.storageKeyWithin(origin, around));
  }
  // 6 (no page is reloaded)
}

/** What is ignored silently would look as if it were heeded. */
function warnOfUnknown(keeper: SiteDataKeeper, url: string, headers: HeaderList, isAll: boolean): void {
  const unknown = unknownValues(headers).map((value) => (value.length > 60 ? `${value.slice(0, 60)}…` : value));
  if (unknown.length === 0 && !isAll) return;
  const ignored = unknown.length === 0 ? 'names nothing' : `names what is ignored: ${unknown.join(', ')}`;
  keeper.warn(`Clear-Site-Data ${url}`, `Clear-Site-Data of ${url} ${ignored}. ${quotes}`);
}

const saferURL = 'Let pages answer under https:, or under http://localhost.';
const quotes = 'Its types stand in double quotes: "storage", "cookies", "*".';

/** Wider than the origin: cookies know no ports, and those of subdomains belong together. */
// Clear Site Data, clear cookies for origin.
// https://w3c.github.io/webappsec-clear-site-data/#clear-cookies
function clearCookies({ cookies }: SiteDataKeeper, { host }: TupleOrigin, request: number): void {
  // 1 to 3
  cookies.clearSite(host, request);
  // 4 to 6 (there is nothing else like them)
}

/** IMPL-DEFINED: what has the storage key of the response, which the text did not know yet, and no other partition of its origin. */
// Clear Site Data, clear DOM-accessible storage for origin.
// https://w3c.github.io/webappsec-clear-site-data/#clear-dom
function clearStorage(keeper: SiteDataKeeper, key: StorageKey): void {
  const { storageSheds, behaviour } = keeper;
  // 1
  if ((storageSheds[0]?.area(key)?.journal ?? null) === null) keeper.forgetKept(key);
  // 2
  for (const shed of storageSheds) clearArea(shed.area(key), behaviour);
  // 3 to 6 (Web Storage is all that there is)
}

/** IMPL-DEFINED: nobody hears of it, or all do, of nobody. */
function clearArea(area: Area | undefined, { clearSiteDataEvents }: SiteDataKeeper['behaviour']): void {
  if (area === undefined || !emptyArea(area, 'Clear-Site-Data')) return;
  if (clearSiteDataEvents === 'empty-url') area.broadcast(null, null, null, nobody);
}

/** Who cleared is no document: all hear of it. */
const nobody: Source = Object.freeze({
  ...{ id: -1, active: false, ownTasks: null, destroyed: false },
  ...{ url: '', traversable: Object.freeze({}) },
});
