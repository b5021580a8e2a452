import {
  createInterfacePrototype,
  defineInterfaceObject,
  defineReadonlyAttribute,
  illegalInvocation,
  type InterfaceObject,
} from '../../webidl/interface.ts';
import type { Realm } from '../../webidl/realm.ts';
import { lockBehind } from '../../web-locks/lock-object.ts';
import type { HeldLock } from '../../web-locks/lock.ts';

/** Makes the Lock interface of one window. */
// Web Locks, the Lock interface.
// https://w3c.github.io/web-locks/#api-lock
export function createLockInterface(realm: Realm): InterfaceObject {
  const prototype = createInterfacePrototype('Lock', realm.objectPrototype);
  function Lock(): never {
    throw new realm.TypeError('Illegal constructor');
  }
  defineInterfaceObject(realm, 'Lock', 0, Lock, prototype, null);
  const of = (receiver: unknown): HeldLock => {
    const lock = lockBehind(receiver);
    if (lock === null) throw illegalInvocation(realm);
    return lock;
  };
  const getters = {
    name(this: unknown): string {
      return of(this).name;
    },
    mode(this: unknown): string {
      return of(this).mode;
    },
  };
  defineReadonlyAttribute(realm, prototype, 'name', getters.name);
  defineReadonlyAttribute(realm, prototype, 'mode', getters.mode);
  realm.interfaceMade?.(Lock);
  return { interfaceObject: Lock, prototype };
}
