import { Returned } from '../infra/returned.ts';
import type { HeldLock } from './lock.ts';

class LockBehind extends Returned {
  readonly #lock: HeldLock;

  constructor(object: object, lock: HeldLock) {
    super(object);
    this.#lock = lock;
  }

  static of(value: object): HeldLock | null {
    return #lock in value ? value.#lock : null;
  }
}

/** What a callback is called with; `prototype`: that of its window's Lock. */
export function createLockObject(prototype: object, lock: HeldLock): object {
  return new LockBehind(Object.create(prototype) as object, lock);
}

/** The lock of a Lock object of any window; null for every other value. */
export function lockBehind(value: unknown): HeldLock | null {
  return typeof value === 'object' && value !== null ? LockBehind.of(value) : null;
}

export function isLockObject(value: object): boolean {
  return LockBehind.of(value) !== null;
}
