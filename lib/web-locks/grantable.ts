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
  return holdersInTheWayCount(request) === 0;
}

/** The locks that keep a request from being granted, whoever waits before it. */
export function holdersInTheWay(request: LockRequest): readonly HeldLock[] {
  return holdersInTheWayCount(request) === 0 ? [] : [...request.manager.heldOf(request.name)];
}

/** As {@link holdersInTheWay}, and how many: without a walk past all of them. */
export function firstHoldersInTheWay(request: LockRequest, most: number): readonly HeldLock[] {
  const first: HeldLock[] = [];
  if (holdersInTheWayCount(request) === 0) return first;
  for (const lock of request.manager.heldOf(request.name)) if (first.push(lock) === most) break;
  return first;
}

/** What is held of one name is one exclusive lock, or all of it is shared. */
export function holdersInTheWayCount({ manager, name, mode }: LockRequest): number {
  const held = manager.heldOf(name);
  const [first] = held;
  return first === undefined || (mode === 'shared' && first.mode === 'shared') ? 0 : held.size;
}
