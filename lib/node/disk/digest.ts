/** Digests are whole numbers below this, and so are sums of them: adding two is exact. */
export const digestLimit: number = 2 ** 52;

/** Tells whether an entry is what was written: SQLite takes what a disk gives for what it was given. */
export function digestOf(place: number, key: string, value: string): number {
  let high = mixed(mixed(0xdead_beef, 0x9e37_79b1, place), 0x9e37_79b1, key.length);
  let low = mixed(mixed(0x41c6_ce57, 0x5f35_6495, place), 0x5f35_6495, key.length);
  for (const text of [key, value]) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      high = mixed(high, 0x9e37_79b1, unit);
      low = mixed(low, 0x5f35_6495, unit);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 0x85eb_ca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2_ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85eb_ca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2_ae35);
  return (high & 0xf_ffff) * 2 ** 32 + (low >>> 0);
}

function mixed(state: number, factor: number, unit: number): number {
  return Math.imul(state ^ unit, factor);
}

export function plus(sum: number, digest: number): number {
  return (sum + digest) % digestLimit;
}

export function minus(sum: number, digest: number): number {
  return (sum + digestLimit - digest) % digestLimit;
}
