import { createContext, runInContext } from 'node:vm';
import type { Realm } from '../../lib/webidl/realm.ts';

/** A realm of its own, so that a spec sees which realm an error or a function is of. It has no DOMException: ours stands in. */
export function foreignRealm(): Realm {
  const realm: Omit<Realm, 'DOMException'> = runInContext(
    `({
      TypeError, RangeError, objectPrototype: Object.prototype, Promise, functionPrototype: Function.prototype,
 arrayPrototype: Array.prototype,
    })`,
    createContext(),
  );
  return { ...realm, DOMException };
}

/** What `steps` throw; fails when they throw nothing. */
export function thrownBy(steps: () => unknown): unknown {
  try {
    steps();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}
