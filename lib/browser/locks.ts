import type { UserAgent } from '../html/records/user-agent.ts';
import { visible } from '../trace/text-width.ts';
import { circlesOf, type CircleLink } from '../web-locks/circles.ts';
import type { HeldLock, LockEnvironment, LockManager, LockRequest } from '../web-locks/lock.ts';
import { frameNameOf, type LockHolder, type PendingTask, type TabOf } from './pending.ts';
import { stuckDocuments, type Ongoing } from './stuck-documents.ts';

/** A lock that a page holds or waits for, by `navigator.locks`. */
export interface PageLock<T> extends LockHolder<T> {
  readonly name: string;
  readonly mode: 'exclusive' | 'shared';
  /** Where the name means this lock: the origin, and where storage is partitioned also the partition. */
  readonly storageKey: string;
  readonly state: 'held' | 'waiting';
  /** Of a request that waits: who holds the lock. Empty for a lock that is held. */
  readonly heldBy: readonly LockHolder<T>[];
}

/** What pages wait for that others hold, in sentences without a full stop. */
export interface LockWaits {
  /** One for each request that waits. */
  readonly locks: readonly string[];
  /** One for each circle of requests that wait for each other, and in whose documents nothing is left that could run. */
  readonly deadlocks: readonly string[];
}

/** Why pages do not go on, in sentences without a full stop. */
export interface LockReasons {
  /** One for each circle, whatever else may run in its documents. */
  readonly deadlocks: readonly string[];
  /** Of these, so many are one request that waits for its own page. */
  readonly ofOne: number;
  /** One for each request that waits and is in no circle. */
  readonly locks: readonly string[];
  /** One for each lock whose callback has not finished. */
  readonly holding: readonly string[];
  /** The same, of that page alone. */
  readonly holdingThere: readonly string[];
}

/** What is asked of a user agent. */
export type Locking = Pick<UserAgent, 'madeLockManagers' | 'options'> & Ongoing;

type Managing = Pick<Locking, 'madeLockManagers'>;
type Circle = readonly CircleLink[];

const none: LockWaits = { locks: [], deadlocks: [] };

/** Of each storage key what is held, in the order in which it was granted, then what waits, by name and in its order. */
export function pageLocks<T>({ madeLockManagers }: Managing, tabOf: TabOf<T>): PageLock<T>[] {
  const holder = ({ environment }: HeldLock | LockRequest): LockHolder<T> => holderOf(environment, tabOf);
  const holders = onceForEach((held: ReadonlySet<HeldLock>) => [...held].map(holder));
  return (madeLockManagers?.all ?? []).flatMap((manager) => {
    const storageKey = manager.storageKey.text;
    const held = [...manager.held].map((lock): PageLock<T> => {
      return { name: lock.name, mode: lock.mode, storageKey, state: 'held', ...holder(lock), heldBy: [] };
    });
    const waiting = waitingIn(manager).map((request): PageLock<T> => {
      const heldBy = holders(manager.heldOf(request.name));
      return { name: request.name, mode: request.mode, storageKey, state: 'waiting', ...holder(request), heldBy };
    });
    return [...held, ...waiting];
  });
}

/** The requests that wait for a lock, as what is pending is listed: oldest first. */
export function pendingLocks<T>({ madeLockManagers }: Managing, tabOf: TabOf<T>): PendingTask<T>[] {
  const waiting = (madeLockManagers?.all ?? []).flatMap(waitingIn).sort((a, b) => a.number - b.number);
  const holders = onceForEach((held: ReadonlySet<HeldLock>) => [...held].map((lock) => holderOf(lock.environment, tabOf)));
  return waiting.map(({ environment, manager, name }) => ({
    name: environment.lane('web locks').name,
    source: 'web locks',
    ...holderOf(environment, tabOf),
    label: `lock ${visible(name)}`,
    why: 'lock',
    heldBy: holders(manager.heldOf(name)),
  }));
}

function holderOf<T>({ traversable, navigable, url, id }: LockEnvironment, tabOf: TabOf<T>): LockHolder<T> {
  return { tab: tabOf(traversable.name), frame: frameNameOf(navigable.name), document: url, documentId: id };
}

export function lockWaits(locking: Locking): LockWaits {
  const { madeLockManagers } = locking;
  if (madeLockManagers === null) return none;
  return {
    locks: sentencesOf(madeLockManagers.all.flatMap(waitingIn)),
    deadlocks: [...new Set(stuckCircles(locking).map(circleSentence))],
  };
}

