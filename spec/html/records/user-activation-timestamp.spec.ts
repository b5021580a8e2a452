import { expect } from 'chai';
import { UserActivationTimestamp } from '../../../lib/html/records/user-activation-timestamp.ts';

describe('the last activation timestamp of a window', () => {
  it('is later than all times at first', () => {
    expect(new UserActivationTimestamp().last).to.equal(Infinity);
  });
});
