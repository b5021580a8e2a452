import { expect } from 'chai';
import { AsyncEvaluationOrder } from '../../../lib/ecmascript/modules/evaluate.ts';
import type { ModuleText } from '../../../lib/ecmascript/modules/module-text.ts';
import { ScriptExecution } from '../../../lib/event-loop/script-execution.ts';
import { ModuleCompiler, textIn } from '../../../lib/hosts/page/modules/module-compiler.ts';
import { FetchedModules } from '../../../lib/html/scripting/fetched-modules.ts';
import type { ModuleHost } from '../../../lib/html/scripting/module-host.ts';
import { ModuleScripts } from '../../../lib/html/scripting/module-scripts.ts';
import { realm, type Texts } from '../../ecmascript/modules/module-graph.ts';

const base = 'https://a.example/';
const page = { baseURL: base, crossOrigin: null };

interface Made {
  readonly scripts: ModuleScripts;
  readonly asked: [url: string, crossOrigin: string | null][];
  readonly errors: unknown[];
  readonly warnings: string[];
  parse(text: string, url: string): () => ModuleText;
  /** Its document ends. */
  end(): void;
}

/** The content type with which a server answers. */
function typed(path: string): [string, string][] {
  return [['content-type', path.endsWith('.json') ? 'application/json' : 'text/javascript; charset=utf-8']];
}

/** `texts`: what the server has, by path; all else is 404. */
function modulesOf(texts: Texts): Made {
  const made = { asked: [] as Made['asked'], errors: [] as unknown[], warnings: [] as string[] };
  const compiler = new ModuleCompiler();
  let isGone = false;
  const parseJSON = (source: string): unknown => JSON.parse(source) as unknown;
  const compile = (source: string, url: string): ModuleText =>
    textIn(compiler.compile(source, url), (script) => script.runInScope({}, {}));
  const source = new FetchedModules({
    compile,
    parseJSON,
    fetch: (url, _destination, { crossOrigin }) => {
      made.asked.push([url, crossOrigin]);
      const { pathname } = new URL(url);
      const body = texts[pathname];
      if (body === 'down') return Promise.reject(new Error('down'));
      return Promise.resolve({
        url,
        status: body === undefined ? 404 : 200,
        headers: typed(pathname),
        body: body ?? '',
      } as never);
    },
  });
  const host: ModuleHost = {
    realm,
    scripts: new ScriptExecution(),
    parseJSON,
    isGone: () => isGone,
    createMeta: (url, resolve) => ({ url, resolve }),
    reportException: (error) => void made.errors.push(error),
    warn: (message) => void made.warnings.push(message),
  };
  return {
    parse: (text, url) => () => compile(text, url),
    scripts: new ModuleScripts(host, source, new AsyncEvaluationOrder()),
    ...made,
    end: () => void (isGone = true),
  };
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

  it('ask for what they asked for before, whatever import map has come since', async () => {
    const { scripts, asked } = modulesOf({
      '/a.js': "import 'pkg/b/x.js';",
      '/pkg/b/x.js': '',
      '/c.js': "import './a.js';",
    });
    scripts.registerImportMap('{ "imports": { "pkg/": "/pkg/" } }', base);
    await scripts.fetchExternal(`${base}a.js`, null);
    scripts.registerImportMap('{ "imports": { "pkg/b/": "/other/" } }', base);

    await scripts.fetchExternal(`${base}c.js`, null);

    expect(asked.map(([url]) => url)).to.deep.equal(['a', 'pkg/b/x', 'c'].map((name) => `${base}${name}.js`));
  });

  it('are null where they, or what they import, do not come', async () => {
    const { scripts } = modulesOf({ '/a.js': "import './gone.js';", '/b.js': "import './down.js';", '/down.js': 'down' });

    const found = await Promise.all(['a', 'b', 'none'].map((name) => scripts.fetchExternal(`${base}${name}.js`, null)));

    expect(found).to.deep.equal([null, null, null]);
  });

  it('are null where they, or what they import, have not the type of what is asked for', async () => {
    const { scripts } = modulesOf({
      '/d.json': '1',
      '/x.js': '1',
      '/a.js': "import './d.json';",
      '/b.js': "import './x.js' with { type: 'json' };",
    });

    const found = await Promise.all(['d.json', 'a.js', 'b.js'].map((name) => scripts.fetchExternal(`${base}${name}`, null)));

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
      ...['ModuleSyntaxError', 'TypeError', 'SyntaxError', 'TypeError', 'TypeError', 'SyntaxError'],
    ]);
  });

  it('report what they throw, at once or later', async () => {
    const { scripts, errors, parse } = modulesOf({});
    for (const source of ["throw 'now'", "await 0; throw 'later'"]) {
      scripts.run((await scripts.fetchInline(parse(source, base), { ...page, url: base }))!);
    }

    await new Promise(setImmediate);

    expect(errors).to.deep.equal(['now', 'later']);
  });

  it('resolve what they import against the base URL of their document', async () => {
    const { scripts, asked, parse } = modulesOf({ '/dir/x.js': '' });

    await scripts.fetchInline(parse("import './x.js';", `${base}page`), { ...page, url: `${base}page`, baseURL: `${base}dir/` });

    expect(asked).to.deep.equal([[`${base}dir/x.js`, null]]);
  });

  it('use the import map that was there before', async () => {
    const { scripts, errors, warnings, parse } = modulesOf({ '/lib.js': '' });

    scripts.registerImportMap('{ "imports": { "lib": "/lib.js", "": "/x" } }', base);
    scripts.registerImportMap('[]', base);
    const script = await scripts.fetchInline(parse("import 'lib';", base), { ...page, url: base });

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
      scripts.import(page, './x.js'),
      scripts.import({ ...page, baseURL: `${base}sub/` }, '../x.js'),
      scripts.import(page, './d.json', { with: { type: 'json' } }),
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
        .import(page, ...(args as readonly [unknown, unknown?]))
        .catch((thrown: unknown) => thrown);

      expect(error).to.be.instanceOf(TypeError);
    });
  }

  it('evaluates nothing once its document has ended', async () => {
    const { scripts, end } = modulesOf({ '/x.js': 'globalThis.evaluatedLate = true;' });

    void scripts.import(page, './x.js');
    end();
    await new Promise(setImmediate);

    expect('evaluatedLate' in globalThis).to.equal(false);
  });

  it('rejects with what the module throws, and with options that say nothing asks for a script', async () => {
    const { scripts } = modulesOf({ '/x.js': 'throw 7;', '/ok.js': '' });

    expect(await scripts.import(page, './x.js', {}).catch((error: unknown) => error)).to.equal(7);
    expect(typeof (await scripts.import(page, './ok.js', { with: {} }))).to.equal('object');
  });
});
