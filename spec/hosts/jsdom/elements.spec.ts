import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('what jsdom does for the shared steps', () => {
  it('fires submit as browsers do, and closes dialogs', () => {
    const page = openPage({ markup: '<dialog open><form method=dialog onsubmit="seen = event.isTrusted"></form></dialog>' });

    page.run('document.querySelector("dialog").onclose = () => { closed = 1 }; document.forms[0].requestSubmit()');
    page.runTasks();

    expect(page.run('[seen, document.querySelector("dialog").open, closed]')).to.deep.equal([true, false, 1]);
  });

  it('writes where the running script stands, and runs what it wrote there', () => {
    const page = openPage({
      markup:
        "<p id=a></p><script>document.write('<b><script>where = document.currentScript.parentNode.localName<' + '/script></b>')</script><p id=c></p>",
    });

    expect(
      page.run(
        '[where, document.querySelector("b").previousElementSibling.localName, document.querySelector("b").nextElementSibling.id]',
      ),
    ).to.deep.equal(['b', 'script', 'c']);
  });

  it('finds the scripts of markup without showing their document to the window', () => {
    const page = openPage();

    const found = page.host.scriptsOf('<base href="/b/"><p id="shown"><script src="x.js"></script>');

    expect(found.map(({ url }) => url)).to.deep.equal(['https://a.example/b/x.js']);
    expect(page.run('typeof shown')).to.equal('undefined');
  });

  it('shows what is no markup in an element of its own', () => {
    expect(openPage({ contentType: 'text/plain', markup: '<b>' }).run('document.body.innerHTML')).to.equal(
      '<pre>&lt;b&gt;</pre>',
    );
  });
});
