import { expect } from 'chai';
import { onEachHost } from './each-host.ts';
import { js } from './fetching.ts';

const told = (call: string): string =>
  `${call}.then(async (r) => log.push([r.type, r.status, r.url, r.redirected, await r.text()].join(' ')), (e) => log.push(String(e)));`;

onEachHost('fetch of a page', ({ fetchingPage }) => {
  const allowed = { 'access-control-allow-origin': '*' };

  it('says of its answer whether it is of another origin, and where redirects led', async () => {
    const { run } = await fetchingPage({
      '/x': () => new Response('own'),
      '/to': () => new Response(null, { status: 302, headers: { location: '/x' } }),
      'https://b.example/x': () => new Response('other', { headers: allowed }),
    });

    const log = await run(
      ["fetch('/x#f')", "fetch('/to')", "fetch('https://b.example/x')", "fetch('https://b.example/x', { mode: 'no-cors' })"]
        .concat("fetch('/to', { redirect: 'manual' })")
        .map(told)
        .join('\n'),
    );

    expect(log).to.have.members([
      'basic 200 https://a.example/x false own',
      'basic 200 https://a.example/x true own',
      'cors 200 https://b.example/x false other',
      'opaque 0  false ',
      'opaqueredirect 0 https://a.example/to false ',
    ]);
  });

  it('fails with a TypeError of few words, and the trace has the reason', async () => {
    const { run, browser } = await fetchingPage({ 'https://b.example/x': () => new Response('secret') });

    const log = await run(told("fetch('https://b.example/x')") + told("fetch('https://b.example/x', { mode: 'same-origin' })"));

    expect(log).to.deep.equal(['TypeError: Failed to fetch', 'TypeError: Failed to fetch']);
    expect(browser.trace.events({ type: 'response' }).flatMap(({ reason }) => reason ?? [])).to.deep.equal([
      'GET https://b.example/x failed for https://a.example: the response has no Access-Control-Allow-Origin header.',
      "GET https://b.example/x was not asked: it is of another origin than the page, and the mode is 'same-origin'.",
    ]);
  });

  it('reads data: and blob: URLs, for which nobody is asked, until they are revoked', async () => {
    const { run, asked } = await fetchingPage();

    const log = await run(
      `const url = URL.createObjectURL(new Blob(['made'], { type: 'text/x' }));
      fetch(url).then(async (r) => log.push([r.headers.get('content-type'), await r.text()].join(' ')));
      ${told("fetch('data:text/plain,hi')")}
      fetch(url, { method: 'POST' }).catch(() => log.push('only read'));
      const gone = URL.createObjectURL(new Blob(['gone'])); URL.revokeObjectURL(gone); fetch(gone).catch(() => log.push('revoked'))`,
    );

    expect(log).to.have.members(['text/x made', 'basic 200 data:text/plain,hi false hi', 'only read', 'revoked']);
    expect(asked).to.deep.equal([]);
  });

  it('reads no blob: URL of another origin', async () => {
    const { browser, run } = await fetchingPage();
    const other = await browser.open('https://b.example/');
    const url = String(await other.evaluate("URL.createObjectURL(new Blob(['theirs']))"));

    expect(await run(told(`fetch('${url}')`))).to.deep.equal(['TypeError: Failed to fetch']);
    expect(await run(told(`fetch('${url}', { mode: 'no-cors' })`))).to.deep.equal(
      Array.from({ length: 2 }, () => 'TypeError: Failed to fetch'),
    );
  });
});

onEachHost('a script of another origin', ({ fetchingPage }) => {
  const url = 'https://b.example/s.js';
  const run = (headers: Record<string, string>) => ({ [url]: () => js('log.push("ran")', headers) });

  for (const [attribute, allowed, result] of [
    ['', {}, 'ran'],
    ['crossorigin', {}, 'error'],
    ['crossorigin', { 'access-control-allow-origin': 'https://a.example' }, 'ran'],
    ['crossorigin="use-credentials"', { 'access-control-allow-origin': 'https://a.example' }, 'error'],
    ['type=module', {}, 'error'],
    ['type=module', { 'access-control-allow-origin': '*' }, 'ran'],
  ] as const) {
    const how = `${attribute === '' ? 'without attributes' : attribute}, and ${Object.keys(allowed).length} headers`;
    it(`in markup comes to: ${result}, ${how}`, async () => {
      const { tab, browser } = await fetchingPage(
        run(allowed),
        `<script src="${url}" ${attribute} onerror="log.push('error')"></script>`,
      );

      await browser.settle();

      expect(await tab.evaluate('log')).to.deep.equal([result]);
    });
  }

  it('that a script inserts is asked for by its attribute, too', async () => {
    const page = await fetchingPage(run({}));

    const log = await page.run(
      `for (const crossOrigin of [null, '']) { const s = document.createElement('script'); s.src = '${url}';
      if (crossOrigin !== null) s.setAttribute('crossorigin', crossOrigin); s.onerror = () => log.push('error'); document.body.append(s); }`,
    );

    expect(log).to.deep.equal(['ran', 'error']);
  });

  it('that is asked for in two ways is asked for twice', async () => {
    const allowed = { 'access-control-allow-origin': '*' };
    const { asked, tab } = await fetchingPage(
      run(allowed),
      `<script src="${url}"></script><script src="${url}" crossorigin></script>`,
    );

    expect([asked, await tab.evaluate('log')]).to.deep.equal([
      [`GET ${url}`, `GET ${url}`],
      ['ran', 'ran'],
    ]);
  });
});

onEachHost('a blob: URL', ({ fetchingPage }) => {
  it('is what it was made of for scripts, modules, requests and frames', async () => {
    const { run, asked } = await fetchingPage();

    const log = await run(
      `const made = (text, type) => URL.createObjectURL(new Blob([text], { type }));
      const s = document.createElement('script'); s.src = made('log.push("script")', ''); document.body.append(s);
      import(made('export const x = "module"', 'text/javascript')).then(({ x }) => log.push(x));
      const r = new XMLHttpRequest(); r.open('GET', made('request', '')); r.onload = () => log.push(r.responseText); r.send();
      const f = document.createElement('iframe'); f.src = made('<p>frame', 'text/html');
      f.onload = () => log.push(f.contentDocument.body.textContent); document.body.append(f);`,
    );

    expect(log).to.have.members(['script', 'module', 'request', 'frame']);
    expect(asked).to.deep.equal([]);
  });
});
