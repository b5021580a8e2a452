import { expect } from 'chai';
import { notifyAboutRejectedPromise, rejectionHandled } from '../../../lib/html/document-lifecycle/unhandled-rejection.ts';
import { Browser, type BareWindow, type Tab } from '../../../lib/index.ts';
import { happyDom } from '../../../lib/hosts/happy-dom/index.ts';
import { runAll } from '../../event-loop/kernel-steps.ts';
import { tabAt } from '../model-tree.ts';

const a = 'https://a.example/';

async function open(): Promise<{ tab: Tab<never>; browser: Browser<never>; log: () => Promise<unknown> }> {
  const browser = new Browser({ host: happyDom(), pageErrors: 'trace' });
  const tab = await browser.open(a);
  await tab.evaluate(`
    log = [];
    addEventListener('unhandledrejection', (event) => log.push('unhandled ' + event.reason, event.promise === kept));
    addEventListener('rejectionhandled', (event) => log.push('handled ' + event.reason, event.promise === kept));
  `);
  return { tab: tab as never, browser: browser as never, log: () => tab.evaluate('log') };
}

describe('a promise of a page that nobody handles', () => {
  it('is told to its page in a task of the DOM manipulation source, with the promise itself', async () => {
    const { tab, browser, log } = await open();

    await tab.evaluate("void (kept = Promise.reject('why'))");
    const [pending] = browser.pending;
    await browser.settle();

    expect([pending?.source, pending?.label]).to.deep.equal(['DOM manipulation', 'unhandled rejection']);
    expect(await log()).to.deep.equal(['unhandled why', true]);
    expect(tab.errors.map(({ kind, message }) => [kind, message])).to.deep.equal([['rejection', 'why']]);
  });

  it('is not, when a task that was queued before handles it', async () => {
    const { tab, browser, log } = await open();

    await tab.evaluate("setTimeout(() => kept.catch(() => 0)); void (kept = Promise.reject('why'))");
    await browser.step({ choose: 'tab1.doc2.timer' }).catch(() => browser.step());
    await browser.settle();

    expect(await log()).to.deep.equal([]);
    expect(tab.errors).to.deep.equal([]);
  });

  it('that is handled later is told as well', async () => {
    const { tab, browser, log } = await open();

    await tab.evaluate("void (kept = Promise.reject('why'))");
    await browser.settle();
    await tab.evaluate('void kept.catch(() => 0)');
    await browser.settle();

    expect(await log()).to.deep.equal(['unhandled why', true, 'handled why', true]);
  });

  it('is outstanding no more when that has been told', () => {
    const { document } = tabAt(a);
    const { kernel, rejectedPromises } = document.userAgent;
    const promise = Promise.resolve();
    notifyAboutRejectedPromise(document, 'why', promise);
    runAll(kernel);
    const rejected = rejectedPromises.of(promise);

    rejectionHandled(rejected!);

    expect([rejected?.notified, rejectedPromises.of(promise)]).to.deep.equal([true, null]);
  });

  it('is no failure when it was handled before its page ended', async () => {
    const { tab, browser } = await open();

    await tab.evaluate("void (kept = Promise.reject('why'))");
    await tab.evaluate('void kept.catch(() => 0)');
    await browser.close();

    expect(tab.errors).to.deep.equal([]);
  });

  it('is told to its page when another one ends', async () => {
    const { tab, browser, log } = await open();
    const other = await browser.open(a);

    await tab.evaluate("void (kept = Promise.reject('why'))");
    await other.close();
    await browser.settle();

    expect([await log(), tab.errors.length]).to.deep.equal([['unhandled why', true], 1]);
  });

  it('is a failure all the same when its page ends before it is told', async () => {
    const { tab, browser } = await open();

    await tab.evaluate("void (kept = Promise.reject('why'))");
    await browser.close();

    expect(tab.errors.map(({ message }) => message)).to.deep.equal(['why']);
  });
});

describe('a promise of the test that nobody handles', () => {
  it('is handled where the test awaits the call that made it: no page hears, and Node warns of nothing', async () => {
    const warnings: unknown[] = [];
    const warned = (warning: Error): unknown => warnings.push(warning.name);
    process.on('warning', warned);
    const tab = await new Browser({ pageErrors: 'trace' }).open(a);

    const failure: unknown = await tab
      .run(async (_window: BareWindow) => {
        await Promise.resolve();
        throw new Error('mine');
      })
      .catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warned);

    expect(failure).to.have.property('message', 'mine');
    expect([tab.errors, warnings]).to.deep.equal([[], []]);
  });
});
