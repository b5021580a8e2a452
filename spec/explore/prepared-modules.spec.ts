import { expect } from 'chai';
import type { RealClock } from '../../lib/event-loop/real-clock.ts';
import { explore, scenario, search, type ExploreOptions, type World } from '../../lib/explore/index.ts';
import { Explorer } from '../../lib/explore/explorer.ts';
import { scheduleEnded } from '../../lib/explore/held-turns.ts';
import { preparedModules, PreparedModules } from '../../lib/explore/prepared-modules.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import { fifo } from '../../lib/index.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { loaderOfTexts } from './module-loader.ts';

interface Visits {
  visit(): Promise<void>;
}

const texts = {
  '/visits.ts': `export async function visit() {
    const visits = Number(localStorage.getItem('visits'));
    await new Promise((resolve) => setTimeout(resolve));
    localStorage.setItem('visits', String(visits + 1));
  }`,
  '/lazy.ts': "export const visit = async () => (await import('./visits.ts')).visit();",
  '/gone.ts': "export const visit = async () => (await import('./missing.ts')).visit();",
};

const all = { strategy: 'exhaustive', limitMs: Infinity } as const;

/** Both tabs import it, at once, and visit. */
const visiting =
  (file: string) =>
  async ({ tabs, rest }: World): Promise<void> => {
    const modules = await Promise.all(tabs.map((tab) => tab.import<Visits>(file)));
    for (const [number, tab] of tabs.entries()) tab.start(() => modules[number]?.visit());
    await rest();
  };

/** No alarm of it ever goes off. */
const still: RealClock = { now: () => 0, after: () => ({ [Symbol.dispose]: () => undefined }) };

describe('modules of one’s own, explored', () => {
  it('are loaded once in a search, whatever imports them how often, and then no schedule waits', async () => {
    const loader = loaderOfTexts(texts);
    const explored = await explore({ ...all, browser: { loader } }, visiting('./visits.ts'));

    expect(String(explored)).to.match(/^All 4 orders pass/);
    expect(loader.asked).to.deep.equal(['prepare ./visits.ts']);
    expect(loader.made).to.be.above(8);
  });

  it('are loaded one after the other, too, and by import()', async () => {
    const loader = loaderOfTexts(texts);
    const explored = await explore({ ...all, browser: { loader } }, async ({ tabs: [one, two], rest }) => {
      const first = await one?.import<Visits>('./lazy.ts');
      const second = await two?.import<Visits>('./visits.ts');
      one?.start(() => first?.visit());
      two?.start(() => second?.visit());
      await rest();
    });

    expect(explored.exhaustive).to.equal(true);
    expect(loader.asked).to.deep.equal(['prepare ./lazy.ts', 'prepare ./visits.ts', 'load /visits.ts']);
  });

  it('are met late in a search without any order being lost', async () => {
    const withLate = (isEarly: boolean) => {
      const loader = loaderOfTexts(texts);
      return explore({ ...all, browser: { loader } }, async ({ tabs, rest }) => {
        if (isEarly) for (const tab of tabs) await tab.import('./visits.ts');
        for (const tab of tabs) tab.start(({ localStorage }) => void localStorage.setItem('first', tab.name));
        await rest();
        const first = tabs[0]?.localStorage.getItem('first') === 'tab1' ? tabs : [];
        const modules = await Promise.all(first.map((tab) => tab.import<Visits>('./visits.ts')));
        for (const [number, tab] of first.entries()) tab.start(() => modules[number]?.visit());
        await rest();
      });
    };

    expect((await withLate(false)).orders).to.equal((await withLate(true)).orders);
  });

  it('fail with what they show: the line of a failure repeats it', async () => {
    const test = async (world: World): Promise<void> => {
      await visiting('./visits.ts')(world);
      if (world.tabs[0]?.localStorage.getItem('visits') !== '2') throw new Error('A visit was lost.');
    };
    const options = { browser: { loader: loaderOfTexts(texts) } };
    const { failure } = await search(scenario({ ...options, limitMs: Infinity }, test));
    const again = await search(scenario({ ...options, replay: failure?.replay ?? '' }, test));

    expect([String(failure?.error), again.failure?.replay]).to.deep.equal(['Error: A visit was lost.', failure?.replay]);
    expect(failure?.timeline).to.include('import ./visits.ts');
  });

  it('may be loaded in a driving call of another kind', async () => {
    const explored = await explore({ ...all, browser: { loader: loaderOfTexts(texts) } }, async ({ tabs: [tab], browser }) => {
      const module = await tab?.import<Visits>('./lazy.ts');
      await tab?.run(() => module?.visit());
      await tab?.evaluate('localStorage.length');
      void module?.visit();
      await browser.settle({ timers: true });
    });

    expect(explored.orders).to.equal(1);
  });

  it('that cannot be had fail the search with the error that the import has', async () => {
    const limits = { moduleMs: 1 };
    const never = { ...loaderOfTexts(texts), prepare: () => new Promise<string>(() => undefined) };
    const errorOf = (browser: ExploreOptions['browser'], file: string): Promise<unknown> =>
      explore({ limitMs: Infinity, ...(browser === undefined ? {} : { browser }) }, visiting(file)).catch(
        (error: unknown) => error,
      );

    const slow = (await errorOf({ loader: never, limits }, './visits.ts')) as StorageloomError;
    expect([slow.code, slow.why]).to.deep.equal([
      'MODULE_NOT_LOADED',
      'The loader did not end within 1 ms of real time, limits.moduleMs.',
    ]);
    const none = await errorOf(undefined, './visits.ts');
    expect((none as StorageloomError).code).to.equal('NO_LOADER');
    const missing = (await errorOf({ loader: loaderOfTexts(texts) }, './missing.ts')) as StorageloomError;
    expect(missing.cause).to.be.instanceOf(RangeError);
    const later = (await errorOf({ loader: loaderOfTexts(texts) }, './gone.ts')) as StorageloomError;
    expect(String(later.cause)).to.include('There is no /missing.ts.');
  });

  it('are a failure that a test may expect', async () => {
    const loader = loaderOfTexts(texts);
    const explored = await explore({ ...all, browser: { loader } }, async ({ tabs: [tab], rest }) => {
      const thrown: unknown = await tab?.import('./missing.ts').catch((error: unknown) => error);
      tab?.start(({ localStorage }) => localStorage.setItem('thrown', String(thrown)));
      await rest();
      if (!(thrown instanceof RangeError)) throw new Error('It was there.');
    });

    expect([explored.orders, loader.asked]).to.deep.equal([1, ['prepare ./missing.ts']]);
  });

  it('take no time of the search: its clock stands still meanwhile', async () => {
    let ms = 0;
    const loader = loaderOfTexts(texts);
    const slow = async (specifier: string): Promise<string> => {
      ms += 20;
      return await loader.prepare(specifier, null);
    };
    const test = visiting('./visits.ts');
    const settings = settingsOf({ options: { browser: { loader: { ...loader, prepare: slow } } }, test });
    const clock: RealClock = { ...still, now: () => ms };
    const explorer = await Explorer.open({ ...settings, surroundings: { ...settings.surroundings, clock } }, test);
    ms = 7;
    await explorer.run(
      (function* () {
        yield { scheduler: fifo(), seed: 1, log: null };
      })(),
    );

    expect([ms, explorer.clock.now()]).to.deep.equal([27, 7]);
    expect(explorer.clock.after(0, () => undefined)).to.have.property(Symbol.dispose);
    await explorer.close();
  });

  it('are refused where each schedule asks for another one', async () => {
    let number = 0;
    const error = await failureOf(
      explore({ browser: { loader: loaderOfTexts(texts) } }, async ({ tabs: [tab] }) => {
        await tab?.import(`./visits.ts?${number++}`);
      }),
    );

    expect([error.code, number > 1_000]).to.deep.equal(['NOT_DETERMINISTIC', true]);
  });
});

