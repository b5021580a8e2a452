import { holdersInTheWay } from './grantable.ts';
import { HeldLock, type LockManager, type LockRequest } from './lock.ts';

/** One request of a circle, and why it waits for the next one of it. */
export interface CircleLink {
  readonly request: LockRequest;
  /** Who holds the lock, and has made the next request meanwhile. Null: the next request waits before it in its queue. */
  readonly heldBy: HeldLock | null;
}

type Node = LockRequest | HeldLock;
type Waits = ReadonlyMap<HeldLock, readonly LockRequest[]>;

/**
 * Requests that wait for each other in a circle, or one that waits for itself: each waits for a lock whose holder has made the next one
 * while it had the lock. Of those that hang together at least one circle is found. It takes time in proportion to what waits.
 */
export function circlesOf(managers: readonly LockManager[]): readonly (readonly CircleLink[])[] {
  const waiting = managers.flatMap(({ queues }) => [...queues.values()].flatMap((queue) => [...queue]));
  const waits = new Map<HeldLock, LockRequest[]>();
  for (const request of waiting) {
    for (const lock of request.environment.madeLocks?.held ?? []) {
      if (!request.isMadeWhileHolding(lock)) continue;
      const made = waits.get(lock);
      if (made === undefined) waits.set(lock, [request]);
      else made.push(request);
    }
  }
  if (waits.size === 0) return [];
  const found: (readonly CircleLink[])[] = [];
  const seen = new Set<Node>();
  for (const request of waiting) if (!seen.has(request)) search(request, { waits, seen, found });
  return found.filter(isOfCallbacks);
}

/** What one document asks for is nobody's business but its own: only a callback that asks is known to wait for what it asks for. */
function isOfCallbacks(circle: readonly CircleLink[]): boolean {
  const [first] = circle;
  if (circle.some(({ request }) => request.environment !== first?.request.environment)) return true;
  return circle.every(({ heldBy }, index) => {
    const next = circle[(index + 1) % circle.length];
    return heldBy === null || next?.request.isMadeInCallbackOf(heldBy) === true;
  });
}

interface Search {
  readonly waits: Waits;
  readonly seen: Set<Node>;
  readonly found: (readonly CircleLink[])[];
}

interface Visited {
  readonly node: Node;
  readonly links: readonly Node[];
  next: number;
}

/** In depth, without a call for each: queues may be long. */
function search(start: Node, { waits, seen, found }: Search): void {
  const path: Visited[] = [];
  const places = new Map<Node, number>();
  const visit = (node: Node): void => {
    seen.add(node);
    places.set(node, path.length);
    path.push({ node, links: linksOf(node, waits), next: 0 });
  };
  visit(start);
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const node = last.links[last.next++];
    if (node === undefined) {
      path.pop();
      places.delete(last.node);
      continue;
    }
    const place = places.get(node);
    if (place !== undefined) found.push(circleOf(path.slice(place).map((visited) => visited.node)));
    else if (!seen.has(node)) visit(node);
  }
}

/** Whoever waits before another one matters where no lock is in its way. */
function linksOf(node: Node, waits: Waits): readonly Node[] {
  if (node instanceof HeldLock) return waits.get(node) ?? [];
  const holders = holdersInTheWay(node);
  // It waits for that, but that not for it; and no circle of several has to go there.
  if (holders.length > 0) return holders.filter((lock) => !node.isMadeWhileHolding(lock) || node.isMadeInCallbackOf(lock));
  return node.previous === null ? [] : [node.previous];
}

/** Once around, beginning with a request. */
function circleOf(nodes: readonly Node[]): readonly CircleLink[] {
  const [first] = nodes;
  const around = first instanceof HeldLock ? [...nodes.slice(1), first] : nodes;
  return around.flatMap((node, index) => {
    if (node instanceof HeldLock) return [];
    const next = around[index + 1];
    return [{ request: node, heldBy: next instanceof HeldLock ? next : null }];
  });
}
