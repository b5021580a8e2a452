import { expect } from 'chai';
import { query } from '../../lib/web-locks/query.ts';
import { Asked, LockWorld } from './lock-world.ts';

describe('snapshot the lock state', () => {
  it('is of the moment when its step runs, with what is held and then what waits, by name', async () => {
    const world = new LockWorld();
    const [page, other] = [world.page(), world.page()];
    void new Asked(page, 'n');
    void new Asked(other, 'n', { mode: 'shared' });
    void new Asked(other, 'm');
    const answer = query(page);
    void new Asked(page, 'later');

    await world.run();

    const plain = JSON.parse(JSON.stringify(await answer)) as unknown;
    expect(plain).to.deep.equal({
      held: [
        { clientId: 'client 1', mode: 'exclusive', name: 'n' },
        { clientId: 'client 2', mode: 'exclusive', name: 'm' },
      ],
      pending: [{ clientId: 'client 2', mode: 'shared', name: 'n' }],
    });
    expect(Object.getPrototypeOf(await answer)).to.equal(page.realm.objectPrototype);
  });

  it('is refused to a document that is not fully active, and to one that may not store', async () => {
    const world = new LockWorld();
    const [inactive, disabled] = [world.page(), world.page()];
    inactive.active = false;
    disabled.storageDisabled = true;

    const names = await Promise.all([inactive, disabled].map((page) => query(page).catch((error: Error) => error.name)));

    expect(names).to.deep.equal(['InvalidStateError', 'SecurityError']);
  });

  it('calls no setter that page code has put on Object.prototype', async () => {
    const world = new LockWorld();
    const page = world.page();
    const heard: string[] = [];
    Object.defineProperty(page.realm.objectPrototype, 'held', { set: () => void heard.push('held'), configurable: true });
    const answer = query(page);

    await world.run();

    expect([Object.hasOwn((await answer) as object, 'held'), heard]).to.deep.equal([true, []]);
  });
});
