import { innerOf } from '../lib/browser/inner.ts';
import { surroundings } from '../lib/browser/surroundings.ts';
import type { Checkpoint } from '../lib/event-loop/checkpoint.ts';
import { drive } from '../lib/event-loop/drive.ts';
import type { UserAgent } from '../lib/html/records/user-agent.ts';
import { Browser, seeded, type Tab } from '../lib/index.ts';
import type { CellWatcher } from './cell-watcher.ts';
import type { Work } from './comparison.ts';

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

export function begin(first: Tab, second: Tab): void {
  first.window.localStorage.setItem('n', '0');
  count(first);
  count(second);
}

/**
 * A loop over one schedule after the other, written by hand for this program alone, by the inner door: the reset is synchronous, and all
 * schedules of a round run in one turn of Node's, each task with its checkpoint.
 */
export async function scheduleLoop(watcher: CellWatcher | null): Promise<{ readonly run: Work; release(): Promise<void> }> {
  const browser = new Browser({ trace: 'off', limits: { tasks: 10_000_000 } });
  const [first, second] = [await browser.open(), await browser.open()];
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
  return { run: (times) => checkpoint.hop(() => round(times)), release: () => browser.close() };
}

/** Runs all tasks before it returns. */
async function runHeld({ kernel, scripts, observer }: UserAgent, checkpoint: Checkpoint): Promise<void> {
  await drive({ kernel, checkpoint, observer, begin: () => kernel.begin(null), goOn: () => true }, scripts);
}
