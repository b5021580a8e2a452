import { expect } from 'chai';
import { libraries } from '../../../../lib/hosts/page/modules/libraries.ts';

describe('the packages that read modules', () => {
  it('are there, each with what is asked of it', () => {
    expect(Object.values(libraries()).map((value) => typeof value)).to.deep.equal(['function', 'object', 'function', 'function']);
  });
});
