import { expect } from 'chai';
import { onEachHost } from '../each-host.ts';

onEachHost('modules', ({ openPage }) => {
  it('evaluate after what they import, with relative URLs, import.meta.url and top-level await', async () => {
    const page = openPage({
      markup: '<script>var log = []</script><script type=module src="/js/main.js" onload="log.push(\'load\')"></script>',
      files: {
        '/js/main.js':
          "import { x } from './lib/n.js';\nimport d, { y as z } from '../root.js';\nlog.push(x, d, z, import.meta.url);",
        '/js/lib/n.js': 'export const x = await Promise.resolve(1); log.push("n");',
        '/root.js': 'export default 2; export const y = 3;',
      },
    });

    await page.runDeferred();
    await page.settle();

    // There is no checkpoint before `load` here: the model makes it.
    expect(page.run('log')).to.deep.equal(['load', 'n', 1, 2, 3, 'https://a.example/js/main.js']);
    expect(page.requests.every((request) => request.delaysLoad)).to.equal(true);
  });

  it('are fetched and evaluated once for each document', async () => {
    const page = openPage({
      markup: '<script type=module>import "/m.js"</script><script type=module>import "/m.js"</script>',
      files: { '/m.js': 'globalThis.times = (globalThis.times ?? 0) + 1' },
    });

    await page.runDeferred();

    expect(page.run('times')).to.equal(1);
    expect(page.requests).to.have.length(1);
  });

  it('can be imported dynamically by modules and by classic scripts, relative to each', async () => {
    const page = openPage({
      markup:
        '<script>var log = []</script><script src="/js/c.js"></script><script type=module>log.push((await import("./m.js")).name)</script>',
      files: {
        '/js/c.js':
          '/* import("x") */ const text = `import("y")`; import("./m.js").then((m) => log.push(m.name, Object.prototype.toString.call(m)))',
        '/js/m.js': 'export const name = "js"',
        '/dir/m.js': 'export const name = "dir"',
      },
    });

    await page.runDeferred();
    await page.settle();

    expect(page.run('log.sort()')).to.deep.equal(['[object Module]', 'dir', 'js']);
  });

  it('reject a dynamic import with an error of the realm', async () => {
    const page = openPage({ files: { '/bad.js': 'if (', '/gone.js': null, '/throws.js': 'throw 7' } });

    page.run(`var log = []; for (const s of ['/none.js', '/gone.js', 'bare', '/bad.js', '/throws.js']) import(s).catch((e) =>
      log.push([s, e instanceof TypeError, e instanceof SyntaxError, e === 7]))`);
    await page.settle();

    expect(page.run('log.sort()')).to.deep.equal([
      ['/bad.js', false, true, false],
      ['/gone.js', true, false, false],
      ['/none.js', true, false, false],
      ['/throws.js', false, false, true],
      ['bare', true, false, false],
    ]);
  });

  it('report what they throw, and fire error when they cannot be had', async () => {
    const page = openPage({
      markup:
        '<script>var log = []</script><script type=module>throw new RangeError("x")</script>' +
        '<script type=module src="/none.js" onerror="log.push(\'error\')"></script><script type=module>if (</script>',
    });

    await page.runDeferred();

    expect(page.run('log')).to.deep.equal(['error']);
    expect(page.errors.map((error) => (error as Error).name)).to.deep.equal(['RangeError', 'SyntaxError']);
  });

  it('may import each other', async () => {
    const page = openPage({
      markup:
        '<script type=module>import { a } from "/a.js"; globalThis.got = a()</script><script type=module src="/b.js"></script>',
      files: {
        '/a.js': 'import { b } from "/b.js"; export function a() { return "a" + b(); }',
        '/b.js': 'import { a } from "/a.js"; export function b() { return typeof a; }',
      },
    });

    await page.runDeferred();

    expect(page.run('got')).to.equal('afunction');
  });

  it('may be JSON, and nothing else but scripts', async () => {
    const page = openPage({
      markup:
        '<script type=module>import data from "/d.json" with { type: "json" }; globalThis.data = data.n</script>' +
        '<script type=module>import sheet from "/s.css" with { type: "css" };</script>',
      files: { '/d.json': '{"n":4}', '/s.css': '' },
    });

    await page.runDeferred();

    expect([page.run('data'), page.errors.map(String)]).to.deep.equal([4, ['TypeError: "css" is not a valid module type.']]);
  });

  it('find bare names through an import map', async () => {
    const page = openPage({
      markup:
        '<script type=importmap>{"imports":{"lib":"/vendor/lib.js"},"scopes":{"/dir/":{"own":"/own.js"}}}</script>' +
        '<script type=importmap>{"imports":{"lib":"/other.js"}}</script><script type=importmap>{</script>' +
        '<script type=importmap src="/x"></script><script type=importmap>null</script>' +
        '<script type=module>import { n } from "lib"; globalThis.n = n</script>',
      files: { '/vendor/lib.js': 'export const n = 5' },
    });

    await page.runDeferred();
    page.runTasks();

    expect(page.run('n')).to.equal(5);
    expect(page.errors.map((error) => (error as Error).name)).to.deep.equal(['SyntaxError', 'TypeError']);
  });

  it('that are async or inserted by a script run when their graph is there', async () => {
    const page = openPage({
      markup: '<script type=module async src="/m.js"></script>',
      files: { '/m.js': 'globalThis.ran = (globalThis.ran ?? 0) + 1' },
    });

    page.run(
      's = document.createElement("script"); s.type = "module"; s.textContent = "import \'/m.js\'; ran += 10"; document.head.append(s)',
    );
    await page.settle();
    page.runTasks();

    expect(page.deferred).to.deep.equal([]);
    expect(page.run('ran')).to.equal(11);
  });

  it('come to nothing when the document is gone', async () => {
    const page = openPage({
      markup: '<script type=module src="/m.js"></script><script type=module src="/none.js"></script>',
      files: { '/m.js': 'throw new Error("too late")' },
    });

    page.host.destroy();
    await page.runDeferred();

    expect(page.errors).to.deep.equal([]);
  });
});
