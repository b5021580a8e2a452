import { expect } from 'chai';
import { Area } from '../../lib/storage/area.ts';
import { createStorageBucket } from '../../lib/storage/bucket.ts';

describe('create a storage bucket', () => {
  for (const [type, identifier] of [
    ['local', 'localStorage'],
    ['session', 'sessionStorage'],
  ] as const) {
    it(`makes a bottle for each ${type} endpoint, with the endpoint's quota`, () => {
      const bucket = createStorageBucket(type, (endpoint) => {
        return new Area({ ...endpoint, id: 1, origin: 'o', audience: { broadcast() {} }, observer: null });
      });

      expect([...bucket.bottleMap.keys()]).to.deep.equal([identifier]);
      expect(bucket.bottleMap.get(identifier)?.map.quotaUnits).to.equal(5_242_880);
    });
  }
});
