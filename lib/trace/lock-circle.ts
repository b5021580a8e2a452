import type { LockActor, LockLedger } from './lock-ledger.ts';

/** A request of a circle, and the next one, which holds what it waits for, or stands before it. */
export interface CircleStep {
  readonly lock: LockActor;
  readonly next: LockActor;
}

/**
 * The circle of requests that a waiting one is in: each waits for a lock whose holder has made the next one while it had the lock. Null: it
 * is in none.
 */
export function circleWith(start: LockActor, ledger: LockLedger): readonly CircleStep[] | null {
  const found = new Map<LockActor, readonly CircleStep[]>([[start, []]]);
  // Breadth first: a map goes on to what is added to it.
  for (const [lock, way] of found) {
    for (const next of inTheWayOf(lock, ledger)) {
      const longer = [...way, { lock, next }];
      const waiting = next.state === 'held' ? ledger.waitingOf(next) : [next];
      if (waiting.includes(start)) return longer;
      for (const each of waiting) if (!found.has(each)) found.set(each, longer);
    }
  }
  return null;
}

/** Whoever waits before another one matters where no lock is in its way. */
function inTheWayOf(lock: LockActor, ledger: LockLedger): readonly LockActor[] {
  const before = ledger.behind(lock);
  const holders = before.filter(({ state, asked }) => {
    return state === 'held' && (asked.mode === 'exclusive' || lock.asked.mode === 'exclusive');
  });
  return holders.length > 0 ? holders : before.filter(({ state }) => state === 'waits').slice(-1);
}
