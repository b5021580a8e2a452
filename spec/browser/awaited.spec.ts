import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { Browser, late, never, type BrowserOptions, type Tab } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { failureOf } from './expect-failure.ts';
import { a } from './slow-pages.ts';

const open = async (options: BrowserOptions = {}): Promise<Tab> =>
  await new Browser({ limits: { waitMs: 30 }, ...options }).open(a);

describe('a promise that run() returns', () => {
  it('is driven: its timers fall due in virtual time', async () => {
    const tab = await open();

    const answer = await tab.run((window) => new Promise((resolve) => window.setTimeout(() => resolve('rang'), 10_000)));

    expect([answer, tab.browser.now]).to.deep.equal(['rang', 10_000]);
  });

  it('may wait for what other tabs do: their tasks run when those of its own tab do not help', async () => {
    const tab = await open();
    const other = await tab.browser.open(a);
    other.window.addEventListener('storage', () => other.localStorage.setItem('pong', '1'));

    const key = await tab.run(
      (window) =>
        new Promise((resolve) => {
          window.addEventListener('storage', (event) => resolve(event.key));
          window.localStorage.setItem('ping', '1');
        }),
    );

    expect(key).to.equal('pong');
  });

  it('leaves tasks of other tabs alone when it does not need them', async () => {
    const tab = await open();
    const other = await tab.browser.open(a);
    tab.localStorage.setItem('k', 'v');

    await tab.run((window) => new Promise<void>((resolve) => window.queueMicrotask(resolve)));

    expect(other.heard).to.deep.equal([]);
  });

  it('is rejected as it is, and no page hears of that', async () => {
    const tab = await open();
    const mine = new Error('mine');

    const failure: unknown = await tab.run(() => Promise.reject(mine)).catch((error: unknown) => error);

    expect(failure).to.equal(mine);
    expect(tab.browser.trace.events({ type: 'error' })).to.deep.equal([]);
  });

  it('may wait for something real, and for what the test does meanwhile', async () => {
    const tab = await open({ limits: { waitMs: 5_000 } });
    const other = await tab.browser.open(a);

    const text = await tab.run(async () => await readFile(new URL(import.meta.url), 'utf8'));
    const heard = tab.run((window) => new Promise((resolve) => window.addEventListener('storage', resolve)));
    await readFile(new URL(import.meta.url), 'utf8');
    other.localStorage.setItem('k', 'v');
    await tab.browser.settle();
    await heard;

    expect([text.includes('something real'), tab.heard.length]).to.deep.equal([true, 1]);
  });

  it('that never settles is NEVER_SETTLES, which says that nothing waits', async () => {
    const tab = await open();

    const failure = await failureOf(tab.run(() => new Promise(() => {})));

    expect(failure).to.include({
      code: 'NEVER_SETTLES',
      what: 'The promise of tab1.run() never settles: nothing can run any more.',
      why: 'Nothing waits in the browser. Nothing came within 30 ms of real time, limits.waitMs.',
    });
    expect(await tab.run(() => 1)).to.equal(1);
  });

  it('lets time stand still with { timers: false }, and names the timer that waits', async () => {
    const tab = await open();

    const failure = await failureOf(
      tab.run({ timers: false }, (window) => new Promise((resolve) => window.setTimeout(resolve, 40))),
    );

    expect([failure.code, failure.why, tab.browser.now]).to.deep.equal([
      'NEVER_SETTLES',
      'Waiting: tab1 timer, due at 40 ms. Nothing came within 30 ms of real time, limits.waitMs.',
      0,
    ]);
    expect(failure.mend).to.match(/^Leave out \{ timers: false \}, or move time/);
  });

  for (const [what, end, code] of [
    ['its tab is closed', (tab: Tab) => tab.close(), 'TAB_CLOSED'],
    ['its tab crashes', (tab: Tab) => tab.crash(), 'TAB_CLOSED'],
    ['the Browser is closed', (tab: Tab) => tab.browser.close(), 'BROWSER_CLOSED'],
    ['another run begins', (tab: Tab) => tab.browser.reset(), 'NEVER_SETTLES'],
  ] as const) {
    it(`fails with ${code} when ${what}`, async () => {
      const tab = await open();

      const waiting = failureOf(tab.run((window) => new Promise((resolve) => window.addEventListener('storage', resolve))));
      await Promise.resolve();
      await end(tab);

      expect((await waiting).code).to.equal(code);
    });
  }

  it('says that the scheduler abandoned the run', async () => {
    let asked = 0;
    const choose = (): -1 => {
      if (++asked > 100) throw new Error('It is asked again and again.');
      return -1;
    };
    const scheduler = { name: 'tired', seed: () => undefined, random: () => 0, choose, everyStep: true } as const;
    const tab = await open({ scheduler });
    const [one] = [await tab.browser.open(a), await tab.browser.open(a)];
    one.localStorage.setItem('k', 'v');

    const failure = await failureOf(tab.run(() => new Promise(() => {})));

    expect([failure.code, failure.why]).to.deep.equal(['NEVER_SETTLES', 'The scheduler abandoned the run.']);
  });

  it('runs the navigations in its own tab before what others have', async () => {
    const tab = await open();
    const [other, writer] = [await tab.browser.open(a), await tab.browser.open(a)];
    const frame = await tab.addFrame('https://b.example/');
    writer.localStorage.setItem('k', 'v');

    await tab.run(
      () =>
        new Promise((resolve) => {
          frame.window.addEventListener('pagehide', resolve);
          frame.window.location.assign('/next');
        }),
    );

    expect(other.heard).to.deep.equal([]);
  });

  it('goes on with what the test does meanwhile, which need not drive', async () => {
    const tab = await open({ limits: { waitMs: 5_000 } });
    const other = await tab.browser.open(a);

    const heard = tab.run((window) => new Promise((resolve) => window.addEventListener('storage', resolve)));
    await new Promise(setImmediate);
    other.localStorage.setItem('k', 'v');
    await heard;

    expect(tab.heard).to.have.lengthOf(1);
  });

  it('moves a real clock nowhere', async () => {
    const tab = await open({ clock: 'real' });

    const waiting = failureOf(tab.run((window) => new Promise((resolve) => window.setTimeout(resolve, 3_600_000))));
    for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
    await tab.browser.close();

    expect((await waiting).code).to.equal('BROWSER_CLOSED');
  });

  it('ends at the task limit where a page turns in circles', async () => {
    const tab = await open({ limits: { tasks: 50, waitMs: 30 } });

    const failure = await failureOf(tab.run((window) => new Promise(() => window.setInterval(() => undefined, 5))));

    expect([failure.code, failure.what]).to.deep.equal([
      'NEVER_SETTLES',
      'The promise of tab1.run() does not settle: 50 tasks ran and there are still more.',
    ]);
  });

  it('ends where timers only repeat, and says which', async () => {
    const tab = await open({ limits: { timeMoves: 20, waitMs: 30 } });

    expect(await failureOf(tab.run((window) => new Promise(() => window.setInterval(() => undefined, 5))))).to.include({
      code: 'NEVER_SETTLES',
      what: 'The promise of tab1.run() does not settle: after 20 tasks, at 100 ms of virtual time, timers only repeat.',
      why: 'These repeat: tab1.timer "interval 5 ms" → and again. Time has moved on 20 times, limits.timeMoves.',
    });
  });

  it('follows a real clock, where there is one', async () => {
    const tab = await open({ clock: 'real' });

    const before = tab.browser.now;
    await tab.run((window) => new Promise((resolve) => window.setTimeout(resolve, 60)));

    expect(tab.browser.now - before).to.be.at.least(60);
  });

  it('waits for no interval of a real clock with { timers: false }', async () => {
    const tab = await open({ clock: 'real', limits: { tasks: 50, waitMs: 30 } });
    tab.window.setInterval(() => undefined, 20);

    const failure = await failureOf(tab.run({ timers: false }, () => new Promise(() => {})));

    expect([failure.code, failure.what]).to.deep.equal([
      'NEVER_SETTLES',
      'The promise of tab1.run() never settles: nothing can run any more.',
    ]);
  });

  it('waits for an interval of a real clock for longer than limits.waitMs, since a later tick may settle it', async () => {
    const tab = await open({ clock: 'real', limits: { tasks: 50, waitMs: 30 } });

    const ticks = await tab.run(
      (window) =>
        new Promise((resolve) => {
          let count = 0;
          window.setInterval(() => ++count === 3 && resolve(count), 40);
        }),
    );

    expect(ticks).to.equal(3);
  });
});

describe('a promise that evaluate() gives', () => {
  it('is driven: a fetch of the page is answered, also one that is late', async () => {
    const pages = ({ url }: Request): ReturnType<typeof late> =>
      late(new Response('hi', { status: 201 }), url.endsWith('/x') ? 300 : 0);
    const tab = await new Browser({ host: happyDom(), pages }).open(a);

    const status = await tab.evaluate(async () => (await fetch('/x')).status);

    expect([status, tab.browser.now]).to.deep.equal([201, 300]);
  });

  it('that waits for an answer which never comes says for which', async () => {
    const browser = new Browser({
      ...{ host: happyDom(), limits: { waitMs: 30 } },
      pages: ({ url }) => (url.endsWith('/x') ? never() : new Response('')),
    });
    const tab = await browser.open(a);

    const failure = await failureOf(tab.evaluate(async () => (await fetch('/x')).status));

    expect([failure.code, failure.why, failure.mend]).to.deep.equal([
      'NEVER_SETTLES',
      `Waiting: request GET ${a}x. Nothing came within 30 ms of real time, limits.waitMs.`,
      'Let the function pages answer each request.',
    ]);
  });
});
