import { expect } from 'chai';
import { createStorageBucket } from '../../lib/storage/bucket.ts';
import { areaOf } from './shed-double.ts';

describe('create a storage bucket', () => {
  for (const [type, identifier] of [
    ['local', 'localStorage'],
    ['session', 'sessionStorage'],
  ] as const) {
    it(`makes a bottle for each ${type} endpoint, with the endpoint's quota`, () => {
      const bucket = createStorageBucket(type, (endpoint) => {
        return areaOf(endpoint);
      });

      expect([...bucket.bottleMap.keys()]).to.deep.equal([identifier]);
      expect(bucket.mode).to.equal('best-effort');
      expect(bucket.bottleMap.get(identifier)?.map.quotaUnits).to.equal(5_242_880);
    });
  }
});
