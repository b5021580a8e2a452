import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { describeHtml, hosts, htmlHost } from '../hosts.ts';
import { thrownBy } from '../thrown-by.ts';
import { bodiless, openServed, page } from './server.ts';
import { note, queued, waiting } from './watching.ts';

const a = 'https://a.example/';
const b = 'https://b.example/';
const leaving = 'beforeunload pagehide visibilitychange';

for (const { name, host } of hosts) {
  describe(`a redirect (${name})`, () => {
    it('is followed; what is shown, and is in the history, is where it led', async () => {
      const { tab, asked } = await openServed(host(), a, { '/1': () => bodiless(302, '/2'), '/2': () => bodiless(301, '/3') });

      const result = await tab.goto('/1');
      const first = asked.splice(0);
      await tab.reload();

      expect(result).to.deep.equal({ ok: true, url: `${a}3`, status: 200, reason: null });
      expect([first, asked]).to.deep.equal([['GET /1', 'GET /2', 'GET /3'], ['GET /3']]);
      expect(tab.window.history.length).to.equal(2);
    });

    it('keeps the fragment that was asked for, unless it has one of its own', async () => {
      const { tab } = await openServed(host(), a, { '/1': () => bodiless(302, '/2'), '/3': () => bodiless(302, '/4#own') });

      const urls = [(await tab.goto('/1#part')).url, (await tab.goto('/3#part')).url];

      expect(urls).to.deep.equal([`${a}2#part`, `${a}4#own`]);
    });

    it('decides the origin, and so the storage', async () => {
      const { tab } = await openServed(host(), a, { '/1': () => bodiless(302, b) });
      tab.window.localStorage.setItem('k', 'v');

      await tab.goto('/1');

      expect([tab.window.origin, tab.window.localStorage.getItem('k')]).to.deep.equal(['https://b.example', null]);
    });

    it('in a loop ends on an error page, and the other tabs go on', async () => {
      const { tab, browser, asked } = await openServed(host(), a, {
        '/1': () => bodiless(302, '/2'),
        '/2': () => bodiless(302, '/1'),
      });
      const other = await browser.open(a);
      const heard = note(other.window, '', 'storage');
      tab.window.localStorage.setItem('k', 'v');
      asked.length = 0;

      const { ok, url, status, reason } = await tab.goto('/1');
      await browser.settle();

      expect([ok, url, status, asked.length]).to.deep.equal([false, `${a}1`, 0, 21]);
      expect(reason).to.include('it goes round in a loop');
      expect(heard).to.deep.equal(['storage k=v']);
      expect((await tab.back()).ok).to.equal(true);
    });
  });

  describe(`a Refresh header (${name})`, () => {
    it('replaces the page so many seconds after it has loaded', async () => {
      const { tab, browser } = await openServed(host(), a, { '/1': () => page('', { refresh: '5; url=/2' }) });

      await tab.goto('/1');
      const [before, timers] = [queued(browser), waiting(browser)];
      await browser.advance(4999);
      const early = tab.url;
      await browser.advance(1);

      expect([before, timers, early]).to.deep.equal([[], ['tab1.timer at 5000'], `${a}1`]);
      expect([tab.url, tab.window.history.length]).to.deep.equal([`${a}2`, 2]);
    });

    it('without an address loads the page again', async () => {
      const { tab, browser, asked } = await openServed(host(), a, { '/1': () => page('', { refresh: '1' }) });
      await tab.goto('/1');
      asked.length = 0;

      await browser.advance(2000);

      expect([asked, tab.window.history.length]).to.deep.equal([['GET /1', 'GET /1'], 2]);
    });

    it('of a page that was left does nothing until it is shown again', async () => {
      const { tab, browser } = await openServed(host(), a, { '/1': () => page('', { refresh: '5; url=/2' }) });
      await tab.goto('/1');

      await tab.goto('/3');
      await browser.advance(10_000);
      const away = tab.url;
      await tab.back();

      expect([away, tab.url, waiting(browser)]).to.deep.equal([`${a}3`, `${a}1`, ['tab1.timer at 15000']]);
    });
  });

  describe(`what a server answers (${name})`, () => {
    it('with 404 is a page like any other: it has its storage, and a place in the history', async () => {
      const { tab } = await openServed(host(), a, { '/1': () => page('<p>none</p>', {}, 404) });
      tab.window.localStorage.setItem('k', 'v');

      const result = await tab.goto('/1');

      expect(result).to.deep.equal({ ok: false, url: `${a}1`, status: 404, reason: 'The response has the status 404.' });
      expect([tab.window.localStorage.getItem('k'), tab.window.history.length]).to.deep.equal(['v', 2]);
    });

    it('that is none shows an error page of an opaque origin, which is not kept and has no storage', async () => {
      let works = false;
      const { tab } = await openServed(host(), a, { '/1': () => (works ? page() : Response.error()) });

      const { ok, url, status } = await tab.goto('/1');
      const error = thrownBy(() => tab.window.localStorage);
      const origin = tab.window.origin;
      works = true;
      const again = await tab.reload();

      expect([ok, url, status, origin]).to.deep.equal([false, `${a}1`, 0, 'null']);
      expect((error as Error).name).to.equal('SecurityError');
      expect([again.ok, tab.window.origin, tab.window.history.length]).to.deep.equal([true, 'https://a.example', 2]);
    });

    for (const status of [204, 205]) {
      it(`with ${status} leaves the page where it is, with all that it has queued`, async () => {
        const { tab, browser } = await openServed(host(), a, { '/1': () => bodiless(status) });
        const other = await browser.open(a);
        const log = note(tab.window, '', `${leaving} storage`);
        const { document } = tab;

        tab.window.location.href = '/1';
        await browser.step();
        other.window.localStorage.setItem('k', 'v');
        const before = queued(browser);
        await browser.settle();

        expect(before).to.deep.equal(['tab1.dom storage k']);
        expect(tab.navigated).to.deep.equal({
          ok: false,
          url: a,
          status,
          reason: `The response has the status ${status}, which leaves the page where it is.`,
        });
        expect([tab.document === document, tab.window.history.length]).to.deep.equal([true, 1]);
        expect(log).to.deep.equal(['beforeunload', 'storage k=v']);
      });
    }
  });
}

describeHtml('a meta refresh', () => {
  it('replaces the page so many seconds after it has loaded; the first one counts', async () => {
    const refresh = (content: string): string => `<meta http-equiv="refresh" content="${content}">`;
    const markup = refresh('2; url=/next') + refresh('1; url=/other');
    const browser = new Browser({ host: htmlHost(), pages: ({ url }) => page(url === a ? markup : '') });
    const tab = await browser.open(a);

    const timers = waiting(browser);
    await browser.advance(2000);

    expect([timers, tab.url, tab.window.history.length]).to.deep.equal([['tab1.timer at 2000'], `${a}next`, 1]);
  });
});
