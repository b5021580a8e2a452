import { expect } from 'chai';
import { assert, AssertionFailure } from '../../lib/infra/assert.ts';

describe('an assertion', () => {
  it('passes what is true', () => {
    for (const value of [true, 1, 'x', {}, []]) assert(value, 'this is true');
  });

  for (const value of [false, 0, '', null, undefined, NaN]) {
    it(`fails for ${JSON.stringify(value) ?? 'undefined'}, says what was expected, and whose bug it is`, () => {
      expect(() => assert(value, 'the list is not empty')).to.throw(
        AssertionFailure,
        'storageloom expected: the list is not empty. This is a bug of storageloom; please report it.',
      );
    });
  }

  it('has a name of its own', () => {
    expect(new AssertionFailure('x').name).to.equal('AssertionFailure');
  });
});
