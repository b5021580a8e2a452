import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage, type Answers } from './module-page.ts';

onEachHost('HTML, the script element: order', ({ host }) => {
  const run = async (markup: string, answers: Answers = {}, ms = 0): Promise<unknown> => {
    const page = await openModulePage(host(), markup, answers);
    await page.advance(ms);
    return await page.log();
  };

  it('of modules is that of the document, after parsing and before DOMContentLoaded, external or not', async () => {
    const log = await run(
      `<script>addEventListener('DOMContentLoaded', () => log.push('ready')); addEventListener('load', () => log.push('load'))</script>
      <script type=module src="/a.js"></script><script type=module>log.push('inline', document.querySelector('p') !== null, document.readyState)</script>
      <script defer src="/d.js"></script><script>log.push('classic')</script><p>`,
      { '/a.js': "log.push('a')", '/d.js': "log.push('defer')" },
    );

    expect(log).to.deep.equal(['classic', 'a', 'inline', true, 'interactive', 'defer', 'ready', 'load']);
  });

  it('of modules does not change with defer', async () => {
    const log = await run(
      `<script type=module defer>log.push(1)</script><script type=module>log.push(2)</script><script type=module defer>log.push(3)</script>`,
    );

    expect(log).to.deep.equal([1, 2, 3]);
  });

  it('of async modules is that in which their graphs come, while others wait for their turn', async () => {
    const log = await run(
      `<script type=module async src="/slow.js"></script><script type=module async src="/quick.js"></script><script type=module src="/a.js"></script>`,
      {
        '/slow.js': "import './slower.js'; log.push('slow')",
        '/slower.js': { body: '', afterMs: 80 },
        '/quick.js': "log.push('quick')",
        '/a.js': { body: "log.push('a')", afterMs: 30 },
      },
      100,
    );

    expect(log).to.deep.equal(['quick', 'a', 'slow']);
  });

  it('of async modules is not held up by DOMContentLoaded, but load waits for them', async () => {
    const log = await run(
      `<script>addEventListener('DOMContentLoaded', () => log.push('ready')); addEventListener('load', () => log.push('load'))</script>
      <script type=module async src="/late.js"></script>`,
      { '/late.js': { body: "log.push('late')", afterMs: 50 } },
      50,
    );

    expect(log).to.deep.equal(['ready', 'late', 'load']);
  });

  it('of async modules that are inline is after the script that stands there', async () => {
    const log = await run("<script type=module async>log.push('module')</script><script>log.push('classic')</script>");

    expect(log).to.have.members(['module', 'classic']);
  });

  it('of modules that a script inserts is that in which they come, unless async is false', async () => {
    const insert = (async: boolean): string =>
      `<script>for (const name of ['slow', 'quick']) { const s = document.createElement('script'); s.type = 'module'; ${async ? '' : 's.async = false;'} s.src = '/' + name + '.js'; document.head.append(s) }</script>`;
    const answers = { '/slow.js': { body: "log.push('slow')", afterMs: 50 }, '/quick.js': "log.push('quick')" };

    expect(await run(insert(true), answers, 50)).to.deep.equal(['quick', 'slow']);
    expect(await run(insert(false), answers, 50)).to.deep.equal(['slow', 'quick']);
  });

  it('lets a module that a script inserts run without waiting for the parser', async () => {
    const log = await run(
      `<script>const s = document.createElement('script'); s.type = 'module'; s.textContent = 'log.push("inserted")'; document.head.append(s); log.push('script')</script>`,
    );

    expect(log).to.deep.equal(['script', 'inserted']);
  });

  for (const [what, markup] of [
    ['a classic script', `<script src="/c.js" onload="log.push('load')"></script>`],
    ['a deferred one', `<script defer src="/c.js" onload="log.push('load')"></script>`],
    ['an async one', `<script async src="/c.js" onload="log.push('load')"></script>`],
    ['a module', `<script type=module src="/c.js" onload="log.push('load')"></script>`],
    ['an async module', `<script type=module async src="/c.js" onload="log.push('load')"></script>`],
    [
      'an inserted script',
      "<script>{ const s = document.createElement('script'); s.src = '/c.js'; s.onload = () => log.push('load'); document.head.append(s) }</script>",
    ],
    [
      'an inserted module',
      "<script>{ const s = document.createElement('script'); s.type = 'module'; s.src = '/c.js'; s.onload = () => log.push('load'); document.head.append(s) }</script>",
    ],
  ] as const) {
    it(`has the promise jobs of ${what} before load at its element`, async () => {
      const log = await run(markup, { '/c.js': "Promise.resolve().then(() => log.push('job')); log.push('script')" });

      expect(log).to.deep.equal(['script', 'job', 'load']);
    });
  }

  it('has promise jobs of one module before the next one', async () => {
    const log = await run(
      "<script type=module>Promise.resolve().then(() => log.push('job')); log.push(1)</script><script type=module>log.push(2)</script>",
    );

    expect(log).to.deep.equal([1, 'job', 2]);
  });
});

