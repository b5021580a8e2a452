import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, memory, type Profile, type Tab } from '../../lib/index.ts';
import { disk } from '../../lib/node/index.ts';
import type { Area, Bench, Comparison, Sides, Work } from '../comparison.ts';
import { storagePeers, type StorageLike } from '../peers.ts';

const url = 'https://bench.example/';
const limits = { tasks: 10_000_000 };

/** A tab of a Browser with a profile, and a folder that goes with it. */
interface Opened {
  readonly browser: Browser;
  readonly tab: Tab;
  readonly storage: StorageLike;
}

function folderOfItsOwn(): string {
  return mkdtempSync(join(tmpdir(), 'bench-profile-'));
}

async function opened(profile: Profile): Promise<Opened> {
  const browser = new Browser({ trace: 'off', profile, limits });
  const tab = await browser.open(url);
  return { browser, tab, storage: tab.window.localStorage };
}

const keys: readonly string[] = Array.from({ length: 64 }, (_, number) => `key${number}`);

function fill(storage: StorageLike): void {
  for (const key of keys) storage.setItem(key, 'value');
}

/** What pages do, on disk and in memory; a settled Browser is what both end with. */
interface Operation {
  readonly op: string;
  readonly n: number;
  readonly target: number | null;
  readonly settles?: true;
  readonly work: string;
}

const operations: readonly Operation[] = [
  {
    op: 'getItem, hit',
    n: 50_000,
    target: 1.1,
    work: 'let units = 0; for (let i = 0; i < n; i++) units += storage.getItem(keys[i & 63]).length; return units;',
  },
  {
    op: 'setItem, other value',
    n: 50_000,
    target: 1.5,
    work: "for (let i = 0; i < n; i++) storage.setItem(keys[i & 63], (i & 64) === 0 ? 'even' : 'odd'); return storage.length;",
  },
  {
    op: 'setItem, removeItem of one key',
    n: 50_000,
    target: 1.5,
    work: "for (let i = 0; i < n; i++) { storage.setItem('passing', 'value'); storage.removeItem('passing'); } return storage.length;",
  },
  {
    op: 'setItem, other value, 50,000 of 64 keys, and settle',
    n: 50_000,
    target: null,
    settles: true,
    work: "for (let i = 0; i < n; i++) storage.setItem(keys[i & 63], (i & 64) === 0 ? 'even' : 'odd'); return storage.length;",
  },
  {
    op: 'setItem, other value, one, and settle',
    n: 1,
    target: null,
    settles: true,
    work: "for (let i = 0; i < n; i++) storage.setItem('key7', storage.getItem('key7') === 'even' ? 'odd' : 'even'); return storage.length;",
  },
];

function againstMemory({ op, n, target, settles, work }: Operation): Comparison {
  return {
    kind: 'comparison',
    op,
    n,
    peer: 'memory()',
    target,
    async prepare() {
      const folder = folderOfItsOwn();
      const [onDisk, inMemory] = [await opened(disk(folder)), await opened(memory())];
      for (const { storage } of [onDisk, inMemory]) fill(storage);
      await onDisk.browser.settle();
      return {
        ours: sideOf(onDisk, 'disk'),
        theirs: sideOf(inMemory, 'memory'),
        async release() {
          await onDisk.browser.close();
          rmSync(folder, { recursive: true });
        },
      };
    },
  };

  function sideOf({ storage, browser }: Opened, side: string): Work {
    // Each side has code of its own: what the engine learns of one does not hold for the other.
    const run = new Function('storage', 'n', 'keys', `${work} // ${side}`) as (...args: unknown[]) => unknown;
    if (settles !== true) return (times) => run(storage, times, keys);
    return async (times) => {
      const result = run(storage, times, keys);
      await browser.settle();
      return result;
    };
  }
}

/** Opening and closing beside what others have stored. */
function opening(quick: boolean): Comparison {
  const entries = quick ? 10_000 : 100_000;
  return {
    kind: 'comparison',
    op: `a Browser, a page that reads, and close, ${entries} entries of other origins`,
    n: 10,
    peer: 'no entry',
    target: 1.2,
    async prepare() {
      const [full, empty] = [folderOfItsOwn(), folderOfItsOwn()];
      const browser = new Browser({ trace: 'off', profile: disk(full), limits });
      for (let origin = 0; origin < 100; origin++) {
        const tab = await browser.open(`https://site${origin}.example/`);
        for (let i = 0; i < entries / 100; i++) tab.localStorage.setItem(`key ${i}`, `value ${i} of ${origin}`);
        await tab.close();
      }
      await browser.close();
      return {
        ours: (n) => openAndClose(full, n),
        theirs: (n) => openAndClose(empty, n),
        release: () => [full, empty].forEach((folder) => rmSync(folder, { recursive: true })),
      };
    },
  };
}

async function openAndClose(folder: string, times: number): Promise<number> {
  let found = 0;
  for (let i = 0; i < times; i++) {
    const { browser, storage } = await opened(disk(folder));
    if (storage.getItem('key 1') !== null) found++;
    await browser.close();
  }
  return found;
}

/** Entries that are durable when the task that wrote them is over. `perTask`: how many one task writes. */
function durable(perTask: number, target: number | null): Comparison {
  return {
    kind: 'comparison',
    op: `setItem, durable after each task of ${perTask}`,
    n: 2_000,
    // It takes long.
    theirN: 200,
    peer: 'node-localstorage',
    target,
    async prepare(): Promise<Sides | null> {
      const peer = storagePeers.find(({ name }) => name === 'node-localstorage');
      const other = (await peer?.open()) ?? null;
      if (other === null) return null;
      const folder = folderOfItsOwn();
      const mine = await opened(disk(folder, { durability: 'task' }));
      let [written, writtenByOther] = [0, 0];
      return {
        async ours(n) {
          for (let done = 0; done < n; done += perTask) {
            mine.tab.start(() => {
              for (let i = 0; i < perTask; i++) mine.storage.setItem(keys[i & 63] as string, `value ${written++}`);
            });
          }
          await mine.browser.settle();
          return true;
        },
        theirs(n) {
          for (let i = 0; i < n; i++) other.setItem(keys[(i % perTask) & 63] as string, `value ${writtenByOther++}`);
          return true;
        },
        async release() {
          await mine.browser.close();
          rmSync(folder, { recursive: true });
        },
      };
    },
  };
}

/** A profile on disk, with the durability `close` unless the row says otherwise. */
export const profile: Area = {
  benches(quick): readonly Bench[] {
    return [...operations.map(againstMemory), opening(quick), durable(1, 0.1), durable(10, 0.1), durable(50, 0.1)];
  },
};
