import { expect } from 'chai';
import { setImmediate as unwatched } from 'node:timers';
import { explore, scenario, search, type Scenario, type Test } from '../../lib/explore/index.ts';
import { Explorer } from '../../lib/explore/explorer.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import { Sampled } from '../../lib/explore/sampled.ts';
import { collectGarbage } from '../browser/collect-garbage.ts';
import { expectFailure, failureOf } from '../browser/expect-failure.ts';
import { AsItWas } from '../hosts/adopted/as-it-was.ts';
import { inTurns } from './by-turns.ts';
import { lostUpdate, timedLock } from './lost-updates.ts';
import { splitIn } from './programs.ts';

/** What a schedule has chance and time of the surroundings from, and what it routes rejections by. */
const surroundings = (): AsItWas => new AsItWas({ Math, Date, performance, crypto, globalThis, process });

const globals = (): readonly unknown[] => [Math.random, Date, performance.now, crypto.getRandomValues, crypto.randomUUID];

describe('an explorer', () => {
  before(() => collectGarbage());

  it('has chance and time of the surroundings be those of the schedule, and puts them back', async () => {
    const before = surroundings();
    const seen: (readonly unknown[])[] = [];
    const test: Test = async ({ tabs, rest }) => {
      const drawn: unknown[] = [Math.random(), Date.now(), performance.now(), crypto.randomUUID()];
      tabs[0]?.start(({ setTimeout }) => {
        setTimeout(() => drawn.push(Date.now(), performance.now()), 1_000);
        drawn.push(Math.random());
      });
      await rest();
      seen.push(drawn);
    };

    await explore({ tabs: 2, strategy: 'exhaustive' }, test);

    expect(seen.length).to.be.above(2);
    for (const drawn of seen) expect(drawn).to.deep.equal(seen[0]);
    expect(seen[0]?.slice(1, 3)).to.deep.equal([Date.UTC(2026), 0]);
    expect(seen[0]?.slice(5)).to.deep.equal([Date.UTC(2026) + 1_000, 1_000]);
    expect(before.differences()).to.deep.equal([]);
  });

  it('puts them back where a test fails, or cannot go on', async () => {
    const before = surroundings();

    await failureOf(explore({}, () => Promise.reject(new Error('failed'))));
    await failureOf(explore({}, () => new Promise(() => undefined)));

    expect(before.differences()).to.deep.equal([]);
  });

  it('gives others their turns, with the globals as they are', async () => {
    const before = globals();
    const turns: boolean[] = [];
    const timer = setInterval(() => turns.push(Math.random === before[0]), 1);
    await explore({ strategy: 'sampled', schedules: 3_000, limitMs: 400 }, async ({ tabs, rest }) => {
      for (const { window } of tabs) window.setTimeout(() => window.localStorage.setItem('k', 'v'));
      await rest();
    });
    clearInterval(timer);

    expect(turns.length).to.be.above(2);
    expect(turns).not.to.include(false);
  });

  it('names the agents that draw', async () => {
    const test: Test = () => undefined;
    const explorer = await Explorer.open(settingsOf({ options: {}, test }), test);
    const names = ['tab2', 'test'].map((name) => explorer.agentOf(hash(name)));
    await explorer.close();

    expect([...names, explorer.agentOf(5)]).to.deep.equal(['tab2', 'test', 'agent 5']);
  });

  it('names those of popups of another site, so that their numbers are repeated', async () => {
    const test: Test = async ({ tabs: [tab], rest, browser }) => {
      tab?.start(({ open }) => void open('http://other.example/'));
      await rest();
      const drawn: number[] = [];
      browser.tabs[1]?.start(({ Math: { random } }) => void drawn.push(random()));
      await rest();
      if (Number(drawn[0]) > 0.99) throw new Error('nearly 1');
    };
    const { failure } = await search(scenario({ tabs: 1, limitMs: Infinity, strategy: 'sampled' }, test));

    expect(failure?.replay).to.match(/ random=tab\d@other\.example#1:0\.99/);
    expect((await failureOf(explore({ tabs: 1, replay: failure?.replay ?? '' }, test))).message).to.match(
      /^nearly 1 \(repeated\)/,
    );
  });

  it('throws what whoever plans throws, and goes on with another plan', async () => {
    const test: Test = () => undefined;
    const explorer = await Explorer.open(settingsOf({ options: {}, test }), test);
    const planned = {
      scheduler: new Sampled({ order: 'any', latenessMs: 0, random: 'plain', agentOf: String }),
      seed: 1,
      log: null,
    };
    const failing = explorer.run(
      (function* () {
        yield planned;
        throw new Error('of the plan');
      })(),
    );

    expect(await failing.catch(String)).to.equal('Error: of the plan');
    const outcome = await explorer.run(
      (function* () {
        return (yield planned).outcome;
      })(),
    );
    expect(outcome).to.equal('passed');
    await explorer.close();
  });
});

/** What is shown of a scenario; `again`: whether its line shows the same. */
async function toldOf({ options, test }: Scenario): Promise<unknown> {
  const found = await search(scenario({ limitMs: Infinity, ...options }, test)).catch((error: unknown) => String(error));
  if (typeof found === 'string' || found.failure === null) return String(found);
  const { error, replay, deviations, timeline } = found.failure;
  const again = await search(scenario({ ...options, replay }, test));
  return [String(error), found.schedules, replay, deviations, timeline, again.failure?.timeline === timeline];
}

const whole = { strategy: 'exhaustive' } as const;
const counting =
  (times: number): Test =>
  async ({ tabs, rest }) => {
    for (const tab of tabs) splitIn(tab, 'n', times);
    await rest();
  };
const failing: Test = async ({ tabs, rest }) => {
  await tabs[0]?.run((window) => void window.setTimeout(() => void Promise.reject(new Error('of the page'))));
  await rest();
};

/** By what they show. */
const scenarios: Readonly<Record<string, () => Scenario>> = {
  'all orders of two reads and writes': () => scenario(whole, counting(1)),
  'all orders of four': () => scenario(whole, counting(2)),
  'all orders of six': () => scenario(whole, counting(3)),
  'copies of processes': () => scenario({ ...whole, storage: 'chromium' }, counting(1)),
  'orders by lot': () => scenario({ strategy: 'sampled', schedules: 50, tabs: 3 }, counting(2)),
  'timers in any order': () => scenario({ ...whole, timers: { lateness: 'any order' } }, counting(2)),
  'a lost update': () => lostUpdate(),
  'a lock that late timers break': () => timedLock({ timers: { lateness: 8 }, schedules: 200 }),
  'tabs that load for each schedule': () =>
    scenario({ ...whole, browser: { pages: ({ url }) => Promise.resolve(new Response(url)) } }, counting(1)),
  'tabs of which each answer takes real time': () =>
    scenario(
      {
        schedules: 4,
        tabs: 1,
        browser: { pages: ({ url }) => new Promise((resolve) => void setImmediate(() => resolve(new Response(url)))) },
      },
      counting(1),
    ),
  'settle(), step() and run() of the Browser': () =>
    scenario(whole, async ({ browser, tabs, rest }) => {
      for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem(tab.name, 'x'));
      await browser.step();
      await rest();
      await browser.settle({ timers: true });
      await tabs[0]?.run(({ localStorage }) => localStorage.clear());
      await browser.settle();
    }),
  'settle() where all may run': () =>
    scenario(whole, async ({ browser, tabs }) => {
      for (const tab of tabs) splitIn(tab, 'n', 2);
      await browser.settle({ timers: true });
    }),
  'popups and navigations': () =>
    scenario({ schedules: 20 }, async ({ tabs, rest }) => {
      tabs[0]?.start((window) => void window.open('/popup'));
      await rest();
      await tabs[1]?.goto('/elsewhere');
    }),
  'a check after each step': () =>
    scenario({}, async ({ tabs, rest, always }) => {
      always('a is before b', () => tabs[0]?.localStorage.getItem('b') === null || tabs[0]?.localStorage.getItem('a') !== null);
      tabs.forEach(({ window }, number) => window.setTimeout(() => window.localStorage.setItem('ab'[number] ?? '', '')));
      await rest();
    }),
  'a rejection of a page': () => scenario({ tabs: 1 }, failing),
  'a rejection of a page, ignored': () => scenario({ tabs: 1, pageErrors: 'ignore', schedules: 3 }, failing),
  'a call inside of a task': () =>
    scenario({}, async ({ browser, tabs, rest }) => {
      tabs[0]?.start(async () => {
        await Promise.resolve();
        await browser.settle();
      });
      await rest();
    }),
  'a test that waits for what never comes': () => scenario({}, () => new Promise(() => undefined)),
  'a test that ends too early': () => scenario({}, ({ tabs }) => tabs.forEach((tab) => tab.start(() => undefined))),
  'a variable outside': () => {
    let times = 0;
    return scenario({ tabs: 1 }, async ({ tabs, rest }) => {
      if (++times > 1) tabs[0]?.window.setTimeout(() => undefined);
      tabs[0]?.start(() => undefined);
      await rest();
    });
  },
  'what never comes to rest': () =>
    scenario({ tabs: 1, limits: { steps: 50 } }, async ({ tabs, rest }) => {
      const again = (): void => void Promise.resolve().then(() => tabs[0]?.window.setTimeout(again));
      again();
      await rest();
    }),
};

