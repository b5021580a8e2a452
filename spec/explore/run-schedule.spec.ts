import { expect } from 'chai';
import { happyDom } from 'storageloom/happy-dom';
import { AccessLog } from '../../lib/explore/access-log.ts';
import { Explorer } from '../../lib/explore/explorer.ts';
import { explore, scenario, search, type ExploreOptions, type Test } from '../../lib/explore/index.ts';
import type { Plan } from '../../lib/explore/search-schedules.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { itSoaks } from '../soak.ts';
import { splitIn } from './programs.ts';

const all = { strategy: 'exhaustive', limitMs: Infinity } as const;
const errorOf = async (options: ExploreOptions, test: Test): Promise<unknown> =>
  (await search(scenario(options, test))).failure?.error;

describe('a schedule that is run', () => {
  it('may be driven by all that a Browser has', async () => {
    const explored = await explore(all, async ({ browser, tabs }) => {
      for (const { window } of tabs) window.setTimeout(() => window.localStorage.setItem('k', window.name));
      await browser.settle({ timers: true });
      await browser.advance(10);
      expect(await tabs[0]?.run(() => Promise.resolve('done'))).to.equal('done');
    });

    expect(explored.orders).to.be.above(0);
  });

  it('leaves nothing out where a call ends between two tasks of which either might have gone first', async () => {
    const seen = new Set<string>();
    const cutting =
      (drive: (browser: Parameters<Test>[0]['browser']) => Promise<unknown>): Test =>
      async ({ browser, tabs, rest }) => {
        for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem(tab.name, 'x'));
        await drive(browser);
        seen.add(Object.keys(tabs[0]?.localStorage ?? {}).join());
        await rest();
      };

    const stepped = await explore(
      all,
      cutting((browser) => browser.step()),
    );
    const waited = await explore(
      all,
      cutting((browser) => browser.runUntil(() => browser.pending.length < 2)),
    );

    // Two tasks, each before an event of its own: so many ways to put them in a row.
    expect(seen).to.deep.equal(new Set(['tab1', 'tab2', 'tab1,tab2', 'tab2,tab1']));
    expect([stepped.orders, waited.orders]).to.deep.equal([6, 6]);
  });

  it('begins with the tabs that it began with before, whatever a schedule opened or closed', async () => {
    let most = 0;
    const explored = await explore({ ...all, tabs: 2 }, async ({ browser, tabs, rest }) => {
      expect(browser.tabs).to.deep.equal(tabs);
      const other = await browser.open('http://localhost/other');
      expect(other.name).to.equal('tab3');
      for (const { window } of [...tabs, other])
        window.setTimeout(() => void window.localStorage.setItem('k', window.location.href));
      tabs[0]?.start((window) => void window.open('/popup'));
      await rest();
      most = Math.max(most, browser.tabs.length);
      await tabs[1]?.close();
      await tabs[0]?.goto('/elsewhere');
    });

    expect(most).to.equal(4);
    expect(explored.exhaustive).to.equal(true);
  });

  it('lets a test come to its own end where the schedule is left', async () => {
    const ends = { begun: 0, ended: 0 };
    const test: Test = async ({ tabs, rest }) => {
      ends.begun++;
      try {
        for (const tab of tabs) splitIn(tab, 'n', 2);
        await rest();
      } finally {
        ends.ended++;
      }
    };
    const { redundant } = await explore({ ...all, tabs: 3, schedules: 300 }, test);

    expect(redundant).to.be.above(0);
    expect(ends.ended).to.equal(ends.begun);
  });

  it('fails where a page does not handle what it throws or rejects, unless that is ignored', async () => {
    const throws: Test = async ({ tabs, rest }) => {
      await tabs[0]?.run((window) => void window.setTimeout(() => JSON.parse('{')));
      await rest();
    };
    const rejects: Test = async ({ tabs, rest }) => {
      await tabs[0]?.run((window) => void window.setTimeout(() => void Promise.reject(new Error('of the page'))));
      await rest();
    };

    expect(String(await errorOf({ tabs: 1 }, throws))).to.contain('tab1 threw an exception that its page did not handle');
    expect(String(await errorOf({ tabs: 1 }, rejects))).to.contain('of the page');
    for (const test of [throws, rejects])
      expect(await errorOf({ tabs: 1, pageErrors: 'ignore', schedules: 4 }, test)).to.equal(undefined);
  });

  it('fails where code of the test does so: that was started, a rejection of nobody, a call', async () => {
    const started: Test = async ({ tabs, rest }) => {
      tabs[0]?.start(() => {
        throw new Error('started');
      });
      await rest();
    };
    const later: Test = async ({ tabs, rest }) => {
      tabs[0]?.start(() => Promise.reject(new Error('rejected')));
      await rest();
    };
    const nobodys: Test = async ({ rest }) => {
      void Promise.reject(new Error("nobody's"));
      await rest();
    };
    const settled: Test = async ({ tabs, browser }) => {
      tabs[0]?.start(() => {
        throw new Error('settled');
      });
      await browser.settle();
    };

    for (const [test, message] of [
      [started, 'started'],
      [later, 'rejected'],
      [nobodys, "nobody's"],
      [settled, 'settled'],
    ] as const) {
      expect(String(await errorOf({ tabs: 1 }, test))).to.equal(`Error: ${message}`);
    }
  });

  it('loads pages again where a window cannot be used again, and hosts with HTML as well', async () => {
    const orders: unknown[] = [];
    const late = (): Promise<Response> => new Promise((resolve) => void setImmediate(() => resolve(new Response(''))));
    for (const browser of [{ host: happyDom() }, { pages: () => new Response('') }, { pages: late }]) {
      const explored = await explore({ ...all, tabs: 2, browser: browser as object }, async ({ tabs, rest }) => {
        for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem('k', tab.name));
        await rest();
      });
      orders.push(explored.orders);
    }

    // Windows with HTML do not say that nobody listens.
    expect(orders).to.deep.equal([4, 2, 2]);
  });

  it('ends with what a call of the Browser runs into', async () => {
    const failure = await failureOf(
      explore({ tabs: 1, limits: { steps: 300 } }, async ({ browser, tabs }) => {
        tabs[0]?.window.setInterval(() => undefined, 1);
        await browser.settle({ timers: true });
      }),
    );

    expect((failure.cause as { readonly code: string }).code).to.equal('TASK_LIMIT');
  });

  itSoaks(
    'leaves nothing of popups, frames, navigations, closed and crashed tabs: the first of 200 schedules is the same again',
    async () => {
      const traces: string[] = [];
      const test: Test = async ({ browser, tabs, rest }) => {
        const [first, second, third] = tabs;
        first?.start((window) => void window.open('/popup'));
        second?.start(({ setTimeout, localStorage, location }) => {
          localStorage.setItem('k', 'second');
          setTimeout(() => location.assign('/next'), 2);
        });
        third?.start(({ setTimeout }) => setTimeout(() => third.crash(), 2));
        await first?.addFrame('/frame');
        await rest();
        await second?.close();
        traces.push(`${browser.tabs.map(({ name, url }) => `${name} ${url}`).join()} ${browser.schedule} ${browser.now}`);
      };
      const options = { tabs: 3, schedules: 200, limitMs: Infinity, timers: { lateness: 3 }, strategy: 'sampled' } as const;

      await explore(options, test);
      const first = traces.splice(0);
      await explore({ ...options, schedules: 20 }, test);

      // It is new Browser, as good as the one that has run 200.
      expect(traces).to.deep.equal(first.slice(0, traces.length));
    },
  );

  itSoaks('does the same again: of 3,000 by lot each five hundredth is run again by its line', async () => {
    const { random } = Math;
    const explored = await explore(
      { tabs: 3, schedules: 3_000, timers: { lateness: 9 }, limitMs: Infinity },
      async ({ tabs, rest }) => {
        for (const tab of tabs) {
          const { window } = tab;
          let left = 4;
          const next = (): void => {
            window.localStorage.setItem(`${Math.random() < 0.5}`, `${tab.name} ${Date.now()}`);
            if (--left > 0) window.setTimeout(next, 3);
          };
          tab.start(next);
        }
        await rest();
      },
    );

    expect([explored.schedules, Math.random]).to.deep.equal([3_000, random]);
  });

  it('counts no step of loading what the last one closed, but what the log has learned by it', async () => {
    const test: Test = async ({ tabs }) => void (closes && (await tabs[0]?.close()));
    let closes = true;
    const log = new AccessLog();
    const told: unknown[] = [];
    function* plan(): Plan<void> {
      const planned = { scheduler: fifo(), seed: 1 };
      yield { ...planned, log: null };
      closes = false;
      for (let times = 0; times < 2; times++) {
        log.begin();
        yield { ...planned, log };
        told.push([log.count, log.changed]);
      }
    }
    const explorer = await Explorer.open(settingsOf({ options: { tabs: 2 }, test }), test);
    await explorer.run(plan());
    await explorer.close();

    // That documents come and go matters from then on: whoever searches has to begin anew.
    expect(told).to.deep.equal([
      [0, true],
      [0, false],
    ]);
  });
});
