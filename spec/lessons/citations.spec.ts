import { expect } from 'chai';
import { html } from '../../lib/lessons/citations.ts';

describe('a citation', () => {
  it('of HTML is its name, and the short link of its section', () => {
    expect(html('setItem()', 'dom-storage-setitem')).to.deep.equal({
      name: 'HTML, setItem()',
      url: 'https://html.spec.whatwg.org/multipage/#dom-storage-setitem',
    });
  });
});
