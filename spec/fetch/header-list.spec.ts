import { expect } from 'chai';
import { getHeader, getStructuredItem } from '../../lib/fetch/header-list.ts';

describe('getting a header from a list', () => {
  it('finds it in any ASCII case', () => {
    expect(getHeader([['Content-Type', 'text/html']], 'content-type')).to.equal('text/html');
    expect(getHeader([['content-type', 'text/html']], 'CONTENT-TYPE')).to.equal('text/html');
  });

  it('puts the values of one name together, in order', () => {
    const headers = [
      ['x', '1'],
      ['y', '2'],
      ['X', '3'],
    ] as const;

    expect(getHeader(headers, 'x')).to.equal('1, 3');
  });

  it('gives null for what was not sent, and the empty string for what was sent empty', () => {
    expect(getHeader([['x', '']], 'y')).to.equal(null);
    expect(getHeader([['x', '']], 'x')).to.equal('');
  });
});

describe('getting a structured field value', () => {
  it('gives null for what was not sent', () => {
    expect(getStructuredItem([], 'x')).to.equal(null);
  });

  it('gives null for an item that was sent twice', () => {
    expect(getStructuredItem([['x', '?1']], 'X')).to.deep.equal({ type: 'boolean', value: true });
    expect(
      getStructuredItem(
        [
          ['x', '?1'],
          ['x', '?1'],
        ],
        'X',
      ),
    ).to.equal(null);
  });
});
