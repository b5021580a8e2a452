import { expect } from 'chai';
import { ModuleCompiler, textIn } from '../../../../lib/hosts/page/modules/module-compiler.ts';
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
    const body = textIn(compiled, (script) => script.runInThisContext()).instantiate(environment);

    const early = (body.getters['f']!() as () => number)();
    expect(() => body.getters['late']!()).to.throw(ReferenceError);
    await body.run();

    expect([early, body.getters['late']!()]).to.deep.equal([1, 2]);
  });

  it('asks for import.meta once, when it is read', () => {
    let asked = 0;
    const compiled = new ModuleCompiler().compile('export const same = import.meta === import.meta;', url);
    const meta = (): object => ({ number: ++asked });
    const body = textIn(compiled, (script) => script.runInThisContext()).instantiate({ ...environment, meta });

    const before = asked;
    body.run();

    expect([before, body.getters['same']!(), asked]).to.deep.equal([0, true, 1]);
  });
});
