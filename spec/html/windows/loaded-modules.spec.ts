import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { loadedBaseURL } from '../../../lib/html/windows/loaded-modules.ts';
import { textLoader } from '../../browser/text-loader.ts';
import { failing } from '../../test-failure.ts';

const a = 'https://a.example/dir/page?x#y';

describe('modules of a loader in a document', () => {
  it('have addresses as if its own server had them', async () => {
    const loader = textLoader({
      '/src/m.ts': 'export const { url } = import.meta; export const rel = import.meta.resolve("./n.ts");',
    });
    const { url, rel } = await (await new Browser({ loader }).open(a)).import<{ url: string; rel: string }>('/src/m.ts');

    expect([url, rel]).to.deep.equal(['https://a.example/src/m.ts', 'https://a.example/src/n.ts']);
    expect(['about:blank', 'data:text/html,', 'http://b.example:81/x'].map((each) => loadedBaseURL({ url: each }))).to.deep.equal(
      [...['http://localhost/', 'http://localhost/', 'http://b.example:81/']],
    );
  });

  it('are known by ids that are no addresses yet, with their queries', async () => {
    const loader = textLoader({
      '/a.ts': "export * from './my file.ts?raw'; export * from './100%.ts';",
      '/my file.ts?raw': 'export const b = 1;',
      '/100%.ts': 'export const c = 2;',
    });

    const module = await (await new Browser({ loader }).open(a)).import('/a.ts');

    expect({ ...module }).to.deep.equal({ b: 1, c: 2 });
  });

  it('are not asked for at other origins, and nobody else is', async () => {
    const loader = textLoader({ '/a.ts': "export const load = () => import('https://b.example/x.js');" });
    const tab = await new Browser({ loader }).open(a);
    const { load } = await tab.import<{ load(): Promise<unknown> }>('/a.ts');

    const error = await failing(tab.run(load));

    expect(String(error)).to.equal('TypeError: Failed to fetch dynamically imported module: https://b.example/x.js');
    expect(loader.asked).to.deep.equal(['/a.ts from null']);
  });

  it('come in a task of their own where this document has not asked for them, whatever others have', async () => {
    const texts = { '/a.ts': "export const load = () => import('./b.ts');", '/b.ts': "import './c.ts';", '/c.ts': '' };
    const tracesWith = async (prepared: readonly string[]): Promise<string> => {
      const tab = await new Browser({ loader: { ...textLoader(texts, { prepared }), graphOf: (id) => [id] } }).open(a);
      const { load } = await tab.import<{ load(): Promise<unknown> }>('/a.ts');
      await tab.run(load);
      return tab.browser.trace.toText();
    };

    const [cold, warm] = [await tracesWith(['/a.ts']), await tracesWith(['/a.ts', '/b.ts', '/c.ts'])];

    expect(warm).to.equal(cold);
  });

  it('come to nothing when the document has gone meanwhile', async () => {
    const loader = textLoader(
      { '/a.ts': "export const load = () => import('./b.ts');", '/b.ts': "document.title; throw new Error('ran');" },
      { prepared: ['/a.ts'] },
    );
    const tab = await new Browser({ loader, limits: { waitMs: 1 } }).open(a);
    const { load } = await tab.import<{ load(): Promise<unknown> }>('/a.ts');
    let settled = false;

    void load().finally(() => (settled = true));
    tab.crash();
    await tab.browser.settle();

    expect([settled, tab.errors]).to.deep.equal([false, []]);
  });
});
