import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage, type Answers } from './module-page.ts';

const m: Answers = { '/dir/m.js': "export const x = 'dir'", '/js/m.js': "export const x = 'js'" };
const told = '.then((m) => log.push(m.x))';

onEachHost('HTML, import(): who may call it', ({ host }) => {
  for (const [what, markup, answers, expected] of [
    ['a classic script', `<script>import('./m.js')${told}</script>`, m, 'dir'],
    [
      'an external one, by its own URL',
      '<script src="/js/c.js"></script>',
      { ...m, '/js/c.js': `import('./m.js')${told}` },
      'js',
    ],
    ['an inline module', `<script type=module>import('./m.js')${told}</script>`, m, 'dir'],
    ['an external module', '<script type=module src="/js/a.js"></script>', { ...m, '/js/a.js': `import('./m.js')${told}` }, 'js'],
    [
      'a handler in markup',
      `<p onclick="import('./m.js')${told}"></p><script>document.querySelector('p').click()</script>`,
      m,
      'dir',
    ],
    ['the callback of a timer', `<script>setTimeout(() => import('./m.js')${told})</script>`, m, 'dir'],
    ['the text of a timer', `<script>setTimeout("import('./m.js')${told}")</script>`, m, 'dir'],
    ['a listener', `<script>addEventListener('load', () => import('./m.js')${told})</script>`, m, 'dir'],
    ['a promise job', `<script>Promise.resolve('./m.js').then((url) => import(url))${told}</script>`, m, 'dir'],
    ['an async function', `<script>(async () => { await 0; log.push((await import('./m.js')).x) })()</script>`, m, 'dir'],
    [
      'a handler that is set by its attribute',
      `<p></p><script>{ const p = document.querySelector('p'); p.setAttribute('onclick', "import('./m.js')${told}"); p.click() }</script>`,
      m,
      'dir',
    ],
    [
      'a script that is inserted',
      `<script>{ const s = document.createElement('script'); s.text = "import('./m.js')${told}"; document.head.append(s) }</script>`,
      m,
      'dir',
    ],
    ['a deferred script', '<script defer src="/js/c.js"></script>', { ...m, '/js/c.js': `import('./m.js')${told}` }, 'js'],
    ['a function that is made of texts', `<script>new Function('url', 'return import(url)')('./m.js')${told}</script>`, m, 'dir'],
    [
      'a javascript: URL',
      `<a href="javascript:void import('./m.js')${told}">x</a><script>addEventListener('load', () => document.querySelector('a').click())</script>`,
      m,
      'dir',
    ],
  ] as const) {
    it(what, async () => {
      const page = await openModulePage(host(), markup, answers);
      await page.advance(10);

      expect([await page.log(), page.messages()]).to.deep.equal([[expected], []]);
    });
  }

  it('and code from outside', async () => {
    const page = await openModulePage(host(), '', m);

    const x = await page.tab.evaluate("import('./m.js').then((m) => m.x)");

    expect(x).to.equal('dir');
  });
});

