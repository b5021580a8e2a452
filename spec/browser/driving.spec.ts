import { expect } from 'chai';
import { Browser, fifo, tabs } from '../../lib/index.ts';

describe('driving calls', () => {
  it('run one at a time, in the order in which they were made', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    const order: string[] = [];
    a.window.localStorage.setItem('k', 'v');

    await Promise.all([
      a.run(() => order.push('first')),
      a.browser.settle().then(() => order.push(`settled ${b.heard.length}`)),
      b.run(() => order.push(`second ${b.heard.length}`)),
    ]);

    expect(order).to.deep.equal(['first', 'settled 1', 'second 1']);
  });

  it('go on after one that failed', async () => {
    const browser = new Browser();

    const [refused, opened] = await Promise.allSettled([browser.open('nowhere'), browser.open('https://a.example/')]);

    expect([refused.status, opened.status]).to.deep.equal(['rejected', 'fulfilled']);
  });

  it('that load run the tasks of their own tab only', async () => {
    const [writer, b, c] = await tabs(3, { url: 'https://a.example/' });
    writer.window.localStorage.setItem('k', 'v');

    await b.goto('/next');

    expect([b.heard.length, c!.heard.length]).to.deep.equal([1, 0]);
    expect(writer.browser.pending.map(({ tab }) => tab)).to.deep.equal([c]);
  });

  it('that load leave timers alone, and virtual time where it is', async () => {
    const [a] = await tabs(2);
    a.window.setTimeout(() => undefined, 0);
    a.window.setTimeout(() => undefined, 5);

    await a.reload();

    expect([a.browser.now, a.browser.timers]).to.deep.equal([0, []]);
    expect(a.browser.trace.events({ type: 'task-removed' })).to.have.lengthOf(2);
  });

  it('wait for all answers, and hand them out in the order of the requests', async () => {
    const release: (() => void)[] = [];
    const [a, b] = await tabs(2, {
      url: 'https://a.example/',
      pages: ({ url }) => {
        if (!url.endsWith('/slow') && !url.endsWith('/quick')) return new Response('');
        return new Promise((resolve) => {
          release.push(() => resolve(new Response('')));
          if (url.endsWith('/quick')) for (const each of release.toReversed()) each();
        });
      },
    });
    a.window.location.href = '/slow';
    b.window.location.href = '/quick';

    await a.browser.settle();

    const ended = a.browser.trace.events({ type: 'navigation-ended' }).slice(2);
    expect(ended.map(({ tab, url }) => [tab, url.slice(18)])).to.deep.equal([
      ['tab1', 'slow'],
      ['tab2', 'quick'],
    ]);
  });
});

describe('advance()', () => {
  it('stops at each timer on the way, and ends at the time that was asked for', async () => {
    const [a, b] = await tabs(2);
    const seen: unknown[] = [];
    for (const [tab, ms] of [
      [a, 30],
      [b, 10],
      [a, 20],
      [b, 200],
    ] as const) {
      tab.window.setTimeout(() => seen.push([tab.name, a.browser.now]), ms);
    }

    const settled = await a.browser.advance(100);

    expect(seen).to.deep.equal([
      ['tab2', 10],
      ['tab1', 20],
      ['tab1', 30],
    ]);
    expect([settled, a.browser.now]).to.deep.equal([
      { tasks: 3, why: 'timers', timersLeft: 1, nextTimerMs: 200, missing: [], locks: [], deadlocks: [], abandoned: false },
      100,
    ]);
  });

  it('runs an interval as often as it falls due', async () => {
    const [a] = await tabs(2);
    let count = 0;
    a.window.setInterval(() => count++, 10);

    await a.browser.advance(35);

    expect(count).to.equal(3);
  });
});

describe('settle()', () => {
  it('stops at the limit of time, and says what is left', async () => {
    const [a] = await tabs(2);
    a.window.setInterval(() => undefined, 10);

    expect(await a.browser.settle({ timers: true, limitMs: 25 })).to.deep.equal({
      tasks: 2,
      timersLeft: 1,
      why: 'timers',
      nextTimerMs: 30,
      missing: [],
      locks: [],
      deadlocks: [],
      abandoned: false,
    });
    expect(a.browser.now).to.equal(20);
  });

  it('stops where the scheduler abandons the run', async () => {
    const [writer] = await tabs(3, {
      url: 'https://a.example/',
      scheduler: { name: 'none', seed() {}, random: () => 0, choose: () => -1 },
    });
    writer.window.localStorage.setItem('k', 'v');

    expect((await writer.browser.settle()).tasks).to.equal(0);
    expect(writer.browser.pending).to.have.lengthOf(2);
  });

  it('leaves time alone where the scheduler abandons the run', async () => {
    const [writer] = await tabs(3, {
      url: 'https://a.example/',
      scheduler: { name: 'none', seed() {}, random: () => 0, choose: () => -1 },
    });
    const { browser, window } = writer;
    window.setTimeout(() => undefined, 10);
    window.localStorage.setItem('k', 'v');

    await browser.advance(100);
    await browser.settle({ timers: true });

    expect([browser.now, browser.timers.length]).to.deep.equal([0, 1]);
  });

  it('fails where the scheduler chooses what is not there', async () => {
    const { natural: _natural, ...rest } = fifo();
    const [writer] = await tabs(3, { url: 'https://a.example/', scheduler: { ...rest, name: 'wild', choose: () => 99 } });
    writer.window.localStorage.setItem('k', 'v');

    const failure: unknown = await writer.browser.settle().catch((error: unknown) => error);

    expect(failure).to.include({ code: 'SCHEDULER_FAILED' });
    expect(failure).to.have.property('message').that.contains('wild').and.contains('99');
  });
});
