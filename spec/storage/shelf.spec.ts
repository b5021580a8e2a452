import { expect } from 'chai';
import { createStorageShelf, storageQuota, storageUsage } from '../../lib/storage/shelf.ts';
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

describe('the usage and the quota of a storage shelf', () => {
  const source = { id: 1, active: true, ownTasks: null, destroyed: false, url: 'https://a.example/', traversable: null };

  it('are a byte for each code unit of keys and values, and 10 GiB', () => {
    const shelf = createStorageShelf('local', () => areaOf({ quotaUnits: 100 }));
    shelf.bucketMap.default.bottleMap.get('localStorage')?.map.set('key', '\u{1F600}', source);

    expect([storageUsage(shelf), storageQuota(shelf)]).to.deep.equal([5, 10_737_418_240]);
  });

  it('stay in their order however much there is', () => {
    const area = areaOf();
    const shelf = createStorageShelf('local', () => area);
    Object.defineProperty(area, 'usedUnits', { value: 2 ** 40 });

    expect(storageQuota(shelf)).to.equal(2 ** 40);
  });
});
