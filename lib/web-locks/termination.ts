import { enqueue } from './lock-task-queue.ts';
import { queuePromiseTask, releaseLock } from './process-requests.ts';
import { abortRequest } from './request.ts';
import type { HeldLock, LockEnvironment, LockRequest } from './lock.ts';

/** Whether a document holds a lock or waits for one. */
export function hasLocks({ madeLocks }: Pick<LockEnvironment, 'madeLocks'>): boolean {
  return madeLocks !== null && !madeLocks.isEmpty;
}

/**
 * The document has ended: nothing of it is held or waits any more. Its promises are left alone. DIVERGES: the text ends those of all
 * documents of the agent.
 */
// Web Locks, termination of locks, terminate remaining locks and requests.
// https://w3c.github.io/web-locks/#termination-of-locks
export function terminateLocks(environment: LockEnvironment): void {
  if (!hasLocks(environment)) return;
  enqueue(environment.userAgent, 'a document has ended', () => {
    // 1
    for (const request of requestsOf(environment)) abortRequest(request, 'document ended');
    // 2 (an abort may have granted another one)
    for (const lock of heldBy(environment)) releaseLock(lock, 'document ended');
  });
}

/**
 * The document was left and is kept to be returned to. IMPL-DEFINED: by default such a document is not kept; else it gives up its
 * requests, and by the behaviour its locks as well, and when it returns the promises of these reject.
 */
export function leaveLocks(environment: LockEnvironment): void {
  if (!hasLocks(environment)) return;
  const { userAgent } = environment;
  const keepsLocks = userAgent.behaviour.locksOfLeftPages === 'keep';
  enqueue(userAgent, 'a document was left', () => {
    const requests = requestsOf(environment);
    for (const request of requests) abortRequest(request, 'document left');
    if (keepsLocks) return;
    // An abort may have granted another one.
    const held = heldBy(environment);
    for (const lock of held) {
      lock.isGivenUp = true;
      releaseLock(lock, 'document left');
    }
    for (const request of new Set([...held.map((lock) => lock.request), ...requests])) rejectWhenItReturns(request);
  });
}

/** Its task waits as all of its document do. */
function rejectWhenItReturns({ environment, name, promise }: LockRequest): void {
  const { DOMException } = environment.realm;
  queuePromiseTask({ environment, name }, () => promise.reject(new DOMException('The page was left.', 'AbortError')));
}

/** Whether somebody waits for a lock of a document. */
export function isWaitedFor({ madeLocks }: Pick<LockEnvironment, 'madeLocks'>): boolean {
  if (madeLocks === null) return false;
  return [...madeLocks.held].some(({ manager, name }) => manager.queues.has(name));
}

/** Those that wait at this moment. */
function requestsOf({ madeLocks }: LockEnvironment): readonly LockRequest[] {
  return [...(madeLocks?.requests ?? [])];
}

/** Those that it holds at this moment. */
function heldBy({ madeLocks }: LockEnvironment): readonly HeldLock[] {
  return [...(madeLocks?.held ?? [])];
}
