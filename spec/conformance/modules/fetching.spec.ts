import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage } from './module-page.ts';

onEachHost('HTML, fetching scripts: a module graph', ({ host }) => {
  it('is there before any of it is evaluated', async () => {
    const page = await openModulePage(host(), '<script type=module src="/a.js"></script>', {
      '/a.js': "import './b.js'; import './c.js'; log.push('a')",
      '/b.js': "log.push('b')",
      '/c.js': { body: "log.push('c')", afterMs: 100 },
    });

    await page.advance(100);

    expect([await page.log(), page.asked]).to.deep.equal([
      ['b', 'c', 'a'],
      ['/a.js', '/b.js', '/c.js'],
    ]);
  });

  it('is evaluated in the order of its text, whatever came first', async () => {
    const page = await openModulePage(host(), '<script type=module src="/a.js"></script>', {
      '/a.js': "import './b.js'; import './c.js'",
      '/b.js': { body: "import './d.js'; log.push('b')", afterMs: 90 },
      '/c.js': "import './e.js'; log.push('c')",
      '/d.js': { body: "log.push('d')", afterMs: 60 },
      '/e.js': "log.push('e')",
    });

    await page.advance(200);

    expect(await page.log()).to.deep.equal(['d', 'b', 'e', 'c']);
  });

  it('of which one module does not come fires error at its element, and none of it is evaluated', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module src="/a.js" onerror="log.push('error')" onload="log.push('load')"></script>`,
      { '/a.js': "import './b.js'; import './none.js'; log.push('a')", '/b.js': "log.push('b')" },
    );

    expect(await page.log()).to.deep.equal(['error']);
    expect(page.messages()).to.deep.equal([]);
  });

  it('of an inline script fires error at its element, too', async () => {
    const page = await openModulePage(host(), `<script type=module onerror="log.push('error')">import './none.js'</script>`);

    expect([await page.log(), page.messages()]).to.deep.equal([['error'], []]);
  });

  it('that came fires load at an element with src, after it was evaluated, and none at one without', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module src="/a.js" onload="log.push('load')"></script><script type=module onload="log.push('never')">log.push('inline')</script>`,
      { '/a.js': "log.push('a')" },
    );

    expect(await page.log()).to.deep.equal(['a', 'load', 'inline']);
  });

  it('fires load though it throws, which is reported', async () => {
    const page = await openModulePage(host(), `<script type=module src="/a.js" onload="log.push('load')"></script>`, {
      '/a.js': "throw new RangeError('a')",
    });

    expect([await page.log(), page.messages()]).to.deep.equal([['load'], ['RangeError: a']]);
  });

  it('fires load though it is no module at all, which is reported', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module src="/a.js" onload="log.push('load')" onerror="log.push('error')"></script>`,
      { '/a.js': 'let x; let x' },
    );

    expect([await page.log(), page.faults()]).to.deep.equal([['load'], ['SyntaxError /a.js:1:12']]);
  });

  it('is empty where its answer has no content, and that is no error', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module src="/a.js" onload="log.push('load')" onerror="log.push('error')"></script>`,
      { '/a.js': { status: 204 } },
    );

    expect(await page.log()).to.deep.equal(['load']);
  });
});

onEachHost('HTML, fetching scripts: the module map', ({ host }) => {
  it('has one instance for each URL, whoever imports it', async () => {
    const page = await openModulePage(
      host(),
      '<script type=module src="/a.js"></script><script type=module>import { it } from "../b.js"; log.push(it === (await import("/b.js")).it, it.n++)</script>',
      { '/a.js': "import { it } from './b.js'; it.n++", '/b.js': "log.push('once'); export const it = { n: 1 }" },
    );

    expect([await page.log(), page.asked]).to.deep.equal([
      ['once', true, 2],
      ['/a.js', '/b.js'],
    ]);
  });

  it('tells query and fragment apart, but not spellings of one URL', async () => {
    const page = await openModulePage(
      host(),
      '<script type=module>import "/b.js"; import "/b.js?1"; import "/b.js#1"; import "/x/../b.js"; import "//a.example:443/b.js"</script>',
      { '/b.js': 'log.push(import.meta.url)', '/b.js?1': 'log.push(import.meta.url)' },
    );

    expect(await page.log()).to.deep.equal(['https://a.example/b.js', 'https://a.example/b.js?1', 'https://a.example/b.js#1']);
  });

  it('evaluates a module once though two elements name it, each of which hears load', async () => {
    const element = `<script type=module src="/a.js" onload="log.push('load')"></script>`;
    const page = await openModulePage(host(), element + element, { '/a.js': "log.push('a')" });

    expect([await page.log(), page.asked]).to.deep.equal([['a', 'load', 'load'], ['/a.js']]);
  });

  it('has what is under way: two elements ask once, and each hears that it did not come', async () => {
    const element = `<script type=module src="/none.js" onerror="log.push('error')"></script>`;

    const page = await openModulePage(host(), element + element);

    expect([await page.log(), page.asked]).to.deep.equal([['error', 'error'], ['/none.js']]);
  });

  it('keeps what a module threw: each who imports it gets the same error', async () => {
    const page = await openModulePage(host(), '', { '/a.js': "log.push('once'); throw { n: 1 }", '/b.js': "import './a.js'" });

    const log = await page.run(
      "const errors = []; const keep = (e) => errors.push(e); import('/a.js').catch(keep).then(() => import('/b.js')).catch(keep).then(() => log.push(errors.length, errors[0] === errors[1]))",
    );

    expect(log).to.deep.equal(['once', 2, true]);
  });

  it('knows nothing of classic scripts: the same URL is another script', async () => {
    const page = await openModulePage(host(), '<script src="/a.js"></script><script type=module src="/a.js"></script>', {
      '/a.js': 'log.push(typeof this)',
    });

    expect(await page.log()).to.deep.equal(['object', 'undefined']);
  });
});
