import { expect } from 'chai';
import { isReferenced } from '../../../lib/html/navigables/is-referenced.ts';
import { tabAt } from '../model-tree.ts';

describe('a document that an entry leads to', () => {
  it('is referenced, until the entry is gone', () => {
    const { tab, document } = tabAt('https://a.example/');
    const before = isReferenced(tab, document);

    tab.entries = [];

    expect([before, isReferenced(tab, document)]).to.deep.equal([true, false]);
  });
});
