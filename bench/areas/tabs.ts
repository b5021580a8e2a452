import { Window } from 'happy-dom';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import type { DocumentHostFactory } from '../../lib/html/records/document-host.ts';
import { Browser, type Tab, type TraceLevel } from '../../lib/index.ts';
import type { Area, Bench, Comparison, Gauge } from '../comparison.ts';
import { bytesOf } from '../memory.ts';
import { optional } from '../peers.ts';

/** Of a window of jsdom, what is used here. */
interface PlainWindow {
  readonly document: { readonly readyState: string };
  addEventListener(type: 'load', listener: () => void): void;
  close(): void;
}

type DOMClass = new (html: string, options: object) => { readonly window: PlainWindow };

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

/** So many tabs, one after the other. Returns how many had loaded. */
async function openedAndClosed(browser: Browser<PlainWindow>, n: number): Promise<number> {
  let loaded = 0;
  for (let number = 0; number < n; number++) {
    const tab = await browser.open(url);
    if (tab.window.document.readyState === 'complete') loaded++;
    await tab.close();
  }
  return loaded;
}

function happyDomTab(trace: TraceLevel): Comparison {
  return {
    kind: 'comparison',
    op: `happy-dom tab, open and close, trace ${trace}`,
    n: 3,
    peer: 'plain happy-dom window',
    target: 2,
    ownGarbage: true,
    prepare() {
      const browser = new Browser({ host: happyDom(), trace });
      return {
        ours: (n) => openedAndClosed(browser, n),
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

/** The plain window has a context of its own, as ours must have: without one, which is the default of jsdom, no script can run in it. */
function jsdomTab(trace: TraceLevel): Comparison {
  return {
    kind: 'comparison',
    op: `jsdom tab, open and close, trace ${trace}`,
    n: 3,
    peer: 'plain JSDOM window',
    target: 1.3,
    ownGarbage: true,
    async prepare() {
      const exports = await optional('jsdom');
      if (exports === null) return null;
      const JSDOM = exports['JSDOM'] as DOMClass;
      const browser = new Browser({ host: jsdom() as DocumentHostFactory<object> as DocumentHostFactory<PlainWindow>, trace });
      return {
        ours: (n) => openedAndClosed(browser, n),
        async theirs(n) {
          let loaded = 0;
          for (let number = 0; number < n; number++) {
            const { window } = new JSDOM(emptyPage, { runScripts: 'outside-only', url });
            await new Promise<void>((resolve) => window.addEventListener('load', resolve));
            if (window.document.readyState === 'complete') loaded++;
            window.close();
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
    jsdomTab('off'),
    jsdomTab('full'),
  ],
};
