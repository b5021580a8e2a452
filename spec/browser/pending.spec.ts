import { expect } from 'chai';
import { describeTask, pendingTasks, pendingTimers } from '../../lib/browser/pending.ts';
import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask, type Owner } from '../../lib/event-loop/task.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { fifo, late, never, tabs, type Late, type PageServer } from '../../lib/index.ts';

const tabOf = (name: string): string => `the tab ${name}`;

describe('the list of queued tasks', () => {
  it('says of each why it waits', () => {
    const kernel = new Kernel(fifo(), null);
    const lane = createLane('tab1', 'DOM manipulation', 1);
    const away: Owner = { id: 1, active: false, destroyed: false, ownTasks: null };
    for (const [owner, label] of [
      [null, 'first'],
      [away, 'of a page that was left'],
      [null, 'second'],
    ] as const) {
      kernel.post(new StepsTask('DOM manipulation', owner, label, () => undefined), lane, 0);
    }

    // A task is found to be held when its turn comes.
    kernel.begin(null);
    kernel.end();
    const tasks = pendingTasks(kernel, tabOf);

    expect(tasks.map(({ label, why }) => [label, why])).to.deep.equal([
      ['of a page that was left', 'held'],
      ['second', 'runnable'],
    ]);
  });

  it('has only the first of a lane runnable', () => {
    const kernel = new Kernel(fifo(), null);
    const lane = createLane('tab1', 'networking', 1);
    for (const label of ['a', 'b']) kernel.post(new StepsTask('networking', null, label, () => undefined), lane, 0);

    expect(pendingTasks(kernel, tabOf).map(({ label, why }) => [label, why])).to.deep.equal([
      ['a', 'runnable'],
      ['b', 'behind'],
    ]);
  });
});

describe('the description of a task', () => {
  it("finds the tab of the user agent's own tasks by their lane, that of a frame too", () => {
    for (const maker of ['tab12', 'tab12/frame1']) {
      const task = new StepsTask('navigation and traversal', null, 'navigate', () => undefined);
      new Kernel(fifo(), null).post(task, createLane(maker, 'navigation and traversal', -1), 0);

      expect(describeTask(task, tabOf)).to.deep.equal({
        name: `${maker}.navigation`,
        source: 'navigation and traversal',
        tab: 'the tab tab12',
        frame: maker === 'tab12' ? null : maker,
        document: null,
        documentId: null,
        label: 'navigate',
      });
    }
  });

  it('of one that was never queued has no lane', () => {
    const task = new StepsTask('timer', null, 'timer', () => undefined);

    expect(describeTask(task, () => null)).to.include({ name: '', tab: null });
  });

  it('names the URL that the document has now', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    a.window.localStorage.setItem('k', 'v');

    b.window.history.pushState(null, '', '/pushed');

    expect(a.browser.pending[0]?.document).to.equal('https://a.example/pushed');
  });
});

describe('the list of timers', () => {
  it('is by time, then by age', () => {
    const kernel = new Kernel(fifo(), null);
    const lane = createLane('tab1', 'timer', 1);
    for (const ms of [30, 10, 20]) kernel.post(new StepsTask('timer', null, 'timer', () => undefined), lane, ms);

    expect(pendingTimers(kernel, tabOf).map(({ name, dueMs, tab }) => [name, dueMs, tab])).to.deep.equal(
      [10, 20, 30].map((ms) => ['tab1.timer', ms, 'the tab tab1']),
    );
  });
});

describe('the list of requests', () => {
  it('says of each who asked for what, since when, and what is known of its answer', async () => {
    const answers: Readonly<Record<string, () => Response | Late>> = {
      '/late': () => late(new Response(''), 60),
      '/never': () => never(),
    };
    const pages: PageServer = ({ url }) => answers[new URL(url).pathname]?.() ?? new Response('');
    const [tab] = await tabs(2, { host: happyDom(), pages });
    const { browser } = tab;
    await browser.advance(5);

    await tab.run(({ fetch }) => void [fetch('/late'), fetch('/never', { method: 'POST' }), fetch('/page')]);
    await browser.settle();

    expect(browser.requests).to.deep.equal([
      { method: 'GET', url: 'http://localhost/late', tab, frame: null, sinceMs: 5, state: 'there' },
      { method: 'POST', url: 'http://localhost/never', tab, frame: null, sinceMs: 5, state: 'never' },
    ]);
  });

  it('has those of navigations and of frames, and none of a tab that was closed', async () => {
    const pages: PageServer = ({ url }) => (url.endsWith('/never') ? never() : new Response(''));
    const [tab] = await tabs(2, { host: happyDom(), pages });
    await tab.run(
      ({ document }) => void document.body.append(Object.assign(document.createElement('iframe'), { src: '/never' })),
    );
    await tab.browser.settle();

    const before = tab.browser.requests.map(({ url, tab: whose }) => [url, whose === tab]);
    await tab.close();

    expect([before, tab.browser.requests]).to.deep.equal([[['http://localhost/never', true]], []]);
  });
});
