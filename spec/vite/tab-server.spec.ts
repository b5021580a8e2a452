import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { clientModule } from '../../lib/vite/client-module.ts';
import { TabServer } from '../../lib/vite/tab-server.ts';
import { failing } from '../test-failure.ts';
import { commonJS, projectOf } from './projects.ts';

describe('a server of Vite for tabs', () => {
  const undo: (() => unknown)[] = [];

  async function serverOf(files: Readonly<Record<string, string>>, config: string | false = false): Promise<TabServer> {
    const { root, remove } = projectOf(files);
    undo.push(remove);
    const server = await TabServer.start({ root, config, cacheDir: join(root, 'node_modules/.cache'), include: [] });
    undo.push(() => server.close());
    return server;
  }

  afterEach(async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  });

  it('knows modules by the addresses that it writes into other modules', async () => {
    const outside = projectOf({ 'b.ts': '' });
    undo.push(outside.remove);
    const server = await serverOf({ 'src/a.ts': '' });
    const importer = join(server.root, 'x.ts');

    const found = ['/src/a.ts', './src/a.ts?raw', join(outside.root, 'b.ts'), 'nobody'].map((each) =>
      server.resolve(each, importer),
    );

    expect(await Promise.all(found)).to.deep.equal(['/src/a.ts', '/src/a.ts?raw', `/@fs${outside.root}/b.ts`, null]);
  });

  it('has what is no file under an id of its own', async () => {
    const config = `export default { plugins: [{ name: 'v', resolveId: (id) => (id === 'virtual:v' ? '\\0virtual:v' : null),
      load: (id) => (id === '\\0virtual:v' ? 'export default 5' : null) }] };`;
    const server = await serverOf({ 'my.config.js': config }, './my.config.js');

    const id = await server.resolve('virtual:v', join(server.root, 'x.ts'));
    const transformed = await server.transform('\0virtual:v');

    expect(id).to.equal('/@id/__x00__virtual:v');
    expect(transformed).to.include({ file: null }).with.property('code').that.includes('export default 5');
  });

  it('says which file a text is of, and how it was changed', async () => {
    const server = await serverOf({ 'a.ts': 'interface A {}\nexport const a = 1 as number;', 'b.js': 'export const b = 1;' });

    const [ofTypeScript, ofJavaScript] = [await server.transform('/a.ts'), await server.transform('/b.js')];

    expect(ofTypeScript?.file).to.equal(join(server.root, 'a.ts'));
    expect(ofTypeScript?.map).to.be.an('object');
    expect(ofJavaScript?.code.trim()).to.equal('export const b = 1;');
  });

  it('serves a project below a path of its own, as its config says', async () => {
    const server = await serverOf(
      { 'my.config.js': "export default { base: '/app/' };", 'a.js': 'export const a = 1;' },
      './my.config.js',
    );

    const id = await server.resolve('/a.js', join(server.root, 'x.js'));

    expect(id).to.equal('/app/a.js');
    expect((await server.transform('/app/a.js'))?.file).to.equal(join(server.root, 'a.js'));
  });

  it("has a stand-in for Vite's own code in pages, also below a path of its own", async () => {
    const config = "export default { base: '/app/' };";
    const server = await serverOf({ 'my.config.js': config, 'a.js': "import './a.css';", 'a.css': 'p {}' }, './my.config.js');

    const style = await server.transform('/app/a.css');
    const client = await server.transform('/app/@vite/client');

    expect(style?.code).to.include('/app/@vite/client');
    expect(client).to.equal(clientModule);
  });

  it('makes anew what it was told to forget', async () => {
    const server = await serverOf({ 'a.js': 'export const a = 1;' });
    const before = await server.transform('/a.js');
    writeFileSync(join(server.root, 'a.js'), 'export const a = 2;');
    const meanwhile = await server.transform('/a.js');

    await server.forget('/a.js');
    await server.forget('/none.js');
    const after = await server.transform('/a.js');

    expect([before, meanwhile, after].map((each) => each?.code.trim())).to.deep.equal([
      ...['export const a = 1;', 'export const a = 1;', 'export const a = 2;'],
    ]);
  });

  it('knows by whom a package was asked for that is none of the project', async () => {
    const server = await serverOf({
      'a.js': "import '@scope/outer';",
      'node_modules/@scope/outer/package.json': '{ "name": "@scope/outer", "type": "module", "exports": "./m.js" }',
      'node_modules/@scope/outer/m.js': "import 'inner';",
      ...commonJS('inner', ''),
    });

    await server.transform('/a.js');
    await server.transform('/node_modules/@scope/outer/m.js');

    expect(server.nameOf(join(server.root, 'node_modules/inner/index.js'))).to.equal('@scope/outer > inner');
  });

  it('remembers as what packages were asked for', async () => {
    const server = await serverOf({
      'a.js': "import 'tool';",
      'src/b.js': "import './c.js';",
      'src/c.js': '',
      ...commonJS('tool', ''),
    });

    await Promise.all([server.transform('/a.js'), server.transform('/src/b.js')]);

    expect(server.nameOf(join(server.root, 'node_modules/tool/index.js'))).to.equal('tool');
    expect(server.nameOf(join(server.root, 'src/c.js'))).to.equal(null);
  });

  it('does not start without Vite, or with a config that throws', async () => {
    const { root, remove } = projectOf({ 'my.config.js': "throw new Error('mine');" });
    undo.push(remove);
    const options = { root, config: './my.config.js', cacheDir: join(root, '.cache'), include: [] };
    const missing = new Error("Cannot find package 'vite'");

    const errors = [
      await failing(TabServer.start(options)),
      await failing(TabServer.start(options, () => Promise.reject(missing))),
    ];

    expect(errors[0]).to.include({ code: 'LOADER_FAILED', why: 'mine.' });
    expect(errors[1]).to.include({ code: 'LOADER_FAILED', cause: missing, mend: 'Install it: npm install --save-dev vite.' });
  });
});
