import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage, type ModulePage } from './module-page.ts';

const map = (value: unknown): string => `<script type=importmap>${JSON.stringify(value)}</script>`;
const importing = (...names: string[]): string =>
  `<script type=module>for (const name of ${JSON.stringify(names)}) { try { log.push(import.meta.resolve(name).replace('https://a.example', '')) } catch (e) { log.push(e.name) } }</script>`;

onEachHost('HTML, parse an import map string', ({ host }) => {
  const open = (markup: string): Promise<ModulePage> => openModulePage(host(), markup);

  for (const [what, text, name] of [
    ['what is no JSON', '{', 'SyntaxError'],
    ['JSON with a comment', '{} // map', 'SyntaxError'],
    ['a list', '[]', 'TypeError'],
    ['null', 'null', 'TypeError'],
    ['a text', '"map"', 'TypeError'],
    ['imports that are a list', '{"imports":[]}', 'TypeError'],
    ['imports that are null', '{"imports":null}', 'TypeError'],
    ['scopes that are a number', '{"scopes":1}', 'TypeError'],
    ['a scope that is a text', '{"scopes":{"/":"/x.js"}}', 'TypeError'],
  ] as const) {
    it(`reports ${what}, and the map counts for nothing`, async () => {
      const page = await open(`<script type=importmap>${text}</script>${map({ imports: { a: '/a.js' } })}${importing('a')}`);

      expect([await page.log(), page.messages().map((message) => message.split(':')[0])]).to.deep.equal([['/a.js'], [name]]);
    });
  }

  it('takes addresses that begin with a slash, a dot and a slash, or a scheme, relative to the document', async () => {
    const imports = { a: './a.js', b: '../b.js', c: '/c.js', d: 'https://d.example/d.js', e: 'data:text/javascript,1' };

    const page = await open(map({ imports }) + importing('a', 'b', 'c', 'd', 'e'));

    expect(await page.log()).to.deep.equal(['/dir/a.js', '/b.js', '/c.js', 'https://d.example/d.js', 'data:text/javascript,1']);
  });

  it('blocks a name whose address is bare, no text, or null, and reports nothing', async () => {
    const page = await open(map({ imports: { a: 'a.js', b: 1, c: null, d: '', e: {} } }) + importing('a', 'b', 'c', 'd', 'e'));

    expect([await page.log(), page.messages()]).to.deep.equal([
      ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError'],
      [],
    ]);
  });

  it('leaves out the empty name, scopes that are no URL, and keys that nobody knows', async () => {
    const page = await open(
      map({ imports: { '': '/x.js', a: '/a.js' }, scopes: { 'https://[': { a: '/b.js' } }, mood: {} }) + importing('a', ''),
    );

    expect([await page.log(), page.messages()]).to.deep.equal([['/a.js', 'TypeError'], []]);
  });

  it('takes names that are URLs as what they resolve to', async () => {
    const imports = { './x.js': '/one.js', '/dir/y.js': '/two.js', 'https://b.example/z.js': '/three.js' };

    const page = await open(map({ imports }) + importing('/dir/x.js', './y.js', 'https://b.example:443/z.js', './z.js'));

    expect(await page.log()).to.deep.equal(['/one.js', '/two.js', '/three.js', '/dir/z.js']);
  });

  it('gives the last of two keys that are the same in JSON', async () => {
    const page = await open(`<script type=importmap>{"imports":{"a":"/1.js","a":"/2.js"}}</script>${importing('a')}`);

    expect(await page.log()).to.deep.equal(['/2.js']);
  });

  it('goes by the base URL of the document where the map stands', async () => {
    const page = await open(`<base href="/base/">${map({ imports: { a: './a.js' } })}${importing('a')}`);

    expect(await page.log()).to.deep.equal(['/base/a.js']);
  });

  it('is not done for one with src: error at the element', async () => {
    const page = await open(`<script type=importmap src="/map.json" onerror="log.push('error')"></script>`);

    expect([await page.log(), page.asked]).to.deep.equal([['error'], []]);
  });

  it('counts for import(), also in classic scripts, and for src of elements never', async () => {
    const page = await openModulePage(
      host(),
      `${map({ imports: { a: '/a.js', '/b.js': '/c.js' } })}<script>import('a').then(() => log.push('then'))</script><script type=module src="/b.js"></script>`,
      { '/a.js': "log.push('a')", '/b.js': "log.push('b')", '/c.js': "log.push('c')" },
    );

    expect(await page.log()).to.have.members(['a', 'then', 'b']);
  });
});

