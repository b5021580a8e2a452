import { expect } from 'chai';
import * as storageloom from '../../lib/index.ts';
import { bare, Browser, fifo, StorageloomError, tabs, type Tab } from '../../lib/index.ts';
import { nothingLeft } from './nothing-left.ts';

describe('the public names', () => {
  it('are these, and no others', () => {
    const names = Object.keys(storageloom).sort();

    expect(names).to.deep.equal([
      ...['Browser', 'StorageloomError', 'bare', 'fifo', 'html', 'js', 'json', 'late', 'memory', 'never'],
      ...['redirect', 'replay', 'seeded', 'tabs', 'text'],
    ]);
  });
});

describe('new Browser()', () => {
  it('needs no options: bare windows, the order of queueing, virtual time from 0, nothing open', () => {
    const browser = new Browser();

    expect(browser.trace.header).to.include({ host: 'bare', scheduler: 'fifo', engine: 'standard', seed: 1, dropped: 0 });
    expect(browser.now).to.equal(0);
    expect([browser.tabs, browser.pending, browser.timers, browser.requests]).to.deep.equal([[], [], [], []]);
  });

  it('takes each option, and the trace says which host, scheduler and seed they were', () => {
    const browser = new Browser({
      host: { ...bare(), name: 'mine' },
      pages: () => new Response(''),
      scheduler: { ...fifo(), name: 'theirs' },
      seed: 7,
      trace: 'tasks',
      limits: { tasks: 1, navigations: 1, traceEvents: 1 },
    });

    expect(browser.trace.header).to.include({ host: 'mine', scheduler: 'theirs', seed: 7 });
  });

  it('lets pages open tabs, which have an opener, while those of the user have none', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/');

    await tab.run((window) => void window.open('/p'));
    await browser.settle();

    const [popup] = tab.popups as readonly Tab[];
    expect([tab.opener, popup?.opener === tab, popup?.popups]).to.deep.equal([null, true, []]);
    expect(browser.tabs).to.deep.equal([tab, popup]);
  });

  it('runs nothing until it is told to', async () => {
    const [a, b] = await tabs(2);
    a.window.localStorage.setItem('k', 'v');
    await new Promise((resolve) => setImmediate(resolve));

    expect(b.heard).to.deep.equal([]);
    expect(a.browser.pending.map(({ label, why }) => [label, why])).to.deep.equal([['storage k', 'runnable']]);
  });

  it('answers every URL with an empty page', async () => {
    const tab = await new Browser().open('https://a.example/any/thing?x#y');

    expect(tab.navigated).to.deep.equal({ ok: true, url: 'https://a.example/any/thing?x#y', status: 200, reason: null });
  });

  it('lets 100,000 tasks run in one call, and 100 navigations', async () => {
    const [a, b] = await tabs(2, { trace: 'off' });
    for (const { window } of [a, b]) {
      window.addEventListener('storage', () => window.localStorage.setItem('n', `${Number(window.localStorage['n']) + 1}`));
    }
    a.window.localStorage.setItem('n', '1');

    const failure: unknown = await a.browser.settle().catch((error: unknown) => error);

    expect(failure).to.be.instanceOf(StorageloomError);
    expect(failure).to.have.property('what', '100000 tasks ran and there are still more.');
  });
});

describe('the levels of the trace', () => {
  const run = async (trace: 'full' | 'tasks' | 'off'): Promise<string[]> => {
    const [a, b] = await tabs(2, { trace });
    a.window.localStorage.setItem('k', 'v');
    b.window.localStorage.getItem('k');
    await a.browser.settle();
    return [...new Set(a.browser.trace.events().map(({ type }) => type))];
  };

  it('are all events, all but reads and checkpoints, and none', async () => {
    const full = await run('full');
    const tasks = await run('tasks');

    expect(full).to.include.members(['storage-read', 'checkpoint', 'event-fired', 'task-started']);
    expect(full.filter((type) => !tasks.includes(type)).sort()).to.deep.equal(['checkpoint', 'storage-read']);
    expect(await run('off')).to.deep.equal([]);
  });
});

describe('open()', () => {
  it('opens http://localhost/ when nothing is said', async () => {
    const tab = await new Browser().open();

    expect([tab.url, tab.name, tab.window.origin]).to.deep.equal(['http://localhost/', 'tab1', 'http://localhost']);
  });

  it('gives a tab that has loaded', async () => {
    const tab = await new Browser().open('https://a.example/');

    expect([tab.closed, tab.heard, tab.window.document.readyState]).to.deep.equal([false, [], 'complete']);
  });
});

