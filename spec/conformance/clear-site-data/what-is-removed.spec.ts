import { expect } from 'chai';
import { printedBy } from '../../browser/printed.ts';
import { hosts } from '../hosts.ts';
import { page } from '../lives/server.ts';
import { a, clearing, left, openFilled } from './clearing.ts';

for (const { name, host } of hosts) {
  describe(`what a response has removed (${name})`, () => {
    for (const [types, expected] of [
      ['"storage"', '- - c=1'],
      ['"cookies"', 'l s -'],
      ['"*"', '- - -'],
      ['"cookies", "storage"', '- - -'],
      ['"unknown", "storage"', '- - c=1'],
      ['"cache", "executionContexts", "clientHints"', 'l s c=1'],
    ] as const) {
      it(`is in the answering tab, and in others, what it names: ${types}`, async () => {
        const { tab, other } = await openFilled(host(), { '/out': () => clearing(types) });

        await other.goto('/out');

        expect([left(tab), left(other)]).to.deep.equal([expected, expected]);
        expect([tab.heard.filter(({ key }) => key === null), other.url]).to.deep.equal([[], `${a}out`]);
      });
    }

    for (const types of ['storage', '*', "'storage'", '"Storage"', '"unknown"']) {
      it(`is nothing for what is not quoted or not known, and people are told: ${types}`, async () => {
        const { tab, other } = await openFilled(host(), { '/out': () => clearing(types) });

        const lines = await printedBy(() => other.goto('/out'));

        expect([left(tab), left(other)]).to.deep.equal(['l s c=1', 'l s c=1']);
        expect(lines.join()).to.include(`Clear-Site-Data of ${a}out names `);
      });
    }

    it('is what several headers name together', async () => {
      const headers = new Headers([
        ['content-type', 'text/html'],
        ['clear-site-data', '"storage"'],
        ['Clear-Site-Data', '"cookies"'],
      ]);
      const { tab, other } = await openFilled(host(), { '/out': () => new Response('', { headers }) });

      await other.goto('/out');

      expect([left(tab), left(other)]).to.deep.equal(['- - -', '- - -']);
    });

    it('are also the cookies that the response itself sets', async () => {
      const { tab } = await openFilled(host(), {
        '/out': () => clearing('"cookies"', 200, { 'set-cookie': 'late=1' }),
      });

      await tab.goto('/out');

      expect(tab.document.cookie).to.equal('');
    });

    it('is nothing of another origin of the same site, but its cookies', async () => {
      const { tab, browser } = await openFilled(host(), { '/out': () => clearing('"*"') }, 'https://www.a.example/');
      const shop = await browser.open('https://shop.a.example:8443/');
      const insecure = await browser.open('http://www.a.example/');
      for (const each of [shop, insecure]) each.localStorage.setItem('l', '1');
      shop.document.cookie = 'd=1; Domain=a.example';

      await tab.goto('/out');

      expect([left(tab), left(shop), left(insecure)]).to.deep.equal(['- - -', 'l - -', 'l - -']);
    });

    it('is the session of a tab, too, that shows something else by now, and does not wait for it to come back', async () => {
      const { tab, other } = await openFilled(host(), { '/out': () => clearing() });
      await tab.goto('https://b.example/');

      await other.goto('/out');
      await tab.back();

      expect(left(tab)).to.equal('- - c=1');
    });

    it('is also the session of a tab that began as a copy', async () => {
      const { tab, other } = await openFilled(host(), { '/out': () => clearing() });
      const copy = await tab.duplicate();

      await other.goto('/out');

      expect([left(tab), left(copy)]).to.deep.equal(['- - c=1', '- - c=1']);
    });

    it('is told by the trace: which response, what of it, and which areas', async () => {
      const { browser, other } = await openFilled(host(), { '/out': () => clearing('"*"') });

      await other.goto('/out');

      const [cleared] = browser.trace.events({ type: 'site-data-cleared' });
      const emptied = browser.trace.events({ type: 'area-emptied' }).map((event) => Reflect.get(event, 'area') as unknown);
      expect(cleared).to.deep.include({ url: `${a}out`, types: 'cookies, storage' });
      expect(emptied).to.deep.equal([
        'localStorage https://a.example',
        'sessionStorage https://a.example tab1',
        'sessionStorage https://a.example tab2',
      ]);
      expect(browser.trace.toText()).to.include('a.example/out has site data cleared: cookies, storage');
    });

    it('is nothing where the URL is not safe, and people are told', async () => {
      const { tab, other } = await openFilled(host(), { '/out': () => clearing('"*"') }, 'http://a.example/');

      const lines = await printedBy(() => other.goto('/out'));

      expect([left(tab), left(other)]).to.deep.equal(['l s c=1', 'l s c=1']);
      expect(lines.join()).to.include('Clear-Site-Data of http://a.example/out is ignored: the URL is not safe.');
    });

    it('is something on the machine itself, without https', async () => {
      const { tab, other } = await openFilled(host(), { '/out': () => clearing('"*"') }, 'http://localhost:8080/');

      await other.goto('/out');

      expect([left(tab), left(other)]).to.deep.equal(['- - -', '- - -']);
    });

    it('is nothing of a page whose text has the header as an element', async () => {
      const markup = '<meta http-equiv="Clear-Site-Data" content="&quot;*&quot;">';
      const { tab, other } = await openFilled(host(), { '/out': () => page(markup) });

      await other.goto('/out');

      expect(left(tab)).to.equal('l s c=1');
    });
  });
}
