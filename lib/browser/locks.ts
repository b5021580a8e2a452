import type { UserAgent } from '../html/records/user-agent.ts';
import { circlesOf, type CircleLink } from '../web-locks/circles.ts';
import type { HeldLock, LockEnvironment, LockManager, LockRequest } from '../web-locks/lock.ts';
import type { PendingTask, TabOf } from './pending.ts';

/** The document that holds a lock. */
export interface LockHolder<T> {
  /** The tab that it is in; null when that is closed. */
  readonly tab: T | null;
  /** Its URL. */
  readonly document: string;
  /** Its number in the trace. */
  readonly documentId: number;
}

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
  /** One for each circle of requests that wait for each other. */
  readonly deadlocks: readonly string[];
}

/** What is asked of a user agent. */
export type Locking = Pick<UserAgent, 'madeLockManagers' | 'options'>;

type Managing = Pick<Locking, 'madeLockManagers'>;

const none: LockWaits = { locks: [], deadlocks: [] };

/** Of each storage key what is held, in the order in which it was granted, then what waits, by name and in its order. */
export function pageLocks<T>({ madeLockManagers }: Managing, tabOf: TabOf<T>): PageLock<T>[] {
  const holder = ({ environment }: HeldLock | LockRequest): LockHolder<T> => ({
    tab: tabOf(environment.traversable.name),
    document: environment.url,
    documentId: environment.id,
  });
  return (madeLockManagers?.all ?? []).flatMap((manager) => {
    const storageKey = manager.storageKey.text;
    const held = [...manager.held].map((lock): PageLock<T> => {
      return { name: lock.name, mode: lock.mode, storageKey, state: 'held', ...holder(lock), heldBy: [] };
    });
    const waiting = waitingIn(manager).map((request): PageLock<T> => {
      const heldBy = [...manager.heldOf(request.name)].map(holder);
      return { name: request.name, mode: request.mode, storageKey, state: 'waiting', ...holder(request), heldBy };
    });
    return [...held, ...waiting];
  });
}

/** The requests that wait for a lock, as what is pending is listed: oldest first. */
export function pendingLocks<T>({ madeLockManagers }: Managing, tabOf: TabOf<T>): PendingTask<T>[] {
  const waiting = (madeLockManagers?.all ?? []).flatMap(waitingIn).sort((a, b) => a.number - b.number);
  return waiting.map(({ environment, manager, name }) => ({
    name: environment.lane('web locks').name,
    source: 'web locks',
    tab: tabOf(environment.traversable.name),
    document: environment.url,
    documentId: environment.id,
    label: `lock ${name}`,
    why: 'lock',
    heldBy: [...manager.heldOf(name)].map((lock) => `${lock.environment.navigable.name} ${lock.environment.url}`),
  }));
}

export function lockWaits({ madeLockManagers }: Managing): LockWaits {
  if (madeLockManagers === null) return none;
  const managers = madeLockManagers.all;
  const deadlocks = new Set(circlesOf(managers).map(circleSentence));
  return { locks: managers.flatMap(waitingIn).map(sentenceOf), deadlocks: [...deadlocks] };
}

/** Says once, where nothing is left that could run, that pages wait for each other. */
export function tellOfCircles({ madeLockManagers, options }: Locking): void {
  if (madeLockManagers === null) return;
  for (const circle of circlesOf(madeLockManagers.all)) {
    const name = circle[0]?.request.environment.navigable.name ?? '';
    options.notice?.(name, `Locks: ${circleSentence(circle)}.`);
  }
}

function waitingIn({ queues }: LockManager): readonly LockRequest[] {
  return [...queues.values()].flatMap((queue) => [...queue]);
}

function sentenceOf({ environment, manager, name }: LockRequest): string {
  const holders = [...new Set([...manager.heldOf(name)].map((lock) => who(lock.environment, environment)))];
  return `${environment.navigable.name} waits for the lock “${name}”${holders.length === 0 ? '' : `, held by ${holders.join(' and ')}`}`;
}

function who(holder: LockEnvironment, waiting: LockEnvironment): string {
  if (holder === waiting) return `${holder.navigable.name} itself`;
  return holder.active ? holder.navigable.name : `${holder.navigable.name}, in a page that is kept to be returned to`;
}

/** Who holds what somebody else waits for, once around. */
function circleSentence(circle: readonly CircleLink[]): string {
  const [only] = circle;
  if (circle.length === 1 && only !== undefined && only.heldBy !== null) {
    return `${sentenceOf(only.request)}: if it lets go only when it has got it, it never does`;
  }
  // Of those that stand one behind the other, the last is enough.
  const told = circle.filter(({ heldBy }, index) => heldBy !== null || circle[index - 1]?.heldBy !== null);
  const links = told.map(({ request, heldBy }) => {
    const { environment, name } = request;
    const end = heldBy === null ? ', behind another request' : `, held by ${heldBy.environment.navigable.name}`;
    return `${environment.navigable.name} waits for the lock “${name}”${end}`;
  });
  return `${links.join('; ')}: if each lets go only when it has got what it waits for, none ever does`;
}
