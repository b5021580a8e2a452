import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ViteLoader } from '../../lib/vite/vite-loader.ts';
import { failing } from '../test-failure.ts';
import { bundlesOf, commonJS, projectLoaders, projectOf } from './projects.ts';

describe('a loader by Vite that fails', () => {
  const { undo, loaderOf, openWith } = projectLoaders();

  for (const [title, files, said] of [
    ['is not there', {}, /^\.\/a\.ts was not loaded\. There is no .*a\.ts\. .*Mend/],
    ['has a fault in its TypeScript', { 'a.ts': 'export const a = 1;\nexport const = 2;' }, /\/a\.ts \(line 2, column 14\): .+/],
    [
      'is no JavaScript',
      { 'a.ts': "export * from './b.js';", 'b.js': 'a b' },
      /\/b\.js \(line 1, column 2\): .*by way of \/b\.js/,
    ],
    ['imports what is not there', { 'a.ts': "import './b.ts';" }, /\/a\.ts \(line 1, column 8\): .*\.\/b\.ts/],
    ['imports a package that is not there', { 'a.ts': "import 'nobody';" }, /\/a\.ts \(line 1, column 8\): .*nobody/],
    [
      'imports from another server',
      { 'a.ts': "import 'https://b.example/x.js';" },
      /imports https:\/\/b\.example\/x\.js, and Vite has nothing/,
    ],
  ] as const) {
    it(`says why a module cannot be loaded that ${title}`, async () => {
      const { tab } = await openWith(files);

      expect(await failing(tab.import('./a.ts')))
        .to.include({ code: 'MODULE_NOT_LOADED' })
        .with.property('message')
        .that.matches(said);
    });
  }

  it('says that nothing has a name', async () => {
    const { tab } = await openWith({});

    expect(await failing(tab.import('nobody')))
      .to.have.property('message')
      .that.matches(/Nothing is found under that name/);
  });

  it('says what may be missing where nothing is found', async () => {
    const { tab, root } = await openWith({ 'a.ts': '', 'src/b.ts': '', ...commonJS('pkg', '') });

    const errors = [
      await failing(tab.import('./b.ts')),
      await failing(tab.import('b.ts', join(root, 'src/test.ts'))),
      await failing(tab.import('./b.ts', join(root, 'a.ts'))),
    ];

    expect(String(errors[0])).to.include('give import.meta.url as the second argument');
    expect(String(errors[1])).to.include("The file beside it is './b.ts'.");
    expect(String(errors[2])).not.to.include('import.meta.url');
  });

  it('says that what asks is no file', async () => {
    const { tab } = await openWith({ 'a.ts': '' });

    const errors = [await failing(tab.import('./a.ts', 'file:///x%zz')), await failing(tab.import('./a.ts', 'file://host/x'))];

    for (const error of errors)
      expect(error).to.include({ code: 'MODULE_NOT_LOADED' }).with.property('why').that.includes('no path of a file');
  });

  it('says why a package has no such part', async () => {
    const { tab } = await openWith({
      'node_modules/pkg/package.json': '{ "name": "pkg", "type": "module", "exports": { ".": "./m.js" } }',
      'node_modules/pkg/m.js': '',
    });

    expect(await failing(tab.import('pkg/none'))).to.include({ code: 'MODULE_NOT_LOADED' });
  });

  it('asks anew for what failed, when it was mended', async () => {
    const { tab, root } = await openWith({ 'a.ts': 'export const a = ;', 'b.js': 'a b' });
    const failed = await failing(tab.import('./a.ts'));

    const failedJavaScript = await failing(tab.import('./b.js'));
    writeFileSync(join(root, 'a.ts'), 'export const a = 5;');
    writeFileSync(join(root, 'b.js'), 'export const b = 6;');

    expect((await tab.import('./b.js'))['b']).to.equal(6);
    expect(failedJavaScript).to.include({ code: 'MODULE_NOT_LOADED' });
    expect(failed).to.include({ code: 'MODULE_NOT_LOADED' });
    expect((await tab.import('./a.ts'))['a']).to.equal(5);
  });

  it('tells page code what it cannot load later', async () => {
    const { tab } = await openWith({ 'a.js': 'export const load = (name) => import(`./${name}.js`);', 'b.js': 'a b' });
    const { load } = await tab.import<{ load(name: string): Promise<unknown> }>('./a.js');

    const errors = [await failing(tab.run(() => load('b'))), await failing(tab.run(() => load('none')))];

    expect(String(errors[0])).to.match(
      /^TypeError: Failed to fetch dynamically imported module: https:\/\/a\.example\/b\.js\. \/b\.js/,
    );
    expect(String(errors[1])).to.include('/none.js');
  });

  it('says that a package cannot be bundled, and goes on without it', async () => {
    const { loader } = loaderOf({
      'a.js': "export { default } from 'tool';",
      'b.js': 'export const b = 1;',
      ...commonJS('tool', 'with (x) {} module.exports = require("nobody");'),
    });

    const error = await failing(loader.prepare('./a.js', null));
    const id = await loader.prepare('./b.js', null);

    expect(error)
      .to.include({ code: 'MODULE_NOT_LOADED' })
      .with.property('why')
      .that.matches(/^tool cannot be bundled: .*error: .+/);
    expect(id).to.equal('/b.js');
  });

  it('starts without the packages of earlier runs where it cannot start with them', async () => {
    const { loader, root } = loaderOf({ 'b.js': 'export const b = 1;', ...commonJS('tool', 'with (x) {} require("nobody");') });
    mkdirSync(bundlesOf(root), { recursive: true });
    writeFileSync(join(bundlesOf(root), 'bundled.json'), '["tool"]');
    const another = new ViteLoader({ root, config: false, optimize: [] });
    undo.push(() => another.close());

    const ids = [await another.prepare('./b.js', null), await loader.prepare('./b.js', null)];

    expect(ids).to.deep.equal(['/b.js', '/b.js']);
  });

  it('does not start with a config that throws, and tries again the next time', async () => {
    const { root, remove } = projectOf({ 'my.config.js': "throw new Error('mine');", 'a.js': '' });
    undo.push(remove);
    const loader = new ViteLoader({ root, config: './my.config.js', optimize: [] });
    undo.push(() => loader.close());

    const error = await failing(loader.prepare('./a.js', null));
    writeFileSync(join(root, 'my.config.js'), 'export default {};');

    expect(error).to.include({ code: 'LOADER_FAILED', why: 'mine.' });
    expect(await loader.prepare('./a.js', null)).to.equal('/a.js');
  });
});
