import { expect } from 'chai';
import { onEachHost } from '../../hosts/page/each-host.ts';
import { openModulePage, type Answers } from './module-page.ts';

onEachHost('ECMAScript, modules: bindings', ({ host }) => {
  const run = async (text: string, answers: Answers): Promise<unknown> =>
    (await openModulePage(host(), `<script type=module>${text}</script>`, answers)).log();

  it('are live: who imports a name sees what its module assigns later', async () => {
    const log = await run('import { n, up } from "/m.js"; log.push(n); up(); log.push(n); setTimeout(() => log.push(n))', {
      '/m.js': 'export let n = 1; export const up = () => { n += 1 }',
    });

    expect(log).to.deep.equal([1, 2, 2]);
  });

  it('are live through a module that exports them again, under any name', async () => {
    const log = await run('import { m, up, "a b" as x } from "/c.js"; up(); log.push(m, x)', {
      '/m.js': 'export let n = 1; export const up = () => { n += 1 }',
      '/b.js': "export { n as m } from './m.js'; export * from './m.js'",
      '/c.js': "export { m, m as 'a b' } from './b.js'; export { up } from './b.js'",
    });

    expect(log).to.deep.equal([2, 2]);
  });

  it('of `export default` with an expression are the value, of a declaration the name', async () => {
    const log = await run('import a from "/a.js"; import b, { change } from "/b.js"; change(); log.push(a, typeof b)', {
      '/a.js': 'let x = 1; export default x; x = 2',
      '/b.js': 'export default function f() {} export const change = () => { f = 3 }',
    });

    expect(log).to.deep.equal([1, 'number']);
  });

  it('cannot be assigned by who imports them, nor members of a namespace', async () => {
    const log = await run(
      `import { n } from "/m.js"; import * as m from "/m.js";
      for (const f of [() => { n = 2 }, () => { n++ }, () => { [n] = [3] }, () => { m.n = 4 }, () => { m.x = 5 }, () => { delete m.n }, () => { m = 6 }]) {
        try { f(); log.push('none') } catch (e) { log.push(e.name) } }
      log.push(n, m.n)`,
      { '/m.js': 'export let n = 1' },
    );

    expect(log).to.deep.equal([...Array.from({ length: 7 }, () => 'TypeError'), 1, 1]);
  });

  it('of a namespace are sorted, without default of a star, and it says that it is a module', async () => {
    const log = await run(
      'import * as m from "/a.js"; log.push(Object.keys(m), m[Symbol.toStringTag], Object.getPrototypeOf(m), "z" in m, Object.isFrozen(m), Object.isSealed(m), String(Object.isExtensible(m)))',
      { '/a.js': "export * from './b.js'; export const c = 1, a = 2", '/b.js': 'export default 1; export const b = 3, C = 4' },
    );

    expect(log).to.deep.equal([['C', 'a', 'b', 'c'], 'Module', null, false, false, true, 'false']);
  });

  it('come from the module itself before stars', async () => {
    const log = await run('import { x } from "/a.js"; log.push(x)', {
      '/a.js': "export * from './b.js'; export const x = 'own'",
      '/b.js': "export const x = 'star'",
    });

    expect(log).to.deep.equal(['own']);
  });

  it('are of the module, not of the window', async () => {
    const log = await run('var v = 1; function f() {} class C {} log.push("v" in window, "f" in window, typeof C, this)', {});

    expect(log).to.deep.equal([false, false, 'function', undefined]);
  });
});

onEachHost('ECMAScript, modules: cycles', ({ host }) => {
  const run = async (answers: Answers): Promise<unknown> =>
    (await openModulePage(host(), '<script type=module src="/a.js"></script>', answers)).log();

  it('are evaluated once each, in the order in which they are left', async () => {
    const log = await run({
      '/a.js': "import './b.js'; log.push('a')",
      '/b.js': "import './c.js'; log.push('b')",
      '/c.js': "import './a.js'; import './b.js'; log.push('c')",
    });

    expect(log).to.deep.equal(['c', 'b', 'a']);
  });

  it('have functions from the beginning', async () => {
    const log = await run({
      '/a.js': "import './b.js'; export function f() { return 'f' } export default function () { return 'd' }",
      '/b.js': "import d, { f } from './a.js'; log.push(f(), d())",
    });

    expect(log).to.deep.equal(['f', 'd']);
  });

  for (const [what, text] of [
    ['let', 'export let x = 1'],
    ['const', 'export const x = 1'],
    ['class', 'export class x {}'],
    ['default', "export default 1; export { default as x } from './a.js'"],
  ] as const) {
    it(`have a ReferenceError for what is not there yet: ${what}`, async () => {
      const log = await run({
        '/a.js': `import './b.js'; ${text}`,
        '/b.js':
          "import { x } from './a.js'; try { x } catch (e) { log.push(e.name) } try { typeof x } catch (e) { log.push(e.name) }",
      });

      expect(log).to.deep.equal(['ReferenceError', 'ReferenceError']);
    });
  }

  it('have undefined for var that is not there yet', async () => {
    const log = await run({
      '/a.js': "import './b.js'; export var x = 1",
      '/b.js': "import { x } from './a.js'; log.push(typeof x); queueMicrotask(() => log.push(x))",
    });

    expect(log).to.deep.equal(['undefined', 1]);
  });

  it('of one module that imports itself are no matter', async () => {
    const log = await run({
      '/a.js': "import * as me from './a.js'; import { f as g } from './a.js'; export function f() {} log.push(me.f === g)",
    });

    expect(log).to.deep.equal([true]);
  });

  it('fail together: who imports any of them gets the error of the first', async () => {
    const page = await openModulePage(host(), '', {
      '/a.js': "import './b.js'; log.push('never')",
      '/b.js': "import './a.js'; throw new Error('b')",
    });

    const log = await page.run(
      "import('/a.js').catch((e) => log.push(e.message)).then(() => import('/b.js')).catch((e) => log.push(e.message))",
    );

    expect(log).to.deep.equal(['b', 'b']);
  });
});