onEachHost('ECMAScript, import()', ({ host }) => {
  const run = async (code: string, answers: Answers = {}): Promise<unknown> =>
    (await openModulePage(host(), '', answers)).run(code);

  it('gives a promise of the page for the namespace, the same each time', async () => {
    const log = await run(
      `const p = import('./m.js'); log.push(p instanceof Promise, p === import('./m.js'));
      Promise.all([p, import('./m.js'), import('/dir/m.js')]).then(([a, b, c]) => log.push(a === b, b === c, a[Symbol.toStringTag]))`,
      m,
    );

    expect(log).to.deep.equal([true, false, true, true, 'Module']);
  });

  it('makes a text of what it is given, at once', async () => {
    const log = await run(
      `import({ toString() { log.push('asked'); return './m.js' } })${told}; log.push('after'); import(new URL('/js/m.js', location))${told}`,
      m,
    );

    expect(log).to.have.ordered.members(['asked', 'after', 'dir', 'js']);
  });

  it('rejects, and does not throw, with what making a text of it throws', async () => {
    const log = await run(
      `import({ toString() { throw 7 } }).catch((e) => log.push(e)); import(Symbol()).catch((e) => log.push(e instanceof TypeError))`,
    );

    expect(log).to.have.members([7, true]);
  });

  it('evaluates what it imports only when it is called, and once', async () => {
    const log = await run("log.push('before'); import('/a.js').then(() => import('/a.js')).then(() => log.push('twice'))", {
      '/a.js': "log.push('a')",
    });

    expect(log).to.deep.equal(['before', 'a', 'twice']);
  });

  it('is called in a module at once, and runs after the module', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module>import('/a.js'); log.push('module'); Promise.resolve().then(() => log.push('job'))</script>`,
      { '/a.js': "log.push('a')" },
    );

    expect(await page.log()).to.deep.equal(['module', 'job', 'a']);
  });

  it('holds up neither DOMContentLoaded nor load', async () => {
    const page = await openModulePage(
      host(),
      `<script>addEventListener('load', () => log.push('load')); import('/late.js')</script><script type=module>await import('/late.js'); log.push('module')</script>`,
      { '/late.js': { body: "log.push('late')", afterMs: 50 } },
    );

    const before = await page.log();
    await page.advance(50);

    expect([before, await page.log()]).to.deep.equal([['load'], ['load', 'late', 'module']]);
  });

  it('asks another origin with the credentials of the element that its module came by', async () => {
    const importing = (name: string): string =>
      `import('https://b.example/${name}.js').then(() => log.push('${name}'), (e) => log.push(e.name))`;
    const headers = { 'access-control-allow-origin': '*' };
    const page = await openModulePage(
      host(),
      `<script type=module crossorigin=use-credentials>${importing('1')}</script><script type=module>${importing('2')}</script>`,
      { 'https://b.example/1.js': { headers }, 'https://b.example/2.js': { headers } },
    );

    // What is asked for with credentials has to be shared with the page by name.
    expect(await page.log()).to.have.members(['TypeError', '2']);
  });

  it('that fails and is caught by nobody is reported as a rejection', async () => {
    const page = await openModulePage(host(), "<script>addEventListener('unhandledrejection', () => log.push('event'))</script>");

    const log = await page.run("import('/none.js')");

    expect([log, page.messages().map((message) => message.split(':')[0])]).to.deep.equal([['event'], ['TypeError']]);
  });

  it('that fails has an error of the page, whatever the cause', async () => {
    const log = await run(
      `for (const url of ['/none.js', 'bare', '/syntax.js', '/name.js', '/throws.js', '/type.txt', '/deep.js'])
        import(url).catch((e) => log.push([url, [TypeError, SyntaxError, RangeError].find((C) => e instanceof C)?.name]))`,
      {
        '/syntax.js': 'if (',
        '/name.js': "import { x } from '/empty.js'",
        '/empty.js': '',
        '/throws.js': "throw new RangeError('x')",
        '/type.txt': '1',
        '/deep.js': "import './none.js'",
      },
    );

    expect(log).to.have.deep.members([
      ['/none.js', 'TypeError'],
      ['bare', 'TypeError'],
      ['/syntax.js', 'SyntaxError'],
      ['/name.js', 'SyntaxError'],
      ['/throws.js', 'RangeError'],
      ['/type.txt', 'TypeError'],
      ['/deep.js', 'TypeError'],
    ]);
  });

  it('takes attributes as its second argument: type alone, and json alone', async () => {
    const log = await run(
      `const kinds = [undefined, {}, { with: undefined }, { with: {} }, null, 1, { with: null }, { with: 'x' }, { with: { type: 'css2' } }, { with: { type: 'javascript' } }, { with: { type: 1 } }, { with: { mood: 'good' } }];
      (async () => { for (const kind of kinds) log.push(await import('./m.js', kind).then(() => 'ok', (e) => e.name)) })()`,
      m,
    );

    expect(log).to.deep.equal(['ok', 'ok', 'ok', 'ok', ...Array.from({ length: 8 }, () => 'TypeError')]);
  });

  it('awaits a then that the module exports', async () => {
    const log = await run("import('/a.js').then((it) => log.push(it))", {
      '/a.js': "export function then(resolve) { resolve('thenable') }",
    });

    expect(log).to.deep.equal(['thenable']);
  });

  it('is a word only where it is code: neither in strings, comments, templates nor as a name of a member', async () => {
    const log = await run(
      "/* import('x') */ const o = { import: (x) => x }; log.push('import(1)', `import(${2})`, o.import(3), /import(4)/.source) // import('y')\n",
    );

    expect(log).to.deep.equal(['import(1)', 'import(2)', 3, 'import(4)']);
  });

  it('stands with comments, line breaks and commas in it', async () => {
    const log = await run(`import /* ( */ (\n // )\n './m.js',\n)${told}; import\n('/js/m.js', { with: {}, },)${told}`, m);

    expect(log).to.have.members(['dir', 'js']);
  });
});
