import { expect } from 'chai';
import { createStorageShelf } from '../../lib/storage/shelf.ts';
import { areaOf } from './shed-double.ts';

describe('create a storage shelf', () => {
  it('makes the default bucket, of the same type', () => {
    const shelf = createStorageShelf('session', (endpoint) => {
      return areaOf(endpoint);
    });

    expect(Object.keys(shelf.bucketMap)).to.deep.equal(['default']);
    expect([...shelf.bucketMap.default.bottleMap.keys()]).to.deep.equal(['sessionStorage']);
  });
});
