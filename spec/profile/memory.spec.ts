import { expect } from 'chai';
import { memory } from 'storageloom';

describe('memory()', () => {
  it('keeps nothing', () => {
    expect(memory().open()).to.equal(null);
  });
});
