import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { entriesOf, shimText, type Entry, type Manifest } from '../../build/entries.ts';
import { file } from '../tidy/repository.ts';

const entry: Entry = {
  name: './a',
  module: './dist/a/index.js',
  types: './dist/a/index.d.ts',
  shim: './dist/a/index.cjs',
  shimTypes: './dist/a/index.d.cts',
};

const conditions = {
  '@storageloom/source': './lib/a/index.ts',
  import: { types: './dist/a/index.d.ts', default: './dist/a/index.js' },
  module: './dist/a/index.js',
  require: { types: './dist/a/index.d.cts', default: './dist/a/index.cjs' },
  default: './dist/a/index.js',
};

describe('the entries of the package', () => {
  it('are what package.json exports, but for what is no module', () => {
    expect(entriesOf({ exports: { './a': conditions, './package.json': './package.json' } })).to.deep.equal([entry]);
  });

  it('say where they are under each condition, in an order in which the first that is met is the right one', () => {
    const { import: imported, require, ...rest } = conditions;
    const wrong = { ...rest, require, import: imported };

    expect(() => entriesOf({ exports: { './a': wrong } })).to.throw('package.json, exports, "./a": conditions and their order');
  });

  it('of this package do', () => {
    const manifest = JSON.parse(file('package.json').text) as Manifest;

    expect(entriesOf(manifest).map(({ name }) => name)).to.include.members(['.', './happy-dom', './jsdom', './node', './trace']);
  });
});

describe('the module for require()', () => {
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-shim-'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'index.js'), 'export class Brand {}\n');
    writeFileSync(join(folder, 'index.cjs'), shimText(entry));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('is the ES module beside it, the one that is there for import', async () => {
    const required = createRequire(import.meta.url)(join(folder, 'index.cjs')) as { readonly Brand: unknown };
    const imported = (await import(join(folder, 'index.js'))) as { readonly Brand: unknown };

    expect(required.Brand).to.equal(imported.Brand);
  });

  it('is that one also in a sandbox whose require() knows no ES modules, and whose process is no help', () => {
    const { Brand } = createRequire(import.meta.url)(join(folder, 'index.cjs')) as { readonly Brand: unknown };
    const require = (name: string): unknown => {
      if (name === 'node:vm') return createRequire(import.meta.url)(name);
      throw new Error(`The sandbox does not load ${name}.`);
    };
    const sandbox = { module: { exports: {} }, require, process: {}, __filename: join(folder, 'index.cjs') };

    runInNewContext(shimText(entry), sandbox);

    expect(sandbox.module.exports).to.have.property('Brand', Brand);
  });

  it('of an entry that is told of the global of whoever asks hands on what it has for that', () => {
    writeFileSync(join(folder, 'install.js'), 'export const install = ({ name }) => ({ of: name });\n');
    const sandbox = {
      module: { exports: {} },
      require: createRequire(import.meta.url),
      name: 'the sandbox',
      __filename: join(folder, 'index.cjs'),
    };

    runInNewContext(shimText({ ...entry, name: './jest' }), sandbox);

    expect(sandbox.module.exports).to.deep.equal({ of: 'the sandbox' });
  });

  it('of an entry with a default export says so as compilers do', () => {
    writeFileSync(join(folder, 'default.js'), 'export const name = 1;\nexport default name;\n');
    writeFileSync(join(folder, 'default.cjs'), shimText({ ...entry, module: './dist/default.js' }, true));

    expect(createRequire(import.meta.url)(join(folder, 'default.cjs'))).to.deep.equal({ default: 1, name: 1 });
    expect(createRequire(import.meta.url)(join(folder, 'default.cjs'))).to.have.property('__esModule', true);
  });
});
