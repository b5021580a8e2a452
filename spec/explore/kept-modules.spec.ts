import { expect } from 'chai';
import { happyDom } from 'storageloom/happy-dom';
import type { ModuleLoader } from '../../lib/html/scripting/module-loader.ts';
import { html, text, type BrowserOptions } from '../../lib/index.ts';
import { Explorer } from '../../lib/explore/explorer.ts';
import { explore, scenario, search, type ExploreOptions, type Test, type World } from '../../lib/explore/index.ts';
import { scheduleEnded } from '../../lib/explore/held-turns.ts';
import { Sampled } from '../../lib/explore/sampled.ts';
import type { Plan } from '../../lib/explore/search-schedules.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { runsOf } from '../soak.ts';
import { loaderOfTexts } from './module-loader.ts';
import { textOfAll, type UsesAll } from './uses-all.ts';

type Tell = (...told: unknown[]) => void;

interface Program {
  visit(): unknown;
}

const kept = { modules: 'kept', strategy: 'exhaustive', limitMs: Infinity } as const;

const visiting = async ({ tabs, rest }: World): Promise<void> => {
  const modules = await Promise.all(tabs.map((tab) => tab.import<Program>('./program.ts')));
  for (const [number, tab] of tabs.entries()) tab.start(() => modules[number]?.visit());
  await rest();
};

const exploring = (program: string, options: ExploreOptions = {}, test: Test = visiting) => {
  const loader = loaderOfTexts({ '/program.ts': program, '/other.ts': 'export const other = 1;' });
  return { loader, explored: explore({ ...kept, browser: { loader }, ...options }, test) };
};

const whyNot = async (program: string, test: Test = visiting): Promise<string> => {
  const { code, what, why } = await failureOf(exploring(program, {}, test).explored);
  expect([code, what]).to.deep.equal(['BAD_OPTION', "The option modules of explore() cannot be 'kept' here."]);
  return why;
};

const drawn = { order: 'any', latenessMs: 20, random: 'edges', agentOf: String } as const;

/** What the module told under each seed, and the traces that were left. */
async function told(modules: 'fresh' | 'kept', seeds: readonly number[], traces: boolean, browser: BrowserOptions = {}) {
  const loader = loaderOfTexts({ '/all.ts': textOfAll });
  const all: string[] = [];
  const test: Test = async ({ tabs, rest }) => {
    const imported = await Promise.all(tabs.map((tab) => tab.import<UsesAll>('./all.ts')));
    const lines: unknown[] = [];
    const tell =
      (name: string): Tell =>
      (...line) =>
        lines.push([name, ...line]);
    for (const [number, tab] of tabs.entries()) tab.start(() => imported[number]?.use(tell(tab.name)));
    await rest();
    all[all.length] = JSON.stringify(lines);
  };
  function* plan(): Plan<void> {
    for (const seed of seeds) {
      const scheduler = new Sampled(drawn);
      const traced = traces ? { traced: { steps: 10_000, text: '' } } : {};
      const { length } = all;
      const { outcome, order } = yield { scheduler, seed, log: null, ...traced };
      all.length = length + 1;
      const trace = traces ? [...explorer.trace.toJSONL()].join('') : '';
      all[length] += `${outcome} ${JSON.stringify(scheduler.deviations(order()))} ${trace}`;
    }
  }
  const options = { modules, pageErrors: 'ignore' as const, browser: { ...browser, loader } };
  const explorer = await Explorer.open(settingsOf({ options, test }), test, traces);
  await explorer.run(plan());
  await explorer.close();
  return { all, made: loader.made };
}

