import { expect } from 'chai';
import { RealmOwners } from '../../../lib/html/records/realm-owners.ts';
import { tabAt } from '../model-tree.ts';

describe('the owners of promises', () => {
  it('are found by the prototype of a promise, however far that is', () => {
    const owners = new RealmOwners();
    const { document } = tabAt('https://a.example/');
    const prototype = {};
    const before = owners.known;

    owners.add(prototype, document);

    expect([before, owners.known]).to.deep.equal([false, true]);
    expect(owners.ownerOf(Object.create(Object.create(prototype) as object))).to.equal(document);
    expect([owners.ownerOf({}), owners.ownerOf(1)]).to.deep.equal([null, null]);
  });

  it('are not asked of a Proxy that refuses to say', () => {
    const refusing = new Proxy({}, { getPrototypeOf: () => { throw new Error('no'); } }); // prettier-ignore

    expect(new RealmOwners().ownerOf(refusing)).to.equal(null);
  });
});
