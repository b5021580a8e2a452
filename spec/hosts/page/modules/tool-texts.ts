import type { ModuleRow } from './module-row.ts';

/** What compilers and bundlers write, and packages have: forms that nobody writes by hand. */
export const toolRows: readonly ModuleRow[] = [
  {
    what: 'class fields as esbuild lowers them',
    text: 'var __defProp = Object.defineProperty;\nvar __publicField = (obj, key, value) => __defProp(obj, typeof key !== "symbol" ? key + "" : key, { enumerable: true, value });\nclass A {\n  constructor() {\n    __publicField(this, "x", 1);\n  }\n}\n__publicField(A, "y", 2);\nlog(new A().x, A.y);\nexport {\n  A\n};\n',
    log: [1, 2],
  },
  {
    what: 'private names as Babel lowers them',
    text: 'function _classPrivateFieldGet(s, a) { return s.get(_assert(s, a)); }\nfunction _assert(e, t) { if (e.has(t)) return t; throw new TypeError("no"); }\nvar _n = /*#__PURE__*/new WeakMap();\nexport class A { constructor() { _n.set(this, 1); } get n() { return _classPrivateFieldGet(_n, this); } }\nlog(new A().n)',
    log: [1],
  },
  {
    what: 'decorators as TypeScript lowers them',
    text: 'var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {\n    var c = arguments.length, r = c < 3 ? target : desc, d;\n    for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;\n    return r;\n};\nconst mark = (C) => { C.marked = 1; };\nlet A = class A {};\nA = __decorate([mark], A);\nexport { A };\nlog(A.marked)',
    log: [1],
  },
  {
    what: 'a class that names itself in a static block, as swc writes it',
    text: "import { n } from './h';\nlet _A;\nexport class A { static #count = n; static{ _A = this; } static get count() { return A.#count; } static has(o) { return #p in o; } #p = 1; }\nlog(_A === A, A.count, A.has(new A()), A.has({}))",
    log: [true, 1, true, false],
  },
  {
    what: 'an enum that TypeScript exports, and one that is added to',
    text: 'export var E;\n(function (E) {\n    E[E["A"] = 0] = "A";\n    E["B"] = "b";\n})(E || (E = {}));\n(function (E) {\n    E[E["C"] = 5] = "C";\n})(E || (E = {}));\nlog(E.A, E.B, E[5])',
    log: [0, 'b', 'C'],
  },
  {
    what: 'a namespace in one of TypeScript',
    text: 'export var N;\n(function (N) {\n    let M;\n    (function (M) {\n        M.x = 1;\n    })(M = N.M || (N.M = {}));\n})(N || (N = {}));\nlog(N.M.x)',
    log: [1],
  },
  { what: 'export { x as default }', text: 'const x = 1; export { x as default };', exports: { default: 1 } },
  {
    what: 'export { default } from',
    text: "export { default } from './h'; export { default as C, n as m } from './h'",
    exports: {},
  },
  { what: 'export * as a name', text: "export * as ns from './h'; export * as default from './h'", exports: {} },
  {
    what: 'export * beside names of its own',
    text: "export * from './h'; export const n = 'own'; log(n)",
    log: ['own'],
  },
  {
    what: 'names that are texts, imported and exported',
    text: "export { n as 'a-b', o as '*', up as '\\u{1F600}' } from './h'; import { 'default' as C } from './h'; log(C.name)",
    log: ['Named'],
  },
  { what: 'using', text: "import { n } from './h'; { const d = { n, [Symbol.dispose ?? 'x']: () => 0 }; log(d.n) }", log: [1] },
  {
    what: 'regular expressions beside divisions',
    text: "import { n } from './h'; const g = 2, i = 1; let a = n / g / i; log(a, /[/]\\/(?<y>.)/.test('//y'), n /g/ i, [/}/, /`/].length); if (n) /x/.test('x') && log('then')",
    log: [0.5, true, 0.5, 2, 'then'],
  },
  {
    what: 'regular expressions after brackets and keywords',
    text: "const f = (x) => { return /import(.)/.exec(x)?.[1] }; log(f('import!'), typeof /a/, ((a) => a)(1) / 2, void /b/)",
    log: ['!', 'object', 0.5, undefined],
  },
  {
    what: 'comments between all tokens',
    text: "import/*a*/{/*b*/n/*c*/as/*d*/m/*e*/}/*f*/from/*g*/'./h'/*h*/;export/*i*/{/*j*/m/*k*/as/*l*/x/*m*/}/*n*/;export/*o*/const/*p*/y/*q*/=/*r*/m/*s*/;log(/*t*/m/*u*/)",
    log: [1],
  },
  {
    what: 'comments that look like code',
    text: "// import x from './none'\n/* export default 1\nexport { y } */\nimport { n } from './h' // export\nlog(n) /* import('./none') */",
    log: [1],
  },
  {
    what: 'lines that end in CR and LF, CR alone, and the separators of Unicode',
    text: "import { n } from './h'\r\nexport const a = n\r\nlog(a)\rlog(`x\r\ny`.length)\u2028log(2)\u2029export default 3",
    log: [1, 3, 2],
  },
  {
    what: 'the end of a script element in texts and templates',
    text: "log('<\\/script>', `</script>`, /<\\/script>/.source, '<!--'.length)",
    log: ['</script>', '</script>', '<\\/script>', 4],
  },
  { what: 'a byte order mark at the beginning', text: '\uFEFFexport const a = 1; log(a)', log: [1] },
  {
    what: 'names that are words elsewhere',
    text: 'const get = 1, set = 2, of = 3, from = 4, as = 5, async = 6, type = 7, target = 8; export { get, set, of, from, as, async, type, target }; log(get + target)',
    log: [9],
  },
  {
    what: 'imports called as, from, of and async',
    text: "import { n as as, n as from, n as of, n as async } from './h'; import d, * as get from './h'; log(as + from + of + async, get.n, d.name)",
    log: [4, 1, 'Named'],
  },
  {
    what: 'getters and methods called import, export and default',
    text: 'const o = { get import() { return 1 }, set export(v) { log(v) }, default() { return 3 }, async *await() {} }; log(o.import, o.default()); o.export = 2; class A { static import() { return 4 } } log(A.import())',
    log: [1, 3, 2, 4],
  },
  {
    what: 'import.meta.env as Vite reads it',
    text: "const mode = import.meta.env ? import.meta.env.MODE : 'none', hot = import.meta.hot?.data ?? 'cold'; if (import.meta.env?.DEV) log('dev'); log(mode, hot)",
    log: ['none', 'cold'],
  },
  {
    what: 'new URL beside the module',
    text: "log(new URL('./x.png', 'https://a.example/' + (import.meta.url, 'y')).pathname)",
    log: ['/x.png'],
  },
  {
    what: 'labels that are called like imports',
    text: "import { n } from './h'; n: for (let i = 0; ; i++) { if (i < n) continue n; log(i); break n }",
    log: [1],
  },
  {
    what: 'new.target in functions and classes',
    text: 'function F() { return new.target === F } class A { constructor() { log(new.target === A) } } class B extends A {} log(typeof new F(), F()); new A(); new B()',
    log: ['object', false, true, false],
  },
  {
    what: 'async generators, with delegation',
    text: "import { n } from './h'; async function* g() { yield n; yield* h() } async function* h() { yield 2 } for await (const x of g()) log(x)",
    log: [1, 2],
  },
  {
    what: 'arguments that a module has not',
    text: 'const f = () => typeof arguments; log(typeof arguments, f(), typeof arguments_); try { arguments } catch (e) { log(e.name) }',
    log: ['undefined', 'undefined', 'undefined', 'ReferenceError'],
  },
  {
    what: 'arguments in functions, and one that is imported inside',
    text: "import { n } from './h'; function f() { return arguments.length + n } log(f(1, 2), (() => f(1))())",
    log: [3, 2],
  },
  {
    what: 'exports in patterns with defaults, rests and computed names',
    text: "import { n } from './h'; const k = 'z'; export const { [k]: a = n, ...rest } = { y: 2 }, [b, , c = n + 1, ...[d]] = [3, 4, undefined, 5]; export let { length } = 'abc'",
    exports: { a: 1, rest: { y: 2 }, b: 3, c: 2, d: 5, length: 3 },
  },
  {
    what: 'an exported let that closures assign',
    text: 'export let n = 0; const up = () => { n++ }; [1, 2].forEach(up); ({ n } = { n: n + 10 }); [n] = [n + 100]; for (n of [n + 1000]); log(n)',
    log: [1112],
  },
  {
    what: 'a function beside a var of its name, called before',
    text: '(() => { log(f()); var f; function f() { return 2 } })()',
    log: [2],
  },
  {
    what: 'a function in a block, which is of the block',
    text: "import { up } from './h'; { function up() { return 'block' } log(up()) } log(typeof up, up === undefined)",
    log: ['block', 'function', false],
  },
  {
    what: 'a default that is a class expression with a name',
    text: 'export default (class Own { static n = Own.name }); ',
    exports: {},
  },
  {
    what: 'a default that is a comma or a conditional',
    text: 'export default (1, 2) ? { a: 1 } : [];',
    exports: { default: { a: 1 } },
  },
  {
    what: 'a default that is a template',
    text: "import { n } from './h'; export default `${n}-${`${n}`}`",
    exports: { default: '1-1' },
  },
  { what: 'a default that is an assignment', text: 'let x; export default x = 5; log(x)', log: [5] },
  { what: 'a default that is an import', text: "import C, { n } from './h'; export default n; export { C }", exports: {} },
  { what: 'a default that is awaited', text: "export default await Promise.resolve(4)\nlog('end')", log: ['end'] },
  { what: 'a default that is a regular expression', text: 'export default /default/g.source', exports: { default: 'default' } },
  {
    what: 'a default function that is called before it',
    text: 'log(early()); export default function early() { return 1 }',
    log: [1],
  },
  { what: 'an async default, as a line', text: 'export default async () => 1\n;log(2)', log: [2] },
  { what: 'a default called async', text: 'const async = 1; export default async\nlog(2)', log: [2] },
  { what: 'a default that is new', text: "import C from './h'; export default new C\nlog(1)", log: [1] },
  {
    what: 'imports that parameters, catch, classes, loops and functions hide',
    text: "import { n, o } from './h'; function f(n) { return n } class A { m(o = n) { return o } static n = n } try { throw 2 } catch ({ length: n = 3 }) { log(n) } for (const [n] of [[4]]) log(n); for (var i = 0, g = (n) => n; i < 1; i++) log(g(5)); (function n() { log(typeof n) })(); switch (1) { case 1: let n = 6; log(n) } log(f(7), new A().m(), A.n, o.n)",
    log: [3, 4, 5, 'function', 6, 7, 1, 1, 7],
  },
  {
    what: 'imports that var in a function hides, before it and in a default',
    text: "import { n } from './h'; function f(a = n) { log(n, a); var n = 2; log(n) } f()",
    log: [undefined, 1, 2],
  },
  {
    what: 'imports in template literals, nested and tagged',
    text: "import { n, o } from './h'; const t = (s, ...v) => s.raw.join('|') + v; log(`${n}${`${o.n}`}`, t`\\a${n}b${o.n}`, String.raw`\\${n}`)",
    log: ['17', '\\a|b|1,7', '\\${n}'],
  },
  {
    what: 'optional chains of imports, with calls and deletes',
    text: "import C, { up, o, n } from './h'; log(up?.(), o?.n, o?.['n'], o.f?.(), C?.name.length, n?.toFixed?.(1), delete o?.n, o.n)",
    log: [undefined, 7, 7, undefined, 5, '2.0', true, undefined],
  },
  {
    what: 'typeof, void, in, instanceof, ?? and ** with imports',
    text: "import C, { n, o } from './h'; log(typeof n, void n, 'n' in o, new C instanceof C, n ?? 2, n || 2, n && 2, 2 ** n, -n, !n, ~n, +o.n)",
    log: ['number', undefined, true, true, 1, 1, 2, 2, -1, false, -2, 7],
  },
  {
    what: 'imports as keys, values, spreads and shorthand in objects',
    text: "import { n, o } from './h'; log({ n, [n]: n, ...o, m() { return n } }.m(), JSON.stringify({ n, 'o': o, [`k${n}`]: [n, ...[o.n]] }))",
    log: [1, '{"n":1,"o":{"n":7},"k1":[1,7]}'],
  },
  {
    what: 'imports as what is constructed, thrown, returned and yielded',
    text: "import C, { n } from './h'; const g = function* () { yield n; return n }; try { throw n } catch (e) { log(e) } log([...g()][0], new C().constructor === C, new (class extends C {})() instanceof C)",
    log: [1, 1, true, true],
  },
  {
    what: 'a namespace whose members are called with it as this',
    text: "import * as h from './h'; log(h.up() === h, h?.up() === h, (0, h.up)(), h['n'], (h).n, h.o.n)",
    log: [true, true, undefined, 4, 4, 7],
  },
  {
    what: 'a call of an import in all that stands at the beginning of a statement',
    text: "import { up, n } from './h'\nlet i = 0\nup()\nif (i) up()\nelse up()\ndo up()\nwhile (i++ < 0)\nx: up()\n{ up() }\nup`t`\nup?.()\nlog(n)",
    log: [8],
  },
  {
    what: 'what rollup writes for a namespace',
    text: 'const x = 1;\n\nvar lib = /*#__PURE__*/Object.freeze({\n    __proto__: null,\n    x: x\n});\n\nexport { lib as default, x as y };\nlog(Object.keys(lib).join())',
    log: ['x'],
  },
  {
    what: 'what esbuild writes for CommonJS',
    text: 'var __getOwnPropNames = Object.getOwnPropertyNames;\nvar __commonJS = (cb, mod) => function __require() {\n  return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;\n};\nvar require_a = __commonJS({\n  "a.cjs"(exports, module) {\n    "use strict";\n    exports.x = 1;\n    module.exports.y = this === undefined;\n  }\n});\nexport default require_a();\n',
    exports: { default: { x: 1, y: true } },
  },
  {
    what: 'what terser writes, on one line without spaces',
    text: 'import{n as t,o}from"./h";import r from"./h";const e=()=>t,a={n:t};export{e as default,a as b};export const c=t?o.n:0,d=`${t}`;log(e(),a.n,c,d,r.name)',
    log: [1, 1, 7, '1', 'Named'],
  },
  {
    what: 'what checks for a global beside it',
    text: "var root = typeof globalThis !== 'undefined' ? globalThis : typeof window !== 'undefined' ? window : typeof self !== 'undefined' ? self : {}; log(typeof module, typeof exports, typeof require, typeof define, root === globalThis)",
    log: ['undefined', 'undefined', 'undefined', 'undefined', true],
  },
  {
    what: 'names with escapes, of other scripts, and with a dollar',
    text: "import { n as \\u0061b, n as größe, n as $, n as _ } from './h'; export { ab, größe as 'größe' }; log(ab + größe + $ + _)",
    log: [4],
  },
  {
    what: 'numbers and texts of all kinds',
    text: "log(1_000, 0b11, 0o17, 0xf, .5e1, 10n ** 2n === 100n, '\\x41\\u{42}\\\n', 5..toFixed(), 1.e1)",
    log: [1000, 3, 15, 15, 5, true, 'AB', '5', 10],
  },
  {
    what: 'a return in a function after an import without semicolons',
    text: "import { n } from './h'\nconst f = () => {\n  return (\n    n\n  )\n}\n;[f()].forEach((x) => log(x))\n;(() => log('iife'))()\n;`${log('t')}`",
    log: [1, 'iife', 't'],
  },
  {
    what: 'a class with accessors, computed and static names of imports',
    text: "import { n, o } from './h'; class A { static [n] = o.n; get [`g${n}`]() { return n } static async *[Symbol.iterator]() {} 'quoted'() { return 2 } 3() { return 3 } } log(A[1], new A().g1, new A().quoted(), new A()[3]())",
    log: [7, 1, 2, 3],
  },
  {
    what: 'logical and other assignments',
    text: "import { n } from './h'; let a = null, b = 1, c; a ??= n; b &&= n + 1; c ||= n + 2; a **= 2; b <<= n; log(a, b, c)",
    log: [1, 4, 3],
  },
];
