import { assert } from '../infra/assert.ts';
import { dictionaryObject } from '../webidl/dictionary-object.ts';
import { enqueue, isOnLockTaskQueue } from './lock-task-queue.ts';
import type { LockEnvironment, LockManager } from './lock.ts';
import { obtainLockManager } from './lock-managers.ts';
import { pagePromiseOf, rejected, type PagePromise } from './page-promise.ts';

/** One lock of a snapshot; members in the order of Web IDL. */
interface LockInfo {
  readonly clientId: string;
  readonly mode: 'exclusive' | 'shared';
  readonly name: string;
}

// Web Locks, the LockManager interface, query.
// https://w3c.github.io/web-locks/#api-lock-manager-query
export function query(environment: LockEnvironment): Promise<unknown> {
  const refuse = (exception: string, why: string): Promise<unknown> =>
    rejected(environment, new environment.realm.DOMException(`Failed to execute 'query' on 'LockManager': ${why}`, exception));
  // 1
  // 2
  if (!environment.active) return refuse('InvalidStateError', 'the document is not fully active.');
  // 3
  const manager = obtainLockManager(environment);
  if (manager === null) return refuse('SecurityError', 'the document may not use storage.');
  // 4
  const promise = pagePromiseOf(environment);
  // 5
  enqueue(environment.userAgent, 'query', () => snapshot(environment, manager, promise));
  // 6
  return promise.promise;
}

/** IMPL-DEFINED: the promise settles in a task of the document that asked, since no page code runs on the lock task queue. */
// Web Locks, algorithms, snapshot the lock state.
// https://w3c.github.io/web-locks/#algorithm-snapshot-state
function snapshot(environment: LockEnvironment, { held, queues }: LockManager, promise: PagePromise): void {
  const { userAgent, realm } = environment;
  // 1
  assert(isOnLockTaskQueue(userAgent), 'the state is looked at on the lock task queue');
  // 2, 3
  const pending = [...queues.values()].flatMap((queue) => [...queue].map(infoOf));
  // 4, 5
  const heldNow = [...held].map(infoOf);
  // 6
  const record = <T extends object>(members: T): T => dictionaryObject(realm.objectPrototype, members);
  const list = (infos: readonly LockInfo[]): object => Object.setPrototypeOf(infos.map(record), realm.arrayPrototype) as object;
  environment.queueTask('web locks', 'navigator.locks.query', () => {
    userAgent.scripts.ranScript = true;
    promise.resolve(record({ held: list(heldNow), pending: list(pending) }));
  });
}

function infoOf({ environment, mode, name }: { readonly environment: LockEnvironment } & Omit<LockInfo, 'clientId'>): LockInfo {
  return { clientId: environment.clientId, mode, name };
}
