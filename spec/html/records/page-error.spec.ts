import { expect } from 'chai';
import { Thrown } from '../../../lib/infra/thrown.ts';
import { pageErrorOf } from '../../../lib/html/records/page-error.ts';
import { tabAt } from '../model-tree.ts';

describe('a failure of a page', () => {
  it('is told by tab, document and message; on a host without realms no place is of page code', () => {
    const { document } = tabAt('https://a.example/x');
    const error = Object.assign(new RangeError('deep'), { stack: 'RangeError: deep\n    at f (https://a.example/a.js:2:3)' });

    expect(pageErrorOf(document, 'rejection', new Thrown(error))).to.deep.equal({
      ...{ kind: 'rejection', name: document.navigable.name, document: 'https://a.example/x', message: 'RangeError: deep' },
      ...{ url: 'https://a.example/x', line: 0, column: 0, stack: ['at f (https://a.example/a.js:2:3)'], error },
    });
  });

  it('has the URL of its document where no place is known', () => {
    const { document } = tabAt('https://a.example/x');

    expect(pageErrorOf(document, 'exception', new Thrown(7))).to.include({
      message: '7',
      url: 'https://a.example/x',
      line: 0,
      column: 0,
    });
  });
});
