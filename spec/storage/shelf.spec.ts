import { expect } from 'chai';
import { Area } from '../../lib/storage/area.ts';
import { createStorageShelf } from '../../lib/storage/shelf.ts';

describe('create a storage shelf', () => {
  it('makes the default bucket, of the same type', () => {
    const shelf = createStorageShelf('session', (endpoint) => {
      return new Area({ ...endpoint, id: 1, origin: 'o', audience: { broadcast() {} }, observer: null });
    });

    expect(Object.keys(shelf.bucketMap)).to.deep.equal(['default']);
    expect([...shelf.bucketMap.default.bottleMap.keys()]).to.deep.equal(['sessionStorage']);
  });
});