onEachHost('HTML, merge existing and new import maps', ({ host }) => {
  it('adds what is new, and an earlier map has the say of what both have', async () => {
    const page = await openModulePage(
      host(),
      map({ imports: { a: '/1.js' } }) + map({ imports: { a: '/2.js', b: '/3.js' } }) + importing('a', 'b'),
    );

    expect(await page.log()).to.deep.equal(['/1.js', '/3.js']);
  });

  it('adds to a scope, too', async () => {
    const page = await openModulePage(
      host(),
      map({ scopes: { '/dir/': { a: '/1.js' } } }) +
        map({ scopes: { '/dir/': { a: '/2.js', b: '/3.js' }, '/': { c: '/4.js' } } }) +
        importing('a', 'b', 'c'),
    );

    expect(await page.log()).to.deep.equal(['/1.js', '/3.js', '/4.js']);
  });

  it('counts when a module came before, but changes nothing that was resolved', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module>import '/a.js'; log.push('first')</script>${map({ imports: { '/a.js': '/x.js', b: '/b.js' } })}${importing('/a.js', 'b')}`,
      { '/a.js': "log.push('a')" },
    );

    expect(await page.log()).to.deep.equal(['a', 'first', '/a.js', '/b.js']);
  });

  it('counts from a script that another one inserts', async () => {
    const page = await openModulePage(host(), '', { '/late.js': "log.push('late')" });

    const log = await page.run(
      `import('late').catch((e) => { log.push(e.name); const s = document.createElement('script'); s.type = 'importmap'; s.textContent = '{"imports":{"late":"/late.js"}}'; document.head.append(s); return import('late') })`,
    );

    expect(log).to.deep.equal(['TypeError', 'late']);
  });

  it('is for one document: a reload begins with none', async () => {
    const page = await openModulePage(host(), '<script>log.push(typeof window.before)</script>', {});
    await page.run(
      `const s = document.createElement('script'); s.type = 'importmap'; s.textContent = '{"imports":{"a":"/a.js"}}'; document.head.append(s)`,
    );

    await page.tab.reload();
    const log = await page.run("import('a').catch((e) => log.push(e.name))");

    expect(log).to.deep.equal(['undefined', 'TypeError']);
  });
});

onEachHost('HTML, resolve an imports match', ({ host }) => {
  it('has a key with a slash at its end stand for all below it, the longest first', async () => {
    const imports = { 'x/': '/x/', 'x/y/': '/other/', 'x/y/z': '/z.js' };

    const page = await openModulePage(host(), map({ imports }) + importing('x/a.js', 'x/y/a.js', 'x/y/z', 'x/', 'x'));

    expect(await page.log()).to.deep.equal(['/x/a.js', '/other/a.js', '/z.js', '/x/', 'TypeError']);
  });

  it('needs an address that ends with a slash for one, or what is below it is blocked', async () => {
    const page = await openModulePage(host(), map({ imports: { 'x/': '/x.js' } }) + importing('x/a.js'));

    expect([await page.log(), page.messages()]).to.deep.equal([['TypeError'], []]);
  });

  it('lets nobody climb out of the address, but within it', async () => {
    const page = await openModulePage(
      host(),
      map({ imports: { 'x/': '/x/' } }) + importing('x/../y.js', 'x/a/../b.js', 'x//c.js', 'x/%2E%2E/y.js'),
    );

    expect(await page.log()).to.deep.equal(['TypeError', '/x/b.js', 'TypeError', 'TypeError']);
  });

  it('goes for URLs whose scheme is special, and not for data: or others', async () => {
    const imports = { 'https://b.example/': '/b/', '/js/': '/new/', 'data:text/': '/data/', 'node:': '/node/' };

    const page = await openModulePage(
      host(),
      map({ imports }) + importing('https://b.example/a.js', '/js/a.js', 'data:text/javascript,1', 'node:fs'),
    );

    expect(await page.log()).to.deep.equal(['/b/a.js', '/new/a.js', 'data:text/javascript,1', 'node:fs']);
  });

  it('lets null for a part block what the whole allows', async () => {
    const page = await openModulePage(
      host(),
      map({ imports: { 'x/': '/x/', 'x/private/': null } }) + importing('x/a.js', 'x/private/a.js'),
    );

    expect(await page.log()).to.deep.equal(['/x/a.js', 'TypeError']);
  });
});

onEachHost('HTML, scopes of an import map', ({ host }) => {
  const answers = Object.fromEntries(
    ['/a.js', '/dir/a.js', '/dir/sub/a.js', '/dirx/a.js', '/dir'].map((path) => [
      path,
      { body: "log.push(import.meta.url.slice(17) + ' ' + import.meta.resolve('x').slice(17))", type: 'text/javascript' },
    ]),
  );
  const all = Object.keys(answers)
    .map((path) => `<script type=module src="${path}"></script>`)
    .join('');

  it('count for modules below them, the longest first', async () => {
    const scopes = { '/dir/': { x: '/2.js' }, '/dir/sub/': { x: '/3.js' } };

    const page = await openModulePage(host(), map({ imports: { x: '/1.js' }, scopes }) + all, answers);

    expect(await page.log()).to.deep.equal([
      '/a.js /1.js',
      '/dir/a.js /2.js',
      '/dir/sub/a.js /3.js',
      '/dirx/a.js /1.js',
      '/dir /1.js',
    ]);
  });

  it('without a slash at the end count for exactly that module', async () => {
    const page = await openModulePage(
      host(),
      map({ imports: { x: '/1.js' }, scopes: { '/dir': { x: '/2.js' }, '/a.js': { x: '/3.js' } } }) + all,
      answers,
    );

    expect(await page.log()).to.deep.equal([
      '/a.js /3.js',
      '/dir/a.js /1.js',
      '/dir/sub/a.js /1.js',
      '/dirx/a.js /1.js',
      '/dir /2.js',
    ]);
  });

  it('go on to wider scopes and then to imports for names that they have not, but not past null', async () => {
    const scopes = { '/dir/': { a: null, b: '/b2.js' }, '/': { c: '/c3.js', b: '/b3.js' } };

    const page = await openModulePage(
      host(),
      map({ imports: { a: '/a1.js', c: '/c1.js', d: '/d1.js' }, scopes }) + importing('a', 'b', 'c', 'd'),
    );

    expect(await page.log()).to.deep.equal(['TypeError', '/b2.js', '/c3.js', '/d1.js']);
  });
});
