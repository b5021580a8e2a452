import { expect } from 'chai';
import { membersOf, textOf } from '../../../lib/hosts/page/error-place.ts';

describe('what is told of what was thrown', () => {
  it('is its text, also where it has none', () => {
    const unprintable = {
      toString: (): string => {
        throw new Error('no');
      },
    };

    expect([textOf(new RangeError('m')), textOf(null), textOf(unprintable)]).to.deep.equal([
      'RangeError: m',
      'null',
      'exception',
    ]);
  });

  it('is the place where it was, and nothing where none is known', () => {
    expect(membersOf({ url: 'https://a.example/s.js', line: 3, column: 7 })).to.deep.equal({
      filename: 'https://a.example/s.js',
      lineno: 3,
      colno: 7,
    });
    expect(membersOf(null)).to.deep.equal({ filename: '', lineno: 0, colno: 0 });
  });
});
