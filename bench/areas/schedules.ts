import { Browser, fifo, seeded, type Scheduler, type Tab, type TraceLevel } from '../../lib/index.ts';
import type { Area, Bench, Gauge } from '../comparison.ts';

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

/** One schedule: 12 tasks of two tabs, and the storage events that nobody listens to. Answers with the tasks that ran. */
async function runSchedule(browser: Browser, first: Tab, second: Tab): Promise<number> {
  first.window.localStorage.setItem('n', '0');
  count(first);
  count(second);
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

/** Many orders of one small program. The limit of each row is 60,000 schedules a second. */
export const schedules: Area = {
  benches: (): readonly Bench[] => [
    oneBrowser('seeded', () => seeded(1), 'off', 200),
    oneBrowser('seeded', () => seeded(1), 'full', 200),
    oneBrowser('fifo', () => fifo(), 'off', 200),
    resetBrowser('off', 100),
    resetBrowser('full', 100),
    newBrowsers('off', 20),
    newBrowsers('full', 20),
  ],
};
