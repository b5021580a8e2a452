import { toolGraphs } from './tool-graphs.ts';

/** By name; `a` is the first. */
const plainGraphs: readonly { readonly what: string; readonly texts: Readonly<Record<string, string>> }[] = [
  {
    what: 'depth first',
    texts: {
      a: "import './b.js'; import './c.js'; log('a')",
      b: "import './d.js'; log('b')",
      c: "import './d.js'; log('c')",
      d: "log('d')",
    },
  },
  {
    what: 'promise jobs after all that does not await',
    texts: { a: "import './b.js'; log('a')", b: "Promise.resolve().then(() => log('job')); log('b')" },
  },
  {
    what: 'a late one beside others',
    texts: {
      a: "import './b.js'; import './c.js'; log('a')",
      b: "log('b1'); await 0; log('b2')",
      c: "log('c'); Promise.resolve().then(() => log('job'))",
    },
  },
  {
    what: 'two that wait for the same',
    texts: {
      a: "import './x.js'; import './y.js'; log('a')",
      x: "import './s.js'; log('x')",
      y: "import './s.js'; log('y')",
      s: "await 0; await 0; log('s')",
    },
  },
  {
    what: 'chains of late ones',
    texts: {
      a: "import './b.js'; await log('a1'); log('a2')",
      b: "import './c.js'; await log('b1'); log('b2')",
      c: "await log('c1'); log('c2')",
    },
  },
  {
    what: 'a cycle with functions',
    texts: {
      a: "import { b } from './b.js'; export function f() { return 'f' } log(b())",
      b: "import { f } from './a.js'; log(f()); export const b = () => f() + 'b'",
    },
  },
  {
    what: 'a cycle with what is not there yet',
    texts: {
      a: "import { b } from './b.js'; export const x = 1; log(b)",
      b: "import { x } from './a.js'; export let b; try { b = x } catch (e) { b = e.name }",
    },
  },
  {
    what: 'a cycle that awaits',
    texts: { a: "import './b.js'; export const x = await 1; log('a')", b: "import './a.js'; log('b')" },
  },
  {
    what: 'a module that imports itself',
    texts: {
      a: "import * as me from './a.js'; import { x as y } from './a.js'; export const x = 1; log(me.x, y)",
    },
  },
  {
    what: 'stars that give the same',
    texts: {
      a: "export * from './b.js'; export * from './c.js'",
      b: "export { x } from './d.js'",
      c: "export { x } from './d.js'",
      d: 'export const x = 1',
    },
  },
  {
    what: 'stars that differ',
    texts: {
      a: "export * from './b.js'; export * from './c.js'; export const y = 1",
      b: 'export const x = 1',
      c: 'export const x = 2',
    },
  },
  { what: 'stars without a default', texts: { a: "export * from './b.js'", b: 'export default 1; export const x = 2' } },
  {
    what: 'a star under a name',
    texts: { a: "export * as b from './b.js'; export { default } from './b.js'", b: 'export default 1; export const x = 2' },
  },
  { what: 'an import that nobody exports', texts: { a: "log('never'); import { x } from './b.js'", b: 'export const y = 1' } },
  {
    what: 'an import that stars make doubtful',
    texts: {
      a: "import { x } from './b.js'",
      b: "export * from './c.js'; export * from './d.js'",
      c: 'export const x = 1',
      d: 'export const x = 2',
    },
  },
  { what: 'what is no module', texts: { a: "import './b.js'; log('never')", b: 'let x; let x' } },
  { what: 'what does not come', texts: { a: "import './none.js'; log('never')" } },
  { what: 'a bare name', texts: { a: "import 'bare'; log('never')" } },
  { what: 'an exception', texts: { a: "import './b.js'; log('never')", b: "log('b'); throw new RangeError('b')" } },
  {
    what: 'an exception after an await',
    texts: { a: "import './b.js'; import './c.js'; log('never')", b: "await 0; throw new RangeError('b')", c: "log('c')" },
  },
  {
    what: 'an assignment to an import',
    texts: { a: "import { x } from './b.js'; try { x = 2 } catch (e) { log(e.name, e.message) } log(x)", b: 'export let x = 1' },
  },
  {
    what: 'an import that changes',
    texts: {
      a: "import { x, up } from './b.js'; log(x); up(); log(x); const f = () => x; up(); log(f())",
      b: 'export let x = 1; export const up = () => { x += 1 }',
    },
  },
  {
    what: 'the same module under two URLs',
    texts: { a: "import { n } from './b.js'; import { n as m } from './b.js?2'; log(n === m)", b: 'export const n = {}' },
  },
  {
    what: 'import() of what failed, twice',
    texts: {
      a: "for (const n of [1, 2]) await import('./b.js').catch((e) => log(n, e.name))",
      b: "log('once'); throw new RangeError('b')",
    },
  },
  {
    what: 'import() with a computed name',
    texts: { a: "const n = 'b'; log((await import(`./${n}.js`)).x)", b: 'export const x = 1' },
  },
  {
    what: 'import() of something that has no text',
    texts: { a: "await import({ toString() { throw new RangeError('no') } }).catch((e) => log(e.name))" },
  },
  {
    what: 'two import()s at once',
    texts: {
      a: "log(...(await Promise.all([import('./b.js'), import('./b.js')])).map((m) => m.x))",
      b: "log('once'); export const x = 1",
    },
  },
  {
    what: 'import.meta.resolve',
    texts: { a: "log(import.meta.resolve('./x/../y.js'), typeof import.meta, Object.keys(import.meta).join())" },
  },
  {
    what: 'a namespace that is written',
    texts: {
      a: "import * as b from './b.js'; try { b.x = 2 } catch (e) { log(e.name) } try { delete b.x } catch (e) { log(e.name) } log(Reflect.ownKeys(b).length, b.x)",
      b: 'export let x = 1',
    },
  },
  {
    what: 'a then that is exported',
    texts: { a: "log(await import('./b.js'))", b: "export const then = (resolve) => resolve('thenable')" },
  },
  {
    what: 'generators, async functions and classes by default',
    texts: {
      a: "import g from './g.js'; import f from './f.js'; import c from './c.js'; log(g.name, f.name, c.name, [...g()].length)",
      g: 'export default function* () { yield 1 }',
      f: 'export default async function () {}',
      c: 'export default class { static x = 1 }',
    },
  },
  { what: 'strict code', texts: { a: 'try { undeclared = 1 } catch (e) { log(e.name) } log((function () { return this })())' } },
  { what: 'names of its own', texts: { a: "var own = 1; log('own' in globalThis, typeof own)" } },
  {
    what: 'let in loops with closures over imports',
    texts: {
      a: "import { n, up } from './b.js'; const fs = []; for (let i = 0; i < 2; i++) { fs.push(() => i + n); up() } log(...fs.map((f) => f()))",
      b: 'export let n = 0; export const up = () => { n += 10 }',
    },
  },
  {
    what: 'nested destructuring with imports as defaults',
    texts: {
      a: "import { n } from './b.js'; const { x: { y = n } = {}, ...r } = { z: n }; log(y, r.z); (({ n: q = n }) => log(q))({})",
      b: 'export const n = 7',
    },
  },
  {
    what: 'labels, switch and optional chains',
    texts: {
      a: "import { n, o } from './b.js'; n: for (;;) { switch (n) { case 1: log('one'); break n } } log(o?.n, o?.['n'], o.f?.())",
      b: 'export const n = 1; export const o = { n: 2, f() { return this === o } }',
    },
  },
];

/** Graphs of modules. They are compared with what a browser does. */
export const moduleGraphs: typeof plainGraphs = [...plainGraphs, ...toolGraphs];
