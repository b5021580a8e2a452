import { expect } from 'chai';
import { processRequests, releaseLock } from '../../lib/web-locks/process-requests.ts';
import { obtainLockManager } from '../../lib/web-locks/lock-managers.ts';
import type { HeldLock, LockManager } from '../../lib/web-locks/lock.ts';
import { Asked, jobs, LockWorld } from './lock-world.ts';

describe('process a lock request queue', () => {
  it('grants all shared requests at its front in one go, and nothing behind an exclusive one', async () => {
    const world = new LockWorld();
    const page = world.page();
    for (const mode of ['shared', 'shared', 'exclusive', 'shared'] as const) void new Asked(page, 'n', { mode });
    await world.run(4);

    expect(world.told.filter((told) => told.startsWith('granted'))).to.deep.equal(['granted 1', 'granted 2']);
  });

  it('does nothing for a name that nobody waits for', () => {
    const world = new LockWorld();
    const manager = obtainLockManager(world.page()) as LockManager;

    processRequests(manager, 'n');

    expect(world.facts).to.deep.equal([]);
  });
});

describe('the waiting promise of a lock', () => {
  it('rejects with what the callback throws', async () => {
    const world = new LockWorld();
    const asked = new Asked(world.page(), 'n', {}, () => {
      throw 'thrown';
    });

    await world.run();

    expect(asked.heard).to.deep.equal(['called', '! thrown']);
    expect(world.told.at(-1)).to.equal('released 1 rejected');
  });

  it('settles the promise of the page before the next holder of its agent is called', async () => {
    const world = new LockWorld();
    const page = world.page();
    const order: string[] = [];
    const one = new Asked(page, 'n');
    void new Asked(page, 'n', {}, () => order.push(`next, after ${one.heard.join()}`));
    await world.run();
    one.letGo('done');
    await jobs();
    await world.run();

    expect(order).to.deep.equal(['next, after called,= done']);
  });

  it('comes to nothing where the lock was stolen, and where the document is gone', async () => {
    const world = new LockWorld();
    const [page, gone] = [world.page(), world.page()];
    const stolen = new Asked(page, 'n');
    const left = new Asked(gone, 'm');
    await world.run();
    void new Asked(page, 'n', { steal: true });
    await world.run();
    gone.destroyed = true;
    stolen.letGo(1);
    left.letGo(1);
    await jobs();

    expect(await world.run()).to.deep.equal(['release n']);
    expect(world.told.filter((told) => told.startsWith('released'))).to.deep.equal([]);
  });
});

describe('release a lock', () => {
  it('is for the lock task queue', () => {
    const environment = new LockWorld().page();

    expect(() => releaseLock({ environment } as unknown as HeldLock, 'fulfilled')).to.throw(
      'locks are released on the lock task queue',
    );
  });
});
