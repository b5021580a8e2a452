import type { HeldLock, LockRequest } from './lock.ts';

// Web Locks, lock requests, grantable.
// https://w3c.github.io/web-locks/#concept-lock-request
export function isGrantable(request: LockRequest): boolean {
  const { manager, name } = request;
  // 1 to 3 (of the queue only its beginning counts)
  const first = manager.queues.get(name)?.first ?? null;
  // 4
  if (first !== null && first !== request) return false;
  // 5, 6
  return holdersInTheWay(request).length === 0;
}

/** The locks that keep a request from being granted, whoever waits before it. */
export function holdersInTheWay({ manager, name, mode }: LockRequest): readonly HeldLock[] {
  const held = manager.heldOf(name);
  if (held.size === 0) return [];
  return mode === 'exclusive' ? [...held] : [...held].filter((lock) => lock.mode === 'exclusive');
}
