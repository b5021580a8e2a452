/** The text of a module, and what it logs and exports where that is said here. */
export interface ModuleRow {
  readonly what: string;
  readonly text: string;
  readonly log?: readonly unknown[];
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** What they import as `./h`. */
export const helper =
  'export let n = 1; export function up() { n++; return this; } export default class Named {} export const o = { n: 7 };';

export const moduleRows: readonly ModuleRow[] = [
  { what: 'nothing but that it is a module', text: 'export {}', exports: {} },
  {
    what: 'declarations of all kinds',
    text: 'export var a = 1; export let b = 2; export const c = 3;',
    exports: { a: 1, b: 2, c: 3 },
  },
  {
    what: 'patterns',
    text: 'export const { a, b: [c = 4, ...d], ...e } = { a: 1, b: [undefined, 5], f: 6 };',
    exports: { a: 1, c: 4, d: [5], e: { f: 6 } },
  },
  {
    what: 'lists of names, as others and as texts',
    text: "let a = 1; export { a, a as b, a as 'c d', a as default };",
    exports: { a: 1, b: 1, 'c d': 1, default: 1 },
  },
  {
    what: 'a class that extends an imported one',
    text: "import B from './h'; export default class extends B {}; log(B.name)",
    log: ['Named'],
  },
  { what: 'an expression without a semicolon', text: 'export default [1]\n;[2].concat()', exports: { default: [1] } },
  { what: 'an object as the default', text: 'export default { a: 1 }', exports: { default: { a: 1 } } },
  { what: 'an arrow function before a line in parentheses', text: 'export default () => {}\n(log(2))', log: [2] },
  {
    what: 'calls without `this`',
    text: "import { up } from './h'; log(up(), (up)(), up?.());",
    log: [undefined, undefined, undefined],
  },
  { what: 'templates without `this`', text: "import { up } from './h'; log(up`x`);", log: [undefined] },
  {
    what: 'a call at the beginning of a line without a semicolon before it',
    text: "import { up } from './h'\nlet x = 1\nup()\nlog(x)",
    log: [1],
  },
  {
    what: 'a call as the whole of a branch',
    text: "import { up, n } from './h'; if (true) up(); else up()\nfor (;;) { up(); break }\nlog(n)",
    log: [3],
  },
  { what: 'shorthand properties', text: "import { n } from './h'; log({ n }, { n: n });", log: [{ n: 1 }, { n: 1 }] },
  {
    what: 'names that a scope hides',
    text: "import { n } from './h'; { let n = 2; log(n) } ((n) => log(n))(3); try { throw 4 } catch (n) { log(n) } log(n); label: { function n2(n = 5) { log(n) } n2() }",
    log: [2, 3, 4, 1, 5],
  },
  {
    what: 'names that a class or a loop hides',
    text: "import { n } from './h'; (class n { static m() { log(typeof n) } }).m(); for (const n of [2]) log(n); for (let n = 3; n < 4; n++) log(n);",
    log: ['function', 2, 3],
  },
  {
    what: 'names in closures, defaults and computed keys',
    text: "import { n, up } from './h'; const f = (x = n, { [n]: y } = { 1: 'y' }) => log(x, y); f(); up(); f();",
    log: [1, 'y', 2, undefined],
  },
  {
    what: 'typeof, in, delete of a member',
    text: "import { o } from './h'; log(typeof o, 'n' in o, delete o.n)",
    log: ['object', true, true],
  },
  {
    what: 'new with and without parentheses',
    text: "import C from './h'; log(new C instanceof C, new C() instanceof C)",
    log: [true, true],
  },
  {
    what: 'a namespace that is exported again',
    text: "import * as h from './h'; export { h }; log(h.n, Object.keys(h).join())",
    log: [1, 'default,n,o,up'],
  },
  {
    what: 'import.meta in all places',
    text: 'log(import.meta.url, import.meta.env ? 1 : 2, new.target === undefined)'.replace(', new.target === undefined', ''),
    log: ['a', 2],
  },
  {
    what: 'a class of import.meta',
    text: 'import.meta.C = class { x = 1 }; log(new import.meta.C().x, typeof import\n.meta)',
    log: [1, 'object'],
  },
  { what: 'an import with nothing', text: "import './h';import{}from'./h';import d,{}from'./h';log(d.name)", log: ['Named'] },
  {
    what: 'comments in all places',
    text: '/* a */ export /* default */ default /* ( */ function /* ( */ (/* ) */) { return 1 } // end',
    exports: {},
  },
  { what: 'a name for what has none', text: 'export default function () {}\n', exports: {} },
  { what: 'a hashbang', text: '#!/usr/bin/env node\nexport const a = 1', exports: { a: 1 } },
  { what: 'no `arguments`, no `this`', text: 'log(this, typeof this)', log: [undefined, 'undefined'] },
  {
    what: 'functions that are called before they stand there',
    text: 'log(f(), g()); export function f() { return 1 } export default function g() { return 2 }',
    log: [1, 2],
  },
  { what: 'names that this one uses, too', text: 'const $m0 = 1, $m1i = 2, $l0000 = 3; log($m0, $m1i, $l0000)', log: [1, 2, 3] },
  {
    what: 'a regular expression and a template that look like imports',
    text: "log(/import x from 'y'/.source, `export default ${'import(x)'}`)",
    log: ["import x from 'y'", 'export default import(x)'],
  },
  {
    what: 'private names, static blocks and getters',
    text: "import { n } from './h'; export class A { #n = n; static { log(n) } get n() { return this.#n } }; log(new A().n)",
    log: [1, 1],
  },
  { what: 'a late await', text: "import { n } from './h'; for await (const x of [n]) log(x); log(await n)", log: [1, 1] },
  {
    what: 'await only within functions',
    text: 'export const f = async () => await 1; log(f.constructor.name)',
    log: ['AsyncFunction'],
  },
  { what: 'several lines of imports', text: "import {\n  n,\n  up as\n    raise,\n} from './h'\n\nraise()\nlog(n)", log: [2] },
  { what: 'what esbuild writes', text: 'var a=1,b=()=>a;export{a as x,b as y};\n//# sourceMappingURL=a.js.map', exports: {} },
  {
    what: 'what TypeScript writes',
    text: '"use strict";\nvar E; (function (E) { E[E["a"] = 0] = "a"; })(E || (E = {}));\nexport { E };',
    exports: { E: { 0: 'a', a: 0 } },
  },
  { what: 'what terser writes', text: 'const e="x";let t=()=>e;export default t;export{e as a};', exports: {} },
];

/** Graphs of modules, by name; `a` is the first. They are compared with what a browser does. */
export const moduleGraphs: readonly { readonly what: string; readonly texts: Readonly<Record<string, string>> }[] = [
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
