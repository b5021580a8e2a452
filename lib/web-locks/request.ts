import type { LockAbortReason } from '../event-loop/observer.ts';
import { assert } from '../infra/assert.ts';
import { enqueue, isOnLockTaskQueue } from './lock-task-queue.ts';
import { invokeCallback, processRequests, queuePromiseTask } from './process-requests.ts';
import { firstHoldersInTheWay, holdersInTheWay, holdersInTheWayCount, isGrantable } from './grantable.ts';
import { LockRequest, type LockCallback, type LockEnvironment, type LockManager, type LockOptions } from './lock.ts';
import { obtainLockManager } from './lock-managers.ts';
import { rejected } from './page-promise.ts';

/** What `navigator.locks.request()` does with arguments that are converted. The promise is of the environment's realm. */
// Web Locks, the LockManager interface, request.
// https://w3c.github.io/web-locks/#api-lock-manager-request
export function request(
  environment: LockEnvironment,
  name: string,
  options: LockOptions,
  callback: LockCallback,
): Promise<unknown> {
  const { mode, ifAvailable, steal, signal } = options;
  const { realm, userAgent } = environment;
  const refuse = (exception: string, why: string): Promise<unknown> =>
    rejected(environment, new realm.DOMException(`Failed to execute 'request' on 'LockManager': ${why}`, exception));
  // 1, 2 (the interface has converted them)
  // 3
  if (!environment.active) return refuse('InvalidStateError', 'the document is not fully active.');
  // 4
  const manager = obtainLockManager(environment);
  if (manager === null) return refuse('SecurityError', 'the document may not use storage.');
  // 5
  if (name.startsWith('-')) return refuse('NotSupportedError', "names that begin with '-' are reserved.");
  // 6
  if (steal && ifAvailable) return refuse('NotSupportedError', 'steal and ifAvailable exclude each other.');
  // 7
  if (steal && mode !== 'exclusive') return refuse('NotSupportedError', 'only an exclusive lock can be stolen.');
  // 8
  if (signal !== null && (steal || ifAvailable)) {
    return refuse('NotSupportedError', 'signal can be used with neither steal nor ifAvailable.');
  }
  // 9
  if (signal?.aborted === true) {
    // IMPL-DEFINED: the reason counts, unless the behaviour says otherwise.
    if (userAgent.behaviour.abortedLockRequests === 'reason') return rejected(environment, signal.reason);
    return refuse('AbortError', 'the signal is aborted.');
  }
  // 10, 11
  const made = requestLock(environment, manager, name, options, callback);
  // 12
  return made.promise.promise;
}

// Web Locks, algorithms, request a lock.
// https://w3c.github.io/web-locks/#algorithm-request-lock
function requestLock(
  environment: LockEnvironment,
  manager: LockManager,
  name: string,
  options: LockOptions,
  callback: LockCallback,
): LockRequest {
  const { userAgent } = environment;
  const number = userAgent.lockManagers.nextRequest();
  // 1
  const made = new LockRequest({ number, environment, manager, name, options, callback });
  userAgent.fact(factOf(made));
  // 2
  if (options.signal !== null) made.ignoreSignal = options.signal.add((reason) => signalToAbort(made, reason));
  // 3
  enqueue(userAgent, `request ${name}`, () => runRequest(made));
  // 4
  return made;
}

function factOf({
  number,
  environment,
  manager,
  name,
  options,
}: LockRequest): Parameters<LockEnvironment['userAgent']['fact']>[0] {
  const { mode, steal, ifAvailable } = options;
  const unlessStolen = ifAvailable ? 'ifAvailable' : 'none';
  const option = steal ? 'steal' : unlessStolen;
  const storageKey = manager.storageKey.text;
  return { type: 'lock-requested', request: number, document: environment.id, storageKey, name, mode, option };
}

