import type { Area, Coherence } from '../storage/area.ts';
import type { Source } from '../storage/source.ts';

export interface ExpiryInit {
  readonly afterMs: number;
  readonly since: 'written' | 'used';
  /** Virtual time, in ms. */
  readonly now: () => number;
  readonly expired: (area: Area) => void;
}

/**
 * Empties an area that was left alone for too long, before anybody sees what is in it. It stands before one that is shared by all.
 *
 * HTML, Web storage, user tracking (expiring stored data): https://html.spec.whatwg.org/multipage/#user-tracking
 */
export class Expiry implements Coherence {
  readonly #init: ExpiryInit;
  #lastMs: number;

  /** `lastMs`: when the area was last written or used. */
  constructor(init: ExpiryInit, lastMs: number) {
    this.#init = init;
    this.#lastMs = lastMs;
  }

  touch(area: Area): void {
    this.expire(area);
    if (this.#init.since === 'used') this.#lastMs = this.#init.now();
  }

  write(area: Area, key: string | null, value: string | null, source: Source): boolean {
    this.touch(area);
    if (!written(area, key, value, source)) return false;
    this.#lastMs = this.#init.now();
    return true;
  }

  /** Whoever looks from outside: what has expired goes, and nothing counts as used. */
  expire(area: Area): void {
    const { now, afterMs, expired } = this.#init;
    if (area.raw.size > 0 && now() - this.#lastMs >= afterMs) expired(area);
  }
}

/** False: it does not fit, and is no writing. */
function written(area: Area, key: string | null, value: string | null, source: Source): boolean {
  if (key !== null && value !== null) return area.setHere(key, value, source);
  if (key === null) area.clearHere(source);
  else area.removeHere(key, source);
  return true;
}
