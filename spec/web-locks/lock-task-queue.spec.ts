import { expect } from 'chai';
import { enqueue, isOnLockTaskQueue } from '../../lib/web-locks/lock-task-queue.ts';
import { LockWorld } from './lock-world.ts';

describe('the lock task queue', () => {
  it('runs its steps in their order, one at a time, on a lane that is nobody’s', async () => {
    const world = new LockWorld();
    const seen: unknown[] = [];
    for (const name of ['first', 'second']) {
      enqueue(world.userAgent, name, () =>
        seen.push([name, world.kernel.current?.lane?.name, world.kernel.current?.owner, isOnLockTaskQueue(world)]),
      );
    }

    const before = isOnLockTaskQueue(world);
    await world.run();

    expect(before).to.equal(false);
    expect(seen).to.deep.equal([
      ['first', 'browser.locks', null, true],
      ['second', 'browser.locks', null, true],
    ]);
    expect(world.managers.lane.agent).to.equal(-1);
  });
});
