import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('selectors in jsdom', () => {
  for (const [what, code] of [
    ['a document', `document.querySelector('input:text')`],
    ['a fragment', `new DocumentFragment().querySelectorAll('a:first')`],
    ['an element', `document.body.querySelector('a,,b')`],
    ['matches', `document.body.matches('p:first')`],
    ['closest', `document.body.closest('p:first')`],
  ] as const) {
    it(`are refused where they are none, whether or not an element is there that could match (${what})`, () => {
      expect(openPage().run(`try { ${code}; '' } catch ({ name }) { name }`)).to.equal('SyntaxError');
    });
  }

  it('go on to jsdom', () => {
    expect(openPage({ markup: '<p></p><b></b>' }).run(`document.querySelectorAll('p, b').length`)).to.equal(2);
  });
});
