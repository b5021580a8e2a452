import { Browser, fifo, seeded, type Scheduler, type Tab, type TraceLevel } from '../../lib/index.ts';
import { CellWatcher } from '../cell-watcher.ts';
import type { Area, Bench, Gauge } from '../comparison.ts';
import { begin, scheduleLoop } from '../schedule-loop.ts';

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

/** By the inner door, as an explorer does it. */
function innerDoor(watcher: CellWatcher | null, limit: number): Gauge {
  return {
    ...gauge,
    limit,
    op: `schedule, inner door, ${watcher === null ? 'nobody watches' : 'an observer of cells'}`,
    n: 200,
    async prepare() {
      const { run, release } = await scheduleLoop(watcher);
      return { ours: run, release };
    },
  };
}

/** Many orders of one small program. The limit of a row is 60,000 schedules a second; by the inner door 110,000, and 80,000 where cells are watched. */
export const schedules: Area = {
  benches: (): readonly Bench[] => [
    oneBrowser('seeded', () => seeded(1), 'off', 200),
    oneBrowser('seeded', () => seeded(1), 'full', 200),
    oneBrowser('fifo', () => fifo(), 'off', 200),
    resetBrowser('off', 100),
    resetBrowser('full', 100),
    innerDoor(null, 1e9 / 110_000),
    innerDoor(new CellWatcher(), 1e9 / 80_000),
    newBrowsers('off', 20),
    newBrowsers('full', 20),
  ],
};
