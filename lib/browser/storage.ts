import { shared } from '../coherence/shared.ts';
import { badArgument, checkOptionsOf, memberOf, told } from '../infra/arguments.ts';
import { sessionAreas } from '../policy/areas.ts';
import type { Ledger } from '../profile/ledger.ts';
import { allLocalAreas, asUsed, type SeenArea } from './local-areas.ts';
import type { Blocklist } from '../policy/blocklist.ts';
import { checkOrigin, checkSize } from '../policy/check-policy.ts';
import type { StoragePolicies } from '../policy/storage-policies.ts';
import type { ThirdPartyRecord } from '../policy/third-party-records.ts';
import { originOfURL } from '../origin/origin.ts';
import { isOpaqueSite, obtainSite } from '../origin/site.ts';
import type { StorageIdentifier } from '../storage/endpoint.ts';
import type { UserAgent } from '../html/records/user-agent.ts';
import { StorageloomError } from '../infra/failure.ts';
import type { BrowserStorage, EntriesOptions } from './browser-storage.ts';

/** The run that is under way. */
interface CurrentRun {
  readonly policies: StoragePolicies;
  readonly userAgent: UserAgent;
  /** Null: nothing is kept. */
  readonly ledger: Ledger | null;
}

/** {@link BrowserStorage} of one Browser, over the run that is under way. */
export class StorageSettings implements BrowserStorage {
  readonly #runs: CurrentRun;
  /** Throws where the Browser is closed. */
  readonly #checkOpen: (call: string) => void;

  constructor(runs: CurrentRun, checkOpen: (call: string) => void) {
    this.#runs = runs;
    this.#checkOpen = checkOpen;
  }

  origins(): string[] {
    this.#checkOpen('browser.storage.origins()');
    const origins = this.#local().flatMap(({ origin, size }) => (size > 0 ? origin : []));
    return [...new Set(origins)].sort();
  }

  entries(options: EntriesOptions): [key: string, value: string][] {
    const call = 'browser.storage.entries()';
    this.#checkOpen(call);
    checkOptionsOf(call, options, {
      origin: 'https://shop.example',
      area: 'localStorage',
      topSite: 'https://news.example',
      ...tabExample(options),
    });
    const { origin, area = 'localStorage', topSite = null } = options;
    checkOrigin('origin of browser.storage.entries()', origin);
    checkArea(call, area);
    if (topSite !== null && !/^opaque \d+$/.test(topSite)) checkOrigin('topSite of browser.storage.entries()', topSite);
    const areas = area === 'localStorage' ? this.#local() : this.#session(options.tab);
    return areas.find((each) => each.origin === new URL(origin).origin && isUnder(each, topSite))?.entries() ?? [];
  }

  usage(origin: string): number {
    this.#checkOpen('browser.storage.usage()');
    checkOrigin('origin of browser.storage.usage()', origin);
    return this.#local()
      .filter((each) => each.origin === new URL(origin).origin)
      .reduce((sum, { units }) => sum + units, 0);
  }

  clear(origin?: string, options: { readonly cookies?: boolean } = {}): void {
    this.#checkOpen('browser.storage.clear()');
    if (origin !== undefined) checkOriginOfClear(origin);
    checkOptionsOf('browser.storage.clear()', options, { cookies: true }, (record) => `browser.storage.clear(origin, ${record})`);
    const { policies, ledger } = this.#runs;
    policies.clear(origin ?? null, options.cookies ?? policies.policy.linkCookies);
    ledger?.clear(origin === undefined ? null : new URL(origin).origin);
  }

  setQuota(area: StorageIdentifier, units: number, origin?: string): void {
    this.#checkOpen('browser.storage.setQuota()');
    checkArea('browser.storage.setQuota()', area);
    checkSize('units of browser.storage.setQuota()', units);
    if (origin !== undefined) checkOrigin('origin of browser.storage.setQuota()', origin);
    const sizes = { [area]: units };
    this.#runs.policies.set({ quota: origin === undefined ? sizes : { origins: { [origin]: sizes } } });
  }

