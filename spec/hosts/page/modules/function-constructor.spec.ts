import { expect } from 'chai';
import { onEachHost } from '../each-host.ts';

onEachHost('Function of a page', ({ openPage }) => {
  it('makes functions whose import() finds the modules of the page', async () => {
    const page = openPage({ files: { '/dir/m.js': 'export const n = 7' } });

    page.run(`var log = []; for (const f of [Function('return import("./m.js")'), new Function('url', 'return import(url)')])
      f('./m.js').then(({ n }) => log.push(n)); 0`);
    await page.settle();

    expect(page.run('log')).to.deep.equal([7, 7]);
  });

  it('is the constructor of all functions, with its prototype, its instances and those of classes that extend it', () => {
    const page = openPage();

    const seen = page.run(`class Own extends Function {} const own = new Own('return 3'); [Function === (() => {}).constructor,
      window.Function === Function, (() => {}) instanceof Function, Object.getPrototypeOf(Function) === Function.prototype,
      Function('a', 'b', 'return a + b')(1, 2), Function()(), own instanceof Own, own()]`);

    expect(seen).to.deep.equal([true, true, true, true, 3, null, true, 3]);
  });

  it('still throws a SyntaxError of the page for what is no body', () => {
    const page = openPage();

    const name = page.run('try { Function("import(1); if (") } catch (e) { e instanceof SyntaxError }');

    expect(name).to.equal(true);
  });
});