describe('modules that are kept', () => {
  const seeds = Array.from({ length: runsOf('schedules of kept modules') }, (_, seed) => seed);

  it('do the same as fresh ones, with all that they have taken from their window', async () => {
    const [fresh, again] = [await told('fresh', seeds, false), await told('kept', [...seeds, ...seeds], false)];

    expect(again.all).to.deep.equal([...fresh.all, ...fresh.all]);
    expect([fresh.made, again.made]).to.deep.equal([2 * seeds.length, 2]);
    expect(fresh.all[0]).to.match(/"heard".*"aborted"/);
  });

  for (const [name, browser] of [
    ['alone', {}],
    ['with pages that load', { pages: { '/': html``, '/x': text('there') } }],
  ] as const) {
    it(`leave the same trace, ${name}`, async () => {
      const some = seeds.slice(0, 6);
      const [fresh, again] = [await told('fresh', some, true, browser), await told('kept', [...some, ...some], true, browser)];

      expect(again.all).to.deep.equal([...fresh.all, ...fresh.all]);
      expect(fresh.all[0]).to.include('"import ./all.ts"');
      expect(again.made).to.equal(2);
    });
  }

  it('are evaluated once in each tab, and again where a check compares with modules that nobody has used', async () => {
    const { loader, explored } = exploring("export const visit = () => localStorage.setItem('k', 'v');");

    expect((await explored).orders).to.equal(2);
    // The first schedule, and the checks of that one and of the orders, the first of which learns what matters.
    expect(loader.made).to.equal(12);
  });

  it('are found to keep something in variables', async () => {
    for (const program of [
      'let count = 0; export const visit = () => localStorage.setItem(`k${count++}`, String());',
      "let isDone = false; export const visit = () => { if (!isDone) localStorage.setItem('k', 'v'); isDone = true; };",
    ]) {
      const error = await failureOf(exploring(program).explored);

      expect([error.code, error.mend]).to.deep.equal([
        'NOT_DETERMINISTIC',
        "Make what the test needs inside of it, anew for each schedule; where modules are kept, give modules: 'fresh'.",
      ]);
      const fresh = await exploring(program, { modules: 'fresh' }).explored;
      expect(fresh.exhaustive).to.equal(true);
    }
  });

  it('are refused where evaluating them does what later schedules would miss, each thing that was seen being told', async () => {
    const seen: Readonly<Record<string, string>> = {
      "addEventListener('storage', () => undefined)": 'added a listener',
      'onstorage = () => undefined': 'added a listener',
      'setTimeout(() => undefined)': 'set a timer',
      'requestAnimationFrame(() => undefined)': 'asked for an animation frame',
      'requestIdleCallback(() => undefined)': 'asked for an idle callback',
      "localStorage.getItem('k')": 'read localStorage',
      "sessionStorage.setItem('k', 'v')": 'wrote sessionStorage',
      "localStorage.removeItem('k')": 'wrote localStorage',
      "new BroadcastChannel('c')": 'opened a BroadcastChannel',
      'new MessageChannel()': 'made a MessageChannel',
      "navigator.locks.request('l', () => undefined)": 'requested a lock',
      'document.cookie': 'read cookies',
      "document.cookie = 'a=b'": 'wrote a cookie',
      "fetch('/x').catch(() => undefined)": 'asked a server',
      "postMessage('m')": 'posted a message',
      "dispatchEvent(new StorageEvent('storage'))": 'dispatched an event',
      "history.pushState(null, '', '/p')": 'changed the URL',
      'Math.random()': 'drew a random number',
      'crypto.randomUUID()': 'drew a random number',
      'Date.now()': 'read a clock',
      'performance.now()': 'read a clock',
      'window.mark = 1': 'put something on its window',
      'Storage.prototype.mark = 1': 'put something on its window',
      'console.mark = 1': 'put something on its window',
      "window.name = 'n'": 'set window.name',
      "document.title = 't'": 'set document.title',
      'URL.createObjectURL(new Blob([]))': 'made the URL of a Blob',
    };
    for (const [statement, what] of Object.entries(seen)) {
      const why = await whyNot(`${statement}; export const visit = () => localStorage.setItem('k', 'v');`);

      expect(why, statement).to.include(what);
      expect(why).to.match(/^\.\/program\.ts .* when it was evaluated in tab1, which later schedules would miss\.$/);
    }
  });

  it('may take objects of their window, write to the console, and have variables that stay', async () => {
    const program = `const { localStorage: local } = window; console.log('loaded'); const keys = ['k'];
      export const visit = () => local.setItem(keys[0], 'v');`;

    expect((await exploring(program).explored).orders).to.equal(2);
  });

  it('are refused where one comes by import() later', async () => {
    expect(await whyNot("export const visit = () => import('./other.ts');")).to.equal(
      '/other.ts came by import() in tab1, in a task of its own, which later schedules would miss.',
    );
  });

  it('may be imported more than once, also with further ones, and import() what is there', async () => {
    const program = `import { other } from './other.ts';
      export const visit = async () => localStorage.setItem('k', String((await import('./other.ts')).other === other));`;
    const { loader, explored } = exploring(program, {}, async ({ tabs: [tab], rest }) => {
      await tab?.import('./other.ts');
      const [one, two] = [await tab?.import<Program>('./program.ts'), await tab?.import<Program>('./program.ts')];
      if (one !== two) throw new Error('They are two.');
      tab?.start(() => one?.visit());
      await rest();
      if (tab?.localStorage.getItem('k') !== 'true') throw new Error('It is another one.');
    });

    expect((await explored).orders).to.equal(1);
    expect(loader.asked).to.deep.equal(['prepare ./other.ts', 'prepare ./program.ts']);
  });

  it('are evaluated in each page that a schedule goes to, and in each window that is made anew', async () => {
    const program = "export const visit = () => localStorage.setItem('k', 'v');";
    const { explored } = exploring(program, {}, async ({ tabs: [tab, other], rest }) => {
      const before = await tab?.import<Program>('./program.ts');
      await tab?.reload();
      const after = await tab?.import<Program>('./program.ts');
      if (before === after) throw new Error('It is that of the page before.');
      Object.assign(other?.window ?? {}, { mark: 1 });
      const marked = await other?.import<Program>('./program.ts');
      for (const module of [after, marked]) (module === after ? tab : other)?.start(() => module?.visit());
      await rest();
    });

    expect((await explored).orders).to.equal(2);
  });

  it('throw anew in each schedule what they throw when they are evaluated', async () => {
    const errors = new Set<unknown>();
    const { explored } = exploring("throw new RangeError('at load');", {}, async ({ tabs: [tab], rest }) => {
      const error: unknown = await tab?.import('./program.ts').catch((thrown: unknown) => thrown);
      // Of a schedule that begins anew.
      if (error !== scheduleEnded) errors.add(error);
      tab?.start(() => undefined);
      await rest();
    });
    await explored;

    expect([...errors].map(String)).to.deep.equal(new Array(errors.size).fill('RangeError: at load'));
    expect(errors.size).to.be.above(1);
  });

  it('are evaluated anew where the loader has begun anew', async () => {
    const texts = (bundle: number) => ({ '/program.ts': `export const bundle = ${bundle};`, '/other.ts': 'export {};' });
    const [first, second] = [loaderOfTexts(texts(1)), loaderOfTexts(texts(2))];
    let current = first;
    const bundling: ModuleLoader = {
      ...first,
      prepare: (specifier, base) => {
        if (specifier === './other.ts') current = second;
        return current.prepare(specifier, base);
      },
      loaded: (id) => current.loaded(id),
    };
    const bundles: number[] = [];
    await explore({ ...kept, tabs: 1, browser: { loader: bundling } }, async ({ tabs: [tab], rest }) => {
      const module = await tab?.import<{ readonly bundle: number }>('./program.ts');
      await tab?.import('./other.ts');
      bundles.push(module?.bundle ?? 0);
      tab?.start(() => undefined);
      await rest();
    });

    expect(first.asked).to.deep.equal(['prepare ./program.ts']);
    expect(second.asked).to.deep.equal(['prepare ./other.ts', 'prepare ./program.ts', 'prepare ./other.ts']);
    // Also in the schedule in which that happened.
    expect(new Set(bundles)).to.deep.equal(new Set([2]));
  });

  it('fail with the line that fresh ones have', async () => {
    const program = `const { localStorage: local } = window; export async function visit() {
      const n = Number(local.getItem('n')); await new Promise((go) => setTimeout(go)); local.setItem('n', String(n + 1)); }`;
    const counts: Test = async (world) => {
      await visiting(world);
      if (world.tabs[0]?.localStorage.getItem('n') !== '2') throw new Error('One is lost.');
    };
    const lines = ['fresh' as const, 'kept' as const].map(async (modules) => {
      const loader = loaderOfTexts({ '/program.ts': program });
      const { failure } = await search(scenario({ modules, limitMs: Infinity, browser: { loader } }, counts));
      return [failure?.replay, failure?.timeline];
    });
    const [fresh, again] = await Promise.all(lines);

    expect(again).to.deep.equal(fresh);
  });

  it('are refused where windows are made anew for each schedule', async () => {
    const browser: BrowserOptions<object> = { host: happyDom() };
    const error = await failureOf(explore<object>({ modules: 'kept', browser }, () => undefined));

    expect([error.code, error.why]).to.deep.equal([
      'BAD_OPTION',
      "It is 'kept', and the host happy-dom makes new windows for each schedule, in which nothing can go on.",
    ]);
  });
});
