import { expect } from 'chai';
import { AsyncEvaluationOrder } from '../../../lib/ecmascript/modules/evaluate.ts';
import { ScriptExecution } from '../../../lib/event-loop/script-execution.ts';
import { ModuleCompiler, textIn } from '../../../lib/hosts/page/modules/module-compiler.ts';
import type { ModuleHost } from '../../../lib/html/scripting/module-host.ts';
import { ModuleScripts } from '../../../lib/html/scripting/module-scripts.ts';
import { realm, type Texts } from '../../ecmascript/modules/module-graph.ts';

const base = 'https://a.example/';

interface Made {
  readonly scripts: ModuleScripts;
  readonly asked: [url: string, crossOrigin: string | null][];
  readonly errors: unknown[];
  readonly warnings: string[];
  /** Its document ends. */
  end(): void;
}

/** `texts`: what the server has, by path; all else is 404. */
function modulesOf(texts: Texts): Made {
  const made = { asked: [] as Made['asked'], errors: [] as unknown[], warnings: [] as string[] };
  const compiler = new ModuleCompiler();
  let isGone = false;
  const host: ModuleHost = {
    realm,
    scripts: new ScriptExecution(),
    compile: (source, url) => textIn(compiler.compile(source, url), (script) => script.runInThisContext()),
    parseJSON: (source) => JSON.parse(source) as unknown,
    fetch: (url, crossOrigin) => {
      made.asked.push([url, crossOrigin]);
      const body = texts[new URL(url).pathname];
      if (body === 'down') return Promise.reject(new Error('down'));
      return Promise.resolve({ url, status: body === undefined ? 404 : 200, headers: [], body: body ?? '' } as never);
    },
    isGone: () => isGone,
    createMeta: (url, resolve) => ({ url, resolve }),
    reportException: (error) => void made.errors.push(error),
    warn: (message) => void made.warnings.push(message),
  };
  return { scripts: new ModuleScripts(host, new AsyncEvaluationOrder()), ...made, end: () => void (isGone = true) };
}

describe('module scripts', () => {
  it('have their whole graph fetched before anything runs, each module once', async () => {
    const { scripts, asked } = modulesOf({
      '/a.js': "import './b.js'; import './c.js';",
      '/b.js': "import './c.js';",
      '/c.js': '',
    });

    const script = await scripts.fetchExternal(`${base}a.js`, 'use-credentials');

    expect(script?.record?.status).to.equal('linked');
    expect(asked).to.deep.equal(['a', 'b', 'c'].map((name) => [`${base}${name}.js`, 'use-credentials']));
  });

  it('are null where they, or what they import, do not come', async () => {
    const { scripts } = modulesOf({ '/a.js': "import './gone.js';", '/b.js': "import './down.js';", '/down.js': 'down' });

    const found = await Promise.all(['a', 'b', 'none'].map((name) => scripts.fetchExternal(`${base}${name}.js`, null)));

    expect(found).to.deep.equal([null, null, null]);
  });

  it('report what keeps them from running when they are run: a text, a name, an export, of their own or of what they import', async () => {
    const { scripts, errors } = modulesOf({
      '/syntax.js': 'let;;let',
      '/bare.js': "import 'bare';",
      '/name.js': "import { x } from './empty.js';",
      '/empty.js': '',
      '/deep.js': "import './bare.js';",
      '/type.js': "import './empty.js' with { type: 'css' };",
      '/attribute.js': "import './empty.js' with { mood: 'good' };",
    });

    for (const name of ['syntax', 'bare', 'name', 'deep', 'type', 'attribute']) {
      const script = await scripts.fetchExternal(`${base}${name}.js`, null);
      scripts.run(script!);
    }

    expect(errors.map((error) => (error as Error).name)).to.deep.equal([
      ...['ModuleSyntaxError', 'TypeError', 'SyntaxError', 'TypeError', 'TypeError', 'TypeError'],
    ]);
  });

  it('report what they throw, at once or later', async () => {
    const { scripts, errors } = modulesOf({});
    for (const source of ["throw 'now'", "await 0; throw 'later'"]) {
      scripts.run((await scripts.fetchInline(source, base, base, null))!);
    }

    await new Promise(setImmediate);

    expect(errors).to.deep.equal(['now', 'later']);
  });

  it('resolve what they import against the base URL of their document', async () => {
    const { scripts, asked } = modulesOf({ '/dir/x.js': '' });

    await scripts.fetchInline("import './x.js';", `${base}page`, `${base}dir/`, null);

    expect(asked).to.deep.equal([[`${base}dir/x.js`, null]]);
  });

  it('use the import map that was there before', async () => {
    const { scripts, errors, warnings } = modulesOf({ '/lib.js': '' });

    scripts.registerImportMap('{ "imports": { "lib": "/lib.js", "": "/x" } }', base);
    scripts.registerImportMap('[]', base);
    const script = await scripts.fetchInline("import 'lib';", base, base, null);

    expect(script?.errorToRethrow).to.equal(null);
    expect([errors.map(String), warnings.length]).to.deep.equal([
      ['TypeError: Failed to parse import map: the top-level value of an import map needs to be an object'],
      1,
    ]);
  });
});

describe('import()', () => {
  it('gives the namespace, and the same one each time', async () => {
    const { scripts, asked } = modulesOf({ '/x.js': 'export let x = 1;', '/d.json': '{ "n": 2 }' });

    const [one, two, json] = await Promise.all([
      scripts.import(base, './x.js'),
      scripts.import(`${base}sub/`, '../x.js'),
      scripts.import(base, './d.json', { with: { type: 'json' } }),
    ]);

    expect([one === two, { ...(one as object) }, { ...(json as object) }]).to.deep.equal([true, { x: 1 }, { default: { n: 2 } }]);
    expect(asked).to.have.lengthOf(2);
  });

  for (const [what, ...args] of [
    ['a bare name', 'bare'],
    ['what does not come', './none.js'],
    ['what imports something that does not come', './a.js'],
    ['options that are none', './x.js', 1],
    ['attributes that are none', './x.js', { with: 1 }],
    ['an attribute that is no text', './x.js', { with: { type: 1 } }],
    ['an attribute that nobody knows', './x.js', { with: { mood: 'good' } }],
    ['a Symbol', Symbol('x')],
  ] as const) {
    it(`rejects for ${what} with a TypeError`, async () => {
      const { scripts } = modulesOf({ '/x.js': '', '/a.js': "import './none.js';" });

      const error: unknown = await scripts
        .import(base, ...(args as readonly [unknown, unknown?]))
        .catch((thrown: unknown) => thrown);

      expect(error).to.be.instanceOf(TypeError);
    });
  }

  it('evaluates nothing once its document has ended', async () => {
    const { scripts, end } = modulesOf({ '/x.js': 'globalThis.evaluatedLate = true;' });

    void scripts.import(base, './x.js');
    end();
    await new Promise(setImmediate);

    expect('evaluatedLate' in globalThis).to.equal(false);
  });

  it('rejects with what the module throws, and with options that say nothing asks for a script', async () => {
    const { scripts } = modulesOf({ '/x.js': 'throw 7;', '/ok.js': '' });

    expect(await scripts.import(base, './x.js', {}).catch((error: unknown) => error)).to.equal(7);
    expect(typeof (await scripts.import(base, './ok.js', { with: {} }))).to.equal('object');
  });
});
