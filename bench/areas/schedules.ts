import { innerOf } from '../../lib/browser/inner.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import type { Checkpoint } from '../../lib/event-loop/checkpoint.ts';
import { drive } from '../../lib/event-loop/drive.ts';
import type { UserAgent } from '../../lib/html/records/user-agent.ts';
import { Browser, fifo, seeded, type Scheduler, type Tab, type TraceLevel } from '../../lib/index.ts';
import { CellWatcher } from '../cell-watcher.ts';
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
