import { expect } from 'chai';
import { Browser, tabs, type BrowserOptions, type Tab } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { failureOf } from './expect-failure.ts';
import { a, html } from './slow-pages.ts';

/** Who waited for the timers of others would wait for an hour. */
const boundMs = 5_000;

const unsettled = (): Promise<void> => new Promise(() => {});

async function open(options: BrowserOptions = {}): Promise<Tab> {
  return await new Browser({ limits: { waitMs: 30 }, ...options }).open(a);
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

describe('a promise whose page does not go on', () => {
  it('says that its page has gone', async () => {
    const tab = await open();

    const failure = await failureOf(tab.run((window) => new Promise(() => window.location.assign('/next'))));

    expect(failure.why).to.equal(
      `tab1 has gone on to ${a}next since, and keeps the page that it was called in: nothing of that runs until it is shown again. Nothing came within 30 ms of real time, limits.waitMs.`,
    );
    expect(failure.mend).to.equal('Go back with tab.back(), or await the call before the page is left.');
  });

  it('says that its page is gone, where that is not kept', async () => {
    const tab = await open({ behaviour: { backForwardCache: 'off' } });

    const failure = await failureOf(tab.run((window) => new Promise(() => window.location.assign('/next'))));

    expect([failure.why, failure.mend]).to.deep.equal([
      `tab1 has gone on to ${a}next since, and the page that it was called in is gone. Nothing came within 30 ms of real time, limits.waitMs.`,
      'Await the call before the page is left.',
    ]);
  });

  it('names the locks that its page holds, before what only repeats, too', async () => {
    const tab = await open({ limits: { timeMoves: 20, waitMs: 30 } });
    const other = await tab.browser.open(a);
    const lead = (beats: boolean) => async (window: Tab['window']) =>
      await window.navigator.locks.request('leader', () => {
        if (beats) window.setInterval(() => undefined, 5);
        return new Promise(() => {});
      });

    const silent = await failureOf(tab.run(lead(false)));
    const beating = await failureOf(tab.run((window) => new Promise(() => window.setInterval(() => undefined, 5))));
    const elsewhere = await failureOf(other.run({ timers: false }, unsettled));
    const here = await failureOf(tab.run({ timers: false }, unsettled));

    expect(silent.why).to.equal(
      'Nothing waits in the browser, but tab1 holds the lock “leader”, whose callback has not finished. Nothing came within 30 ms of real time, limits.waitMs.',
    );
    expect(silent.mend).to.match(
      /^Let the callback finish; where the lock is to be kept, ask for it in tab\.start\(\), or put void before/,
    );
    expect(beating.why).to.match(/^Waiting: tab1 holds the lock “leader”, whose callback has not finished\. These repeat: /);
    expect(beating.mend).to.match(/^Let the callback finish; .*; or look for what should/);
    expect(elsewhere.why).to.match(/^Waiting: tab1 timer, due at \d+ ms\. Nothing came/);
    expect(here.why).to.match(
      /^Waiting: tab1 timer, due at \d+ ms\. tab1 holds the lock “leader”, whose callback has not finished\. Nothing came/,
    );
  });
});
