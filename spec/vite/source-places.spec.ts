import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { bare, Browser, type DocumentHostFactory, type Tab } from 'storageloom';
import { happyDom, type HappyDomWindow } from 'storageloom/happy-dom';
import { jsdom } from 'storageloom/jsdom';
import { vite } from 'storageloom/vite';
import { onEveryHost } from '../on-every-host.ts';
import { failing } from '../test-failure.ts';

interface Faults {
  lengthOf(text: string | null): number;
  greeting(names: readonly object[]): string;
  listen(): void;
  observe(): void;
}

const root = new URL('../../fixtures/projects/modules/', import.meta.url);
const loader = vite({ root });
const faults = new URL('./src/faults.ts', root);
const shop = 'https://shop.example/';

const hosts = Object.entries({
  bare: bare() as DocumentHostFactory<object>,
  'happy-dom': happyDom() as DocumentHostFactory<object>,
  jsdom: jsdom() as DocumentHostFactory<object>,
}).filter(([name]) => name !== 'jsdom' || onEveryHost);

/** What stands at the place that the first line of a stack names, to the end of the line. */
function textAt(stack: string | undefined): string {
  const [, file = '', line, column] = /^ +at .*?\((.*):(\d+):(\d+)\)$/m.exec(stack ?? '') ?? [];
  const text = readFileSync(file, 'utf8').split('\n')[Number(line) - 1] ?? '';
  return `${line}: ${text.slice(Number(column) - 1)}`;
}

/** In whichever realm. */
async function thrownBy(promise: Promise<unknown>): Promise<Error> {
  return (await failing(promise)) as Error;
}

async function opened(host: DocumentHostFactory<object>): Promise<{ tab: Tab<HappyDomWindow>; writer: Tab<HappyDomWindow> }> {
  const browser = new Browser({ host: host as DocumentHostFactory<HappyDomWindow>, loader, pageErrors: 'trace' });
  return { tab: await browser.open(shop), writer: await browser.open(shop) };
}

for (const [name, host] of hosts) {
  describe(`what a TypeScript module throws that was imported into a tab (${name})`, () => {
    it('has its file, line and column: in the first line', async () => {
      const { tab } = await opened(host);
      const { lengthOf } = await tab.import<Faults>('./src/faults.ts');

      const error = await thrownBy(tab.run(() => lengthOf(null)));

      expect(error.stack).to.match(/^TypeError: Cannot read .*\n +at .*\(.*\/src\/faults\.ts:1:75\)$/m);
      expect(textAt(error.stack)).to.equal('1: length;');
    });

    it('has its file, line and column: to the right of an imported name', async () => {
      const { tab } = await opened(host);
      const { greeting } = await tab.import<Faults>('./src/faults.ts');

      const error = await thrownBy(tab.run(() => greeting([])));

      expect(error.stack).to.match(/^TypeError: Cannot read .*\n +at .*\(.*\/src\/faults\.ts:9:90\)$/m);
      expect(textAt(error.stack)).to.equal('9: name}`;');
    });

    it('has its file, line and column: while it is evaluated', async () => {
      const { tab } = await opened(host);

      const error = await thrownBy(tab.import('./src/breaks.ts'));

      expect([error.name, error.message]).to.deep.equal(['RangeError', 'a module that throws']);
      expect(textAt(error.stack)).to.equal("5: new RangeError(`${'a module' satisfies Kind} that throws`);");
    });

    it('is told of with URL, line and column: in a listener that it registered when the test called it', async () => {
      const { tab, writer } = await opened(host);
      const { listen } = await tab.import<Faults>('./src/faults.ts');
      listen();

      writer.localStorage.setItem('k', 'v');
      await tab.browser.settle();

      expect(tab.errors.map(({ message, url, line, column }) => [message, url, line, column])).to.deep.equal([
        ['Error: not v', faults.href, 14, 38],
      ]);
      expect(tab.errors[0]?.stack[0]).to.include(`${fileURLToPath(faults)}:14:38`);
      expect(tab.browser.trace.events({ type: 'error' })[0]).to.include({ by: 'page', url: faults.href, line: 14 });
    });

    it('fails the call that ran it where a callback of the test called the module', async () => {
      const { tab, writer } = await opened(host);
      const { lengthOf } = await tab.import<Faults>('./src/faults.ts');
      tab.window.addEventListener('storage', () => lengthOf(null));

      writer.localStorage.setItem('k', 'v');
      const error = await thrownBy(tab.browser.settle());

      expect(textAt(error.stack)).to.equal('1: length;');
      expect(tab.errors).to.deep.equal([]);
    });

    if (name !== 'bare')
      it('is of the page in a callback that the host wraps', async () => {
        const { tab } = await opened(host);
        const { observe } = await tab.import<Faults>('./src/faults.ts');
        observe();

        await tab.evaluate("document.body.title = 'x'");
        await tab.browser.settle();

        expect(tab.errors.map(({ message, line }) => [message, line])).to.deep.equal([['Error: observed 1', 20]]);
      });
  });
}
