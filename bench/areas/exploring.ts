import { AccessLog } from '../../lib/explore/access-log.ts';
import { Explorer } from '../../lib/explore/explorer.ts';
import { Sampled } from '../../lib/explore/sampled.ts';
import type { ExploreOptions, Test } from '../../lib/explore/scenario.ts';
import type { Plan } from '../../lib/explore/search-schedules.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import { Systematic } from '../../lib/explore/systematic.ts';
import type { Tab } from '../../lib/index.ts';
import type { Area, Bench, Comparison } from '../comparison.ts';
import { loaderOf, tabsLock, type TabsLockModule } from '../published.ts';
import { begin, scheduleLoop } from '../schedule-loop.ts';

const counts: Test = async ({ tabs, rest }) => {
  begin(tabs[0] as Tab, tabs[1] as Tab);
  await rest();
  if (Number(tabs[0]?.localStorage.getItem('n')) < 2) throw new Error('A schedule did not run to its end.');
};

const drawn = { order: 'any', latenessMs: 0, random: 'plain', agentOf: String } as const;

function* sampledPlan(times: number, log: AccessLog | null): Plan<void> {
  const scheduler = new Sampled(drawn);
  for (let seed = 0; seed < times; seed++) {
    const ran = yield { scheduler, seed, log };
    if (ran.outcome === 'failed') throw ran.error;
  }
}

/** A lock of a library in each of two tabs, 20 tasks, whose module is imported into each tab in each schedule. */
const locks: Test = async ({ tabs, rest }) => {
  const modules = await Promise.all(tabs.map((tab) => tab.import<TabsLockModule>('browser-tabs-lock')));
  let times = 0;
  for (const [number, tab] of tabs.entries()) {
    tab.start(async ({ setTimeout }) => {
      const lock = new (modules[number] as TabsLockModule).default();
      if (!(await lock.acquireLock('lock'))) return;
      await new Promise<void>((resolve) => void setTimeout(resolve, 50));
      await lock.releaseLock('lock');
      times++;
    });
  }
  await rest();
  if (times !== 2) throw new Error('A schedule did not run to its end.');
};

/** Reads in one task and writes in the next, five times in each of two tabs, with no timer nested in another. */
const fiveTimes: Test = async ({ tabs, rest }) => {
  for (const { window } of tabs) {
    const { localStorage } = window;
    let left = 5;
    const soon = (callback: () => void): void => void Promise.resolve().then(() => window.setTimeout(callback));
    const read = (): void => {
      const value = Number(localStorage.getItem('n'));
      soon(() => {
        localStorage.setItem('n', String(value + 1));
        if (--left > 0) soon(read);
      });
    };
    window.setTimeout(read);
  }
  await rest();
};

const allOrders = 16_232;
const noted = new AccessLog();

/** Each kind of order once, for so many operations. */
function* exhaustivePlan(times: number): Plan<void> {
  const log = new AccessLog();
  const systematic = new Systematic(log);
  for (let goesOn = true; goesOn;) {
    systematic.begin();
    const ran = yield { scheduler: systematic, seed: 1, log };
    goesOn = systematic.next(ran.cut);
  }
  if (times > 1 && systematic.orders !== allOrders) throw new Error('Orders are missing.');
}

interface Explored {
  readonly op: string;
  readonly n: number;
  readonly target: number;
  readonly rounds?: number;
  readonly options?: ExploreOptions;
  readonly test?: Test;
  /** What is run. Default: orders drawn by lot, and nobody watches. */
  readonly plan?: (times: number) => Plan<void>;
}

/** As `explore()` runs it: a test with its world, held turns, chance and time under control. */
function explored({
  op,
  n,
  target,
  rounds,
  options = {},
  test = counts,
  plan = (times) => sampledPlan(times, null),
}: Explored): Comparison {
  return {
    ...{ kind: 'comparison', op, n, theirN: 200, peer: 'a loop by hand', target, ...(rounds === undefined ? {} : { rounds }) },
    async prepare() {
      const explorer = await Explorer.open(settingsOf({ options, test }), test);
      const loop = await scheduleLoop(null);
      return {
        ours: (times) => explorer.run(plan(times)),
        theirs: loop.run,
        async release() {
          await loop.release();
          await explorer.close();
        },
      };
    },
  };
}

/** A test of a library, whose module is imported into each tab in each schedule. */
const library = (modules: 'fresh' | 'kept', target: number): Comparison =>
  explored({
    ...{ op: `a schedule of browser-tabs-lock, modules ${modules}`, n: 50, target, test: locks },
    options: { modules, browser: { loader: loaderOf(tabsLock) } },
  });

/**
 * Exploring, against a loop that somebody has written for the one small program: 12 tasks of two tabs. The targets are those of a machine on
 * which that loop runs 150,000 schedules a second: 100,000 explored, 80,000 with the log of accesses, 60,000 with copies as Chromium
 * keeps them, 20,000 of the library, 16,232 orders in a second.
 */
export const exploring: Area = {
  benches: (): readonly Bench[] => [
    explored({ op: 'a schedule by lot', n: 200, target: 1.5 }),
    explored({ op: 'a schedule by lot, with the log', n: 200, target: 1.88, plan: (times) => sampledPlan(times, noted) }),
    explored({ op: "a schedule by lot, storage 'chromium'", n: 200, target: 2.5, options: { storage: 'chromium' } }),
    explored({ op: "a schedule by lot, storage 'firefox'", n: 200, target: 2.5, options: { storage: 'firefox' } }),
    explored({ op: "a schedule by lot, storage 'webkit'", n: 200, target: 2.5, options: { storage: 'webkit' } }),
    explored({
      ...{
        op: `an order of ${allOrders.toLocaleString('en')}, 20 tasks each`,
        n: allOrders,
        target: 9.2,
        test: fiveTimes,
        rounds: 5,
      },
      plan: exhaustivePlan,
    }),
    library('fresh', 15),
    library('kept', 7.5),
  ],
};
