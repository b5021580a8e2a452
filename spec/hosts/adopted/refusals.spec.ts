import { expect } from 'chai';
import { adoptedAlready, closedAlready, notDone, refusesMember } from '../../../lib/hosts/adopted/refusals.ts';
import { expectFailure } from '../../browser/expect-failure.ts';

describe('the refusals of an adopted window', () => {
  it('are one sentence each: what, why, and the cure', () => {
    expectFailure(refusesMember('onstorage'), 'BAD_OPTION', 'onstorage');
    expectFailure(refusesMember('onstorage', new TypeError('frozen')), 'BAD_OPTION');
    expect(refusesMember('onstorage', 'thrown')).to.have.property('cause', 'thrown');
    expectFailure(closedAlready(), 'BAD_OPTION', 'closed');
    expectFailure(adoptedAlready(), 'ADOPTED', 'dispose()');
    expectFailure(notDone('do that', 'Do it yourself.'), 'ADOPTED', 'cannot do that');
  });
});
