import { expect } from 'chai';
import { installHooks, type HookContext, type Place, type RootHooks, type Suite } from '../../../lib/testing/mocha/hooks.ts';
import type { MochaOptions } from '../../../lib/testing/mocha/installation.ts';
import { installedPlug } from '../../../lib/testing/plug/current-plug.ts';
import type { Plug } from '../../../lib/testing/plug/plug.ts';

/** A suite of mocha's that keeps its hooks. */
class SuiteDouble implements Suite {
  readonly hooks: (() => Promise<void>)[] = [];
  readonly file: string | undefined;
  readonly suites: readonly Suite[];

  constructor(file: string | undefined, suites: readonly Suite[] = []) {
    this.file = file;
    this.suites = suites;
  }

  afterAll(_title: string, hook: () => Promise<void>): void {
    this.hooks.push(hook);
  }
}

describe('the root hooks of mocha', () => {
  const printed: string[] = [];
  let argv: string[];
  let env: Record<string, string>;
  let hooks: RootHooks;
  let global: object;

  const install = async (options: MochaOptions = {}): Promise<void> => {
    global = { document: {}, location: { href: 'https://shop.example/' } };
    const place: Place = { global, process: { argv, env }, print: (text) => printed.push(text) };
    hooks = await installHooks({ browser: { clock: 'virtual' }, ...options }, place);
  };
  const plug = (): Plug => installedPlug(global) ?? expect.fail('no plug is installed');
  const begin = (context: HookContext = {}): Promise<void> => hooks.beforeAll.call(context);
  const endTest = (state: string): Promise<void> => hooks.afterEach.call({ currentTest: { state } });

  beforeEach(() => {
    printed.length = 0;
    [argv, env, global] = [[], {}, {}];
  });

  afterEach(() => installedPlug(global)?.dispose());

  it('make a tab before test files are loaded, and give the window back after the last test', async () => {
    await install();
    const first = plug();
    await begin();
    await hooks.afterAll();
    const [between] = [installedPlug(global)];
    await hooks.afterAll();
    await endTest('passed');

    await begin();

    expect([first.tab.closed, between, plug() === first]).to.deep.equal([true, null, false]);
  });

  it('close the tabs of a test, and show the last steps of one that failed', async () => {
    await install();
    await begin();
    await endTest('failed');
    for (const state of ['passed', 'failed']) {
      (await plug().otherTab()).localStorage.setItem('k', state);
      await endTest(state);
    }

    expect(plug().browser.tabs).to.have.length(1);
    expect(printed).to.have.length(1);
    expect(printed[0]).to.match(/^storageloom: the last (?![^]*k=passed)[^]*k=failed/);
  });

  it('begin anew after each test file of a process that has several', async () => {
    await install();
    const suites = ['a.js', 'a.js', 'b.js', 'c.js'].map((file) => new SuiteDouble(file));
    await begin({ test: { parent: new SuiteDouble(undefined, suites) } });
    plug().tab.localStorage.setItem('k', 'v');

    await suites[1]?.hooks[0]?.();

    expect(suites.map((suite) => suite.hooks.length)).to.deep.equal([0, 1, 1, 0]);
    expect(plug().tab.localStorage.length).to.equal(0);
  });

  it('go on after a test that has closed its Browser', async () => {
    argv = ['--watch'];
    await install();
    const suites = ['a.js', 'b.js'].map((file) => new SuiteDouble(file));
    await begin({ test: { parent: new SuiteDouble(undefined, suites) } });
    const first = plug();
    await first.browser.close();

    await endTest('passed');
    await suites[0]?.hooks[0]?.();
    await hooks.afterAll();
    await begin();

    expect([first.tab.closed, plug().tab.closed]).to.deep.equal([true, false]);
  });

  it('begin anew after each test instead where that is asked for', async () => {
    await install({ reset: 'test' });
    const suites = ['a.js', 'b.js'].map((file) => new SuiteDouble(file));
    await begin({ test: { parent: new SuiteDouble(undefined, suites) } });
    plug().tab.localStorage.setItem('k', 'v');

    await endTest('passed');
    plug().tab.localStorage.setItem('k', 'w');
    await suites[0]?.hooks[0]?.();

    expect(plug().tab.localStorage.getItem('k')).to.equal('w');
  });

  it('stay where modules are loaded again in this process: there everything begins anew', async () => {
    const ways: readonly [string[], Record<string, string>][] = [
      [['--watch'], {}],
      [['-w'], {}],
      [[], { MOCHA_WORKER_ID: '0' }],
    ];
    for (const way of ways) {
      [argv, env] = way;
      await install();
      const stays = plug();
      await begin();
      stays.tab.localStorage.setItem('k', 'v');

      await hooks.afterAll();

      expect([plug() === stays, stays.tab.localStorage.length]).to.deep.equal([true, 0]);
      await stays.dispose();
    }
  });
});
