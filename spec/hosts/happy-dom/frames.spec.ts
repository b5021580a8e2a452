import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('iframe elements (happy-dom)', () => {
  it('are told to the model when they come, change and go', () => {
    const page = openPage({ markup: '<iframe name=n src="/f"></iframe>' });
    const element = page.window.document.querySelector('iframe');

    page.run(
      'f = document.querySelector("iframe"); f.src = "/g"; f.srcdoc = "<p>"; f.removeAttribute("srcdoc"); f.remove(); f.src = "/h"',
    );

    const attributes = { src: 'https://a.example/f', srcdoc: null, name: 'n' };
    expect(page.calls).to.deep.equal([
      ['frameInserted', element, attributes],
      ['frameChanged', element, { ...attributes, src: 'https://a.example/g' }],
      ['frameChanged', element, { ...attributes, src: 'https://a.example/g', srcdoc: '<p>' }],
      ['frameChanged', element, { ...attributes, src: 'https://a.example/g' }],
      ['frameRemoved', element],
    ]);
  });

  it('have the window and the document that the model gives them', () => {
    const page = openPage({ markup: '<iframe src="http://["></iframe>' });

    expect(page.run('f = document.querySelector("iframe"); [f.contentWindow, f.contentDocument]')).to.deep.equal([{}, null]);
  });

  it('get a trusted load event', () => {
    const page = openPage({ markup: '<iframe onload="got = [event.isTrusted, this.tagName]"></iframe>' });
    const element = page.window.document.querySelector('iframe');

    page.host.fireFrameLoad(element ?? {});
    page.host.fireFrameLoad({});

    expect(page.run('got')).to.deep.equal([true, 'IFRAME']);
  });
});