/** `there`: the name of a tab or frame. */
export function lockReasons({ madeLockManagers }: Managing, there: string | null): LockReasons {
  const managers = madeLockManagers?.all ?? [];
  const circles = circlesIn(managers);
  const inCircles = new Set(circles.flatMap((circle) => circle.map(({ request }) => request)));
  const held = managers.flatMap((manager) => [...manager.held]).filter(({ isCalledBack }) => isCalledBack);
  return {
    deadlocks: [...new Set(circles.map(circleSentence))],
    ofOne: circles.filter(({ length }) => length === 1).length,
    locks: sentencesOf(managers.flatMap(waitingIn).filter((request) => !inCircles.has(request))),
    holding: held.map(holdingSentence),
    holdingThere: held.filter(({ environment }) => environment.navigable.name === there).map(holdingSentence),
  };
}

/** Says once, where nothing is left that could run in their documents, that pages wait for each other. */
export function tellOfCircles(locking: Locking): void {
  for (const circle of stuckCircles(locking)) {
    const name = circle[0]?.request.environment.navigable.name ?? '';
    locking.options.notice?.(name, `Locks: ${circleSentence(circle)}.`);
  }
}

function stuckCircles({ madeLockManagers, kernel, network }: Omit<Locking, 'options'>): readonly Circle[] {
  const circles = circlesIn(madeLockManagers?.all ?? []);
  if (circles.length === 0) return circles;
  const isStuck = stuckDocuments({ kernel, network });
  return circles.filter((circle) => circle.every(({ request }) => isStuck(request.environment)));
}

/** Each begins with its oldest request, so that it is told in the same words whatever else waits. */
function circlesIn(managers: readonly LockManager[]): readonly Circle[] {
  return circlesOf(managers).map((circle) => {
    const numbers = circle.map(({ request }) => request.number);
    const oldest = numbers.indexOf(numbers.reduce((least, number) => Math.min(least, number)));
    return [...circle.slice(oldest), ...circle.slice(0, oldest)];
  });
}

function holdingSentence({ environment, name }: HeldLock): string {
  return `${environment.navigable.name} holds the lock ${shown(name)}, whose callback has not finished`;
}

function waitingIn({ queues }: LockManager): readonly LockRequest[] {
  return [...queues.values()].flatMap((queue) => [...queue]);
}

/** Many may hold one lock, and many wait for it: what is told of the holders is made once for each document that waits. */
function sentencesOf(requests: readonly LockRequest[]): readonly string[] {
  const holders = onceForEach((held: ReadonlySet<HeldLock>) => {
    const environments = new Set([...held].map(({ environment }) => environment));
    return onceForEach((waiting: LockEnvironment) => [...new Set([...environments].map((each) => who(each, waiting)))]);
  });
  return requests.map(({ environment, manager, name }) => {
    const by = holders(manager.heldOf(name))(environment);
    return `${environment.navigable.name} waits for the lock ${shown(name)}${by.length === 0 ? '' : `, held by ${by.join(' and ')}`}`;
  });
}

/** A name as one line of text. */
function shown(name: string): string {
  return `“${visible(name)}”`;
}

function onceForEach<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}

function who(holder: LockEnvironment, waiting: LockEnvironment): string {
  if (holder === waiting) return `${holder.navigable.name} itself`;
  return holder.active ? holder.navigable.name : `${holder.navigable.name}, in a page that is kept to be returned to`;
}

/** Who holds what somebody else waits for, once around. */
function circleSentence(circle: readonly CircleLink[]): string {
  const [only] = circle;
  if (circle.length === 1 && only !== undefined && only.heldBy !== null) {
    return `${sentencesOf([only.request]).join('')}: if it lets go only when it has got it, it never does`;
  }
  // Of those that stand one behind the other, the last is enough.
  const told = circle.filter(({ heldBy }, index) => heldBy !== null || circle.at(index - 1)?.heldBy !== null);
  const links = told.map(({ request, heldBy }) => {
    const { environment, name } = request;
    const end = heldBy === null ? ', behind another request' : `, held by ${heldBy.environment.navigable.name}`;
    return `${environment.navigable.name} waits for the lock ${shown(name)}${end}`;
  });
  return `${links.join('; ')}: if each lets go only when it has got what it waits for, none ever does`;
}