describe('an explorer where promise jobs cannot be drained', () => {
  for (const [name, made] of Object.entries(scenarios)) {
    it(`shows the same by turns: ${name}`, async () => {
      const drained = await toldOf(made());
      const one = made();

      expect(await toldOf({ ...one, options: inTurns(one.options) })).to.deep.equal(drained);
    });
  }

  it('has chance and time be those of a schedule in its turns and their promise jobs, and of nobody else', async () => {
    const before = globals();
    const [others, own, inside]: [Set<boolean>, Set<boolean>, Set<unknown>] = [new Set(), new Set(), new Set()];
    const isOwn = (): boolean => globals().every((each, index) => each === before[index]);
    const timer = setInterval(() => others.add(isOwn()), 0);

    await explore(inTurns({ schedules: 100, limitMs: Infinity }), async ({ tabs, rest }) => {
      for (const tab of tabs) splitIn(tab, 'n', 2);
      tabs[0]?.start(async () => {
        await Promise.resolve();
        own.add(isOwn());
        inside.add(Date.now());
      });
      await rest();
      own.add(isOwn());
    });
    const afterwards = isOwn();
    clearInterval(timer);

    expect([[...others], [...own], [...inside], afterwards]).to.deep.equal([[true], [false], [Date.UTC(2026)], true]);
  });

  it('puts all back where a test fails, or cannot go on', async () => {
    const before = surroundings();

    await failureOf(explore(inTurns(), () => Promise.reject(new Error('failed'))));
    await failureOf(explore(inTurns(), () => new Promise(() => undefined)));

    expect(before.differences()).to.deep.equal([]);
  });

  it('refuses a test that something wakes between two turns: a call, its end, its failure', async () => {
    const real = (): Promise<void> => new Promise((resolve) => void unwatched(resolve));
    const woken =
      (then: (rest: () => Promise<unknown>) => unknown): Test =>
      async ({ tabs, rest }) => {
        for (const tab of tabs) splitIn(tab, 'n', 3);
        void rest();
        await real();
        await then(rest);
      };
    const tests = [woken((rest) => rest()), woken(() => undefined), woken(() => Promise.reject(new Error('late')))];

    for (const test of tests) expectFailure(await failureOf(explore(inTurns(), test)), 'EXPLORE_STUCK', 'no part of the model');
  });
});

/** FNV-1a, by which streams are named. */
function hash(name: string): number {
  let hashed = 0x811c9dc5;
  for (const unit of name) hashed = Math.imul(hashed ^ unit.charCodeAt(0), 0x01000193);
  return hashed | 0;
}