  failNextWrites(count: number, area?: StorageIdentifier, origin?: string): void {
    this.#checkOpen('browser.storage.failNextWrites()');
    this.#checkShared('browser.storage.failNextWrites()');
    checkCount(count);
    if (area !== undefined) checkArea('browser.storage.failNextWrites()', area);
    if (origin !== undefined) checkOrigin('origin of browser.storage.failNextWrites()', origin);
    const serialized = origin === undefined ? null : new URL(origin).origin;
    this.#runs.policies.areas.failNextWrites({ count, identifier: area ?? null, origin: serialized });
  }

  thirdPartyRecords(): ThirdPartyRecord[] {
    this.#checkOpen('browser.storage.thirdPartyRecords()');
    return this.#runs.policies.thirdParties.all;
  }

  get blocklist(): Blocklist {
    this.#checkOpen('browser.storage.blocklist');
    this.#checkShared('browser.storage.blocklist');
    return this.#runs.policies.blocklist;
  }

  #checkShared(call: string): void {
    if (this.#runs.userAgent.coherence === shared) return;
    throw badArgument(
      `${call} cannot be used`,
      'Processes have copies of storage, in which nothing but sizes is heeded',
      "Give new Browser() storage: 'shared'",
    );
  }

  #local(): SeenArea[] {
    const { policies, userAgent, ledger } = this.#runs;
    policies.expire();
    return allLocalAreas(userAgent, ledger);
  }

  #session(tab: EntriesOptions['tab']): SeenArea[] {
    const { userAgent } = this.#runs;
    const name = typeof tab === 'string' ? tab : memberOf(tab, 'name');
    const open = userAgent.tabOpener.traversables.map((each) => each.name);
    if (typeof name === 'string' && open.includes(name))
      return sessionAreas(userAgent)
        .filter((each) => each.tab === name)
        .map(asUsed);
    throw new StorageloomError('BAD_OPTION', {
      what: 'browser.storage.entries() does not know whose session is meant.',
      why: tab === undefined ? 'Each tab has its own.' : `No tab of the name ${told(name)} is open.`,
      mend: `Write { tab }, with one that is open: ${open.join(', ') || 'there is none'}.`,
    });
  }
}

/** A tab stands for its name, which is a text as well. */
function tabExample(options: unknown): { tab: unknown } {
  return { tab: typeof memberOf(options, 'tab') === 'object' ? {} : 'tab1' };
}

function checkArea(call: string, area: unknown): void {
  if (area === 'localStorage' || area === 'sessionStorage') return;
  const example = call.endsWith('failNextWrites()') ? "failNextWrites(1, 'localStorage')" : "'localStorage' or 'sessionStorage'";
  throw badArgument(`${call} knows no area ${told(area)}`, 'There are localStorage and sessionStorage', `Write ${example}`);
}

function checkCount(count: unknown): void {
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return;
  throw badArgument(
    `browser.storage.failNextWrites() cannot count to ${told(count)}`,
    'It takes how many writes are to fail, a whole number from 0 on',
    "Write failNextWrites(1), or failNextWrites(1, 'localStorage', 'https://shop.example')",
  );
}

/** `topSite` null: the first party's. Otherwise a partition's, also of a frame of that very site that has another one around it. */
function isUnder({ topLevelSite }: SeenArea, topSite: string | null): boolean {
  if (topSite === null || topLevelSite === null) return topSite === topLevelSite;
  if (topLevelSite === topSite) return true;
  if (isOpaqueSite(topSite)) return false;
  // Which of them a key has, the origin or its site, is the engine's choice.
  return topLevelSite === new URL(topSite).origin || siteOf(topLevelSite) === siteOf(topSite);
}

function siteOf(origin: string): string {
  return isOpaqueSite(origin) ? origin : obtainSite(originOfURL(new URL(origin), () => ({ opaque: true, id: 0 })));
}

function checkOriginOfClear(origin: unknown): void {
  if (typeof origin === 'string') {
    checkOrigin('origin of browser.storage.clear()', origin);
    return;
  }
  throw badArgument(
    `browser.storage.clear() cannot clear ${told(origin)}`,
    'Its first argument is an origin, or undefined for all',
    "Write clear('https://shop.example'), or clear(undefined, { cookies: true })",
  );
}
