import type { LockReleaseReason } from '../event-loop/observer.ts';
import { assert } from '../infra/assert.ts';
import { enqueue, isOnLockTaskQueue } from './lock-task-queue.ts';
import { isGrantable } from './grantable.ts';
import { HeldLock, type LockManager } from './lock.ts';

/** Grants what can be granted now of one name. */
// Web Locks, algorithms, process a lock request queue.
// https://w3c.github.io/web-locks/#algorithm-process-request
export function processRequests(manager: LockManager, name: string): void {
  const queue = manager.queues.get(name);
  if (queue === undefined) return;
  // 1 (the callers assert it)
  // 2
  for (let request = queue.first; request !== null; request = queue.first) {
    // 2.1
    if (!isGrantable(request)) return;
    const { environment, number } = request;
    // 2.2
    queue.remove(request);
    request.done();
    // 2.3 to 2.11
    const lock = new HeldLock(request);
    // 2.12
    manager.hold(lock);
    environment.userAgent.fact({ type: 'lock-granted', request: number });
    // 2.13
    environment.queueTask('web locks', `lock ${name}`, () => callBack(lock));
  }
  manager.forgetEmpty(name);
}

/** A page that was left, and has lost its locks for that, is not called back when it returns. */
// Web Locks, algorithms, process a lock request queue, in the task.
// https://w3c.github.io/web-locks/#algorithm-process-request
function callBack(lock: HeldLock): void {
  const { request, environment } = lock;
  const { signal } = request.options;
  if (lock.isGivenUp) return;
  // 1
  if (signal !== null) {
    // 1.1
    if (signal.aborted) {
      request.promise.reject(signal.reason);
      enqueue(environment.userAgent, `release ${lock.name}`, () => releaseLock(lock, 'signal'));
      return;
    }
    // 1.2
    request.ignoreSignal?.();
    request.ignoreSignal = null;
  }
  lock.callsBack();
  // 2
  const waiting = new Promise((resolve) => resolve(invoke(lock)));
  // 3 (what it settles with is heard of)
  void waiting.then(
    (value) => settled(lock, 'fulfilled', () => request.promise.resolve(value)),
    (error: unknown) => settled(lock, 'rejected', () => request.promise.reject(error)),
  );
}

function invoke(lock: HeldLock): unknown {
  const { request, environment } = lock;
  return invokeCallback(request, environment.interfaces.lockObjectOf(lock));
}

/** Calls the function of the page; what it throws leaves it. */
export function invokeCallback({ callback, environment }: HeldLock['request'], lock: object | null): unknown {
  const { scripts } = environment.userAgent;
  scripts.prepareToRunScript();
  try {
    return callback(lock);
  } finally {
    scripts.cleanUpAfterRunningScript();
  }
}

/**
 * The waiting promise of a lock is settled. IMPL-DEFINED: the released promise settles in a task of its document, since no page code runs on the
 * lock task queue; that task is queued before those of whoever is granted the lock next.
 */
// Web Locks, locks, the waiting promise settles.
// https://w3c.github.io/web-locks/#waiting-promise
function settled(lock: HeldLock, reason: 'fulfilled' | 'rejected', settle: () => void): void {
  const { environment, name } = lock;
  // What it held was released at its end.
  if (environment.destroyed) return;
  enqueue(environment.userAgent, `release ${name}`, () => {
    // One that was stolen has its promise rejected.
    if (!lock.isHeld) return;
    queuePromiseTask(lock, settle);
    // 1, 2 (above, so that it comes first)
    releaseLock(lock, reason);
  });
}

/** A task in which a promise of the page settles that belongs to the lock. */
export function queuePromiseTask({ environment, name }: Pick<HeldLock, 'environment' | 'name'>, settle: () => void): void {
  environment.queueTask('web locks', `lock ${name} released`, () => {
    // Code of the page waits for it.
    environment.userAgent.scripts.ranScript = true;
    settle();
  });
}

// Web Locks, algorithms, release a lock.
// https://w3c.github.io/web-locks/#algorithm-release-lock
export function releaseLock(lock: HeldLock, reason: LockReleaseReason): void {
  const { manager, name, request, environment } = lock;
  // 1
  assert(isOnLockTaskQueue(environment.userAgent), 'locks are released on the lock task queue');
  // 2 to 5 (of a lock that is held)
  if (!lock.isHeld) return;
  // 6
  manager.letGo(lock);
  environment.userAgent.fact({ type: 'lock-released', request: request.number, reason });
  // 7
  processRequests(manager, name);
}
