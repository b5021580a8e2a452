import { Browser, type Tab } from '../../lib/index.ts';
import type { Area, Bench, Gauge } from '../comparison.ts';
import { cpuNs } from '../processor-time.ts';

const url = 'https://a.example/';
/** How often a lock is handed on in one go. */
const handovers = 10;

interface Holder {
  letGo(): void;
}

/** Asks for a lock; who has it stands in `holders`, the last one that got it at the end. */
function ask(tab: Tab, holders: Holder[]): void {
  void tab.window.navigator.locks.request('n', () => new Promise<void>((letGo) => void holders.push({ letGo })));
}

/** Each that lets go asks again, so that as many wait as before. */
function handedOn(waiting: number, limit: number): Gauge {
  return {
    kind: 'gauge',
    op: `a lock handed on to the next of ${waiting} that wait`,
    n: handovers,
    unit: 'ns',
    limit,
    timesItself: true,
    async prepare() {
      const browser = new Browser({ trace: 'off' });
      const tab = await browser.open(url);
      const holders: Holder[] = [];
      for (let number = 0; number <= waiting; number++) ask(tab, holders);
      await browser.settle();
      return {
        async ours(n) {
          for (let number = 0; number < n; number++) ask(tab, holders);
          // Not measured: that they come to wait.
          while ((await browser.step()) !== null);
          const begin = cpuNs();
          for (let number = 0; number < n; number++) {
            holders.at(-1)?.letGo();
            // To let go, to grant, and to call back.
            while ((await browser.step()) !== null);
          }
          return cpuNs() - begin;
        },
        release: () => browser.close(),
      };
    },
  };
}

/** What it costs that tabs wait for a lock. */
export const locks: Area = {
  benches: (): readonly Bench[] => [handedOn(10, 400_000), handedOn(1_000, 400_000)],
};
