import { expect } from 'chai';
import { textOf } from '../../lib/console/formatter.ts';

const text = (...args: unknown[]): string => textOf(args, { describe: () => null, inFull: false });

describe('what was given to a console, as one text', () => {
  it('is all of it, separated by spaces', () => {
    expect(text('a', 1, 'b', { c: 'd' }, null)).to.equal("a 1 b { c: 'd' } null");
  });

  it('replaces specifiers in the first, from left to right, and puts what is left behind it', () => {
    expect(text('%s has %d of %i, %f', 'x', '12px', 3.7, '2.5e1', 'rest', 4)).to.equal('x has 12 of 3, 25 rest 4');
    expect(text('%o %O', ['x'], { y: 'z' })).to.equal("[ 'x' ] { y: 'z' }");
    expect(text('%o', 'quoted')).to.equal('"quoted"');
  });

  it('drops what %c takes, and makes a per cent sign of two where something follows', () => {
    expect(text('%cred%c', 'color: red', '')).to.equal('red');
    expect([text('100%%', 1), text('100%%'), text('50% %x', 1)]).to.deep.equal(['100% 1', '100%%', '50% %x 1']);
  });

  it('leaves specifiers for which nothing is there', () => {
    expect([text('%s'), text('%s %s', 'a'), text(1, '%s', 2)]).to.deep.equal(['%s', 'a %s', '1 %s 2']);
  });

  it('does not look for specifiers in what it has put in', () => {
    expect(text('%s %s', '%d', 'x')).to.equal('%d x');
  });

  it('converts no object and no symbol, which would run code of a page', () => {
    let calls = 0;
    const value = { toString: () => String(calls++), valueOf: () => calls++ };

    expect(text('%d %i %f', value, Symbol('x'), value)).to.equal('NaN NaN NaN');
    expect(text('%s', value)).to.match(/^{ toString: /);
    expect([text('%s', 5n), calls]).to.deep.equal(['5n', 0]);
  });
});
