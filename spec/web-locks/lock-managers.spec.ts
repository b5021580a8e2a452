import { expect } from 'chai';
import { obtainLockManager } from '../../lib/web-locks/lock-managers.ts';
import { LockWorld } from './lock-world.ts';

describe('obtain a lock manager', () => {
  it('gives documents of one storage key the same, and others another one', () => {
    const world = new LockWorld();
    const [page, same, other] = [world.page(), world.page(), world.page('b.example')];

    expect(obtainLockManager(page)).to.equal(obtainLockManager(same));
    expect(obtainLockManager(page)).not.to.equal(obtainLockManager(other));
    expect(world.managers.all.map(({ storageKey }) => storageKey.text)).to.deep.equal(['https://a.example', 'https://b.example']);
    expect(page.calls).to.deep.equal(['seekConsent', 'seekConsent']);
  });

  it('fails where storage is disabled and for an opaque origin, and says so', () => {
    const world = new LockWorld();
    const [disabled, opaque] = [world.page(), Object.assign(world.page(), { origin: { opaque: true, id: 1 } })];
    disabled.storageDisabled = true;

    expect([obtainLockManager(disabled), obtainLockManager(opaque)]).to.deep.equal([null, null]);
    expect([disabled.calls, opaque.calls]).to.deep.equal([
      ['seekConsent', 'storageRefused'],
      ['seekConsent', 'storageRefused'],
    ]);
  });

  it('numbers requests from 1', () => {
    const { managers } = new LockWorld();

    expect([managers.nextRequest(), managers.nextRequest()]).to.deep.equal([1, 2]);
  });
});