describe('prepared modules', () => {
  it('are those of a loader; without one there are none', () => {
    const loader = loaderOfTexts(texts);

    expect(preparedModules({}, still)).to.equal(null);
    expect(preparedModules({ loader }, still)).to.be.instanceOf(PreparedModules);
  });

  it('say at once that something is missing, and get the first thing that is', async () => {
    const modules = new PreparedModules(loaderOfTexts(texts), still, 1);
    let missed = 0;
    modules.onMissing = () => missed++;

    expect(await modules.getMissing()).to.equal(false);
    expect([modules.prepared('./lazy.ts', null), modules.prepared('./visits.ts', null)]).to.deep.equal([null, null]);
    expect([missed, modules.isMissing, modules.loaded('/lazy.ts'), modules.graphOf('/lazy.ts')]).to.deep.equal([
      2,
      true,
      null,
      ['/lazy.ts'],
    ]);
    expect(await modules.prepare().catch((error: unknown) => error)).to.equal(scheduleEnded);
    await modules.getMissing();

    expect([modules.prepared('./lazy.ts', null), modules.isMissing]).to.deep.equal(['/lazy.ts', false]);
    expect(modules.loaded('/lazy.ts')).to.have.property('in');
    await modules.close();
  });

  it('are asked for again where the loader has begun anew', async () => {
    const loader = loaderOfTexts(texts);
    let isAnew = false;
    const modules = new PreparedModules({ ...loader, loaded: (id) => (isAnew ? null : loader.loaded(id)) }, still, 1);
    modules.prepared('./lazy.ts', null);
    const before = await modules.getMissing();
    isAnew = true;
    void modules.load('/visits.ts');
    const after = await modules.getMissing();

    expect([before, after, modules.prepared('./lazy.ts', null)]).to.deep.equal([false, true, null]);
  });

  it('tell why what import() asks for does not come', async () => {
    const failing = (error: unknown): PreparedModules =>
      new PreparedModules({ ...loaderOfTexts(texts), load: () => Promise.reject(error) }, still, 1);
    const failureFor = async (error: unknown): Promise<unknown> => {
      const modules = failing(error);
      void modules.load('/x.ts');
      await modules.getMissing();
      return await modules.load('/x.ts');
    };
    const ours = new StorageloomError('MODULE_NOT_LOADED', { what: 'What.', why: 'Why.', mend: 'Mend.' });

    expect(await failureFor(ours)).to.deep.equal({ failure: 'Why.' });
    expect(await failureFor(new Error('broken'))).to.deep.equal({ failure: 'broken' });
    expect(await failureFor('text')).to.deep.equal({ failure: 'text' });
  });
});
