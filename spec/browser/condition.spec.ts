import { expect } from 'chai';
import { Browser, type Tab } from '../../lib/index.ts';
import { failureOf } from './expect-failure.ts';
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

    await browser.runUntil(() => rang);

    expect(browser.now).to.be.within(40, 30_000);
  });

  it('names tasks that a kept page holds', async () => {
    const [writer, hearer] = await two();
    await hearer.goto('https://b.example/');
    writer.localStorage.setItem('k', 'v');

    const { why } = await failureOf(writer.browser.runUntil({ tab: hearer, heard: 1 }));

    expect(why).to.equal('Waiting: tab2 task “storage k”, held until its page is shown again.');
  });
});
