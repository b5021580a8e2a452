import { expect } from 'chai';
import type { PlatformSignal } from '../../lib/dom/abort-signal.ts';
import { abortRequest, request } from '../../lib/web-locks/request.ts';
import type { LockOptions, LockRequest } from '../../lib/web-locks/lock.ts';
import { isWaitedFor } from '../../lib/web-locks/termination.ts';
import { Asked, jobs, LockWorld } from './lock-world.ts';

/** A signal that is aborted by hand. */
function signal(): PlatformSignal & { abort(reason: unknown): void } {
  const algorithms = new Set<(reason: unknown) => void>();
  const state = { aborted: false, reason: undefined as unknown };
  return {
    get aborted() {
      return state.aborted;
    },
    get reason() {
      return state.reason;
    },
    add(algorithm) {
      algorithms.add(algorithm);
      return () => void algorithms.delete(algorithm);
    },
    abort(reason) {
      Object.assign(state, { aborted: true, reason });
      for (const algorithm of algorithms) algorithm(reason);
      algorithms.clear();
    },
  };
}

describe('request a lock', () => {
  it('takes a step of the lock task queue, then a task of the document, and the same to let go', async () => {
    const world = new LockWorld();
    const one = new Asked(world.page());
    const labels = await world.run();
    one.letGo('done');
    await jobs();

    expect([...labels, ...(await world.run())]).to.deep.equal(['request n', 'lock n', 'release n', 'lock n released']);
    expect(one.heard).to.deep.equal(['called', '= done']);
    expect(world.told).to.deep.equal(['requested 1 none', 'granted 1', 'released 1 fulfilled']);
  });

  it('says behind whom a request waits: of many those that hold the lock and the nearest, ten in all, and how many others', async () => {
    const world = new LockWorld();
    const page = world.page();
    for (let number = 1; number <= 13; number++) void new Asked(page);
    await world.run();

    expect(world.told).to.include('waiting 3 behind'.replace('behind', '1, 2'));
    expect(world.told).to.include('waiting 13 1, 4, 5, 6, 7, 8, 9, 10, 11, 12 2');
  });

  it('names at most ten holders, and then nobody who waits', async () => {
    const world = new LockWorld();
    const page = world.page();
    for (let number = 1; number <= 12; number++) void new Asked(page, 'n', { mode: 'shared' });
    void new Asked(page);
    await world.run();

    expect(world.told).to.include('waiting 13 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 2');
  });

  it('rejects with the reason of a signal that is aborted, at once, and the request goes from its queue', async () => {
    const world = new LockWorld();
    const page = world.page();
    const aborting = signal();
    void new Asked(page);
    const waits = new Asked(page, 'n', { signal: aborting });
    await world.run();
    aborting.abort('why');
    await jobs();
    const atOnce = [...waits.heard];
    await world.run();

    expect(atOnce).to.deep.equal(['! why']);
    expect(world.told).to.include('aborted 2 signal');
  });

  it('heeds a signal that could not tell, when the lock is granted', async () => {
    const world = new LockWorld();
    const deaf: PlatformSignal & { aborted: boolean } = { aborted: false, reason: 'why', add: () => () => undefined };
    const asked = new Asked(world.page(), 'n', { signal: deaf });
    deaf.aborted = true;

    await world.run();

    expect(asked.heard).to.deep.equal(['! why']);
    expect(world.told).to.deep.equal(['requested 1 none', 'granted 1', 'released 1 signal']);
  });

  it('does nothing on the lock task queue for a signal whose document has ended', async () => {
    const world = new LockWorld();
    const page = world.page();
    const aborting = signal();
    void new Asked(page, 'n', { signal: aborting });
    page.destroyed = true;
    aborting.abort('why');

    expect(await world.run()).to.deep.equal(['request n']);
  });

  it('calls back with null where the lock is not available, and rejects with what is thrown then', async () => {
    const world = new LockWorld();
    const page = world.page();
    void new Asked(page);
    const fine = new Asked(page, 'n', { ifAvailable: true }, () => 'fine');
    const thrown = new Asked(page, 'n', { ifAvailable: true }, () => {
      throw 'thrown';
    });

    await world.run();

    expect([fine.heard, thrown.heard]).to.deep.equal([
      ['null', '= fine'],
      ['null', '! thrown'],
    ]);
    expect(world.told).to.include('unavailable 2');
  });

  it('steals from all who hold, whose promises reject in tasks of their own', async () => {
    const world = new LockWorld();
    const [one, two] = [new Asked(world.page(), 'n', { mode: 'shared' }), new Asked(world.page(), 'n', { mode: 'shared' })];
    await world.run();
    const thief = new Asked(world.page(), 'n', { steal: true });
    await world.run();

    expect([one.heard, two.heard, thief.heard]).to.deep.equal([
      ['called', '! AbortError'],
      ['called', '! AbortError'],
      ['called'],
    ]);
    expect(world.told.slice(-4)).to.deep.equal(['requested 3 steal', 'stolen 1 3', 'stolen 2 3', 'granted 3']);
  });

  it('says to whom a lock was stolen from which one that is, and whose it is now', async () => {
    const world = new LockWorld();
    const options: LockOptions = { mode: 'exclusive', ifAvailable: false, steal: false, signal: null };
    const reason = request(world.page(), 'n', options, () => new Promise(() => {})).catch((error: unknown) => error);
    await world.run();
    const thief = new Asked(world.page(), 'n', { steal: true });
    await world.run();

    expect(await reason).to.include({ name: 'AbortError', message: 'The lock "n" was stolen by tab2.' });
    expect(thief.heard).to.deep.equal(['called']);
  });

  it('ends those who are kept with a lock that is asked for, where they keep it, each once, and nobody who is only gone', async () => {
    const world = new LockWorld({ locksOfLeftPages: 'keep' });
    const [kept, gone, other] = [world.page(), world.page(), world.page()];
    void new Asked(kept, 'n', { mode: 'shared' });
    void new Asked(gone, 'm', { mode: 'shared' });
    await world.run();
    kept.active = gone.active = false;
    gone.destroyed = true;
    const shares = new Asked(other, 'n', { mode: 'shared' });
    await world.run();
    shares.letGo(0);
    await jobs();
    await world.run();
    const before = [...kept.endings];
    const asked = new Asked(other, 'n', { ifAvailable: true });
    const waits = new Asked(other, 'm');
    await world.run();

    expect([before, kept.endings, gone.endings]).to.deep.equal([[], ['Another document asks for a lock that it holds.'], []]);
    expect([asked.heard, waits.heard]).to.deep.equal([['called'], []]);
  });

  it('ends all who are kept with a lock that is asked for', async () => {
    const world = new LockWorld({ locksOfLeftPages: 'keep' });
    const kept = [world.page(), world.page(), world.page()];
    for (const page of kept) void new Asked(page, 'n', { mode: 'shared' });
    await world.run();
    for (const page of kept) page.active = false;
    const asked = new Asked(world.page());
    await world.run();

    expect(kept.map(({ endings }) => endings.length)).to.deep.equal([1, 1, 1]);
    expect(asked.heard).to.deep.equal(['called']);
  });

  it('steals a lock whose callback was not called yet: it is called all the same, and the promise rejects', async () => {
    const world = new LockWorld();
    const robbed = new Asked(world.page());
    void new Asked(world.page(), 'n', { steal: true });
    const labels = await world.run();

    expect(labels).to.deep.equal(['request n', 'request n', 'lock n', 'lock n released', 'lock n']);
    expect([world.told.slice(1, 4), robbed.heard]).to.deep.equal([
      ['requested 2 steal', 'granted 1', 'stolen 1 2'],
      ['called', '! AbortError'],
    ]);
  });

  it('is waited for no longer when the only one was given up', async () => {
    const world = new LockWorld();
    const page = world.page();
    const aborting = signal();
    void new Asked(page);
    void new Asked(world.page(), 'n', { signal: aborting });
    await world.run();
    const before = isWaitedFor(page);
    aborting.abort('why');
    await world.run();

    expect([before, isWaitedFor(page)]).to.deep.equal([true, false]);
  });

  it('asserts where requests are given up', () => {
    const world = new LockWorld();
    const environment = world.page();

    expect(() => abortRequest({ environment } as unknown as LockRequest, 'signal')).to.throw(
      'requests are aborted on the lock task queue',
    );
  });
});
