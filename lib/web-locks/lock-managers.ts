import { createLane } from '../event-loop/lane.ts';
import type { Lane } from '../event-loop/task.ts';
import { obtainStorageKey, type StorageKey } from '../origin/storage-key.ts';
import { LockManager, type LockEnvironment } from './lock.ts';

/** The lock managers of one user agent, with its lock task queue. */
export class LockManagers {
  /** No page code runs in its tasks; it is nobody's event loop. */
  readonly lane: Lane = createLane('browser', 'lock task queue', -1);
  readonly #managers = new Map<StorageKey, LockManager>();
  #requests = 0;

  get all(): readonly LockManager[] {
    return [...this.#managers.values()];
  }

  of(key: StorageKey): LockManager {
    let manager = this.#managers.get(key);
    if (manager === undefined) this.#managers.set(key, (manager = new LockManager(key)));
    return manager;
  }

  /** The number of the next request, from 1. */
  nextRequest(): number {
    return ++this.#requests;
  }
}

/** Null is failure. */
// Web Locks, lock managers, obtain a lock manager.
// https://w3c.github.io/web-locks/#obtain-a-lock-manager
export function obtainLockManager(environment: LockEnvironment): LockManager | null {
  environment.seekConsent();
  // 1 (its storage key stands for the bottle)
  const key = obtainStorageKey(environment);
  // 2
  if (key === null) {
    environment.storageRefused();
    return null;
  }
  // 3, 4
  return environment.userAgent.lockManagers.of(key);
}
