import { expect } from 'chai';
import { describeThrown } from '../../lib/infra/describe-thrown.ts';

describe('the description of what was thrown', () => {
  it('is its text, whatever it is', () => {
    expect([new TypeError('no'), 'text', undefined, 7n, Symbol('s')].map(describeThrown)).to.deep.equal([
      'TypeError: no',
      'text',
      'undefined',
      '7',
      'Symbol(s)',
    ]);
  });

  it('says so when it has none', () => {
    const thrown = {
      toString() {
        throw new Error('no text');
      },
    };

    expect([Object.create(null), thrown].map(describeThrown)).to.deep.equal(
      Array(2).fill('a value that cannot be converted to a string'),
    );
  });
});
