import { expect } from 'chai';
import { firstHoldersInTheWay, holdersInTheWay, holdersInTheWayCount, isGrantable } from '../../lib/web-locks/grantable.ts';
import { obtainLockManager } from '../../lib/web-locks/lock-managers.ts';
import { HeldLock, LockRequest, type LockManager } from '../../lib/web-locks/lock.ts';
import { LockWorld } from './lock-world.ts';

function make(): { readonly manager: LockManager; request(mode: 'exclusive' | 'shared'): LockRequest } {
  const environment = new LockWorld().page();
  const manager = obtainLockManager(environment) as LockManager;
  const rest = { ifAvailable: false, steal: false, signal: null };
  const request = (mode: 'exclusive' | 'shared'): LockRequest =>
    new LockRequest({ number: 1, environment, manager, name: 'n', options: { mode, ...rest }, callback: () => undefined });
  return { manager, request };
}

describe('grantable', () => {
  it('is what nothing is held of and nobody waits before', () => {
    const { manager, request } = make();
    const [first, second] = [request('exclusive'), request('shared')];
    manager.queueOf('n').append(first);
    manager.queueOf('n').append(second);

    expect([isGrantable(first), isGrantable(second), isGrantable(request('shared'))]).to.deep.equal([true, false, false]);
  });

  it('is a shared one while shared ones are held, and an exclusive one while none is', () => {
    const { manager, request } = make();
    const held = new HeldLock(request('shared'));
    manager.hold(held);

    expect([isGrantable(request('shared')), isGrantable(request('exclusive'))]).to.deep.equal([true, false]);
    expect([holdersInTheWay(request('shared')), holdersInTheWay(request('exclusive'))]).to.deep.equal([[], [held]]);
  });

  it('is kept from it by as many as hold the lock, of whom the first can be had alone', () => {
    const { manager, request } = make();
    const [one, two] = [new HeldLock(request('shared')), new HeldLock(request('shared'))];
    manager.hold(one);
    manager.hold(two);

    expect([holdersInTheWayCount(request('exclusive')), holdersInTheWayCount(request('shared'))]).to.deep.equal([2, 0]);
    expect([firstHoldersInTheWay(request('exclusive'), 1), firstHoldersInTheWay(request('shared'), 1)]).to.deep.equal([
      [one],
      [],
    ]);
    expect(firstHoldersInTheWay(request('exclusive'), 9)).to.deep.equal([one, two]);
  });

  it('is none while an exclusive one is held', () => {
    const { manager, request } = make();
    manager.hold(new HeldLock(request('exclusive')));

    expect([isGrantable(request('shared')), isGrantable(request('exclusive'))]).to.deep.equal([false, false]);
  });
});
