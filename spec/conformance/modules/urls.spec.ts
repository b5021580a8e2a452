import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage, type Answers } from './module-page.ts';

const blob = (text: string, type = 'text/javascript'): string =>
  `URL.createObjectURL(new Blob([${JSON.stringify(text)}], { type: '${type}' }))`;

onEachHost('modules of blob: and data: URLs', ({ host }) => {
  const run = async (code: string, answers: Answers = {}): Promise<unknown> =>
    (await openModulePage(host(), '', answers)).run(code);

  it('are modules like others, with their URL as import.meta.url', async () => {
    const log = await run(
      `const url = ${blob('export default import.meta.url')}; import(url).then((m) => log.push(m.default === url));
      import('data:text/javascript,export default import.meta.url').then((m) => log.push(m.default))`,
    );

    expect(log).to.have.members([true, 'data:text/javascript,export default import.meta.url']);
  });

  it('are imported by other modules and import others, by absolute URLs', async () => {
    const log = await run(
      `const inner = ${blob("import { x } from 'https://a.example/x.js'; export { x }")};
      const outer = URL.createObjectURL(new Blob(['export * from ' + JSON.stringify(inner)], { type: 'text/javascript' }));
      import(outer).then((m) => log.push(m.x))`,
      { '/x.js': { body: 'export const x = 1', headers: { 'access-control-allow-origin': '*' } } },
    );

    expect(log).to.deep.equal([1]);
  });

  it('resolve nothing relative in data:, and paths of the origin in no blob: either', async () => {
    const log = await run(
      `for (const url of ["data:text/javascript,import './x.js'", "data:text/javascript,import '/x.js'", ${blob("import './x.js'")}])
        import(url).catch((e) => log.push(e.name))`,
      { '/x.js': 'export {}' },
    );

    expect(log).to.deep.equal(['TypeError', 'TypeError', 'TypeError']);
  });

  it('find bare names in the import map of the document', async () => {
    const page = await openModulePage(host(), '<script type=importmap>{"imports":{"x":"/x.js"}}</script>', {
      '/x.js': { body: 'log.push("x")' },
    });

    expect(await page.run('import(\'data:text/javascript,import "x"\')')).to.deep.equal(['x']);
  });

  for (const [what, url] of [
    ['a blob: URL without a type', blob('1', '')],
    ['a blob: URL of plain text', blob('1', 'text/plain')],
    ['a data: URL without a type', "'data:,1'"],
    ['a data: URL of HTML', "'data:text/html,1'"],
    ['a blob: URL that was revoked', `(() => { const url = ${blob('1')}; URL.revokeObjectURL(url); return url })()`],
  ] as const) {
    it(`are none for ${what}: a TypeError`, async () => {
      expect(await run(`import(${url}).catch((e) => log.push(e.name))`)).to.deep.equal(['TypeError']);
    });
  }

  it('may be JSON', async () => {
    const log = await run(
      `import('data:application/json,[1]', { with: { type: 'json' } }).then((m) => log.push(m.default));
      import(${blob('{"a":2}', 'application/json')}, { with: { type: 'json' } }).then((m) => log.push(m.default))`,
    );

    expect(log).to.have.deep.members([[1], { a: 2 }]);
  });

  it('are what an element with such a src runs', async () => {
    const page = await openModulePage(
      host(),
      `<script type=module src="data:text/javascript,log.push(typeof this)" onload="log.push('load')"></script>
      <script type=module src="data:text/javascript;base64,bG9nLnB1c2goMik="></script>`,
    );

    expect(await page.log()).to.deep.equal(['undefined', 'load', 2]);
  });

  it('are one module for one URL, and others for others though their text is the same', async () => {
    const log = await run(
      `const text = 'export default {}', a = ${blob('export default {}')}, b = ${blob('export default {}')};
      Promise.all([a, a, b].map((url) => import(url))).then(([x, y, z]) => log.push(x === y, x === z))`,
    );

    expect(log).to.deep.equal([true, false]);
  });

  it('stay in the module map when they are revoked', async () => {
    const log = await run(
      `const url = ${blob('export default 1')}; import(url).then(() => { URL.revokeObjectURL(url); return import(url) }).then((m) => log.push(m.default))`,
    );

    expect(log).to.deep.equal([1]);
  });
});
