import { expect } from 'chai';
import { createLockObject, isLockObject, lockBehind } from '../../lib/web-locks/lock-object.ts';
import { obtainLockManager } from '../../lib/web-locks/lock-managers.ts';
import { HeldLock, LockRequest, type LockManager } from '../../lib/web-locks/lock.ts';
import { LockWorld } from './lock-world.ts';

describe('a Lock object', () => {
  it('has its lock behind it, which nothing else has', () => {
    const environment = new LockWorld().page();
    const options = { mode: 'shared', ifAvailable: false, steal: false, signal: null } as const;
    const manager = obtainLockManager(environment) as LockManager;
    const lock = new HeldLock(new LockRequest({ number: 1, environment, manager, name: 'n', options, callback: () => null }));
    const prototype = {};

    const object = createLockObject(prototype, lock);

    expect([Object.getPrototypeOf(object) === prototype, Reflect.ownKeys(object)]).to.deep.equal([true, []]);
    expect([lockBehind(object) === lock, lockBehind({}), lockBehind(null), lockBehind('x')]).to.deep.equal([
      true,
      null,
      null,
      null,
    ]);
    expect([isLockObject(object), isLockObject(prototype)]).to.deep.equal([true, false]);
  });
});
