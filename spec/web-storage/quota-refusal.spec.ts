import { expect } from 'chai';
import { quotaRefusalOf } from '../../lib/web-storage/quota-refusal.ts';
import { quotaExceededErrorInterface } from '../../lib/webidl/quota-exceeded-error.ts';
import { foreignRealm } from '../webidl/realm-double.ts';

describe('what a write throws that does not fit', () => {
  const message = "Failed to do it: Setting the value of 'k' exceeded the quota.";

  it('is a QuotaExceededError of the window', () => {
    const realm = foreignRealm();

    const error = quotaRefusalOf(realm, 'QuotaExceededError')('Failed to do it', 'k');

    expect(error).to.be.instanceOf(quotaExceededErrorInterface(realm).interfaceObject);
    expect(error).to.include({ message, code: 22, quota: null });
  });

  it('is a DOMException of that name, where engines have no interface for it', () => {
    const realm = foreignRealm();

    const error = quotaRefusalOf(realm, 'DOMException')('Failed to do it', 'k');

    expect(error.constructor).to.equal(realm.DOMException);
    expect(error).to.include({ message, code: 22, name: 'QuotaExceededError' });
    expect(error).not.to.have.property('quota');
  });
});
