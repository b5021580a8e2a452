import { expect } from 'chai';
import type { Browser } from '../../../lib/index.ts';
import { ineligibilities } from '../../../lib/html/document-lifecycle/back-forward-cache.ts';
import { hooked } from '../hooked-host.ts';

const a = 'https://a.example/';

/** Why the documents that were left are not kept; empty for those that are. */
const reasons = (browser: Browser): string[] =>
  browser.trace.events({ type: 'document-left' }).map(({ kept, reason }) => (kept ? '' : reason || 'no entry'));

describe('what keeps a page out of the back/forward cache', () => {
  it('needs no reason where there is no cache', async () => {
    const { browser, tab } = await hooked(a, { behaviour: { backForwardCache: 'off' } });

    await tab.goto('/2');

    expect(browser.trace.events({ type: 'document-left' }).at(-1)).to.include({ kept: false, reason: '' });
    expect(browser.trace.events({ type: 'document-destroyed' })).to.have.lengthOf(1);
  });

  it('is that it is an error page', async () => {
    const { browser, tab } = await hooked(a, { pages: () => Response.error() });

    await tab.goto('/2');

    expect(reasons(browser)).to.deep.equal(['It is an error page.']);
  });

  it('is that it had not loaded', async () => {
    const { browser, tab, made } = await hooked(`${a}1`);
    tab.window.location.href = '/2';
    while (made.length < 2) await browser.step();
    made[1]!.init.hooks.navigate('about:blank', { cause: 'link', replace: false });

    await browser.step({ choose: 'tab1.navigation' });

    expect(reasons(browser)).to.deep.equal(['', 'It had not loaded yet.']);
  });

  it('is that it waits for a response', async () => {
    const { browser, tab, made } = await hooked(a);
    void made[0]!.init.hooks.fetch({ url: `${a}data`, method: 'GET', headers: {}, body: null, delaysLoad: false });
    tab.window.location.href = 'about:blank';

    await browser.step({ choose: 'tab1.navigation' });

    expect(reasons(browser)).to.deep.equal(['It waits for a response.']);
  });

  it('is that it listens for unload', async () => {
    const { browser, tab } = await hooked(a);
    tab.window.addEventListener('unload', () => undefined);

    await tab.goto('/2');

    expect(reasons(browser)).to.deep.equal(['It listens for unload.']);
  });

  it('is that its response asked for it', async () => {
    const { browser, tab } = await hooked(a, {
      pages: () => new Response('', { headers: { 'cache-control': 'private, No-Store' } }),
    });

    await tab.goto('/2');

    expect(reasons(browser)).to.deep.equal(['Its response had Cache-Control: no-store.']);
  });

  it('is that another window of its group is open, and not any more when that is closed', async () => {
    const { browser, tab } = await hooked(a);
    const open = (features: string): Promise<unknown> => tab.run((window) => window.open('/p', '', features) === null);
    await open('noopener');
    await browser.settle();
    await tab.goto('/2');
    await open('');
    await browser.settle();

    await tab.goto('/3');
    await tab.popups[1]!.close();
    await tab.goto('/4');

    expect(reasons(browser).filter((reason) => reason !== 'no entry')).to.deep.equal([
      '',
      'It can be reached from another window of its group.',
      '',
    ]);
  });

  it('is that the next page wants a group of its own, which drops what was kept before', async () => {
    const pages = ({ url }: Request): Response =>
      new Response('', {
        headers: { 'content-type': 'text/html', ...(url.endsWith('3') ? { 'cross-origin-opener-policy': 'same-origin' } : {}) },
      });
    const { browser, tab } = await hooked(`${a}1`, { pages });
    await tab.goto('/2');

    await tab.goto('/3');

    expect(reasons(browser)).to.deep.equal(['', 'The next page wants a browsing context group of its own.']);
    expect(browser.trace.events({ type: 'document-dropped' }).map(({ document }) => document)).to.deep.equal([1]);
  });

  it('is any of these in a frame of it, at any depth', async () => {
    const { browser, tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    const inner = await frame.addFrame('/g');
    inner.window.addEventListener('unload', () => undefined);

    await tab.goto('/2');

    expect(reasons(browser).at(-1)).to.equal(`In a frame of it, at ${a}f: In a frame of it, at ${a}g: It listens for unload.`);
  });

  it('is a frame that is on its way to another page', async () => {
    const { browser, tab } = await hooked(a);
    const frame = await tab.addFrame('/f');
    tab.window.location.href = 'about:blank';
    frame.window.location.href = '/g';

    await browser.step({ choose: 'tab1.navigation' });

    expect(reasons(browser).at(-1)).to.equal(`In a frame of it, at ${a}f: It is on its way to another page.`);
  });

  it('may begin in a handler for leaving, which was told that it is kept', async () => {
    const { browser, tab, made } = await hooked(a);
    const told: boolean[] = [];
    tab.window.addEventListener('pagehide', ({ persisted }) => {
      told.push(persisted);
      void made[0]!.init.hooks.fetch({ url: `${a}bye`, method: 'GET', headers: {}, body: null, delaysLoad: false });
    });

    await tab.goto('/2');

    expect([told, reasons(browser)]).to.deep.equal([[true], ['']]);
    expect(browser.trace.events({ type: 'document-dropped' })[0]).to.include({
      document: 1,
      reason: 'Meanwhile: It waits for a response.',
    });
  });

  it('is told in a sentence each', () => {
    for (const { reason } of ineligibilities) expect(reason).to.match(/^(?:It|Its|The) .+\.$/);
  });
});
