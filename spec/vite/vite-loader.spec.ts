import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { ViteLoader } from '../../lib/vite/vite-loader.ts';
import { failing } from '../test-failure.ts';
import { bundlesOf, commonJS, projectLoaders, projectOf } from './projects.ts';

const a = 'https://a.example/';

describe('a loader by Vite', () => {
  const { undo, loaderOf, openWith } = projectLoaders();

  it('gets TypeScript, JSON, style sheets and assets with all that they import, before anything runs', async () => {
    const { tab, loader } = await openWith({
      'src/a.ts': `
        import data from './data.json'; import './a.css'; import logo from './logo.svg'; import { b } from './b.js';
        export { data, logo }; export const value: number = b as number; export const mode: string = import.meta.env.MODE;`,
      'src/b.js': 'export const b = 5;',
      'src/data.json': '{ "x": 1 }',
      'src/a.css': 'p { color: red }',
      'src/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });

    const module = await tab.import('./src/a.ts');

    expect({ ...module }).to.deep.include({ data: { x: 1 }, value: 5, mode: 'test' });
    expect(module['logo']).to.be.a('string');
    expect(loader.loaded('/src/b.js')).to.have.property('in');
    expect(loader.loaded('/src/none.js')).to.equal(null);
  });

  it('does not look again for what it has prepared, whatever has become of the file', async () => {
    const { loader, root } = loaderOf({ 'src/a.ts': 'export const a = 1;' });

    const id = await loader.prepare('./src/a.ts', null);
    rmSync(join(root, 'src/a.ts'));

    expect(await loader.prepare('./src/a.ts', null)).to.equal(id);
    expect(String(await failing(loader.prepare('../src/a.ts', join(root, 'spec/a.spec.ts'))))).to.include('There is no');
  });

  it('finds modules from the file that asks, by its path or URL, and from the root', async () => {
    const { tab, root } = await openWith({
      'src/a.ts': 'export const a = 1;',
      'node_modules/pkg/package.json': '{ "name": "pkg", "type": "module", "exports": "./m.js" }',
      'node_modules/pkg/m.js': 'export const b = 2;',
    });
    const test = join(root, 'spec', 'a.spec.ts');

    const found = [
      await tab.import('../src/a.ts', test),
      await tab.import('../src/a.ts', pathToFileURL(test)),
      await tab.import('./src/a.ts'),
      await tab.import('/src/a.ts', test),
    ];
    const pkg = await tab.import('pkg', test);

    expect(found.map((module) => module === found[0])).to.deep.equal([true, true, true, true]);
    expect(pkg['b']).to.equal(2);
  });

  it('bundles CommonJS packages when it meets them, and begins with them the next time', async () => {
    const files = {
      'a.js': "import tool, { where } from 'tool'; import viaOther from 'esm'; export { tool, where, viaOther };",
      ...commonJS('tool', 'exports.where = window.location.href; exports.same = require("deep");'),
      ...commonJS('deep', 'module.exports = { deep: true };'),
      'node_modules/esm/package.json': '{ "name": "esm", "type": "module", "exports": "./m.js" }',
      'node_modules/esm/m.js': "import deep from 'deep'; export default deep;",
    };
    const { tab, root } = await openWith(files);

    const module = await tab.import('./a.js');
    const kept = JSON.parse(readFileSync(join(bundlesOf(root), 'bundled.json'), 'utf8')) as string[];
    const again = new ViteLoader({ root, config: false, optimize: [] });
    undo.push(() => again.close());
    const next = await (await new Browser({ loader: again }).open(a)).import('./a.js');

    expect(module['where']).to.equal(a);
    expect((module['tool'] as { same: object }).same).to.equal(module['viaOther']);
    expect(kept).to.deep.equal(['esm > deep', 'tool']);
    expect(next['where']).to.equal(a);
  });

  it('serves those who ask at the same time, each with packages of its own', async () => {
    const { loader } = loaderOf({
      'a.js': "export { default } from 'tool';",
      'b.js': "export { default } from 'other'; import './c.js';",
      'c.js': 'export const c = 1;',
      ...commonJS('tool', 'exports.a = 1;'),
      ...commonJS('other', 'exports.b = 2;'),
    });

    const ids = await Promise.all(['./a.js', './b.js', './c.js', './a.js'].map((each) => loader.prepare(each, null)));

    expect(ids).to.deep.equal(['/a.js', '/b.js', '/c.js', '/a.js']);
  });

  it('bundles what is only imported later, too', async () => {
    const { tab } = await openWith({
      'a.js': "export const direct = () => import('tool'); export const through = (name) => import(`./${name}.js`);",
      'b.js': "import other from 'other'; export { other };",
      ...commonJS('tool', 'exports.a = 1;'),
      ...commonJS('other', 'exports.b = 2;'),
    });
    interface Module {
      direct(): Promise<{ a: number }>;
      through(name: string): Promise<{ other: { b: number } }>;
    }
    const module = await tab.import<Module>('./a.js');

    expect((await tab.run(() => module.direct())).a).to.equal(1);
    expect((await tab.run(() => module.through('b'))).other.b).to.equal(2);
  });

  it('has got all that a module needs before it runs: nothing is asked for in a task', async () => {
    const { tab } = await openWith({ 'a.js': "import './b.js';", 'b.js': "import './c.css';", 'c.css': 'p {}' });
    const requestsOf = (): number => tab.browser.trace.events({ type: 'request' }).length;
    const before = requestsOf();

    await tab.import('./a.js');

    expect(requestsOf()).to.equal(before);
  });

  it('has the globals that the config defines, for packages as well', async () => {
    const { root, remove } = projectOf({
      'my.config.js': `export default { define: { __BUILD__: '"b42"', 'process.env.KEY': '"k"' }, server: { port: 3000 } };`,
      'a.js': "import { fromPackage } from 'pkg'; export { fromPackage }; export const build = [__BUILD__, process.env.KEY];",
      'node_modules/pkg/package.json': '{ "name": "pkg", "type": "module", "exports": "./m.js" }',
      'node_modules/pkg/m.js': 'export const fromPackage = typeof __BUILD__;',
    });
    undo.push(remove);
    const loader = new ViteLoader({ root, config: './my.config.js', optimize: [] });
    undo.push(() => loader.close());

    const module = await (await new Browser({ loader }).open(a)).import('./a.js');

    expect({ ...module }).to.deep.equal({ build: ['b42', 'k'], fromPackage: 'string' });
  });

  it('bundles what a module imports that is itself imported later', async () => {
    const { tab } = await openWith({
      'a.js': "export const go = () => import('./heavy.js');",
      'heavy.js': "import tool from 'tool'; export { tool };",
      ...commonJS('tool', 'module.exports = { a: 1 };'),
    });
    const { go } = await tab.import<{ go(): Promise<{ tool: object }> }>('./a.js');

    expect((await tab.run(go)).tool).to.deep.equal({ a: 1 });
  });

  it('loads addresses with signs of their own, and no bare name that is only known when it runs', async () => {
    const { tab } = await openWith({
      'my %41 dir/a.js': 'export const load = (name) => import(name); export const __proto__ = 5;',
      'my %41 dir/b.js': 'export const b = 1;',
    });
    const { load } = await tab.import<{ load(name: string): Promise<object> }>('./my %41 dir/a.js');

    const found = await tab.run(() => load('./b.js'));
    const errors = [await failing(tab.run(() => load('b.js'))), await failing(tab.run(() => load('./100%.js')))];

    expect({ ...found }).to.deep.equal({ b: 1 });
    expect(errors.map((error) => Reflect.get(error as object, 'name'))).to.deep.equal(['TypeError', 'TypeError']);
  });

  it('bundles anew what somebody has taken away', async () => {
    const { loader, root } = loaderOf({
      'a.js': "export { default } from 'tool';",
      'b.js': '',
      ...commonJS('tool', 'exports.a = 1;'),
    });
    const cache = bundlesOf(root);
    const takeAway = (): void => {
      for (const name of readdirSync(cache))
        if (name !== 'bundled.json') rmSync(join(cache, name, 'deps'), { recursive: true, force: true });
    };
    await loader.prepare('./a.js', null);
    await loader.close();
    await loader.prepare('./b.js', null);

    takeAway();
    const id = await loader.prepare('./a.js', null);

    expect(id).to.equal('/a.js');
    expect(loader.loaded(id)).to.have.property('in');
  });

  it('starts again after it was closed', async () => {
    const { tab, loader } = await openWith({ 'a.js': 'export const a = 1;' });
    await tab.import('./a.js');

    await loader.close();
    await loader.close();

    expect(loader.loaded('/a.js')).to.equal(null);
    expect(await loader.prepare('./a.js', null)).to.equal('/a.js');
  });
});
