import type { Document } from '../html/records/document.ts';
import type { StoragePolicy } from '../html/records/storage-policy.ts';
import type { Traversable } from '../html/records/traversable.ts';
import type { UserAgent } from '../html/records/user-agent.ts';
import { serializeOrigin, type Origin } from '../origin/origin.ts';
import { isOpaqueSite, sameSite } from '../origin/site.ts';
import type { Partition, StorageKey } from '../origin/storage-key.ts';
import type { Area } from '../storage/area.ts';
import { emptyArea } from '../storage/empty-area.ts';
import { storageMapOf } from '../web-storage/storage.ts';
import { AreaPolicies, type AreaPoliciesListener } from './area-policies.ts';
import { allAreas, areasOf, localAreas, type KeyedArea } from './areas.ts';
import { Blocklist } from './blocklist.ts';
import { Consents } from './consents.ts';
import { allow, deny } from './denied-area.ts';
import { partitionOf } from './partition.ts';
import { defaultPolicy, describePolicy, policyWith, type Policy, type StoragePolicyOptions } from './policy.ts';
import { HeldAreas } from './held-areas.ts';
import { mayPersist } from './persist.ts';
import { SessionOnly } from './session-only.ts';
import { ThirdPartyRecords } from './third-party-records.ts';

/** Who may store what in one run: the policy as it is now, and what came of it. */
export class StoragePolicies implements StoragePolicy, AreaPoliciesListener {
  readonly areas: AreaPolicies;
  readonly #userAgent: UserAgent;
  /** Of documents that were third parties when these were blocked. Null until there is one. */
  #blockedPartitions: WeakSet<Partition> | null = null;
  // These are null until there is something in them: most runs end without.
  #thirdParties: ThirdPartyRecords | null = null;
  #sessionOnly: SessionOnly | null = null;
  #held: HeldAreas | null = null;
  /** Null until somebody asks for it. */
  #blocklist: Blocklist | null = null;
  #policy: Policy;
  #consents: Consents | null = null;

  /** `policy`: what the options mean; many runs begin with the same. */
  constructor(
    userAgent: UserAgent,
    options: StoragePolicyOptions,
    policy: Policy = policyWith(defaultPolicy(userAgent.behaviour), options),
  ) {
    this.#userAgent = userAgent;
    this.#policy = policy;
    this.areas = new AreaPolicies(userAgent, policy, this);
    this.#take(options);
  }

