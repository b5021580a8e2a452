import { holdersInTheWay } from './grantable.ts';
import type { HeldLock, LockManager, LockRequest } from './lock.ts';

/** One request of a circle, and why it waits for the next one of it. */
export interface CircleLink {
  readonly request: LockRequest;
  /** Who holds the lock, and has made the next request meanwhile. Null: the next request waits before it in its queue. */
  readonly heldBy: HeldLock | null;
}

type Waits = ReadonlyMap<HeldLock, readonly LockRequest[]>;

/**
 * Requests that wait for each other in a circle, or one that waits for itself: each waits for a lock whose holder has made the next one
 * while it had the lock. Of those that hang together at least one circle is found.
 */
export function circlesOf(managers: readonly LockManager[]): readonly (readonly CircleLink[])[] {
  const waiting = managers.flatMap(({ queues }) => [...queues.values()].flatMap((queue) => [...queue]));
  const waits = new Map<HeldLock, LockRequest[]>();
  for (const request of waiting) {
    for (const lock of request.madeWhileHolding) if (lock.isHeld) waits.set(lock, [...(waits.get(lock) ?? []), request]);
  }
  if (waits.size === 0) return [];
  const found: CircleLink[][] = [];
  const seen = new Set<LockRequest>();
  for (const request of waiting) if (!seen.has(request)) search(request, { waits, seen, found });
  return found;
}

interface Search {
  readonly waits: Waits;
  readonly seen: Set<LockRequest>;
  readonly found: CircleLink[][];
}

interface Visited {
  readonly request: LockRequest;
  readonly links: readonly Link[];
  next: number;
}

/** In depth, without a call for each: queues may be long. */
function search(start: LockRequest, { waits, seen, found }: Search): void {
  const path: Visited[] = [visit(start, waits)];
  const places = new Map<LockRequest, number>([[start, 0]]);
  seen.add(start);
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const link = last.links[last.next++];
    if (link === undefined) {
      path.pop();
      places.delete(last.request);
      continue;
    }
    const place = places.get(link.to);
    if (place !== undefined) found.push(path.slice(place).map(linkTaken));
    else if (!seen.has(link.to)) {
      seen.add(link.to);
      places.set(link.to, path.length);
      path.push(visit(link.to, waits));
    }
  }
}

interface Link {
  readonly to: LockRequest;
  readonly heldBy: HeldLock | null;
}

function visit(request: LockRequest, waits: Waits): Visited {
  const links: Link[] = [];
  for (const heldBy of holdersInTheWay(request)) {
    for (const to of waits.get(heldBy) ?? []) links.push({ to, heldBy });
  }
  if (request.previous !== null) links.push({ to: request.previous, heldBy: null });
  return { request, links, next: 0 };
}

function linkTaken({ request, links, next }: Visited): CircleLink {
  return { request, heldBy: links[next - 1]?.heldBy ?? null };
}
