import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('a window of happy-dom, fitted', () => {
  it('shares no variables and no handlers with another', () => {
    const [a, b] = [openPage(), openPage()];

    a.run('var own = 1; onload = () => {}; Date.extra = 1');

    expect(b.run('[typeof own, onload, Date.extra ?? null]')).to.deep.equal(['undefined', null, null]);
  });

  it('makes elements of the classes that its page sees', () => {
    const page = openPage({ markup: '<form></form><a></a><iframe></iframe>' });

    expect(
      page.run(
        '[document.body instanceof HTMLBodyElement, document.forms[0] instanceof HTMLFormElement, document.querySelector("a") instanceof HTMLAnchorElement, HTMLScriptElement.name, HTMLIFrameElement.name]',
      ),
    ).to.deep.equal([true, true, true, 'HTMLScriptElement', 'HTMLIFrameElement']);
  });

  it('reports what listeners of elements throw, and drops it when the document is gone', () => {
    const page = openPage({ markup: '<p></p>' });
    const p = page.window.document.querySelector('p');
    page.run('document.querySelector("p").addEventListener("x", () => { throw 5 })');

    p?.dispatchEvent(new page.window.Event('x'));
    page.host.destroy();
    p?.dispatchEvent(new page.window.Event('x'));

    expect(page.errors).to.deep.equal([5]);
  });
});
