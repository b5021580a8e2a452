import { expect } from 'chai';
import { openPage } from './open-page.ts';
import { open } from './own-window.ts';

describe('selectors in happy-dom', () => {
  it('are happy-dom’s in windows that are not of the model, beside one that is', () => {
    const page = openPage();
    const { document } = open();

    const found = document.querySelectorAll('p:first').length;
    page.host.destroy();

    expect(found).to.equal(0);
  });

  it('that happy-dom does not know are refused as what is no selector', () => {
    const page = openPage();

    const thrown = page.run(
      `try { document.querySelector('*|body'); '' } catch (error) { [error.name, error instanceof DOMException].join() }`,
    );

    expect(thrown).to.equal('SyntaxError,true');
  });

  it('are read by all methods of documents, elements and fragments', () => {
    const page = openPage({ markup: '<p id=p><b></b></p>' });

    const found =
      page.run(`fragment = new DocumentFragment(); fragment.append(document.createElement('i')); b = document.querySelector('b');
      [b.matches('p > b'), b.closest('p').id, b.parentNode.querySelectorAll('b').length, document.querySelectorAll('p, b').length,
        fragment.querySelector('i').localName, fragment.querySelectorAll('i').length]`);

    expect(found).to.deep.equal([true, 'p', 1, 2, 'i', 1]);
  });

  it('of style sheets may be none', () => {
    const page = openPage({ markup: '<style>p:first { color: red } p { color: blue }</style><p></p>' });

    expect(page.run(`getComputedStyle(document.querySelector('p')).color`)).to.equal('blue');
  });

  it('are none of the names of classes, which may have signs', () => {
    const page = openPage({ markup: '<p class="md:flex"></p>' });

    expect(page.run(`typeof document.getElementsByClassName('md:flex').length`)).to.equal('number');
  });
});
