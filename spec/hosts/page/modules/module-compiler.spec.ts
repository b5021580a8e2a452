import { expect } from 'chai';
import { compileModule, ModuleCompiler, textIn } from '../../../../lib/hosts/page/modules/module-compiler.ts';
import { ModuleSyntaxError } from '../../../../lib/hosts/page/modules/parse-module.ts';

const url = 'https://a.example/m.js';
const environment = { imports: {}, meta: () => ({}), dynamicImport: () => Promise.resolve() };

describe('a compiler of modules', () => {
  it('compiles each text of a URL once, and forgets what was used longest ago', () => {
    const compiler = new ModuleCompiler();
    const first = compiler.compile('export {}', url);

    expect(compiler.compile('export {}', url)).to.equal(first);
    expect(compiler.compile('export { }', url)).not.to.equal(first);
    for (let number = 0; number < 1_000; number++) compiler.compile(`${number}`, url);
    expect(compiler.compile('export {}', url)).not.to.equal(first);
  });

  it('refuses what is no module, by itself or as V8 does', () => {
    const compiler = new ModuleCompiler();

    expect(() => compiler.compile('import', url)).to.throw(ModuleSyntaxError);
    expect(() => compiler.compile('\n/(/', url))
      .to.throw(SyntaxError)
      .with.property('stack')
      .that.contains(`${url}:2`);
  });

  it('gives functions before a module runs, also one that awaits, which then waits until it is run', async () => {
    const compiled = new ModuleCompiler().compile('await 0; export function f() { return 1; } export const late = 2;', url);
    const body = textIn(compiled, (script) => script.runInScope({}, {})).instantiate(environment);

    const early = (body.getters['f']!() as () => number)();
    expect(() => body.getters['late']!()).to.throw(ReferenceError);
    await body.run();

    expect([early, body.getters['late']!()]).to.deep.equal([1, 2]);
  });

  it('asks for import.meta once, when it is read', () => {
    let asked = 0;
    const compiled = new ModuleCompiler().compile('export const same = import.meta === import.meta;', url);
    const meta = (): object => ({ number: ++asked });
    const body = textIn(compiled, (script) => script.runInScope({}, {})).instantiate({ ...environment, meta });

    const before = asked;
    body.run();

    expect([before, body.getters['same']!(), asked]).to.deep.equal([0, true, 1]);
  });
});

describe('a compiled module', () => {
  it('says whether its text can only be one of a module', () => {
    const texts = ['export {};', 'import.meta;', "import('x');", 'module.exports = 1;', ''];

    expect(texts.map((text) => compileModule(text, 'file:///m.js').isModule)).to.deep.equal([true, true, false, false, false]);
  });

  it('says what it imports later, where that is a plain text', () => {
    const { literalImports } = compileModule(
      'import("a"); import(\'b\'); import(`c`); import("d" + e); import("\\x66");',
      'file:///m.js',
    );

    expect(literalImports).to.deep.equal(['a', 'b']);
  });

  it('carries the source map that is made of its own', () => {
    const maps: unknown[] = [];
    const make = (map: { readonly mappings: string }): string => {
      maps.push(map.mappings);
      return JSON.stringify({ version: 3, names: [], sources: [], mappings: '' });
    };

    compileModule("import { a } from './a.js';\na;", 'file:///mapped.js', make);
    compileModule('1;', 'file:///plain.js', () => null);

    expect(maps).to.have.lengthOf(1);
    expect(maps[0]).to.be.a('string').that.includes(';');
  });
});
