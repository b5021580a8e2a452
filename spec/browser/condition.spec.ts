import { expect } from 'chai';
import { Browser, tabs, type Tab } from '../../lib/index.ts';
import { failureOf } from './expect-failure.ts';
import { answering } from './guard-scheduler.ts';
import { a } from './slow-pages.ts';

async function two(): Promise<[Tab, Tab]> {
  const browser = new Browser();
  return [await browser.open(a), await browser.open(a)];
}

describe('runUntil()', () => {
  it('runs step by step until a function answers true, and leaves the rest', async () => {
    const [writer, hearer] = await two();
    for (const key of ['1', '2', '3']) writer.localStorage.setItem(key, 'v');

    const settled = await writer.browser.runUntil(() => hearer.heard.length === 2);

    expect([settled.tasks, hearer.heard.length, writer.browser.pending.length]).to.deep.equal([2, 2, 1]);
  });

  it('runs until a tab has heard so many events', async () => {
    const [writer, hearer] = await two();
    for (const key of ['1', '2', '3']) writer.localStorage.setItem(key, 'v');

    await writer.browser.runUntil({ tab: hearer, heard: 3 });

    expect(hearer.heard.map(({ key }) => key)).to.deep.equal(['1', '2', '3']);
  });

  it('runs nothing when the condition holds already', async () => {
    const [writer, hearer] = await two();
    writer.localStorage.setItem('k', 'v');

    const { tasks, why } = await writer.browser.runUntil(() => true);

    expect([tasks, why, hearer.heard.length]).to.deep.equal([0, 'idle', 0]);
  });

  it('moves time when nothing else may run, and not with { timers: false }', async () => {
    const [one] = await two();
    let rang = false;
    one.window.setTimeout(() => (rang = true), 50);

    const failure = await failureOf(one.browser.runUntil(() => rang, { timers: false }));
    await one.browser.runUntil(() => rang);

    expect(failure).to.include({ code: 'NEVER_HOLDS', why: 'Waiting: tab1 timer, due at 50 ms.' });
    expect(one.browser.now).to.equal(50);
  });

  it('says what it waited for, and what is left', async () => {
    const [writer, hearer] = await two();
    writer.localStorage.setItem('k', 'v');
    const signedOut = (): boolean => false;

    const failures = [
      await failureOf(writer.browser.runUntil({ tab: hearer, heard: 2 })),
      await failureOf(writer.browser.runUntil(signedOut)),
    ];

    expect(failures.map(({ code, what }) => [code, what])).to.deep.equal([
      [
        'NEVER_HOLDS',
        'browser.runUntil() waits for that tab2 has heard 2 storage events in vain: after 1 tasks nothing can run any more.',
      ],
      ['NEVER_HOLDS', 'browser.runUntil() waits for its condition signedOut in vain: after 0 tasks nothing can run any more.'],
    ]);
  });

  it('rejects with what the condition throws, and goes on afterwards', async () => {
    const [writer, hearer] = await two();
    writer.localStorage.setItem('k', 'v');
    const mine = new Error('mine');

    const failure: unknown = await writer.browser
      .runUntil(() => {
        throw mine;
      })
      .catch((error: unknown) => error);
    await writer.browser.settle();

    expect([failure, hearer.heard.length]).to.deep.equal([mine, 1]);
  });

  for (const [what, condition] of [
    ['nothing', undefined],
    ['a number', 2],
    ['a condition that answers a promise', () => Promise.resolve(true)],
    ['a record without a tab', { heard: 2 }],
    ['a record with another name', { tab: { heard: [] }, herd: 2 }],
    ['a tab that has heard no list', { tab: { heard: 'all' }, heard: 2 }],
    ['a number of events as a text', { tab: { heard: [] }, heard: '2' }],
    ['a number of events that is not whole', { tab: { heard: [] }, heard: 1.5 }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const [one] = await two();

      expect(await failureOf(one.browser.runUntil(condition as never))).to.include({ code: 'BAD_OPTION' });
    });
  }

  it('waits for a real clock, and moves it nowhere', async () => {
    await using browser = new Browser({ clock: 'real' });
    const tab = await browser.open(a);
    let rang = false;
    tab.window.setTimeout(() => (rang = true), 40);
    const before = performance.now();

    await browser.runUntil(() => rang);

    expect(browser.now).to.be.within(40, 30_000);
    expect(performance.now() - before).to.be.at.least(30);
  });

  it('names a function that has no name of its own by its source, cut where it is long', async () => {
    const [one] = await two();
    const failures = [
      await failureOf(one.browser.runUntil(new Function('return () =>\n  false')() as () => boolean)),
      await failureOf(one.browser.runUntil(new Function(`return () => ${'!'.repeat(99)}1`)() as () => boolean)),
    ];

    expect(failures.map(({ what }) => what)).to.deep.equal(
      ['() => false', `() => ${'!'.repeat(74)}…`].map(
        (source) => `browser.runUntil() waits for its condition ${source} in vain: after 0 tasks nothing can run any more.`,
      ),
    );
  });

  it('ends where timers only repeat, and says which', async () => {
    const browser = new Browser({ limits: { timeMoves: 20 } });
    const { window } = await browser.open(a);
    window.setInterval(() => undefined, 250);
    const signedOut = (): boolean => false;

    expect(await failureOf(browser.runUntil(signedOut))).to.include({
      code: 'NEVER_HOLDS',
      what: 'browser.runUntil() waits for its condition signedOut in vain: after 20 tasks, at 5000 ms of virtual time, timers only repeat.',
      why: 'These repeat: tab1.timer "interval 250 ms" → and again. Time has moved on 20 times, limits.timeMoves.',
    });
  });

  it('says it of the condition where tasks repeat up to their limit', async () => {
    const browser = new Browser({ limits: { tasks: 20 } });
    const { window } = await browser.open(a);
    const again = (): unknown => window.queueMicrotask(() => window.setTimeout(again));
    again();
    const signedOut = (): boolean => false;

    const { code, what, cause } = await failureOf(browser.runUntil(signedOut));

    expect([code, what]).to.deep.equal([
      'NEVER_HOLDS',
      'browser.runUntil() waits for its condition signedOut in vain: 20 tasks ran and there are still more.',
    ]);
    expect(cause).to.include({ code: 'TASK_LIMIT' });
  });

  it('says that the scheduler abandoned the run, where it has', async () => {
    const scheduler = answering(() => -1);
    const list = await tabs(3, { url: a, scheduler });
    list[0].localStorage.setItem('k', 'v');

    const { why } = await failureOf(list[0].browser.runUntil(() => false));

    expect(why).to.equal('The scheduler abandoned the run.');
  });

  it('leaves a real clock alone with { timers: false }, and does not wait for what falls due', async () => {
    await using browser = new Browser({ clock: 'real' });
    const tab = await browser.open(a);
    tab.window.setTimeout(() => undefined, 3_600_000);

    const failure = await failureOf(browser.runUntil(() => false, { timers: false }));

    expect([failure.code, failure.mend.slice(0, 27)]).to.deep.equal(['NEVER_HOLDS', 'Leave out { timers: false }']);
  });

  it('waits for no real clock when the scheduler abandoned the run', async () => {
    await using list = await tabs(3, { url: a, scheduler: answering(() => -1), clock: 'real' });
    const [writer] = list;
    writer.window.setTimeout(() => undefined, 3_600_000);
    writer.localStorage.setItem('k', 'v');

    expect((await failureOf(writer.browser.runUntil(() => false))).why).to.equal('The scheduler abandoned the run.');
  });

  it('ends with a real clock when the Browser is closed meanwhile', async () => {
    const browser = new Browser({ clock: 'real' });
    const { window } = await browser.open(a);
    window.setTimeout(() => undefined, 3_600_000);

    const signedOut = (): boolean => false;

    const waiting = failureOf(browser.runUntil(signedOut));
    setTimeout(() => void browser.close(), 1);
    const failure = await waiting;

    expect(failure).to.include({ code: 'BROWSER_CLOSED', what: 'browser.runUntil() waits for its condition signedOut in vain.' });
  });

  it('ends with a real clock when nothing falls due', async () => {
    await using browser = new Browser({ clock: 'real', limits: { waitMs: 3_600_000 } });
    await browser.open(a);

    expect((await failureOf(browser.runUntil(() => false))).why).to.equal('Nothing waits in the browser.');
  });

  it('names tasks that a kept page holds', async () => {
    const [writer, hearer] = await two();
    await hearer.goto('https://b.example/');
    writer.localStorage.setItem('k', 'v');

    const { why } = await failureOf(writer.browser.runUntil({ tab: hearer, heard: 1 }));

    expect(why).to.equal('Waiting: tab2 task “storage k”, held until its page is shown again.');
  });

  it('is drawn as what the test does, where its condition reads what pages store', async () => {
    const [writer, hearer] = await two();
    writer.localStorage.setItem('k', 'v');

    await writer.browser.runUntil(() => hearer.localStorage.getItem('k') === 'v' && hearer.heard.length === 1);

    const lines = writer.browser.trace.toText().split('\n');
    const at = lines.findIndex((line) => line.includes('▸ condition of runUntil()'));
    expect(lines[at + 1]).to.match(/ {2}k\? v .*◄/);
    expect(lines.filter((line) => line.includes('condition of'))).to.have.length(2);
  });

  it('is asked for without a trace, too', async () => {
    const browser = new Browser({ trace: 'off' });
    const tab = await browser.open(a);

    expect((await browser.runUntil(() => tab.localStorage.length === 0)).tasks).to.equal(0);
  });
});
