import { expect } from 'chai';
import { Browser, late, tabs } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { a, asking, by } from './slow-pages.ts';

describe('a late answer', () => {
  const slowFirst = by({
    '/page': asking('/slow', '/fast', '/plain'),
    '/slow': () => late(new Response(''), 300),
    '/fast': () => late(new Response(''), 20),
  });

  it('comes at its moment, whatever was asked before', async () => {
    const browser = new Browser({ host: happyDom(), pages: slowFirst });
    const tab = await browser.open(`${a}page`);

    await browser.advance(299);
    const before = { ...tab.localStorage };
    await browser.advance(1);

    expect(before).to.deep.equal({ '/plain': '0', '/fast': '20' });
    expect({ ...tab.localStorage }).to.deep.equal({ '/plain': '0', '/fast': '20', '/slow': '300' });
  });

  it('is left by settle() as timers are, which says when the next one comes, and awaited with timers: true', async () => {
    const browser = new Browser({ host: happyDom(), pages: slowFirst });
    await browser.open(`${a}page`);

    const { tasks: _, ...left } = await browser.settle();
    const at = browser.now;
    const { tasks: _tasks, ...rest } = await browser.settle({ timers: true });

    expect(left).to.deep.equal({
      why: 'timers',
      timersLeft: 0,
      nextTimerMs: 20,
      missing: [],
      locks: [],
      deadlocks: [],
      abandoned: false,
    });
    expect([at, browser.now]).to.deep.equal([0, 300]);
    expect(rest).to.deep.equal({
      why: 'idle',
      timersLeft: 0,
      nextTimerMs: null,
      missing: [],
      locks: [],
      deadlocks: [],
      abandoned: false,
    });
  });

  it('is not awaited past limitMs', async () => {
    const browser = new Browser({ host: happyDom(), pages: slowFirst });
    await browser.open(`${a}page`);

    const settled = await browser.settle({ timers: true, limitMs: 299 });

    expect([browser.now, settled.nextTimerMs]).to.deep.equal([20, 300]);
  });

  it('of the page moves virtual time in open() and goto(), and what falls due on the way runs at its time', async () => {
    const pages = by({ '/late': () => late(new Response(''), 40) });
    const browser = new Browser({ pages });
    const other = await browser.open(a);
    const { localStorage } = other.window;
    for (const ms of [30, 50, 90]) other.window.setTimeout(() => localStorage.setItem(`at ${browser.now}`, ''), ms);

    const tab = await browser.open(`${a}late`);
    const first = [tab.navigated.ok, browser.now, Object.keys(localStorage)];
    const again = await tab.goto('/late');

    expect(first).to.deep.equal([true, 40, ['at 30']]);
    expect([again.ok, browser.now, Object.keys(localStorage)]).to.deep.equal([true, 80, ['at 30', 'at 50']]);
  });

  it('of another tab takes its place among the timers when a page that loads moves time past it', async () => {
    const answers = { '/late': () => late(new Response(''), 100), '/sooner': () => late(new Response(''), 50) };
    const [one, other] = await tabs(2, { url: a, pages: by(answers) });
    for (const ms of [40, 60]) other.window.setTimeout(() => undefined, ms);
    other.window.location.href = '/sooner';
    await one.browser.step();

    await one.goto('/late');

    const labels = one.browser.trace
      .events({ type: 'task-queued' })
      .flatMap(({ label }) => (/timer|response/.test(label) ? [label] : []));
    expect(labels.slice(-4)).to.deep.equal(['timer 40 ms', 'timer 60 ms', 'response 200 sooner', 'response 200 late']);
    expect([other.url, one.browser.now]).to.deep.equal([`${a}sooner`, 100]);
  });

  it('that is a redirect takes its time, and what it leads to takes its own', async () => {
    const pages = by({
      '/old': () => late(new Response(null, { status: 302, headers: { location: '/new' } }), 30),
      '/new': () => late(new Response(''), 12),
    });
    const browser = new Browser({ pages });

    const tab = await browser.open(`${a}old`);

    expect([tab.url, browser.now]).to.deep.equal([`${a}new`, 42]);
  });

  for (const [ms, text] of [
    [-1, '-1'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    ['5' as unknown as number, "'5'"],
  ] as const) {
    it(`after ${text} ms is a mistake, which the call that loads the page tells`, async () => {
      const browser = new Browser({ pages: () => late(new Response(''), ms) });

      const failure: unknown = await browser.open(a).catch((error: unknown) => error);

      expect(failure).to.include({ code: 'PAGES_FAILED' });
      expect((failure as Error).cause).to.have.property(
        'message',
        `late() cannot answer after ${text} ms. An answer takes a finite time of 0 ms or more. Write late(response, 200), or never() for no answer at all.`,
      );
      const [tab] = browser.tabs;
      expect((await tab!.goto('about:blank')).ok).to.equal(true);
    });
  }
});
