import { expect } from 'chai';
import { describeHtml, hosts, htmlHost } from '../hosts.ts';
import { bodiless, page } from '../lives/server.ts';
import { a, clearing, fill, left, openFilled } from './clearing.ts';

const shared = { 'access-control-allow-origin': 'https://a.example', 'access-control-allow-credentials': 'true' };

for (const { name, host } of hosts) {
  describe(`which responses have site data removed (${name})`, () => {
    it('are those of fetch(), before page code has them', async () => {
      const { tab, other } = await openFilled(host(), { '/out': () => clearing() });

      const seen = await tab.run(async (window) => {
        const response = await window.fetch('/out');
        return [response.status, window.localStorage.length];
      });

      expect([seen, left(tab), left(other)]).to.deep.equal([[200, 0], '- - c=1', '- - c=1']);
    });

    it('are not those to fetch() that leaves credentials out', async () => {
      const { tab, browser } = await openFilled(host(), { '/out': () => clearing('"*"', 200, shared) });
      const stranger = await browser.open('https://b.example/');
      fill(stranger);

      await tab.run((window) => window.fetch('/out', { credentials: 'omit' }));
      await tab.run((window) => window.fetch('https://b.example/out'));

      expect([left(tab), left(stranger)]).to.deep.equal(['l s c=1', 'l s c=1']);
    });

    it('are those of another origin that is asked with credentials, and clear that origin, also where the page may not read them', async () => {
      for (const headers of [shared, {}]) {
        const { tab, browser } = await openFilled(host(), { '/out': () => clearing('"storage"', 200, headers) });
        const stranger = await browser.open('https://b.example/');
        fill(stranger);

        const outcome = await tab.run((window) =>
          window.fetch('https://b.example/out', { credentials: 'include' }).then(
            () => 'read',
            () => 'refused',
          ),
        );

        expect([outcome, left(tab), left(stranger)]).to.deep.equal([
          headers === shared ? 'read' : 'refused',
          'l s c=1',
          '- - c=1',
        ]);
      }
    });

    it('are redirects, each for its own origin', async () => {
      const { tab, browser, other } = await openFilled(host(), {
        '/out': ({ url }) => clearing('"storage"', 302, { location: url.startsWith(a) ? 'https://b.example/next' : '/' }),
        '/next': () => page(),
      });
      const stranger = await browser.open('https://b.example/');
      fill(stranger);

      await tab.goto('/out');

      expect([tab.url, left(other), left(stranger)]).to.deep.equal(['https://b.example/next', '- - c=1', 'l s c=1']);
    });

    for (const [what, response] of [
      ['that has no body', () => clearing('"storage"', 204)],
      ['that is kept as a file', () => clearing('"storage"', 200, { 'content-disposition': 'attachment' })],
      ['with an error', () => page('', { 'clear-site-data': '"storage"' }, 500)],
    ] as const) {
      it(`are those to a navigation ${what}`, async () => {
        const { tab, other } = await openFilled(host(), { '/out': response });

        await tab.goto('/out').catch(() => undefined);

        expect(left(other)).to.equal('- - c=1');
      });
    }

    it('are not those that nobody waited for', async () => {
      const { tab, browser } = await openFilled(host(), { '/out': () => clearing() });

      await tab.run((window) => {
        const controller = new AbortController();
        void window.fetch('/out', { signal: controller.signal }).catch(() => undefined);
        controller.abort();
      });
      await browser.settle();

      expect(left(tab)).to.equal('l s c=1');
    });

    it('are those to a preflight not, and those to the request behind it', async () => {
      const cors = { ...shared, 'access-control-allow-methods': 'PUT' };
      const seen: string[] = [];
      const { tab, browser } = await openFilled(host(), {
        '/out': ({ method }) => clearing(method === 'OPTIONS' ? '"cookies"' : '"storage"', 200, cors),
      });
      const stranger = await browser.open('https://b.example/');
      fill(stranger);

      await tab.run((window) => window.fetch('https://b.example/out', { method: 'PUT', credentials: 'include' }));
      seen.push(left(stranger));

      expect(seen).to.deep.equal(['- - c=1']);
    });

    it('find the page that they are for empty', async () => {
      const { tab } = await openFilled(host(), { '/out': () => clearing(), '/in': () => bodiless(204) });

      await tab.goto('/out');

      expect([tab.localStorage.length, tab.url]).to.deep.equal([0, `${a}out`]);
    });
  });
}

describeHtml('which responses to what a page embeds have site data removed', () => {
  for (const [what, markup, type] of [
    ['images', '<img src="/out">', 'image/png'],
    ['frames', '<iframe src="/out"></iframe>', 'text/html'],
    ['scripts', '<script src="/out"></script>', 'text/javascript'],
    ['style sheets', '<link rel="stylesheet" href="/out">', 'text/css'],
  ] as const) {
    it(`are those of ${what}`, async () => {
      const { browser, tab, other } = await openFilled(htmlHost(), {
        '/with': () => page(markup),
        '/out': () => clearing('"storage"', 200, { 'content-type': type }),
      });

      await other.goto('/with');
      await browser.settle();

      expect(left(tab)).to.equal('- - c=1');
    });
  }

  it('are those of XMLHttpRequest, waited for or not', async () => {
    for (const later of [true, false]) {
      const { browser, tab } = await openFilled(htmlHost(), { '/out': () => clearing() });

      await tab.evaluate(`(() => { const x = new XMLHttpRequest(); x.open('GET', '/out', ${later}); x.send(); })()`);
      await browser.settle();

      expect(left(tab), String(later)).to.equal('- - c=1');
    }
  });

  it('are for the scripts of the page that they bring long past', async () => {
    const { other } = await openFilled(htmlHost(), {
      '/out': () =>
        page('<script>window.found = [localStorage.length, sessionStorage.length].join();</script>', {
          'clear-site-data': '"storage"',
        }),
    });

    await other.goto('/out');

    expect(Reflect.get(other.window, 'found')).to.equal('0,0');
  });
});
