import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage, type Answers } from './module-page.ts';

onEachHost('ECMAScript, modules: top-level await', ({ host }) => {
  const run = async (answers: Answers, markup = '<script type=module src="/a.js"></script>'): Promise<unknown> =>
    (await openModulePage(host(), markup, answers)).log();

  it('lets who imports wait, but not those beside it', async () => {
    const log = await run({
      '/a.js': "import './b.js'; import './c.js'; log.push('a')",
      '/b.js': "log.push('b1'); await 0; log.push('b2')",
      '/c.js': "log.push('c')",
    });

    expect(log).to.deep.equal(['b1', 'c', 'b2', 'a']);
  });

  it('runs those that wait for several in the order of their graph', async () => {
    const log = await run({
      '/a.js': "import './x.js'; import './y.js'; import './z.js'; log.push('a')",
      '/x.js': "import './s.js'; log.push('x')",
      '/y.js': "import './s.js'; log.push('y')",
      '/z.js': "log.push('z')",
      '/s.js': "await 0; await 0; log.push('s')",
    });

    expect(log).to.deep.equal(['z', 's', 'x', 'y', 'a']);
  });

  it('goes up a chain', async () => {
    const log = await run({
      '/a.js': "import './b.js'; await log.push('a1'); log.push('a2')",
      '/b.js': "import './c.js'; await log.push('b1'); log.push('b2')",
      '/c.js': "await log.push('c1'); log.push('c2')",
    });

    expect(log).to.deep.equal(['c1', 'c2', 'b1', 'b2', 'a1', 'a2']);
  });

  it('is over before load at the element where promise jobs end it, and else is not waited for', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module src="/a.js" onload="log.push('load a')"></script><script type=module src="/b.js" onload="log.push('load b')"></script>`,
      {
        '/a.js': "log.push('begin a'); await 0; log.push('end a')",
        '/b.js': "log.push('begin b'); await new Promise((resolve) => setTimeout(resolve, 20)); log.push('end b')",
      },
    );

    await page.advance(20);

    expect(await page.log()).to.deep.equal(['begin a', 'end a', 'load a', 'begin b', 'load b', 'end b']);
  });

  it('holds up neither later scripts nor load of the window', async () => {
    const log = await run(
      {},
      `<script>addEventListener('DOMContentLoaded', () => log.push('ready')); addEventListener('load', () => log.push('load'))</script>
      <script type=module>await new Promise(() => {}); log.push('never')</script><script type=module>log.push('second')</script>`,
    );

    expect(log).to.deep.equal(['second', 'ready', 'load']);
  });

  it('reports what is thrown after it at the window, with its place', async () => {
    const page = await openModulePage(host(), '<script type=module src="/a.js"></script>', {
      '/a.js': "import './b.js'; log.push('never')",
      '/b.js': "await 0;\n  throw new RangeError('late')",
    });

    expect([await page.log(), page.messages(), page.faults()]).to.deep.equal([
      [],
      ['RangeError: late'],
      ['RangeError /b.js:2:9'],
    ]);
  });

  it('lets import() wait for the end, with what it throws', async () => {
    const page = await openModulePage(host(), '', {
      '/a.js': 'export const x = await new Promise((resolve) => setTimeout(resolve, 50, 7))',
      '/b.js': 'await 0; throw 8',
    });

    await page.run("import('/a.js').then(({ x }) => log.push(x)); import('/b.js').catch((e) => log.push(e)); log.push('first')");
    await page.advance(50);

    expect(await page.log()).to.deep.equal(['first', 8, 7]);
  });

  it('is there with for await, in blocks, and beside names that are imported', async () => {
    const log = await run({
      '/a.js':
        "import { n } from './b.js'; for await (const x of [n, 2]) { if (x === 1) await log.push(x); else log.push('two') }",
      '/b.js': 'export const n = await Promise.resolve(1)',
    });

    expect(log).to.deep.equal([1, 'two']);
  });

  it('in a cycle lets both end, and in the order of the text', async () => {
    const log = await run({
      '/a.js': "import './b.js'; log.push('a1'); await 0; log.push('a2')",
      '/b.js': "import './a.js'; log.push('b1'); await 0; log.push('b2')",
    });

    expect(log).to.deep.equal(['b1', 'b2', 'a1', 'a2']);
  });

  it('that waits for itself by import() never ends', async () => {
    const log = await run({ '/a.js': "log.push('begin'); await import('./a.js'); log.push('never')" });

    expect(log).to.deep.equal(['begin']);
  });

  it('makes await a keyword: it is no name in a module', async () => {
    const page = await openModulePage(
      host(),
      '<script type=module>const await = 1</script><script>var await = 1; log.push(await)</script>',
    );

    expect([await page.log(), page.faults().map((fault) => fault.split(' ')[0])]).to.deep.equal([[1], ['SyntaxError']]);
  });
});
