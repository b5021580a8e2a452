import { innerOf } from '../../lib/browser/inner.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import type { Checkpoint } from '../../lib/event-loop/checkpoint.ts';
import { drive } from '../../lib/event-loop/drive.ts';
import type { UserAgent } from '../../lib/html/records/user-agent.ts';
import { AccessLog } from '../../lib/explore/access-log.ts';
import { Explorer } from '../../lib/explore/explorer.ts';
import { Sampled } from '../../lib/explore/sampled.ts';
import type { Plan } from '../../lib/explore/search-schedules.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import { Systematic } from '../../lib/explore/systematic.ts';
import type { Test } from '../../lib/explore/scenario.ts';
import { Browser, fifo, seeded, type Scheduler, type Tab, type TraceLevel } from '../../lib/index.ts';
import { CellWatcher } from '../cell-watcher.ts';
import type { Area, Bench, Gauge } from '../comparison.ts';
import { loaderOf, tabsLock, type TabsLockModule } from '../published.ts';

const increments = 3;

/** Adds one to `n` three times, asynchronously: reads in one task and writes in the next, so that another tab may come between. */
function count({ window }: Tab): void {
  const { localStorage } = window;
  let left = increments;
  const read = (): void => {
    const value = Number(localStorage.getItem('n'));
    window.setTimeout(() => {
      localStorage.setItem('n', String(value + 1));
      if (--left > 0) window.setTimeout(read);
    });
  };
  window.setTimeout(read);
}

function begin(first: Tab, second: Tab): void {
  first.window.localStorage.setItem('n', '0');
  count(first);
  count(second);
}

/** One schedule: 12 tasks of two tabs, and the storage events that nobody listens to. Answers with the tasks that ran. */
async function runSchedule(browser: Browser, first: Tab, second: Tab): Promise<number> {
  begin(first, second);
  return (await browser.settle()).tasks;
}

async function twoTabs(scheduler: Scheduler, trace: TraceLevel): Promise<[Browser, Tab, Tab]> {
  const browser = new Browser({ scheduler, trace, limits: { tasks: 10_000_000 } });
  return [browser, await browser.open(), await browser.open()];
}

const gauge = { kind: 'gauge', unit: 'ns', limit: 1e9 / 60_000 } as const;

/** A Browser for each schedule: what exploring costs where nothing can be reset. */
function newBrowsers(trace: TraceLevel, n: number): Gauge {
  return {
    ...gauge,
    op: `schedule, new Browser, trace ${trace}`,
    n,
    prepare: () => ({
      async ours(times) {
        for (let seed = 0; seed < times; seed++) {
          const [browser, first, second] = await twoTabs(seeded(seed), trace);
          await runSchedule(browser, first, second);
          await browser.close();
        }
      },
    }),
  };
}

/** One Browser, reset for each schedule: the tabs load again, in the windows that they had. */
function resetBrowser(trace: TraceLevel, n: number): Gauge {
  return {
    ...gauge,
    op: `schedule, Browser reset, trace ${trace}`,
    n,
    async prepare() {
      const [browser, first, second] = await twoTabs(seeded(0), trace);
      return {
        async ours(times) {
          for (let seed = 0; seed < times; seed++) {
            await browser.reset({ scheduler: seeded(seed) });
            await runSchedule(browser, first, second);
          }
        },
        release: () => browser.close(),
      };
    },
  };
}

/** All schedules one after the other on one Browser, whose choices go on from one to the next. */
function oneBrowser(name: string, scheduler: () => Scheduler, trace: TraceLevel, n: number): Gauge {
  return {
    ...gauge,
    op: `schedule, one Browser, ${name}, trace ${trace}`,
    n,
    async prepare() {
      const [browser, first, second] = await twoTabs(scheduler(), trace);
      return {
        async ours(times) {
          for (let number = 0; number < times; number++) await runSchedule(browser, first, second);
        },
        release: () => browser.close(),
      };
    },
  };
}

/**
 * By the inner door, as an explorer does it: the reset is synchronous, and all schedules of a round run in one turn of Node's, each
 * task with its checkpoint.
 */
