import { expect } from 'chai';
import { hasLocks, isWaitedFor, leaveLocks, terminateLocks } from '../../lib/web-locks/termination.ts';
import { Asked, LockWorld } from './lock-world.ts';

describe('termination of locks', () => {
  it('is nothing for a document that has asked for none, or is done with all', async () => {
    const world = new LockWorld();
    const [never, done] = [world.page(), world.page()];
    void new Asked(done, 'n', {}, () => undefined);
    await world.run();
    terminateLocks(never);
    leaveLocks(never);
    terminateLocks(done);

    expect([hasLocks(never), hasLocks(done), isWaitedFor(never), isWaitedFor(done)]).to.deep.equal([false, false, false, false]);
    expect(await world.run()).to.deep.equal([]);
  });

  it('gives up the requests first, then releases the locks, in a step of the lock task queue, and settles nothing', async () => {
    const world = new LockWorld();
    const [page, other] = [world.page(), world.page()];
    const asked = [new Asked(page, 'n'), new Asked(page, 'n')];
    const next = new Asked(other, 'n');
    await world.run();
    const before = [isWaitedFor(page), isWaitedFor(other)];
    terminateLocks(page);
    page.destroyed = true;

    const labels = await world.run();

    expect(before).to.deep.equal([true, false]);
    expect(labels).to.deep.equal(['a document has ended', 'lock n']);
    expect(world.told.slice(-3)).to.deep.equal(['aborted 2 document ended', 'released 1 document ended', 'granted 3']);
    expect([...asked.map(({ heard }) => heard), next.heard]).to.deep.equal([['called'], [], ['called']]);
  });

  it('leaves nothing where giving up one request has another one of the same document granted', async () => {
    const world = new LockWorld();
    const [other, page] = [world.page(), world.page()];
    void new Asked(other, 'n', { mode: 'shared' });
    void new Asked(page, 'n');
    void new Asked(page, 'n', { mode: 'shared' });
    await world.run();
    terminateLocks(page);
    page.destroyed = true;
    await world.run();

    expect(hasLocks(page)).to.equal(false);
    expect(world.told.slice(-3)).to.deep.equal(['aborted 2 document ended', 'granted 3', 'released 3 document ended']);
  });

  it('of a document that is kept rejects its promises, where it keeps no locks', async () => {
    const world = new LockWorld({ locksOfLeftPages: 'release' });
    const page = world.page();
    const asked = [new Asked(page, 'n'), new Asked(page, 'n'), new Asked(page, 'm')];
    await world.run();
    leaveLocks(page);
    await world.run();

    expect(asked.map(({ heard }) => heard)).to.deep.equal([
      ['called', '! AbortError'],
      ['! AbortError'],
      ['called', '! AbortError'],
    ]);
    expect(world.told.slice(-3)).to.deep.equal([
      'aborted 2 document left',
      'released 1 document left',
      'released 3 document left',
    ]);
  });

  it('of a document that is kept gives up its requests alone, where it keeps its locks', async () => {
    const world = new LockWorld({ locksOfLeftPages: 'keep' });
    const page = world.page();
    const asked = [new Asked(page, 'n'), new Asked(page, 'n')];
    await world.run();
    leaveLocks(page);
    await world.run();

    expect(asked.map(({ heard }) => heard)).to.deep.equal([['called'], []]);
    expect(world.told.at(-1)).to.equal('aborted 2 document left');
  });
});
