import { expect } from 'chai';
import { bare, Browser, fifo, tabs } from '../../lib/index.ts';
import { scripted, served } from '../html/scripted-host.ts';
import { expectFailure, failureOf } from './expect-failure.ts';

describe('a URL that does not parse', () => {
  it('is refused by open(), and no tab is left behind', async () => {
    const browser = new Browser();

    const failure = await failureOf(() => browser.open('shop/cart'));

    expectFailure(failure, 'BAD_URL', 'shop/cart');
    expect(browser.tabs).to.deep.equal([]);
    expect((await browser.open()).name).to.equal('tab1');
  });

  it('is refused by goto(), and the tab stays where it is', async () => {
    const [tab] = await tabs(2, { url: 'https://a.example/' });

    const failure = await failureOf(() => tab.goto('https://'));

    expectFailure(failure, 'BAD_URL', 'https://', 'https://a.example/');
    expect(tab.url).to.equal('https://a.example/');
    expect((await tab.goto('/x')).ok).to.equal(true);
  });

  it('is refused by tabs()', async () => {
    expectFailure(await failureOf(() => tabs(2, { url: 'nowhere' })), 'BAD_URL', 'nowhere');
  });
});

describe('a tab that was closed', () => {
  it('says so wherever its page is asked for', async () => {
    const [tab, other] = await tabs(2, { url: 'https://a.example/' });
    await tab.close();

    const uses: readonly (() => unknown)[] = [
      () => tab.window,
      () => tab.document,
      () => tab.url,
      () => tab.localStorage,
      () => tab.sessionStorage,
      () => tab.goto('/'),
      () => tab.reload(),
      () => tab.run(() => 1),
      () => tab.evaluate('1'),
    ];

    for (const use of uses) expectFailure(await failureOf(use), 'TAB_CLOSED', 'tab1', 'The user closed it, by tab.close().');
    expect(other.closed).to.equal(false);
  });

  it('still has its name, its browser, what it heard, and how its last navigation ended', async () => {
    const [tab, other] = await tabs(2, { url: 'https://a.example/' });
    other.window.localStorage.setItem('k', 'v');
    await other.browser.settle();
    await tab.close();

    expect([tab.name, tab.browser, tab.closed, tab.heard.length, tab.navigated.ok]).to.deep.equal([
      'tab1',
      other.browser,
      true,
      1,
      true,
    ]);
    expect(String(tab)).to.equal('Tab tab1 (gone)');
    await tab.close();
    expect(tab.browser.tabs).to.deep.equal([other]);
  });

  it('says who closed it: its page, or the browser', async () => {
    const [first, second] = await tabs(2);
    const { browser } = first;
    await first.run((window) => window.close());
    await browser.settle();
    await browser.close();

    expectFailure(await failureOf(() => first.url), 'TAB_CLOSED', 'tab1', 'window.close()');
    expectFailure(await failureOf(() => second.reload()), 'TAB_CLOSED', 'tab2', 'The browser was closed.');
  });
});

describe('a closed browser', () => {
  it('refuses whatever would run', async () => {
    const browser = new Browser();
    await browser.open();
    await browser.close();

    expectFailure(await failureOf(() => browser.open()), 'BROWSER_CLOSED', 'browser.open()');
    expectFailure(await failureOf(() => browser.settle()), 'BROWSER_CLOSED', 'browser.settle()');
    expectFailure(await failureOf(() => browser.step()), 'BROWSER_CLOSED', 'browser.step()');
    expectFailure(await failureOf(() => browser.advance(1)), 'BROWSER_CLOSED', 'browser.advance()');
    expectFailure(await failureOf(() => browser.setPolicy({ quota: 1 })), 'BROWSER_CLOSED', 'browser.setPolicy()');
    expect(browser.tabs).to.deep.equal([]);
  });

  it('can be closed again, also at the same time', async () => {
    const browser = new Browser();
    await browser.open();

    await Promise.all([browser.close(), browser.close()]);
    await browser.close();

    expect(browser.tabs).to.deep.equal([]);
  });
});

describe('an option', () => {
  /** As from JavaScript, where nobody checks types. */
  const made = (options: object) => () => new Browser(options as ConstructorParameters<typeof Browser>[0]);

  it('that does not exist is named, with those that do', async () => {
    expectFailure(await failureOf(made({ page: () => new Response() })), 'BAD_OPTION', 'page', 'pages', 'scheduler', 'limits');
    expectFailure(await failureOf(made({ limits: { steps: 1 } })), 'BAD_OPTION', 'limits.steps', 'navigations');
    expectFailure(await failureOf(() => tabs(2, { host: bare(), urls: [] } as object)), 'BAD_OPTION', 'urls');
  });

  for (const [name, options] of [
    ['seed', { seed: 1.5 }],
    ['seed', { seed: Number.NaN }],
    ['trace', { trace: 'some' }],
    ['pages', { pages: 'fixtures/pages' }],
    ['limits.tasks', { limits: { tasks: 0 } }],
    ['limits.tasks', { limits: { tasks: Infinity } }],
    ['limits.navigations', { limits: { navigations: '5' } }],
    ['host', { host: bare }],
    ['host', { host: null }],
    ['scheduler', { scheduler: fifo }],
    ['scheduler', { scheduler: 'fifo' }],
  ] as const) {
    const value: unknown = Object.values(options)[0];
    const shown =
      typeof value === 'function'
        ? `${value.name} without its parentheses`
        : JSON.stringify(value, (_key, one) => (typeof one === 'number' ? String(one) : one));
    it(`${name} cannot be ${shown}`, async () => {
      expectFailure(await failureOf(made(options)), 'BAD_OPTION', name);
    });
  }
});

