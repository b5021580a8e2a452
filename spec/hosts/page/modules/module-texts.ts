import type { ModuleRow } from './module-row.ts';
import { toolRows } from './tool-texts.ts';

/** What they import as `./h`. */
export const helper =
  'export let n = 1; export function up() { n++; return this; } export default class Named {} export const o = { n: 7 };';

const plainRows: readonly ModuleRow[] = [
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

export const moduleRows: readonly ModuleRow[] = [...plainRows, ...toolRows];
