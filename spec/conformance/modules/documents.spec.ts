import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage } from './module-page.ts';

const html = (body: string): { readonly body: string; readonly type: string } => ({ body, type: 'text/html' });

onEachHost('modules of a document', ({ host }) => {
  it('are evaluated anew when it is loaded again', async () => {
    const page = await openModulePage(host(), '<script type=module src="/a.js"></script>', {
      '/a.js': 'log.push(globalThis.n = (globalThis.n ?? 0) + 1); export const it = {}',
    });

    await page.tab.reload();

    expect([await page.log(), page.asked]).to.deep.equal([[1], ['/a.js', '/a.js']]);
  });

  it('are not evaluated when it was left before they came', async () => {
    const page = await openModulePage(host(), '', {
      '/late.js': { body: 'localStorage.ran = 1', afterMs: 100 },
      '/next.html': html(''),
    });

    await page.run("import('/late.js')");
    await page.tab.goto('https://a.example/next.html');
    await page.advance(200);

    expect(await page.tab.evaluate('localStorage.length')).to.equal(0);
  });

  it('go on when it is shown again from the back/forward cache', async () => {
    const page = await openModulePage(host(), '', { '/late.js': "log.push('late')", '/next.html': html('') });
    await page.run("import('/late.js'); log.push('before')");

    await page.tab.goto('https://a.example/next.html');
    await page.tab.back();
    const log = await page.run("import('/late.js').then(() => log.push('same'))");

    expect(log).to.deep.equal(['before', 'late', 'same']);
  });

  it('that navigate do so after they have been evaluated, and later ones run until then', async () => {
    const page = await openModulePage(host(), '<script type=module src="/a.js"></script>', {
      '/a.js': "location.href = '/next.html'; localStorage.a = 1",
      '/next.html': html("<script>var log = ['next ' + localStorage.a]</script>"),
    });
    await page.tab.browser.settle();

    expect(await page.log()).to.deep.equal(['next 1']);
  });

  it('are its own: a frame of the same origin has others, of its own realm', async () => {
    const page = await openModulePage(host(), '<script type=module src="/m.js"></script><iframe src="/frame.html"></iframe>', {
      '/m.js': 'globalThis.it = {}; globalThis.meta = import.meta',
      '/frame.html': html('<script type=module src="/m.js"></script>'),
    });

    const log = await page.run(
      'log.push(it === frames[0].it, it instanceof Object, frames[0].it instanceof Object, meta === frames[0].meta)',
    );

    expect(log).to.deep.equal([false, true, false, false]);
  });

  it('are asked for with its import map alone, not with that of a frame or its parent', async () => {
    const page = await openModulePage(
      host(),
      '<script type=importmap>{"imports":{"x":"/x.js"}}</script><iframe src="/frame.html"></iframe>',
      {
        '/x.js': '',
        '/frame.html': html("<script>import('x').catch((e) => parent.log.push(e.name))</script>"),
      },
    );

    expect([await page.log(), page.asked]).to.deep.equal([['TypeError'], ['/frame.html']]);
  });

  it('run in a blank frame that a script fills, by the base URL of the page around it', async () => {
    const page = await openModulePage(host(), '<iframe></iframe>', { '/dir/m.js': 'parent.log.push(import.meta.url)' });

    const log = await page.run(
      "const d = frames[0].document; const s = d.createElement('script'); s.type = 'module'; s.textContent = \"import './m.js'\"; d.body.append(s)",
    );

    expect(log).to.deep.equal(['https://a.example/dir/m.js']);
  });

  it('run in srcdoc, by the base URL of the page around it', async () => {
    const page = await openModulePage(
      host(),
      `<iframe srcdoc="<script type=module>import './m.js'; parent.log.push(import.meta.url)</script>"></iframe>`,
      { '/dir/m.js': "parent.log.push('m')" },
    );

    expect(await page.log()).to.deep.equal(['m', 'https://a.example/dir/page']);
  });

  it('do not run in a sandbox without scripts, and nothing is asked for', async () => {
    const page = await openModulePage(host(), '<iframe sandbox="allow-same-origin" src="/frame.html"></iframe>', {
      '/frame.html': html('<script type=module src="/a.js"></script><script type=module>parent.log.push(1)</script>'),
      '/a.js': 'parent.log.push(2)',
    });

    expect([await page.log(), page.asked]).to.deep.equal([[], ['/frame.html']]);
  });

  it('are of another origin in a sandbox with scripts: they come where they are shared', async () => {
    const frame = (name: string): string =>
      `<script type=module src="/${name}.js" onerror="parent.postMessage('error', '*')"></script>`;
    const page = await openModulePage(
      host(),
      `<script>addEventListener('message', ({ data }) => log.push(data))</script><iframe sandbox="allow-scripts" src="/1.html"></iframe><iframe sandbox="allow-scripts" src="/2.html"></iframe>`,
      {
        '/1.html': html(frame('own')),
        '/2.html': html(frame('shared')),
        '/own.js': "parent.postMessage('own', '*')",
        '/shared.js': { body: "parent.postMessage('shared', '*')", headers: { 'access-control-allow-origin': 'null' } },
      },
    );

    expect(await page.log()).to.have.members(['error', 'shared']);
  });

  it('keep working in a frame that was removed only as far as they had come', async () => {
    const page = await openModulePage(host(), '<iframe src="/frame.html"></iframe>', {
      '/frame.html': html(
        "<script type=module>parent.log.push('ran'); await import('/late.js'); parent.log.push('never')</script>",
      ),
      '/late.js': { body: 'parent.log.push("late")', afterMs: 50 },
    });

    await page.run("document.querySelector('iframe').remove()");
    await page.advance(100);

    expect(await page.log()).to.deep.equal(['ran']);
  });

  it('are known in the trace as requests of the page', async () => {
    const page = await openModulePage(host(), '<script type=module src="/a.js"></script>', {
      '/a.js': "import './b.js'",
      '/b.js': '',
    });
    await page.log();

    const urls = page.tab.browser.trace.events({ type: 'request' }).map(({ url }) => url);

    expect(urls).to.deep.equal(['https://a.example/dir/page', 'https://a.example/a.js', 'https://a.example/b.js']);
  });
});
