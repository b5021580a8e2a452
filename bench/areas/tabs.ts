import { Window } from 'happy-dom';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser, type Tab, type TraceLevel } from '../../lib/index.ts';
import type { Area, Bench, Comparison, Gauge } from '../comparison.ts';
import { bytesOf } from '../memory.ts';

const url = 'https://a.example/';
/** What a tab loads when nobody serves pages, so that the plain window has the same to parse. */
const emptyPage = '<!DOCTYPE html><html><head></head><body></body></html>';

function openAndClose(trace: TraceLevel): Gauge {
  return {
    kind: 'gauge',
    op: `bare tab, open and close, trace ${trace}`,
    n: 100,
    unit: 'ns',
    limit: 50_000,
    prepare() {
      const browser = new Browser({ trace });
      return {
        async ours(n) {
          for (let number = 0; number < n; number++) await (await browser.open(url)).close();
        },
        release: () => browser.close(),
      };
    },
  };
}

/** `use`: what the test does with each tab. */
function heapOf(what: string, trace: TraceLevel, use: (tab: Tab) => void): Gauge {
  return {
    kind: 'gauge',
    op: `bare tab, heap while open${what}, trace ${trace}`,
    n: 1000,
    unit: 'bytes',
    limit: 10_240,
    rounds: 5,
    prepare: () => ({
      async ours(n) {
        const browser = new Browser({ trace });
        await browser.open(url);
        const bytes = await bytesOf(async () => {
          for (let number = 0; number < n; number++) use(await browser.open(url));
        });
        await browser.close();
        return bytes;
      },
    }),
  };
}

function happyDomTab(trace: TraceLevel): Comparison {
  return {
    kind: 'comparison',
    op: `happy-dom tab, open and close, trace ${trace}`,
    n: 3,
    peer: 'plain happy-dom window',
    target: 2,
    prepare() {
      const browser = new Browser({ host: happyDom(), trace });
      return {
        async ours(n) {
          let loaded = 0;
          for (let number = 0; number < n; number++) {
            const tab = await browser.open(url);
            if (tab.window.document.readyState === 'complete') loaded++;
            await tab.close();
          }
          return loaded;
        },
        async theirs(n) {
          let loaded = 0;
          for (let number = 0; number < n; number++) {
            const window = new Window({ url });
            window.document.write(emptyPage);
            await window.happyDOM.waitUntilComplete();
            if (window.document.readyState === 'complete') loaded++;
            await window.happyDOM.close();
          }
          return loaded;
        },
        release: () => browser.close(),
      };
    },
  };
}

/** What a tab costs. */
export const tabs: Area = {
  benches: (): readonly Bench[] => [
    openAndClose('off'),
    openAndClose('full'),
    heapOf('', 'off', () => undefined),
    heapOf(' with a listener and localStorage', 'off', ({ window }) => {
      window.addEventListener('storage', () => undefined);
      window.localStorage.getItem('k');
    }),
    happyDomTab('off'),
    happyDomTab('full'),
  ],
};