// Web Locks, algorithms, request a lock, on the lock task queue.
// https://w3c.github.io/web-locks/#algorithm-request-lock
function runRequest(made: LockRequest): void {
  const { manager, name, number, environment, options } = made;
  const { userAgent } = environment;
  // It was given up before it came here.
  if (environment.madeLocks?.requests.has(made) !== true) return;
  endHoldersThatAreKept(made);
  // 1 to 3
  const queue = manager.queueOf(name);
  // 4
  if (options.steal) {
    // 4.1
    for (const lock of [...manager.heldOf(name)]) {
      // 4.1.1
      manager.letGo(lock);
      userAgent.fact({ type: 'lock-stolen', request: lock.request.number, by: number });
      // 4.1.2 (in a task of its document)
      const { DOMException } = lock.environment.realm;
      const message = `The lock "${name}" was stolen by ${environment.navigable.name}.`;
      queuePromiseTask(lock, () => lock.request.promise.reject(new DOMException(message, 'AbortError')));
    }
    // 4.2
    queue.prepend(made);
  } else if (options.ifAvailable && !isGrantable(made)) {
    // 5.1
    made.done();
    userAgent.fact({ type: 'lock-unavailable', request: number });
    environment.queueTask('web locks', `lock ${name} unavailable`, () => callBackWithNull(made));
    manager.forgetEmpty(name);
    return;
  } else {
    // 5.2
    queue.append(made);
    if (userAgent.observer !== null && !isGrantable(made))
      userAgent.fact({ type: 'lock-waiting', request: number, ...behind(made) });
  }
  // 6
  processRequests(manager, name);
}

/** DIVERGES: by the text a document in the back/forward cache has no locks; where it keeps them it ends when somebody asks for one of them. */
function endHoldersThatAreKept(made: LockRequest): void {
  const { userAgent } = made.environment;
  if (userAgent.behaviour.locksOfLeftPages !== 'keep') return;
  const kept = holdersInTheWay(made).filter(({ environment: { active, destroyed } }) => !active && !destroyed);
  for (const lock of kept) {
    lock.manager.letGo(lock);
    userAgent.fact({ type: 'lock-released', request: lock.request.number, reason: 'document ended' });
  }
  for (const { environment } of kept) environment.endKept('Another document asks for a lock that it holds.');
}

// Web Locks, algorithms, request a lock, in the task.
// https://w3c.github.io/web-locks/#algorithm-request-lock
function callBackWithNull(made: LockRequest): void {
  const { promise } = made;
  try {
    // 1, 2
    promise.resolve(invokeCallback(made, null));
  } catch (error) {
    promise.reject(error);
  }
}

/** So many of them the trace names. */
const mostNamed = 10;

/** Which requests hold the lock, or stand before one that was just appended: some holders, then those right before it. */
function behind(made: LockRequest): { readonly behind: string; readonly more?: number } {
  const holders = firstHoldersInTheWay(made, mostNamed);
  const before: number[] = [];
  // No farther than is told: all others walk here, too.
  for (let each = made.previous; each !== null && holders.length + before.length < mostNamed; each = each.previous) {
    before.push(each.number);
  }
  const named = [...holders.map(({ request: granted }) => granted.number), ...before.toReversed()];
  const more = holdersInTheWayCount(made) + made.manager.queueOf(made.name).size - 1 - named.length;
  return { behind: named.join(', '), ...(more === 0 ? {} : { more }) };
}

// Web Locks, algorithms, signal to abort a request.
// https://w3c.github.io/web-locks/#signal-to-abort-the-request
function signalToAbort(made: LockRequest, reason: unknown): void {
  const { environment, name } = made;
  made.ignoreSignal = null;
  // 1 (of a document that has ended nothing waits)
  if (!environment.destroyed) enqueue(environment.userAgent, `abort ${name}`, () => abortRequest(made, 'signal'));
  // 2
  made.promise.reject(reason);
}

// Web Locks, algorithms, abort a request.
// https://w3c.github.io/web-locks/#algorithm-abort-request
export function abortRequest(made: LockRequest, reason: LockAbortReason): void {
  const { environment, manager, name, number, queue } = made;
  // 1
  assert(isOnLockTaskQueue(environment.userAgent), 'requests are aborted on the lock task queue');
  // 2 to 5 (of one that waits)
  if (queue === null) return;
  // 6
  manager.queueOf(name).remove(made);
  made.done();
  environment.userAgent.fact({ type: 'lock-aborted', request: number, reason });
  // 7
  processRequests(manager, name);
}
