import { Document } from '../html/records/document.ts';
import type { UserAgent } from '../html/records/user-agent.ts';
import type { StorageKey } from '../origin/storage-key.ts';
import { serializeOrigin } from '../origin/origin.ts';
import type { Area } from '../storage/area.ts';
import type { Measure } from '../storage/measure.ts';
import { emptyArea } from '../storage/empty-area.ts';
import { AreaGuard } from './area-guard.ts';
import { allAreas } from './areas.ts';
import { coherenceOf, setCoherence } from './denied-area.ts';
import { Expiry } from './expiry.ts';
import { WritesToFail, type FailingWrites } from './failing-writes.ts';
import { measureOf } from './measured.ts';
import { sizeFor, type Policy } from './policy.ts';

export interface AreaPoliciesListener {
  /** Hears of what the policy's own functions fail in. */
  failed(error: unknown): void;
  /** Hears of a third party that has stored something. */
  thirdPartyWrote(document: Document): void;
}

/** What a policy means for the areas of one run: how much they hold, by which measure, and for how long. */
export class AreaPolicies {
  readonly #userAgent: UserAgent;
  readonly #listener: AreaPoliciesListener;
  /** Null until there are any. */
  #writesToFail: WritesToFail | null = null;
  #policy: Policy;

  constructor(userAgent: UserAgent, policy: Policy, listener: AreaPoliciesListener) {
    this.#userAgent = userAgent;
    this.#policy = policy;
    this.#listener = listener;
  }

  made(area: Area, key: StorageKey): void {
    area.quotaUnits = sizeFor(this.#policy, area.identifier, serializeOrigin(key.origin));
    if (this.#policy.measure !== 'utf-16' || this.#writesToFail?.concerns(area) === true) this.#guardOf(area);
    this.#setExpiry(area, key, null);
  }

  /** The policy is another one: what is there follows. */
  follow(policy: Policy): void {
    const before = this.#policy;
    this.#policy = policy;
    for (const { area, key } of allAreas(this.#userAgent)) {
      area.quotaUnits = sizeFor(policy, area.identifier, serializeOrigin(key.origin));
      if (policy.measure !== before.measure) this.#guardOf(area).setMeasure(area, this.#measureOf(policy));
      this.#setExpiry(area, key, before);
    }
  }

  /** From now on it is told of third parties that change the area. */
  watch(area: Area): void {
    this.#guardOf(area);
  }

  failNextWrites(rule: FailingWrites): void {
    const writesToFail = (this.#writesToFail ??= new WritesToFail());
    writesToFail.add(rule);
    for (const { area } of allAreas(this.#userAgent)) if (writesToFail.concerns(area)) this.#guardOf(area);
  }

  /** What has expired by now goes. */
  expire(area: Area): void {
    const coherence = coherenceOf(area);
    if (coherence instanceof Expiry) coherence.expire(area);
  }

  #guardOf(area: Area): AreaGuard {
    if (area.guard instanceof AreaGuard) return area.guard;
    const measure = this.#measureOf(this.#policy);
    const fails = (each: Area): boolean => this.#writesToFail?.take(each) === true;
    const guard = new AreaGuard({ area, measure, fails, written: (source) => this.#written(source) });
    area.guard = guard;
    return guard;
  }

  #measureOf(policy: Policy): Measure {
    return measureOf(policy, (error) => this.#listener.failed(error));
  }

  #written(source: unknown): void {
    if (source instanceof Document && source.hasCrossSiteAncestor) this.#listener.thirdPartyWrote(source);
  }

  /** What an origin was promised to keep stays: that is what the mode of its bucket says. */
  #expired(area: Area, key: StorageKey): void {
    if (this.#userAgent.storageShed.get(key)?.bucketMap.default.mode !== 'persistent') emptyArea(area, 'expired');
  }

  /** `before`: the policy until now; null: the area is new. A limit that changes counts from now on. */
  #setExpiry(area: Area, key: StorageKey, before: Policy | null): void {
    const { expireAfterMs, expire } = this.#policy;
    if (area.identifier !== 'localStorage') return;
    if (before !== null && before.expireAfterMs === expireAfterMs && before.expire === expire) return;
    const { kernel } = this.#userAgent;
    const expiry =
      expireAfterMs === null
        ? null
        : new Expiry(
            { afterMs: expireAfterMs, since: expire, now: () => kernel.now, expired: (each) => this.#expired(each, key) },
            kernel.now,
          );
    setCoherence(area, expiry);
  }
}
