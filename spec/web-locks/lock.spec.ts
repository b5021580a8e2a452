import { expect } from 'chai';
import { obtainLockManager } from '../../lib/web-locks/lock-managers.ts';
import { HeldLock, LockRequest, type LockManager } from '../../lib/web-locks/lock.ts';
import { LockWorld, type LockPage } from './lock-world.ts';

const options = { mode: 'shared', ifAvailable: false, steal: false, signal: null } as const;
const requestOf = (environment: LockPage, manager: LockManager): LockRequest =>
  new LockRequest({ number: 1, environment, manager, name: 'n', options, callback: () => undefined });

describe('a lock manager', () => {
  it('has the locks that are held, all and by name, and so has each document', () => {
    const page = new LockWorld().page();
    const manager = obtainLockManager(page) as LockManager;
    const [one, two] = [new HeldLock(requestOf(page, manager)), new HeldLock(requestOf(page, manager))];
    manager.hold(one);
    manager.hold(two);
    const both = [manager.held.size, manager.heldOf('n').size, page.madeLocks?.held.size];
    manager.letGo(one);
    const left = [one.isHeld, two.isHeld, manager.heldOf('n').size];
    manager.letGo(two);

    expect([both, left]).to.deep.equal([
      [2, 2, 2],
      [false, true, 1],
    ]);
    expect([manager.held.size, manager.heldOf('n').size]).to.deep.equal([0, 0]);
    expect([one.name, one.mode, one.environment, one.manager]).to.deep.equal(['n', 'shared', page, manager]);
  });

  it('has a queue for a name while somebody waits in it', () => {
    const page = new LockWorld().page();
    const manager = obtainLockManager(page) as LockManager;
    const queue = manager.queueOf('n');
    const request = requestOf(page, manager);
    queue.append(request);
    manager.forgetEmpty('n');
    const waiting = manager.queueOf('n') === queue;
    queue.remove(request);
    manager.forgetEmpty('n');

    expect([waiting, manager.queues.size]).to.deep.equal([true, 0]);
  });
});

describe('a lock request', () => {
  it('is of its document until it is done, and knows the locks in whose callbacks it may have been made', () => {
    const page = new LockWorld().page();
    const manager = obtainLockManager(page) as LockManager;
    const [called, granted] = [new HeldLock(requestOf(page, manager)), new HeldLock(requestOf(page, manager))];
    manager.hold(called);
    manager.hold(granted);
    called.callsBack();

    const request = requestOf(page, manager);
    const before = page.madeLocks?.requests.has(request);
    request.done();

    expect([called, granted].map((lock) => request.isMadeWhileHolding(lock))).to.deep.equal([true, false]);
    granted.callsBack();
    expect([request.isMadeWhileHolding(granted), request.isMadeInCallbackOf(called)]).to.deep.equal([false, false]);
    expect([before, page.madeLocks?.requests.has(request), page.madeLocks?.isEmpty]).to.deep.equal([true, false, false]);
  });
});
