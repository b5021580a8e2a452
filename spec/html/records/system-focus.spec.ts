import { expect } from 'chai';
import { SystemFocus } from '../../../lib/html/records/system-focus.ts';

describe('the focus of the system', () => {
  it('is in no tab at first', () => {
    const { current, order } = new SystemFocus();

    expect([current, order]).to.deep.equal([null, []]);
  });
});
