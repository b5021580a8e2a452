import { AssertionError, expect } from 'chai';
import { failing } from '../../test-failure.ts';
import { Browser, tabs, type Tab } from 'storageloom';
import { happyDom } from 'storageloom/happy-dom';
import { hooked, type Made } from '../hooked-host.ts';

/** A tab, and a way to report what page code of it threw. */
async function reporting(
  options: Parameters<typeof hooked>[1] = {},
): Promise<{ tab: Tab; browser: Browser; report: (error: unknown) => void; reported: () => unknown[] }> {
  const { tab, browser, made } = await hooked('https://a.example/', options);
  const [{ init }] = made as [Made];
  const reported = (): unknown[] => browser.trace.events({ type: 'error' }).map(({ message, handled }) => [message, handled]);
  return { tab, browser, report: (error) => init.hooks.reportException(error), reported };
}

describe('an exception of a page', () => {
  it('is told to the window, and to whoever watches whether that handled it', async () => {
    const { tab, report, reported } = await reporting();
    const heard: unknown[] = [];
    tab.window.addEventListener('error', (event) => {
      heard.push(event.error);
      event.preventDefault();
    });

    report('no');

    expect([heard, reported()]).to.deep.equal([['no'], [['no', true]]]);
  });

  it('that is thrown while another one is reported is not told to the window again', async () => {
    const { tab, report, reported } = await reporting();
    let calls = 0;
    tab.window.addEventListener('error', () => {
      calls++;
      report('second');
    });

    report('first');
    report('third');

    expect(calls).to.equal(2);
    expect(reported()).to.deep.equal([
      ['second', false],
      ['first', false],
      ['second', false],
      ['third', false],
    ]);
  });

  it('of a document that is gone is only recorded', async () => {
    const { tab, report, reported } = await reporting();
    let calls = 0;
    tab.window.addEventListener('error', () => calls++);
    await tab.close();

    report('late');

    expect([calls, reported()]).to.deep.equal([0, [['late', false]]]);
  });

  it('that its window has handled is no failure, and one that it has not is', async () => {
    const { tab, browser, report } = await reporting({ pageErrors: 'trace' });
    tab.window.addEventListener('error', (event) => void (event.error === 'handled' && event.preventDefault()));

    for (const error of ['handled', 'left']) report(error);

    expect([tab.errors.map(({ message }) => message), browser.trace.events({ type: 'error' }).length]).to.deep.equal([
      ['left'],
      2,
    ]);
  });

  it('is one of the test where it is an assertion, whatever the page does about it', async () => {
    const { tab, browser, report } = await reporting({ pageErrors: 'trace' });
    const mine = new AssertionError('mine');
    tab.window.addEventListener('error', (event) => event.preventDefault());

    const failure = await failing(tab.run(() => report(mine)));

    expect([failure, tab.errors, browser.trace.events({ type: 'error' })[0]?.by]).to.deep.equal([mine, [], 'test']);
  });

  it('is one of the page where no window has a realm of its own, whoever made the error', async () => {
    const { tab, browser, report } = await reporting({ pageErrors: 'trace' });

    await tab.run(() => report(new Error('made here')));

    expect([tab.errors.length, browser.trace.events({ type: 'error' })[0]?.by]).to.deep.equal([1, 'page']);
  });

  it('is one of the page where the error is of its realm, and one of the test where it is of none', async () => {
    const browser = new Browser({ host: happyDom(), pageErrors: 'trace' });
    const tab = await browser.open('https://a.example/');
    const mine = new Error('mine');

    const report = (error: unknown) => (window: object) =>
      void (Reflect.get(window, 'reportError') as (error: unknown) => void)(error);
    const its: unknown = Reflect.construct(Reflect.get(tab.window, 'RangeError') as typeof RangeError, ['its']);

    await tab.run(report(its));
    const failure = await failing(tab.run(report(mine)));

    expect([tab.errors.map(({ message }) => message), failure]).to.deep.equal([['RangeError: its'], mine]);
  });

  it('has its stack read once, whoever hears of it', async () => {
    const browser = new Browser({ host: happyDom(), pageErrors: 'trace' });
    const tab = await browser.open('https://a.example/');
    tab.window.addEventListener('error', () => undefined);

    await tab.evaluate(`
      readings = 0;
      setTimeout(() => { throw { get stack() { readings++; return 'E: x\\n    at https://a.example/cart.js:3:4'; } }; });
    `);
    await browser.settle();

    expect([await tab.evaluate('readings'), tab.errors[0]?.line]).to.deep.equal([1, 3]);
  });

  it('is recorded before the promise jobs of what threw it, as in surroundings without checkpoints', async () => {
    const [writer, hearer] = await tabs(2);
    const { browser } = writer;
    hearer.window.onerror = () => browser.note('onerror');
    hearer.window.onstorage = () => {
      hearer.window.queueMicrotask(() => browser.note('promise job'));
      throw new Error('heard');
    };

    writer.window.localStorage.setItem('k', 'v');
    await failing(browser.settle());

    const rows = browser.trace.events({ type: ['note', 'error'] });
    expect(rows.map((row) => (row.type === 'note' ? row.text : row.message))).to.deep.equal([
      'onerror',
      'Error: heard',
      'promise job',
    ]);
  });
});