onEachHost('HTML, the script element: modules', ({ host }) => {
  const run = async (markup: string, answers: Answers = {}): Promise<unknown> =>
    (await openModulePage(host(), markup, answers)).log();

  it('are known by type, in any case and with spaces around it', async () => {
    const types = ['module', 'MODULE', ' module ', 'module;x', 'text/module', 'modules'];

    const log = await run(
      types.map((type, number) => `<script type="${type}">log.push(${number}, typeof this)</script>`).join(''),
    );

    expect(log).to.deep.equal([0, 'undefined', 1, 'undefined', 2, 'undefined']);
  });

  it('run with nomodule, and classic scripts with it do not', async () => {
    const log = await run(
      `<script nomodule>log.push('never')</script><script nomodule src="/n.js"></script><script type=module nomodule>log.push('module')</script>`,
      { '/n.js': "log.push('never')" },
    );

    expect(log).to.deep.equal(['module']);
  });

  it('have no document.currentScript, and this is undefined', async () => {
    const log = await run(
      '<script type=module>log.push(document.currentScript, this)</script><script type=module src="/a.js"></script>',
      { '/a.js': 'log.push(document.currentScript)' },
    );

    expect(log).to.deep.equal([null, undefined, null]);
  });

  it('are strict code without HTML comments', async () => {
    const page = await openModulePage(
      host(),
      '<script type=module>log.push((function () { return this })())</script><script type=module>\n<!-- no comment</script><script type=module>with ({}) {}</script>',
    );

    expect([await page.log(), page.faults().map((fault) => fault.split(':')[0])]).to.deep.equal([
      [undefined],
      ['SyntaxError /dir/page', 'SyntaxError /dir/page'],
    ]);
  });

  it('of one text twice are two modules', async () => {
    const log = await run('<script type=module>globalThis.n = (globalThis.n ?? 0) + 1; log.push(n)</script>'.repeat(2));

    expect(log).to.deep.equal([1, 2]);
  });

  it('that are empty or have no text do nothing, and get no event', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module onload="log.push('load')" onerror="log.push('error')"></script><script type=module src="" onerror="log.push('no src')"></script>`,
    );

    expect(await page.log()).to.deep.equal(['no src']);
  });

  it('do not run from innerHTML, and once though they are moved', async () => {
    const log = await run(
      `<div></div><script type=module id=m>log.push('once'); document.querySelector('div').innerHTML = '<script type=module>log.push("never")<' + '/script>'; document.querySelector('div').append(document.querySelector('#m'))</script>`,
    );

    expect(log).to.deep.equal(['once']);
  });

  it('cannot write into the document while it is parsed, as they come later', async () => {
    const log = await run(
      "<p></p><script type=module>document.write('<b></b>'); log.push(document.querySelector('p') === null)</script>",
    );

    expect(log).to.deep.equal([false]);
  });
});
