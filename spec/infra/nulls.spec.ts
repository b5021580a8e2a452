import { expect } from 'chai';
import { nulls } from '../../lib/infra/nulls.ts';

describe('an array of nulls', () => {
  it('has no holes', () => {
    expect(nulls(3)).to.deep.equal([null, null, null]);
    expect(Object.keys(nulls(3))).to.have.length(3);
    expect(nulls(0)).to.deep.equal([]);
  });
});
