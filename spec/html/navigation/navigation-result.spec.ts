import { expect } from 'chai';
import { hooked } from '../hooked-host.ts';

const url = 'https://a.example/';

describe('the result of a navigation', () => {
  it('is in the trace and with the tab', async () => {
    const { browser, tab } = await hooked(url, { pages: () => new Response('', { status: 404 }) });

    expect(tab.navigated).to.deep.equal({ ok: false, url, status: 404, reason: 'The response has the status 404.' });
    expect(browser.trace.events({ type: 'navigation-ended' })[0]).to.include({
      tab: 'tab1',
      url,
      status: 404,
      reason: 'The response has the status 404.',
    });
  });

  it('of a page that is shown again is as it was', async () => {
    let status = 500;
    const { tab } = await hooked(url, { pages: () => new Response('', { status }) });
    status = 200;
    await tab.goto('/2');

    const navigated = await tab.back();

    expect(navigated).to.deep.equal({ ok: false, url, status: 500, reason: 'The response has the status 500.' });
  });

  it('of an error page that shows another fragment says again why it is there', async () => {
    const { browser, tab } = await hooked('https://a.example/', { pages: () => Response.error() });
    const { reason } = tab.navigated;
    await tab.goto('#x');

    const navigated = await tab.back();

    expect(navigated).to.deep.equal({ ok: false, url, status: 0, reason });
    expect([reason, browser.trace.events({ type: 'document-created' }).length]).to.deep.equal([tab.navigated.reason, 1]);
  });
});
