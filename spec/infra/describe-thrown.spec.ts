import { expect } from 'chai';
import { describeThrown, messageOf } from '../../lib/infra/describe-thrown.ts';

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

describe('the message of what was thrown', () => {
  it('is that of an error, and else what describes it', () => {
    const hostile = new Error('x');
    Object.defineProperty(hostile, 'message', {
      get() {
        throw new Error('no message');
      },
    });
    const numbered = Object.assign(new Error('x'), { message: 5 });

    expect([new TypeError('lost'), new Error(''), 'text', numbered].map(messageOf)).to.deep.equal([
      ...['lost', 'Error', 'text', 'Error: 5'],
    ]);
    expect(messageOf(hostile)).to.equal('a value that cannot be converted to a string');
  });
});
