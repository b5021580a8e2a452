import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { Browser, fifo, late, never, StorageloomError, type Scheduler } from '../../lib/index.ts';
import { failureOf } from './expect-failure.ts';
import { a, by } from './slow-pages.ts';

describe('a call that drives a tab which ends meanwhile', () => {
  it('rejects with TAB_CLOSED where the tab crashes before its task runs', async () => {
    const browser = new Browser();
    const tab = await browser.open();

    const running = tab.run(() => 1);
    await Promise.resolve();
    tab.crash();

    expect(await failureOf(running)).to.include({ code: 'TAB_CLOSED', why: 'It crashed.' });
    expect((await browser.open()).navigated.ok).to.equal(true);
  });

  it('answers with the handle of a popup that crashed together with its opener', async () => {
    const browser = new Browser({ pages: ({ url }) => late(new Response(''), url.endsWith('/slow') ? 50 : 0) });
    const opener = await browser.open(a);
    opener.window.setTimeout(() => opener.crash(), 10);

    const popup = await browser.open('/slow', { opener });

    expect([popup.closed, browser.tabs]).to.deep.equal([true, []]);
  });

  it('of a reset does not load a tab that has crashed', async () => {
    const asked: string[] = [];
    const pages = async ({ url }: Request): Promise<Response> => {
      asked.push(new URL(url).pathname);
      await turn();
      return new Response('');
    };
    const browser = new Browser({ pages });
    for (const path of ['1', '2']) await browser.open(`${a}${path}`);
    const [, second] = browser.tabs;
    asked.length = 0;

    const resetting = browser.reset();
    for (let turns = 0; turns < 2_000 && asked.length === 0; turns++) await turn();
    second?.crash();
    await resetting;
    await browser.settle();

    expect([asked, browser.tabs.map(({ name }) => name)]).to.deep.equal([['/1'], ['tab1']]);
  });
});

describe('a tab whose page does not come', () => {
  const pages = by({ '/never': () => never() });

  it('keeps no other tab from being loaded in a reset, which rejects', async () => {
    const browser = new Browser({ pages });
    await browser.open(`${a}never`).catch(() => undefined);
    const other = await browser.open(`${a}other`);

    const failure = await failureOf(browser.reset());

    expect([failure.code, browser.tabs, (await other.goto('/next')).ok]).to.deep.equal(['NO_ANSWER', [other], true]);
  });

  it('has a handle that says so, where it was there before a reset', async () => {
    let down = false;
    const browser = new Browser({ pages: () => (down ? never() : new Response('')) });
    const tab = await browser.open(a);
    down = true;
    await browser.reset().catch(() => undefined);

    const failure = await failureOf(tab.goto('/next'));

    expect(failure).to.include({ code: 'TAB_CLOSED', what: 'tab1 shows nothing yet, so it cannot navigate.' });
  });

  it('keeps no other tab from being opened again in a restart, which rejects', async () => {
    let down = false;
    const browser = new Browser({ pages: ({ url }) => (down && url.endsWith('/1') ? never() : new Response('')) });
    for (const path of ['1', '2']) await browser.open(`${a}${path}`);
    browser.tabs[1]?.sessionStorage.setItem('k', 'v');
    down = true;

    const failure = await failureOf(browser.restart({ session: 'restore' }));

    expect([failure.code, browser.tabs.map((tab) => [tab.url, tab.sessionStorage.getItem('k')])]).to.deep.equal([
      'NO_ANSWER',
      [[`${a}2`, 'v']],
    ]);
  });
});

describe('a pump that has failed', () => {
  it('goes on with the next run', async () => {
    const failing: Scheduler = {
      ...{ name: 'failing', seed: () => undefined, random: () => 0 },
      choose: () => {
        throw new Error('of the scheduler');
      },
    };
    const browser = new Browser({ pump: 'auto', scheduler: failing });
    const [writer, one, other] = [await browser.open(a), await browser.open(a), await browser.open(a)];
    const listeners = process.rawListeners('unhandledRejection') as NodeJS.UnhandledRejectionListener[];
    const failures: unknown[] = [];
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', (reason) => failures.push(reason));
    try {
      writer.window.localStorage.setItem('k', 'v');
      for (let turns = 0; turns < 2_000 && failures.length === 0; turns++) await delay(1);
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const listener of listeners) process.on('unhandledRejection', listener);
    }

    await browser.reset({ scheduler: fifo() });
    writer.window.localStorage.setItem('k', 'w');
    for (let turns = 0; turns < 2_000 && one.heard.length + other.heard.length < 2; turns++) await delay(1);

    expect(failures[0]).to.include({ code: 'SCHEDULER_FAILED' });
    expect([one.heard.length, other.heard.length]).to.deep.equal([1, 1]);
    await browser.close();
  });
});

describe('whatever pages throws', () => {
  const unreadable = Object.defineProperty(new Error(), 'message', {
    get: () => {
      throw new Error('of the getter');
    },
  });
  for (const [what, thrown] of [
    ['an object without a prototype', Object.create(null) as unknown],
    ['an error that cannot be read', unreadable],
  ] as const) {
    it(`is told by the call that loads the page: ${what}`, async () => {
      const browser = new Browser({
        pages: () => {
          throw thrown;
        },
      });

      const failure = await browser.open(a).catch((error: unknown) => error as StorageloomError);

      expect([failure instanceof StorageloomError && failure.code, (failure as Error).cause === thrown]).to.deep.equal([
        'PAGES_FAILED',
        true,
      ]);
      const { reason } = browser.tabs[0]!.navigated;
      expect(reason?.startsWith(`GET ${a} was not answered: `)).to.equal(true);
    });
  }
});
