import { expect } from 'chai';
import { onEachHost } from './each-host.ts';

onEachHost('a document', ({ openPage }) => {
  it('has from the model what is not its own', () => {
    const page = openPage();

    page.run('document.cookie = "a=1"; document.domain = "example"');

    expect(
      page.run(`[document.cookie, document.domain, document.lastModified, document.visibilityState, document.hidden, document.hasFocus(),
        document.defaultView === window]`),
    ).to.deep.equal(['sweet=1', 'a.example', '01/01/2026 00:00:00', 'visible', false, true, true]);
    expect(page.calls).to.deep.equal([
      ['setCookie', 'a=1'],
      ['setDomain', 'example'],
    ]);
  });

  it('has no view once it is gone', () => {
    const page = openPage();

    page.host.destroy();

    expect(page.window.document.defaultView).to.equal(null);
  });
});
