import { expect } from 'chai';
import { innerOf } from '../../lib/browser/inner.ts';
import { Browser, seeded } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';

const a = 'https://a.example/';

describe('the runs of a Browser', () => {
  it('have a user agent each, and the same recorder', async () => {
    const browser = new Browser();
    await browser.open(a);
    const first = innerOf(browser).userAgent;

    await browser.reset();
    const second = innerOf(browser).userAgent;

    expect([first === second, first.observer, second.observer === null]).to.deep.equal([false, null, false]);
  });

  it('keep the order and the seed of the last one, unless they are given others', async () => {
    const browser = new Browser({ scheduler: seeded(3), seed: 3 });
    await browser.open(a);
    const settings = (): unknown[] => [browser.trace.header.scheduler, browser.trace.header.seed];
    await browser.reset({ scheduler: seeded(4), seed: 5 });

    const given = settings();
    await browser.reset();

    expect([given, settings()]).to.deep.equal([
      ['seeded(4)', 5],
      ['seeded(4)', 5],
    ]);
  });

  it('begin with as many steps as it took to load their tabs, whether these load or are shown at once', async () => {
    const bare = new Browser();
    const html = new Browser({ host: happyDom() });

    for (const browser of [bare, html]) {
      await browser.open(a);
      const { steps } = innerOf(browser).userAgent.kernel;
      await browser.reset();

      expect([steps > 0, innerOf(browser).userAgent.kernel.steps]).to.deep.equal([true, steps]);
    }
  });

  it('open a tab also where its page closes it while it loads', async () => {
    const pages = (): Response => new Response('<script>window.close()</script>', { headers: { 'content-type': 'text/html' } });
    const browser = new Browser({ host: happyDom(), pages });

    const tab = await browser.open(a);
    await browser.settle();

    expect([tab.name, tab.closed, browser.tabs]).to.deep.equal(['tab1', true, []]);
  });
});
