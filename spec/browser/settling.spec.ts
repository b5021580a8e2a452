import { expect } from 'chai';
import { Browser, never, tabs, type Tab } from '../../lib/index.ts';
import { failureOf } from './expect-failure.ts';
import { answering } from './guard-scheduler.ts';
import { a, by } from './slow-pages.ts';

describe('why settling ended', () => {
  it('is that nothing is left', async () => {
    const { browser } = await new Browser().open(a);

    expect((await browser.settle()).why).to.equal('idle');
  });

  it('is that timers wait for their time', async () => {
    const tab = await new Browser().open(a);
    tab.window.setTimeout(() => undefined, 5);

    expect((await tab.browser.settle()).why).to.equal('timers');
    expect((await tab.browser.advance(5)).why).to.equal('idle');
  });

  it('is that an answer is missing, whatever else waits', async () => {
    const browser = new Browser({ pages: by({ '/never': () => never() }) });
    const tab = await browser.open(a);
    tab.window.setTimeout(() => undefined, 5);
    tab.window.location.assign('/never');

    expect((await browser.settle()).why).to.equal('missing');
  });

  it('is that the scheduler gave up', async () => {
    const browser = new Browser({ scheduler: { name: 'tired', seed: () => undefined, random: () => 0, choose: () => -1 } });
    const [writer] = [await browser.open(a), await browser.open(a), await browser.open(a)];
    writer.localStorage.setItem('k', 'v');

    expect((await browser.settle()).why).to.equal('abandoned');
  });
});

describe('settling', () => {
  it('moves time up to its limit, and runs what falls due at that moment', async () => {
    const tab = await new Browser().open(a);
    for (const ms of [5, 6]) tab.window.setTimeout(() => undefined, ms);

    const { timersLeft } = await tab.browser.settle({ timers: true, limitMs: 5 });

    expect([tab.browser.now, timersLeft]).to.deep.equal([5, 1]);
  });

  for (const [call, settle] of [
    ['settle({ timers: true })', ({ browser }: Tab) => browser.settle({ timers: true })],
    ['advance()', ({ browser }: Tab) => browser.advance(3_600_000)],
  ] as const) {
    it(`says of an interval how far to move time: ${call}`, async () => {
      const tab = await new Browser({ limits: { tasks: 20 } }).open(a);
      tab.window.setInterval(() => undefined, 250);

      expect(await failureOf(settle(tab))).to.include({
        code: 'TASK_LIMIT',
        why: 'These repeat: tab1.timer "interval 250 ms" → and again.',
        mend: 'A timer that repeats, such as an interval, never comes to rest: move time by as much as you need with browser.advance(ms), or as far as limitMs says with browser.settle({ timers: true, limitMs }), or raise limits.tasks.',
      });
    });
  }

  it('is called abandoned where that happened before it, to the tasks that ran by themselves', async () => {
    let asked = 0;
    const scheduler = answering((_heads, _count, natural) => (asked++ === 0 ? -1 : natural));
    await using list = await tabs(3, { url: a, scheduler, pump: 'auto' });
    const [writer] = list;
    writer.localStorage.setItem('k', 'v');
    for (let turns = 0; turns < 200 && asked === 0; turns++) await new Promise(setImmediate);

    const { why, abandoned, tasks } = await writer.browser.settle();

    expect([why, abandoned, tasks]).to.deep.equal(['abandoned', true, 2]);
  });

  for (const [call, settle] of [
    ['settle()', ({ browser }: Tab) => browser.settle({ timers: true })],
    ['advance()', ({ browser }: Tab) => browser.advance(60)],
  ] as const) {
    for (const atMs of [0, 20]) {
      it(`moves time no further when the scheduler abandons the run at ${atMs} ms: ${call}`, async () => {
        const list = await tabs(2, { url: a, scheduler: answering(() => -1) });
        for (const ms of [atMs, 50]) for (const { window } of list) window.setTimeout(() => undefined, ms);

        const { abandoned } = await settle(list[0]);

        expect([abandoned, list[0].browser.now]).to.deep.equal([true, atMs]);
      });
    }
  }
});

describe('running until a promise settles', () => {
  it('runs one task of the others at a time, and before each those that its own tab has', async () => {
    const list = await tabs(3, { url: a });
    const [mine, other, writer] = list;
    other.window.addEventListener('storage', () => other.localStorage.setItem('pong', '1'));
    mine.window.setTimeout(() => undefined, 1_000);
    for (const key of ['a', 'b']) writer!.localStorage.setItem(key, '1');

    await mine.run(
      (window) =>
        new Promise<void>((resolve) => window.addEventListener('storage', ({ key }) => void (key === 'pong' && resolve()))),
    );

    expect([other.heard.map(({ key }) => key), mine.browser.now]).to.deep.equal([['a'], 0]);
  });

  it('runs all that others have before time moves', async () => {
    const [mine, other, writer] = await tabs(3, { url: a });
    const nows: number[] = [];
    other.window.addEventListener('storage', () => nows.push(other.browser.now));
    for (const key of ['a', 'b']) writer!.localStorage.setItem(key, '1');

    await mine.run((window) => new Promise((resolve) => window.setTimeout(resolve, 1_000)));

    expect(nows).to.deep.equal([0, 0]);
  });

  it('leaves what its own tab has once it has settled', async () => {
    const tab = await new Browser().open(a);

    await tab.run(
      (window) =>
        new Promise((resolve) => {
          window.setTimeout(resolve);
          window.setTimeout(() => undefined);
        }),
    );

    expect(tab.browser.pending).to.have.lengthOf(1);
  });
});
