import { build } from 'vite';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { bare, Browser, type DocumentHostFactory } from '../../lib/index.ts';
import { vite } from '../../lib/vite/index.ts';
import type { Area, Bench, Comparison, Gauge } from '../comparison.ts';
import { cpuNs } from '../processor-time.ts';

const url = 'https://a.example/';
/** From the working directory, as what is measured stands in a folder of its own. */
const root = 'fixtures/projects/modules';

interface Customer {
  customer(): string;
}

interface Host {
  readonly name: string;
  readonly factory: () => DocumentHostFactory<object>;
  /** Of one import into a further tab, in ns. */
  readonly limit: number;
}

const hosts: readonly Host[] = [
  { name: 'bare', factory: bare, limit: 800_000 },
  { name: 'happy-dom', factory: happyDom, limit: 1_200_000 },
];

/** A Browser whose first tab has imported it: what comes after are further tabs. */
async function browserOn({ factory }: Host): Promise<Browser<object>> {
  const browser = new Browser({ host: factory(), trace: 'off', loader: vite({ root }) });
  await (await browser.open(url)).import('./src/customer.ts');
  return browser;
}

function furtherTab(host: Host): Gauge {
  return {
    kind: 'gauge',
    op: `${host.name}: tab.import() of zustand and nanostores, a further tab`,
    n: 10,
    unit: 'ns',
    limit: host.limit,
    timesItself: true,
    async prepare() {
      const browser = await browserOn(host);
      return {
        async ours(n) {
          const tabs = [];
          for (let number = 0; number < n; number++) tabs.push(await browser.open(url));
          const begin = cpuNs();
          for (const tab of tabs) await tab.import('./src/customer.ts');
          const took = cpuNs() - begin;
          for (const tab of tabs) await tab.close();
          return took;
        },
        release: () => browser.close(),
      };
    },
  };
}

function besideScript(host: Host): Comparison {
  return {
    kind: 'comparison',
    op: `${host.name}: open a tab, import zustand and nanostores, close it`,
    n: 10,
    peer: 'a tab, one script of all',
    target: null,
    async prepare() {
      const browser = await browserOn(host);
      const script = `${await bundled()}; app.customer();`;
      return {
        async ours(n) {
          let said = '';
          for (let number = 0; number < n; number++) {
            const tab = await browser.open(url);
            said = (await tab.import<Customer>('./src/customer.ts')).customer();
            await tab.close();
          }
          return said;
        },
        async theirs(n) {
          let said: unknown = '';
          for (let number = 0; number < n; number++) {
            const tab = await browser.open(url);
            said = await tab.evaluate(script);
            await tab.close();
          }
          return said;
        },
        release: () => browser.close(),
      };
    },
  };
}

/** The same modules as one classic script, as somebody would bundle them by hand. */
async function bundled(): Promise<string> {
  const lib = { entry: 'src/customer.ts', formats: ['iife' as const], name: 'app' };
  const define = { 'process.env.NODE_ENV': '"development"' };
  const options = { root, configFile: false as const, logLevel: 'silent' as const, define };
  const made = await build({ ...options, build: { write: false, lib, minify: false } });
  const [first] = Array.isArray(made) ? made : [];
  const code = first?.output[0].code;
  if (code === undefined) throw new Error('Vite bundled nothing.');
  return code;
}

/** What `tab.import()` costs once its modules are there. */
export const modules: Area = {
  benches: (): readonly Bench[] => hosts.flatMap((host) => [furtherTab(host), besideScript(host)]),
};