  get thirdParties(): ThirdPartyRecords {
    return (this.#thirdParties ??= new ThirdPartyRecords());
  }

  get blocklist(): Blocklist {
    return (this.#blocklist ??= new Blocklist(() => this.#blocklistChanged()));
  }

  get policy(): Policy {
    return this.#policy;
  }

  /** Acts at once, but for `thirdParty`, which counts for documents that are made from now on. */
  set(options: StoragePolicyOptions): void {
    this.#tell(options);
    // By the policy until now.
    this.expire();
    this.#policy = policyWith(this.#policy, options);
    this.#take(options);
    this.areas.follow(this.#policy);
    this.#followRefusals();
  }

  partitionOf(around: readonly Origin[], origin: Origin): Partition | null {
    const { thirdParty } = this.#policy;
    if (thirdParty === 'allow' || around.length === 0) return null;
    // Engines may give a partition of its own also to what is of the same site; to refuse that is nobody's will.
    const isThirdParty = around.some((ancestor) => !sameSite(ancestor, origin));
    if (thirdParty !== 'partition' && !isThirdParty) return null;
    const found = partitionOf(around, origin, this.#userAgent.behaviour.partitionKey);
    if (found === null) return null;
    const partition = thirdParty === 'session-only' ? ({ ...found, forSession: true } as const) : found;
    if (thirdParty === 'block') (this.#blockedPartitions ??= new WeakSet()).add(partition);
    return partition;
  }

  mayPersist(origin: string): boolean {
    return mayPersist(this.#policy, origin, (error) => this.failed(error));
  }

  get linksCookies(): boolean {
    return this.#policy.linkCookies;
  }

  isRefused(document: Document): boolean {
    return this.#isRefusedKey(document.nonStorageKey) || this.#isBlockedThirdParty(document);
  }

  /** Why the document may not store, one sentence; null: it may. */
  reasonOf(document: Document): string | null {
    const { origin, partition } = document;
    const line = this.#blocked(origin);
    if (line !== null) return `The policy blocks ${line}.`;
    if (partition !== null && this.#isBlockedThirdParty(document)) {
      return `It is a third party under ${partition.topLevelSite}, and policy.thirdParty was 'block' when it was made.`;
    }
    if (this.#consents === null || this.#consents.isGranted(document.nonStorageKey)) return null;
    return this.#consents.isAnswered(document.nonStorageKey)
      ? "The policy's consent() refused it."
      : 'The user was not asked yet.';
  }

  followRefusal(document: Document): void {
    if (!this.isRefused(document)) return;
    for (const holder of [document.localStorageHolder, document.sessionStorageHolder]) {
      const map = storageMapOf(holder)?.map;
      if (map !== undefined) deny(map.backingMap);
    }
  }

  seekConsent(document: Document): void {
    if (this.#consents === null || document.origin.opaque || this.#isBlockedThirdParty(document)) return;
    if (this.#blocked(document.origin) !== null || this.#consents.isAnswered(document.nonStorageKey)) return;
    this.#consents.seek(document);
    this.#denyOrAllow(this.#all().filter(({ key }) => key === document.nonStorageKey));
  }

  obtained(document: Document, area: Area): void {
    if (area.identifier !== 'localStorage') return;
    if (document.hasCrossSiteAncestor) this.areas.watch(area);
    if (document.partition?.forSession === true) (this.#sessionOnly ??= new SessionOnly()).use(area, document.traversable);
  }

  /** A third party's that goes with its tabs does not, nor what is under a page that no other run has. */
  lasts({ forSession, topLevelSite }: StorageKey): boolean {
    return forSession !== true && !isOpaqueSite(topLevelSite);
  }

  areaMade(area: Area, key: StorageKey): void {
    this.areas.made(area, key);
  }

  failed(error: unknown): void {
    this.#userAgent.options.failures?.ofTest(error);
  }

  thirdPartyWrote(document: Document): void {
    this.thirdParties.add(document);
  }

  /** What only the tab used, and was not to last, goes with it. */
  tabClosed(traversable: Traversable): void {
    for (const area of this.#sessionOnly?.leave(traversable) ?? []) emptyArea(area, 'expired');
    for (const each of areasOf(traversable.sessionShed)) (this.#held ??= new HeldAreas()).add(each);
  }

  cutOff(document: Document, area: Area): void {
    const held = { key: document.nonStorageKey, area, tab: null };
    (this.#held ??= new HeldAreas()).add(held);
    this.#denyOrAllow([held]);
  }

  /** Empties what an origin has in local and session storage, in each partition; null: what all have. `cookies`: those of its site, too. */
  clear(origin: string | null, cookies: boolean): void {
    const userAgent = this.#userAgent;
    for (const { area, key } of this.#all()) {
      if (origin !== null && serializeOrigin(key.origin) !== new URL(origin).origin) continue;
      emptyArea(area, 'cleared by the user');
      const bucket = userAgent.storageShed.get(key)?.bucketMap.default;
      if (bucket !== undefined) bucket.mode = 'best-effort';
    }
    this.#thirdParties?.forget(origin === null ? null : new URL(origin).origin);
    if (cookies) userAgent.cookies.clearSite(origin === null ? null : new URL(origin).hostname, null);
  }

  /** What has expired by now goes. For whoever looks from outside. */
  expire(): void {
    if (this.#policy.expireAfterMs === null) return;
    for (const { area } of localAreas(this.#userAgent)) this.areas.expire(area);
  }

  /** The line of the list that means the origin; null: none does. */
  #blocked(origin: Origin): string | null {
    return this.#blocklist?.match(origin) ?? null;
  }

  #take({ block, consent }: StoragePolicyOptions): void {
    if (block !== undefined) this.blocklist.replaceSites(block);
    if (consent !== undefined) this.#consents = consent === null ? null : new Consents(consent, (error) => this.failed(error));
  }

  #blocklistChanged(): void {
    this.#tell({ block: this.blocklist.sites });
    this.#followRefusals();
  }

  #followRefusals(): void {
    // Documents that use storage already are asked about now: they will not come again.
    for (const document of this.#userAgent.documents.all()) if (usesStorage(document)) this.seekConsent(document);
    this.#denyOrAllow(this.#all());
  }

  /** Also those that nobody but the owner of a Storage object has. */
  #all(): KeyedArea[] {
    return [...allAreas(this.#userAgent), ...(this.#held?.all ?? [])];
  }

  #denyOrAllow(areas: readonly KeyedArea[]): void {
    for (const { area, key } of areas) {
      if (this.#isRefusedKey(key)) deny(area);
      else allow(area);
    }
  }

  #isRefusedKey(key: StorageKey): boolean {
    if (this.#consents !== null && !this.#consents.isGranted(key)) return true;
    return this.#blocked(key.origin) !== null;
  }

  #isBlockedThirdParty({ partition }: Document): boolean {
    return partition !== null && this.#blockedPartitions?.has(partition) === true;
  }

  #tell(options: StoragePolicyOptions): void {
    if (this.#userAgent.observer !== null) this.#userAgent.fact({ type: 'policy-changed', policy: describePolicy(options) });
  }
}

function usesStorage({ localStorageHolder, sessionStorageHolder }: Document): boolean {
  return localStorageHolder !== null || sessionStorageHolder !== null;
}