describe('back() and forward()', () => {
  it('show what was shown before, and stay where there is nothing', async () => {
    const tab = await new Browser().open('https://a.example/1');
    await tab.goto('/2');

    const back = await tab.back();
    const further = await tab.back();
    const forward = await tab.forward();

    expect(back).to.deep.equal({ ok: true, url: 'https://a.example/1', status: 200, reason: null });
    expect(further).to.deep.equal({
      ok: false,
      url: 'https://a.example/1',
      status: 0,
      reason: 'There is no page to go back to.',
    });
    expect(forward).to.deep.equal({ ok: true, url: 'https://a.example/2', status: 200, reason: null });
  });

  it('find six pages of a tab kept, where no behaviour says otherwise', async () => {
    const tab = await new Browser().open('https://a.example/0');
    for (let page = 1; page <= 7; page++) await tab.goto(`/${page}`);

    const dropped = tab.browser.trace.events({ type: 'document-dropped' });

    expect(dropped.map(({ document, reason }) => [document, reason])).to.deep.equal([[1, 'Only 6 pages of a tab are kept.']]);
  });
});

describe('hide() and show()', () => {
  it('are heard by the page, which is visible at first', async () => {
    const tab = await new Browser().open();
    const seen = [tab.document.visibilityState];
    tab.document.addEventListener('visibilitychange', () => seen.push(tab.document.visibilityState));

    expect([await tab.hide(), await tab.show()]).to.deep.equal([undefined, undefined]);

    expect(seen).to.deep.equal(['visible', 'hidden', 'visible']);
  });
});

describe('crash()', () => {
  it('closes the tab at once', async () => {
    const tab = await new Browser().open();

    expect(tab.crash()).to.equal(undefined);

    expect([tab.closed, tab.browser.tabs]).to.deep.equal([true, []]);
  });
});

describe('duplicate()', () => {
  it('gives another tab of the same Browser at the same place', async () => {
    const tab = await new Browser().open('https://a.example/1');

    const copy = await tab.duplicate();

    expect([copy.name, copy.url, copy.browser === tab.browser]).to.deep.equal(['tab2', 'https://a.example/1', true]);
    expect(tab.browser.tabs).to.deep.equal([tab, copy]);
  });
});

describe('restart()', () => {
  it('opens no tab again unless it is told to', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/1');

    expect(await browser.restart()).to.equal(undefined);

    expect([tab.closed, browser.tabs]).to.deep.equal([true, []]);
  });

  it('opens the tabs again with their sessions under new names', async () => {
    const browser = new Browser();
    const tab = await browser.open('https://a.example/1');

    await browser.restart({ session: 'restore' });

    expect([tab.closed, browser.tabs.map(({ name, url }) => [name, url])]).to.deep.equal([
      true,
      [['tab2', 'https://a.example/1']],
    ]);
  });
});

describe('a page that asks whether to leave it', () => {
  it('is left unless the options say otherwise', async () => {
    const tab = await new Browser().open('https://a.example/1');
    tab.window.addEventListener('beforeunload', (event) => event.preventDefault());

    const { url } = await tab.goto('/2');

    expect(url).to.equal('https://a.example/2');
  });
});

describe('tabs()', () => {
  it('opens that many tabs of http://localhost/ in one new browser', async () => {
    const list = await tabs(3);

    expect(list.map(({ name, url }) => [name, url])).to.deep.equal([
      ['tab1', 'http://localhost/'],
      ['tab2', 'http://localhost/'],
      ['tab3', 'http://localhost/'],
    ]);
    expect(list.browser.tabs).to.deep.equal([...list]);
  });
});

describe('settle(), step() and advance()', () => {
  it('do nothing where nothing waits', async () => {
    const browser = new Browser();

    expect(await browser.settle()).to.deep.equal(nothingLeft);
    expect(await browser.step()).to.equal(null);
    expect(await browser.advance(0)).to.deep.equal(nothingLeft);
  });

  it('leave timers alone unless they are told otherwise', async () => {
    const [tab] = await tabs(2);
    tab.window.setTimeout(() => undefined, 50);
    tab.window.setTimeout(() => undefined, 70);

    expect(await tab.browser.settle()).to.deep.equal({
      tasks: 0,
      why: 'timers',
      timersLeft: 2,
      nextTimerMs: 50,
      missing: [],
      locks: [],
      deadlocks: [],
      abandoned: false,
    });
    expect(await tab.browser.settle({ timers: true, limitMs: 60 })).to.deep.equal({
      tasks: 1,
      timersLeft: 1,
      why: 'timers',
      nextTimerMs: 70,
      missing: [],
      locks: [],
      deadlocks: [],
      abandoned: false,
    });
    expect(await tab.browser.advance(5)).to.deep.equal({
      tasks: 0,
      timersLeft: 1,
      why: 'timers',
      nextTimerMs: 70,
      missing: [],
      locks: [],
      deadlocks: [],
      abandoned: false,
    });
    expect(await tab.browser.settle({ timers: true })).to.deep.equal({ ...nothingLeft, tasks: 1 });
    expect(tab.browser.now).to.equal(70);
  });
});
