import { expect } from 'chai';
import { innerOf } from '../../../lib/browser/inner.ts';
import { Browser } from '../../../lib/index.ts';

const page = 'https://shop.example/cart';

describe('a window that others made', () => {
  it('is shown at once, as a page that has loaded: no task, no request, nothing that navigates', () => {
    const browser = new Browser();

    const tab = browser.adopt({}, { url: page });

    expect(tab.navigated).to.deep.equal({ ok: true, url: page, status: 200, reason: null });
    expect(innerOf(browser).userAgent.systemFocus.current).to.include({ name: 'tab1', settled: true });
    expect([browser.pending, browser.requests, browser.now]).to.deep.equal([[], [], 0]);
    expect(browser.trace.events().map(({ type }) => type)).to.deep.equal(['tab-opened', 'document-created']);
  });

  it('is a document of its origin, with an agent and a session of its own', () => {
    const browser = new Browser();
    const [first, second] = [browser.adopt({}, { url: page }), browser.adopt({}, { url: `${page}#2` })];

    first.sessionStorage.setItem('step', '1');
    first.localStorage.setItem('cart', '3');

    expect([second.sessionStorage.length, second.localStorage['cart']]).to.deep.equal([0, '3']);
    expect(browser.trace.events({ type: 'document-created' }).map(({ tab, url, origin }) => [tab, url, origin])).to.deep.equal([
      ['tab1', page, 'https://shop.example'],
      ['tab2', `${page}#2`, 'https://shop.example'],
    ]);
    expect(browser.pending.map(({ tab }) => tab)).to.deep.equal([second]);
  });

  it('is shown again in the next run, without an event that it was loaded', async () => {
    const browser = new Browser();
    const tab = browser.adopt({}, { url: page });

    await browser.reset();

    expect([tab.url, tab.closed, browser.tabs]).to.deep.equal([page, false, [tab]]);
    expect(browser.pending).to.deep.equal([]);
  });
});
