import { expect } from 'chai';
import { registeredStorageEndpoints } from '../../lib/storage/endpoint.ts';

describe('registered storage endpoints', () => {
  it('have localStorage as local and sessionStorage as session, with a quota each', () => {
    expect(registeredStorageEndpoints).to.deep.equal([
      { identifier: 'localStorage', types: ['local'], quotaUnits: 5_242_880 },
      { identifier: 'sessionStorage', types: ['session'], quotaUnits: 5_242_880 },
    ]);
  });
});
