/** Graphs that packages and bundlers make, and what is wrong with some: one text for each, compared with what a browser does. */
export const toolGraphs: readonly { readonly what: string; readonly texts: Readonly<Record<string, string>> }[] = [
  {
    what: 'functions across a cycle, called before their modules run',
    texts: {
      a: "import { b } from './b.js'; export function a(n) { return n ? b(n - 1) : 'even' } log(a(3))",
      b: "import { a } from './a.js'; export function b(n) { return n ? a(n - 1) : 'odd' } log(a(2))",
    },
  },
  {
    what: 'classes across a cycle, which are not there yet',
    texts: {
      a: "import { B } from './b.js'; export class A {} log(new B() instanceof A)",
      b: "import { A } from './a.js'; export class B extends A {}",
    },
  },
  {
    what: 'a namespace in a cycle',
    texts: {
      a: "import * as b from './b.js'; export const x = 1; export var y = 2; log(b.seen)",
      b: "import * as a from './a.js'; export const seen = Object.keys(a).join(); log(typeof a.y); try { a.x } catch (e) { log(e.name) } try { Object.values(a) } catch (e) { log(e.name) } log('x' in a, Reflect.has(a, 'z')); try { Object.getOwnPropertyDescriptor(a, 'x') } catch (e) { log(e.name) }",
    },
  },
  {
    what: 'a default in a cycle',
    texts: {
      a: "import './b.js'; export default 1",
      b: "import a from './a.js'; try { log(a) } catch (e) { log(e.name) } try { log(typeof a) } catch (e) { log(e.name) } setTimeout(() => log(a))",
    },
  },
  {
    what: 'writes to imports of all kinds',
    texts: {
      a: "import d, { x, o } from './b.js'; import * as ns from './b.js'; for (const f of [() => x++, () => --x, () => { x = 1 }, () => { x += 1 }, () => { x ??= 1 }, () => { [x] = [1] }, () => { ({ x } = { x: 1 }) }, () => { ({ y: x = 1 } = {}) }, () => { for (x of [1]); }, () => { for (x in { a: 1 }); }, () => { d = 1 }, () => { ns = 1 }, () => { ns.x = 1 }, () => { o.x = 1 }, () => { x ||= 1 }, () => { x &&= 1 }, () => { [...x] = [1] }]) { try { f(); log('done') } catch (e) { log(e.name) } } log(x, o.x)",
      b: 'export let x = 5; export const o = {}; export default 1',
    },
  },
  {
    what: 'delete of an import',
    texts: { a: "import { x } from './b.js'; delete x; log('never')", b: 'export let x' },
  },
  {
    what: 'delete of members of a namespace',
    texts: {
      a: "import * as b from './b.js'; for (const f of [() => delete b.x, () => delete b.none, () => delete b[Symbol.toStringTag]]) { try { log(f()) } catch (e) { log(e.name) } }",
      b: 'export let x',
    },
  },
  {
    what: 'changes of a namespace by Object and Reflect',
    texts: {
      a: "import * as b from './b.js'; log(Reflect.set(b, 'x', 1), Reflect.defineProperty(b, 'x', { value: 1 }), Reflect.defineProperty(b, 'x', { value: 2 }), Reflect.setPrototypeOf(b, null), Reflect.setPrototypeOf(b, {}), Reflect.preventExtensions(b), Object.isExtensible(b)); try { Object.freeze(b) } catch (e) { log(e.name) } try { Object.defineProperty(b, 'y', { value: 1 }) } catch (e) { log(e.name) } log(Object.isSealed(b), Reflect.ownKeys(b).length, JSON.stringify(Object.getOwnPropertyDescriptor(b, 'x')), JSON.stringify({ ...b }))",
      b: 'export let x = 1',
    },
  },
  {
    what: 'names of a namespace by code units',
    texts: {
      a: "import * as b from './b.js'; log(Object.keys(b).join())",
      b: "export const b = 1, B = 1, a1 = 1, a10 = 1, a2 = 1, $ = 1, _ = 1, é = 1; export { b as '1', b as '-', b as default }",
    },
  },
  {
    what: 'names of functions and classes that are exported by default',
    texts: {
      a: "import { names } from './b.js'; log(...names)",
      b: "const mods = await Promise.all(['1', '2', '3', '4', '5', '6'].map((n) => import(`./d${n}.js`))); export const names = mods.map((m) => JSON.stringify(m.default.name))",
      d1: 'export default () => {}',
      d2: 'export default (function () {})',
      d3: 'export default class { static name = "own" }',
      d4: 'export default class { static name() {} }',
      d5: 'export default (0, () => {})',
      d6: 'const x = () => {}; export default x',
    },
  },
  { what: 'two defaults', texts: { a: 'export default 1; export default 2' } },
  { what: 'one name twice', texts: { a: 'const x = 1; export { x }; export { x }' } },
  { what: 'a name that is exported and not there', texts: { a: 'export { x }' } },
  { what: 'an import that is declared once more', texts: { a: "import { x } from './b.js'; let x", b: 'export let x' } },
  {
    what: 'an import that is declared once more by var in a block',
    texts: { a: "import { x } from './b.js'; { var x }", b: 'export let x' },
  },
  { what: 'a function and a var of one name', texts: { a: 'var f; function f() {}' } },
  { what: 'await as a name', texts: { a: 'function await() {}' } },
  { what: 'yield as a name', texts: { a: 'var yield = 1' } },
  { what: 'arguments at the top', texts: { a: 'try { log(arguments) } catch (e) { log(e.name) }' } },
  { what: 'return at the top', texts: { a: 'log(1); return' } },
  { what: 'new.target at the top', texts: { a: 'log(new.target)' } },
  { what: 'super at the top', texts: { a: 'super.x' } },
  { what: 'break without a loop', texts: { a: 'break' } },
  { what: 'octal numbers', texts: { a: 'log(010)' } },
  { what: 'an HTML comment', texts: { a: 'log(1)\n<!-- x' } },
  { what: 'import.meta as a target', texts: { a: 'import.meta = 1' } },
  { what: 'import as a value', texts: { a: 'const f = import; log(f)' } },
  { what: 'new import()', texts: { a: "new import('./b.js')", b: '' } },
  { what: 'import() without a name', texts: { a: 'import()' } },
  { what: 'an import in a block', texts: { a: "{ import './b.js' }", b: '' } },
  { what: 'an export in a function', texts: { a: 'function f() { export const x = 1 }' } },
  { what: 'an unpaired surrogate as a name', texts: { a: "const x = 1; export { x as '\\uD800' }" } },
  { what: 'a private name that nobody declares', texts: { a: 'class A { m() { return this.#x } }' } },
  { what: 'a label that nobody has', texts: { a: 'x: for (;;) { break y }' } },
  {
    what: 'eval in a module',
    texts: { a: "var x = 1; log(eval('x + 1'), eval('var y = 2; y'), typeof y, (0, eval)('typeof x'))" },
  },
  {
    what: 'eval that sees imports',
    texts: {
      a: "import { x as y } from './b.js'; try { log(eval('typeof y')) } catch (e) { log(e.name) }",
      b: 'export let x = 1',
    },
  },
  {
    what: 'eval that exports',
    texts: { a: "try { eval('export {}') } catch (e) { log(e.name) } try { eval('import.meta') } catch (e) { log(e.name) }" },
  },
  {
    what: 'names that are no globals',
    texts: {
      a: "var v = 1; let l = 2; const c = 3; class C {} function f() {} log(...['v', 'l', 'c', 'C', 'f'].map((n) => n in globalThis))",
    },
  },
  { what: 'an assignment before let', texts: { a: 'try { x = 1 } catch (e) { log(e.name) } let x; log(x)' } },
  { what: 'typeof before let', texts: { a: 'try { typeof x } catch (e) { log(e.name) } log(typeof nobody); let x' } },
  {
    what: 'stars in a cycle',
    texts: {
      a: "export * from './b.js'; export const x = 1; import * as me from './a.js'; log(Object.keys(me).join())",
      b: "export * from './a.js'; export const y = 2",
    },
  },
  { what: 'exports that lead in a circle', texts: { a: "export { x } from './b.js'", b: "export { x } from './a.js'" } },
  {
    what: 'a chain of exports under other names',
    texts: {
      a: "import { default as it, z } from './b.js'; log(it, z)",
      b: "export { y as default, y as z } from './c.js'",
      c: "export { x as y } from './d.js'",
      d: "export { default as x } from './e.js'",
      e: 'export default 7',
    },
  },
  {
    what: 'a barrel of barrels',
    texts: {
      a: "import { one, two, three } from './index.js'; log(one, two, three)",
      index: "export * from './x.js'; export * from './y.js'; export { default as three } from './z.js'",
      x: "export const one = 1; export * from './y.js'",
      y: 'export const two = 2',
      z: 'export default 3',
    },
  },
  {
    what: 'a preload as Vite writes it',
    texts: {
      a: "const preload = (load, deps, url) => Promise.resolve().then(() => load()); const m = await preload(() => import('./b.js').then((n) => n.b), void 0, import.meta.url); log(m.x)",
      b: 'const x = 1; const b = Object.freeze({ __proto__: null, x }); export { b }',
    },
  },
  {
    what: 'an import that the callee of a chain of promises throws',
    texts: {
      a: "import('./b.js').then(({ f }) => f()).catch((e) => log(e.name)).finally(() => log('end'))",
      b: "export const f = () => { throw new EvalError('x') }",
    },
  },
  {
    what: 'import() of a module by itself',
    texts: {
      a: "const m = await import('./b.js'); await m.done; log('end')",
      b: "log('b'); export const done = import('./b.js').then((m) => log('self', m.x)); export const x = 1",
    },
  },
  {
    what: 'order of promise jobs beside import()',
    texts: {
      a: "import('./b.js').then(() => log('import')); await 0; log('job'); queueMicrotask(() => log('microtask'))",
      b: "log('b')",
    },
  },
  {
    what: 'an await that rejects',
    texts: {
      a: "try { await import('./b.js') } catch (e) { log(e.name) } await Promise.reject(new URIError('x'))",
      b: 'await null; throw new TypeError()',
    },
  },
  {
    what: 'what is thrown and is no error',
    texts: { a: "await import('./b.js').catch((e) => log(e)); throw undefined", b: 'throw null' },
  },
  {
    what: 'an await in all places',
    texts: {
      a: "import { x } from './b.js'; const o = { [await 'k']: await x, ...(await { y: 2 }) }; class A { static [await 'n'] = 1 } if (await x) log(o.k, o.y, A.n, `${await x}`, await x ? 1 : 2); for (let i = await 0; i < await x; i++) log(i); switch (await x) { case await 1: log('case') }",
      b: 'export const x = await 1',
    },
  },
  {
    what: 'arrow functions and await',
    texts: {
      a: "const f = async (x = 1) => { await x; log(x) }; await f(); await (async () => { for await (const x of [f(2)]) ; })(); log('end')",
    },
  },
  {
    what: 'strict functions',
    texts: {
      a: 'log((function () { return typeof this })(), (() => typeof this)()); const o = Object.freeze({ x: 1 }); try { o.x = 2 } catch (e) { log(e.name) } try { (function f() { f = 1 })() } catch (e) { log(e.name) } log((function (a) { a = 2; return arguments[0] })(1))',
    },
  },
  {
    what: 'this in classes, static blocks and fields',
    texts: {
      a: 'class A { x = typeof this; static y = this === A; static { log(this === A) } z = () => this === undefined } log(new A().x, A.y, new A().z())',
    },
  },
  {
    what: 'an error whose cause is that of a module',
    texts: {
      a: "try { await import('./b.js') } catch (cause) { const e = new Error('outer', { cause }); log(e.cause.message) } throw new AggregateError([], 'all')",
      b: "throw new Error('inner')",
    },
  },
];