function innerDoor(watcher: CellWatcher | null, limit: number): Gauge {
  return {
    ...gauge,
    limit,
    op: `schedule, inner door, ${watcher === null ? 'nobody watches' : 'an observer of cells'}`,
    n: 200,
    async prepare() {
      const [browser, first, second] = await twoTabs(seeded(0), 'off');
      const inner = innerOf(browser);
      const { checkpoint } = surroundings();
      // Within the one turn that is under way.
      const held: Checkpoint = { drain: checkpoint.drain, hop: async (body) => body() };
      const schedule = (seed: number): void => {
        watcher?.nextRun();
        const shown = inner.resetNow({ scheduler: seeded(seed), seed, observer: watcher });
        if (!shown) throw new Error('The tabs of a run by the inner door have to be loaded.');
        begin(first, second);
        void runHeld(inner.userAgent, held);
      };
      const round = (times: number): void => {
        for (let seed = 0; seed < times; seed++) schedule(seed);
        if (Number(first.window.localStorage.getItem('n')) < increments) throw new Error('A schedule did not run to its end.');
      };
      return { ours: (times) => checkpoint.hop(() => round(times)), release: () => browser.close() };
    },
  };
}

/** Runs all tasks before it returns. */
async function runHeld({ kernel, scripts, observer }: UserAgent, checkpoint: Checkpoint): Promise<void> {
  await drive({ kernel, checkpoint, observer, begin: () => kernel.begin(null), goOn: () => true }, scripts);
}

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

/** As `explore()` runs them: a test with its world, held turns, chance and time under control. */
function explored(log: AccessLog | null, limit: number): Gauge {
  return {
    ...gauge,
    limit,
    op: `schedule, explored by lot, ${log === null ? 'nobody watches' : 'with the log'}`,
    n: 200,
    async prepare() {
      const explorer = await Explorer.open(settingsOf({ options: {}, test: counts }), counts);
      return { ours: (times) => explorer.run(sampledPlan(times, log)), release: () => explorer.close() };
    },
  };
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

function exploredWithModules(modules: 'fresh' | 'kept', limit: number): Gauge {
  return {
    ...gauge,
    limit,
    op: `schedule of browser-tabs-lock, explored by lot, modules ${modules}`,
    n: 50,
    async prepare() {
      const options = { modules, browser: { loader: loaderOf(tabsLock) } };
      const explorer = await Explorer.open(settingsOf({ options, test: locks }), locks);
      return { ours: (times) => explorer.run(sampledPlan(times, null)), release: () => explorer.close() };
    },
  };
}

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

function* exhaustivePlan(): Plan<number> {
  const log = new AccessLog();
  const systematic = new Systematic(log);
  for (let goesOn = true; goesOn;) {
    systematic.begin();
    const ran = yield { scheduler: systematic, seed: 1, log };
    goesOn = systematic.next(ran.cut);
  }
  return systematic.orders;
}

/** All orders of that. */
const exhaustive: Gauge = {
  ...gauge,
  limit: 1e9,
  op: 'all 16,232 orders of 2 tabs that count to 5',
  n: 1,
  async prepare() {
    const explorer = await Explorer.open(settingsOf({ options: {}, test: fiveTimes }), fiveTimes);
    return {
      async ours(times) {
        for (let time = 0; time < times; time++) {
          if ((await explorer.run(exhaustivePlan())) !== 16_232) throw new Error('Orders are missing.');
        }
      },
      release: () => explorer.close(),
    };
  },
};

/** Many orders of one small program. The limit of a row is 60,000 schedules a second; by the inner door 110,000, and 80,000 where cells are watched; of a library 20,000, and 10,000 where its module is evaluated in each. */
export const schedules: Area = {
  benches: (): readonly Bench[] => [
    oneBrowser('seeded', () => seeded(1), 'off', 200),
    oneBrowser('seeded', () => seeded(1), 'full', 200),
    oneBrowser('fifo', () => fifo(), 'off', 200),
    resetBrowser('off', 100),
    resetBrowser('full', 100),
    innerDoor(null, 1e9 / 110_000),
    innerDoor(new CellWatcher(), 1e9 / 80_000),
    explored(null, 1e9 / 100_000),
    explored(new AccessLog(), 1e9 / 80_000),
    exploredWithModules('fresh', 1e9 / 10_000),
    exploredWithModules('kept', 1e9 / 20_000),
    exhaustive,
    newBrowsers('off', 20),
    newBrowsers('full', 20),
  ],
};
