import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage, type Answer } from './module-page.ts';

/** What becomes of a module with such an answer. */
const element = `<script type=module src="/a.js" onload="log.push('load')" onerror="log.push('error')"></script>`;
const body = "log.push('a')";

onEachHost('HTML, fetching scripts: the answer for a module', ({ host }) => {
  for (const [what, answer] of [
    ['text/javascript', { type: 'text/javascript' }],
    ['text/javascript with a charset, in capitals', { type: 'Text/JavaScript; charset=utf-8' }],
    ['application/javascript', { type: 'application/javascript' }],
    ['application/x-javascript', { type: 'application/x-javascript' }],
    ['another status of success', { status: 206 }],
  ] as const satisfies readonly (readonly [string, Answer])[]) {
    it(`may have: ${what}`, async () => {
      const page = await openModulePage(host(), element, { '/a.js': { body, ...answer } });

      expect(await page.log()).to.deep.equal(['a', 'load']);
    });
  }

  for (const [what, answer] of [
    ['text/plain', { type: 'text/plain' }],
    ['text/html', { type: 'text/html' }],
    ['application/json', { type: 'application/json' }],
    ['text/css', { type: 'text/css' }],
    ['no type', { type: null }],
    ['an empty type', { type: '' }],
    ['a status of an error', { status: 500 }],
  ] as const satisfies readonly (readonly [string, Answer])[]) {
    it(`may not have: ${what}`, async () => {
      const page = await openModulePage(host(), element, { '/a.js': { body, ...answer } });

      expect([await page.log(), page.messages()]).to.deep.equal([['error'], []]);
    });
  }

  it('has to be of that type for what a module imports, too', async () => {
    const page = await openModulePage(host(), element, { '/a.js': "import './b.css'", '/b.css': 'p {}' });

    expect(await page.log()).to.deep.equal(['error']);
  });

  it('may have any type for a classic script, but that of an image, a sound, a film or a table', async () => {
    const types = ['text/plain', 'image/png', 'audio/wav', 'video/mp4', 'text/csv', 'application/json'];
    const markup = types.map((_, number) => `<script src="/${number}.js" onerror="log.push('error')"></script>`).join('');

    const page = await openModulePage(
      host(),
      markup,
      Object.fromEntries(types.map((type, number) => [`/${number}.js`, { type, body: `log.push(${number})` }])),
    );

    const log = (await page.log()) as unknown[];
    expect(log.filter((entry) => entry !== 'error')).to.deep.equal([0, 5]);
    expect(log).to.have.lengthOf(6);
  });

  it('may be a redirect: the module is then of the URL that it led to', async () => {
    const page = await openModulePage(host(), '<script type=module src="/old.js"></script>', {
      '/old.js': { status: 302, headers: { location: '/sub/new.js' } },
      '/sub/new.js': "import './b.js'; log.push(import.meta.url, import.meta.resolve('./c.js'))",
      '/sub/b.js': "log.push('b')",
    });

    expect(await page.log()).to.deep.equal(['b', 'https://a.example/sub/new.js', 'https://a.example/sub/c.js']);
  });

  it('is kept under the URL that was asked for: a redirect gives another instance', async () => {
    const page = await openModulePage(host(), '', {
      '/old.js': { status: 302, headers: { location: '/new.js' } },
      '/new.js': 'export const it = {}',
    });

    const log = await page.run(
      "Promise.all(['/old.js', '/new.js', '/old.js'].map((url) => import(url))).then(([a, b, c]) => log.push(a === b, a === c, a.it === b.it))",
    );

    expect(log).to.deep.equal([false, true, false]);
  });

  it('that failed is not kept: a later import() asks again, while those at once ask once', async () => {
    const page = await openModulePage(host(), element, { '/a.js': "import './none.js'" });

    const log = await page.run(
      "Promise.allSettled([import('/none.js'), import('/none.js')]).then((all) => log.push(...all.map(({ reason }) => reason.name)))",
    );

    expect([log, page.asked]).to.deep.equal([
      ['error', 'TypeError', 'TypeError'],
      ['/a.js', '/none.js', '/none.js'],
    ]);
  });
});

onEachHost('HTML, fetching scripts: a module of another origin', ({ host }) => {
  const url = 'https://b.example/m.js';

  for (const [what, headers, expected] of [
    ['comes where it is shared with all', { 'access-control-allow-origin': '*' }, ['m']],
    ['comes where it is shared with the page', { 'access-control-allow-origin': 'https://a.example' }, ['m']],
    ['does not come where it is shared with nobody', {}, ['error']],
  ] as const) {
    it(what, async () => {
      const page = await openModulePage(host(), `<script type=module onerror="log.push('error')">import '${url}'</script>`, {
        [url]: { body: "log.push('m')", headers },
      });

      expect([await page.log(), page.asked]).to.deep.equal([expected, [url]]);
    });
  }

  it('imports relative to its own URL, and asks with the credentials of the element', async () => {
    const headers = { 'access-control-allow-origin': 'https://a.example', 'access-control-allow-credentials': 'true' };
    const page = await openModulePage(host(), `<script type=module src="${url}" crossorigin=use-credentials></script>`, {
      [url]: { body: "import './n.js'; log.push('m')", headers },
      'https://b.example/n.js': { body: 'log.push(import.meta.url)', headers },
    });

    expect(await page.log()).to.deep.equal(['https://b.example/n.js', 'm']);
  });
});
