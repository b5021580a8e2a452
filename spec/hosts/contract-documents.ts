import { expect } from 'chai';
import type { DocumentInit } from '../../lib/html/records/document-host.ts';
import type { Open, PageDocument, SetUp } from './contract-setup.ts';

const next = 'https://a.example/next#g';

/** What the model tells a host of the document that its window goes on with. */
function initFor({ hooks, window }: SetUp): DocumentInit {
  const { origin } = new URL(next);
  return { url: next, origin, referrer: '', contentType: 'text/html', scripting: true, windowProxy: window, hooks };
}

export function replacementRules(open: Open): void {
  it('takes the place of the one that the window had, and is about its own URL', () => {
    const page = open();
    const { host, window, document } = page;

    host.replaceDocument(initFor(page));

    const shown = host.document as PageDocument;
    expect([window.document === shown, shown === document]).to.deep.equal([true, false]);
    expect([shown.URL, window.location.href, shown.location === window.location]).to.deep.equal([next, next, true]);
    expect([shown.readyState, shown.referrer, shown.defaultView === window]).to.deep.equal(['loading', '', true]);
  });

  it('leaves the one before without a window, and with its URL', () => {
    const page = open();

    page.host.replaceDocument(initFor(page));

    const { URL, referrer, defaultView, location, hidden, cookie } = page.document;
    expect([URL, referrer, defaultView, location, hidden, cookie]).to.deep.equal([
      ...['https://a.example/dir/page?q#f', 'https://from.example/', null, null, true, ''],
    ]);
  });

  it('leaves the window its listeners, handlers, values and objects', () => {
    const page = open();
    const { host, window } = page;
    const heard: string[] = [];
    window.addEventListener('pageshow', () => heard.push('listener'));
    window['onpageshow'] = () => heard.push('handler');
    window['given'] = 5;
    const before = ['location', 'history', 'performance', 'Event', 'setTimeout'].map((name) => window[name]);

    host.replaceDocument(initFor(page));
    host.fire('pageshow');

    expect(heard).to.deep.equal(['listener', 'handler']);
    expect(window['given']).to.equal(5);
    expect(['location', 'history', 'performance', 'Event', 'setTimeout'].map((name) => window[name])).to.deep.equal(before);
  });

  it('gets the events of its life, and follows the URL that the model sets; the one before does not', () => {
    const page = open();
    const { host, document } = page;
    const heard: string[] = [];
    host.replaceDocument(initFor(page));
    const shown = host.document as PageDocument;
    document.addEventListener('DOMContentLoaded', () => heard.push('before'));
    shown.addEventListener('DOMContentLoaded', () => heard.push('shown'));

    host.setReadyState('interactive');
    host.fire('DOMContentLoaded');
    host.setURL('https://a.example/pushed');

    expect(heard).to.deep.equal(['shown']);
    expect([shown.readyState, shown.URL]).to.deep.equal(['interactive', 'https://a.example/pushed']);
    expect([document.readyState, document.URL]).to.deep.equal(['loading', 'https://a.example/dir/page?q#f']);
  });
}
