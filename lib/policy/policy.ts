import type { Behaviour } from '../behaviour/behaviour.ts';
import type { StorageIdentifier } from '../storage/endpoint.ts';
import type { Measure, MeasureName } from '../storage/measure.ts';

/** What the user is asked before a site may use storage. */
export interface ConsentRequest {
  /** Serialized, as `https://shop.example`. */
  readonly origin: string;
  /** The site of the tab's page, as `https://shop.example`: another one than the origin's for a third party. */
  readonly topSite: string;
  /** The page is in a frame, and a page around it is of another site. */
  readonly thirdParty: boolean;
  /** Of the page. */
  readonly url: string;
  /** Name of the tab or frame: `tab1/frame1`. */
  readonly tab: string;
}

/** Sizes of one origin's areas, in the unit that the measure counts. */
export type AreaSizes = { readonly [I in StorageIdentifier]?: number };

/** How much may be stored. */
export interface QuotaPolicy extends AreaSizes {
  /**
   * What is counted, of keys and values alike: `utf-16` code units, `utf-8` bytes, WebKit's bytes (`latin-1-or-utf-16`), or what a
   * function says of a text. Default: as the engine has it, `utf-16` by the standard one.
   */
  readonly measure?: MeasureName | Measure;
  /** Other sizes for some origins: `{ 'https://shop.example': { localStorage: 0 } }`. */
  readonly origins?: Readonly<Record<string, AreaSizes>>;
}

/** What becomes of storage of third parties: pages in frames under another site. */
export type ThirdParty = 'allow' | 'partition' | 'session-only' | 'block';

/** Who may store what: what a user sets, and browsers do for them. All of it may be changed while pages are open. */
export interface StoragePolicyOptions {
  /** Sizes, by default 5 × 2^20 for each area; a number stands for both kinds. Areas that hold more than a lowered one keep it, and may shrink. */
  readonly quota?: number | QuotaPolicy;
  /**
   * Who may not store: hosts (`ads.example`, with all below it, at any scheme and port), or origins (`https://ads.example`, that one
   * alone). Their getters throw a SecurityError, at once also in pages that have a Storage object: each use of it throws. The same list
   * as `browser.storage.blocklist`. Default: nobody.
   */
  readonly block?: readonly string[];
  /**
   * Storage of pages in frames under another site, as they are loaded from then on. `allow`: the same as in tabs of their own. `partition`:
   * another one for each site around them. `session-only`: the same, gone with the last tab that used it, and never on a disk. `block`:
   * none, getters throw a SecurityError. Default: as the engine has it, `allow` by the standard one.
   */
  readonly thirdParty?: ThirdParty;
  /**
   * Asked once for each storage key, when a page of it first wants storage; true: it may. Until then, and where the answer is false, pages
   * hear of no changes. Null: nobody is asked. It answers at once: a promise is the error POLICY_ASYNC. Default null.
   */
  readonly consent?: ((request: ConsentRequest) => boolean) | null;
  /** Local storage of a storage key is emptied after so long, in ms of virtual time, unless it is persistent. Null: never. Default null. */
  readonly expireAfterMs?: number | null;
  /** Since when that time counts: since the area was last `written`, or `used` in any way. Default `written`. */
  readonly expire?: 'written' | 'used';
  /**
   * Whether `navigator.storage.persist()` is granted: always, never, or as a function of the serialized origin answers at once. Default
   * false.
   */
  readonly persist?: boolean | ((origin: string) => boolean);
  /** Where storage of a site is cleared, its cookies are too, and the other way round. Default false. */
  readonly linkCookies?: boolean;
}

/** The options with all defaults, in one shape. */
export interface Policy {
  readonly sizes: Readonly<Record<StorageIdentifier, number>>;
  readonly measure: MeasureName | Measure;
  /** By serialized origin. */
  readonly sizesOf: ReadonlyMap<string, AreaSizes>;
  readonly thirdParty: ThirdParty;
  readonly consent: ((request: ConsentRequest) => boolean) | null;
  readonly expireAfterMs: number | null;
  readonly expire: 'written' | 'used';
  readonly persist: boolean | ((origin: string) => boolean);
  readonly linkCookies: boolean;
}

const defaultSize: number = 5 * 2 ** 20;

/** As long as nobody sets anything. */
export function defaultPolicy({
  quotaMeasure,
  thirdPartyStorage,
}: Pick<Behaviour, 'quotaMeasure' | 'thirdPartyStorage'>): Policy {
  return {
    sizes: { localStorage: defaultSize, sessionStorage: defaultSize },
    measure: quotaMeasure,
    sizesOf: new Map(),
    thirdParty: thirdPartyStorage,
    consent: null,
    expireAfterMs: null,
    expire: 'written',
    persist: false,
    linkCookies: false,
  };
}

/** The policy with these options in the place of its own. What is undefined stays. */
export function policyWith(policy: Policy, options: StoragePolicyOptions): Policy {
  const { thirdParty, consent, expireAfterMs, expire, persist, linkCookies } = options;
  return {
    ...withQuota(policy, options.quota),
    thirdParty: thirdParty ?? policy.thirdParty,
    consent: consent === undefined ? policy.consent : consent,
    expireAfterMs: expireAfterMs === undefined ? policy.expireAfterMs : expireAfterMs,
    expire: expire ?? policy.expire,
    persist: persist ?? policy.persist,
    linkCookies: linkCookies ?? policy.linkCookies,
  };
}

function withQuota(policy: Policy, quota: StoragePolicyOptions['quota']): Policy {
  if (quota === undefined) return policy;
  if (typeof quota === 'number') return { ...policy, sizes: { localStorage: quota, sessionStorage: quota } };
  const { localStorage = policy.sizes.localStorage, sessionStorage = policy.sizes.sessionStorage } = quota;
  const sizesOf = new Map(policy.sizesOf);
  for (const [origin, sizes] of Object.entries(quota.origins ?? {})) {
    const { origin: serialized } = new URL(origin);
    const given = Object.fromEntries(Object.entries(sizes).filter(([, size]) => size !== undefined));
    sizesOf.set(serialized, { ...sizesOf.get(serialized), ...given });
  }
  return { ...policy, sizes: { localStorage, sessionStorage }, measure: quota.measure ?? policy.measure, sizesOf };
}

/** How much an area of that origin may hold. */
export function sizeFor({ sizes, sizesOf }: Policy, identifier: StorageIdentifier, origin: string): number {
  return sizesOf.get(origin)?.[identifier] ?? sizes[identifier];
}

/** What is set, in one line: `thirdParty: 'block', consent: a function`. */
export function describePolicy(options: StoragePolicyOptions): string {
  return Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${described(value)}`)
    .join(', ');
}

function described(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `[${value.map(described).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${describePolicy(value as StoragePolicyOptions)} }`;
}
