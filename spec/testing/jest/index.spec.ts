import { expect } from 'chai';
import { StorageloomError } from '../../../lib/index.ts';
import * as jest from '../../../lib/testing/jest/index.ts';

describe('storageloom/jest', () => {
  it('has what tests import, of the copy of the library that is outside of their file', async () => {
    expect(Object.keys(jest)).to.have.members(['otherTab', 'tabs', 'browser', 'ownTab', 'follow']);
    expect(await jest.otherTab().catch((error: unknown) => error))
      .to.be.instanceOf(StorageloomError)
      .with.property('code', 'NO_PLUG');
  });
});
