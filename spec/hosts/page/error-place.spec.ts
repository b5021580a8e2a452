import { expect } from 'chai';
import { placeOf, textOf } from '../../../lib/hosts/page/error-place.ts';

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

  it('is the place of its first frame, and nothing where it has no stack', () => {
    const error = Object.assign(new Error('m'), { stack: 'Error: m\n    at f (https://a.example/s.js:3:7)' });

    expect(placeOf(error)).to.deep.equal({ filename: 'https://a.example/s.js', lineno: 3, colno: 7 });
    expect(placeOf(5)).to.deep.equal({ filename: '', lineno: 0, colno: 0 });
  });
});
