import { expect } from 'chai';
import { Browser, tabs, type Tab } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { failureOf } from './expect-failure.ts';
import { a, html } from './slow-pages.ts';

/** Who waited for the timers of others would wait for an hour. */
const boundMs = 5_000;

const unsettled = (): Promise<void> => new Promise(() => {});

async function open(): Promise<Tab> {
  return await new Browser({ limits: { waitMs: 30 } }).open(a);
}

describe('a promise whose tab, run or Browser ends', () => {
  it('drives nothing of others once its tab is gone', async () => {
    const tab = await open();
    const other = await tab.browser.open(a);

    const waiting = failureOf(tab.run(unsettled));
    await Promise.resolve();
    await tab.close();
    other.window.setTimeout(() => undefined, 5_000);
    await waiting;

    expect(tab.browser.now).to.equal(0);
  });

  it('drives nothing of the next run', async () => {
    const pages = (): Response => html('setTimeout(() => 0, 5_000)');
    const browser = new Browser({ host: happyDom(), pages, limits: { waitMs: 30 } });
    const tab = await browser.open(a);

    const waiting = failureOf(tab.run(unsettled));
    await browser.reset();
    await waiting;

    expect(browser.now).to.equal(0);
  });

  it('drives nothing of others from the moment on at which its tab closes itself', async () => {
    const tab = await open();
    const other = await tab.browser.open(a);
    other.window.setTimeout(() => undefined, 5_000);

    const { code } = await failureOf(tab.run((window) => new Promise(() => window.setTimeout(() => window.close(), 5))));

    expect([code, tab.browser.now]).to.deep.equal(['TAB_CLOSED', 5]);
  });

  it('drives nothing more once the Browser closes', async () => {
    const pages = ({ url }: Request): Response | Promise<Response> =>
      url.endsWith('/never') ? new Promise<Response>(() => undefined) : new Response('');
    const list = await tabs(4, { url: a, pages, limits: { waitMs: 60_000 } });
    const [tab, hearer, writer, stuck] = list;
    const waiting = failureOf(tab.run(unsettled));
    await new Promise(setImmediate);
    stuck!.window.location.assign('/never');
    const settling = failureOf(tab.browser.settle());
    for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
    writer!.localStorage.setItem('k', 'v');
    await new Promise((resolve) => setTimeout(resolve, 20));

    const closing = tab.browser.close();
    const codes = [(await settling).code, (await waiting).code];
    await closing;

    expect([codes, hearer.heard]).to.deep.equal([['BROWSER_CLOSED', 'BROWSER_CLOSED'], []]);
  });

  it('says whether its tab is closed, or its frame gone', async () => {
    const tab = await open();
    const frame = await tab.addFrame('https://b.example/');

    const inFrame = failureOf(frame.run(unsettled));
    await Promise.resolve();
    await frame.remove();
    const inTab = failureOf(tab.run(unsettled));
    await Promise.resolve();
    await tab.close();

    expect([await inFrame, await inTab].map(({ code, what }) => [code, what])).to.deep.equal([
      ['FRAME_REMOVED', 'The promise of tab1/frame1.run() never settles: tab1/frame1 is gone.'],
      ['TAB_CLOSED', 'The promise of tab1.run() never settles: tab1 is closed.'],
    ]);
  });

  it('says at once that its tab is closed, by what and when, also where the Browser closes after it', async () => {
    await using browser = new Browser({ limits: { waitMs: 60_000 } });
    const [tab, other] = [await browser.open(a), await browser.open(a)];
    await browser.advance(300);
    const waiting = [failureOf(tab.run(unsettled)), failureOf(other.run(unsettled))];
    await Promise.resolve();

    await tab.close();
    const [first] = [await waiting[0]!];
    await other.close();
    await browser.close();

    const closed = { code: 'TAB_CLOSED', why: 'The user closed it, by tab.close(). That was at 300 ms of virtual time.' };
    for (const failure of [first, await waiting[1]!]) expect(failure).to.include(closed);
  }).timeout(boundMs);

  it('settles with what it had come to when its tab was closed', async () => {
    const tab = await open();

    const settled = tab.run(async (window) => {
      window.close();
      for (let jobs = 0; jobs < 50; jobs++) await Promise.resolve();
      return 'done';
    });

    expect(await settled).to.equal('done');
  });

  it('waits with a real clock for no timers of others when its tab is gone', async () => {
    await using browser = new Browser({ clock: 'real', limits: { waitMs: 30 } });
    const [tab, other] = [await browser.open(a), await browser.open(a)];
    other.window.setTimeout(() => undefined, 3_600_000);

    const waiting = failureOf(tab.run(unsettled));
    await tab.close();

    expect((await waiting).code).to.equal('TAB_CLOSED');
  }).timeout(boundMs);

  it('ends with a real clock also when its tab goes in the middle of the wait', async () => {
    await using browser = new Browser({ clock: 'real', limits: { waitMs: 30 } });
    const [tab, other] = [await browser.open(a), await browser.open(a)];
    other.window.setTimeout(() => undefined, 3_600_000);

    const waiting = failureOf(tab.run(unsettled));
    setTimeout(() => void tab.close(), 10);

    expect((await waiting).code).to.equal('TAB_CLOSED');
  }).timeout(boundMs);
});