describe('a time that virtual time cannot move by', () => {
  for (const ms of [-1, Number.NaN, Infinity]) {
    it(`is ${ms} ms`, async () => {
      const browser = new Browser();

      expectFailure(await failureOf(() => browser.advance(ms)), 'BAD_OPTION', String(ms));

      expect(browser.now).to.equal(0);
    });
  }
});

describe('a lane that is not runnable', () => {
  it('is named, with those that are', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/' });
    a.window.localStorage.setItem('k', 'v');

    const failure = await failureOf(() => a.browser.step({ choose: 'tab1.dom' }));

    expectFailure(failure, 'LANE_NOT_RUNNABLE', 'tab1.dom', 'tab2.dom');
    expect((await a.browser.step({ choose: 'tab2.dom' }))?.tab).to.equal(b);
  });

  it('is said to be alone when nothing may run', async () => {
    const browser = new Browser();

    expectFailure(await failureOf(() => browser.step({ choose: 'tab7.dom' })), 'LANE_NOT_RUNNABLE', 'tab7.dom', 'Nothing');
  });
});

describe('tabs that answer each other for ever', () => {
  it('stop at limits.tasks, with what repeats', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/', limits: { tasks: 200 } });
    for (const { window } of [a, b]) {
      window.addEventListener('storage', () => window.localStorage.setItem('turn', `${Number(window.localStorage['turn']) + 1}`));
    }

    a.window.localStorage.setItem('turn', '1');
    const failure = await failureOf(() => a.browser.settle());

    expectFailure(failure, 'TASK_LIMIT', '200', 'limits.tasks');
    expect(failure.why).to.equal('These repeat: tab2.dom "storage turn" → tab1.dom "storage turn" → and again.');
    expect(a.heard.length + b.heard.length).to.equal(200);
    expect((await a.browser.step())?.name).to.equal('tab2.dom');
  });

  it('stop steps(), too', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/', limits: { tasks: 50 } });
    for (const { window } of [a, b]) {
      window.addEventListener('storage', () => window.localStorage.setItem('turn', `${Number(window.localStorage['turn']) + 1}`));
    }
    a.window.localStorage.setItem('turn', '1');
    let count = 0;

    const failure = await failureOf(async () => {
      for await (const step of a.browser.steps()) count += step.label === 'storage turn' ? 1 : 0;
    });

    expectFailure(failure, 'TASK_LIMIT', '50', 'storage turn');
    expect(count).to.equal(50);
  });

  it('are shown by the last tasks when nothing repeats', async () => {
    const [a, b] = await tabs(2, { url: 'https://a.example/', limits: { tasks: 20 } });
    let turn = 0;
    for (const { window } of [a, b]) {
      window.addEventListener('storage', () => {
        turn++;
        window.localStorage.setItem(`turn ${turn}`, '');
      });
    }

    a.window.localStorage.setItem('turn 0', '');
    const failure = await failureOf(() => a.browser.settle());

    expectFailure(failure, 'TASK_LIMIT', 'storage turn 19');
  });
});

describe('a page that never stops navigating', () => {
  const pages = served({ '/a': "location.href = '/b'", '/b': "location.href = '/a'", '/calm': '' });

  it('ends at limits.navigations, and the browser stays usable', async () => {
    const browser = new Browser({ host: scripted(), pages, limits: { navigations: 10 } });

    const failure = await failureOf(() => browser.open('https://a.example/a'));

    expectFailure(failure, 'NAVIGATION_LIMIT', 'tab1', '10', 'https://a.example/');
    const other = await browser.open('https://a.example/calm');
    expect(other.navigated.ok).to.equal(true);
    const [restless] = browser.tabs;
    expect((await restless!.goto('/calm')).ok).to.equal(true);
    expect((await browser.settle()).tasks).to.equal(0);
  });

  it('does not go on with the navigation that was one too many', async () => {
    const browser = new Browser({ host: scripted(), pages, limits: { navigations: 5, tasks: 100 } });
    await failureOf(() => browser.open('https://a.example/a'));
    const [restless] = browser.tabs;
    const { url } = restless!;

    await browser.settle();

    expect([restless!.url, browser.pending]).to.deep.equal([url, []]);
  });

  it('ends goto() in the same way', async () => {
    const browser = new Browser({ host: scripted(), pages, limits: { navigations: 5 } });
    const tab = await browser.open('https://a.example/calm');

    expectFailure(await failureOf(() => tab.goto('/a')), 'NAVIGATION_LIMIT', 'tab1', '5');

    expect((await tab.goto('/calm')).url).to.equal('https://a.example/calm');
  });
});
