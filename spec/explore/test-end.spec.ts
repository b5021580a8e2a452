import { expect } from 'chai';
import { innerOf } from '../../lib/browser/inner.ts';
import { explore, type Test } from '../../lib/explore/index.ts';
import { TestEnd } from '../../lib/explore/test-end.ts';
import { Browser } from '../../lib/index.ts';
import { expectFailure, failureOf } from '../browser/expect-failure.ts';

const refusalOf = (test: Test, tabs = 2) => failureOf(explore({ tabs, limitMs: Infinity }, test));

describe('the end of a test', () => {
  it('is refused where tasks are left, whose tabs it names', async () => {
    const forgotten = await refusalOf(({ tabs }) => tabs.forEach((tab) => tab.start(() => undefined)));
    const partly = await refusalOf(async ({ tabs }) => {
      await tabs[0]?.run(() => undefined);
      tabs[1]?.start(() => undefined);
    });

    expectFailure(forgotten, 'NOT_AT_REST', 'tab1 and tab2 have tasks', 'await world.rest()');
    expectFailure(partly, 'NOT_AT_REST', 'tab2 has tasks');
  });

  it('is refused where rest() is not awaited, although all runs then', async () => {
    const timers = await refusalOf(async ({ tabs, rest }) => {
      await tabs[0]?.run((window) => void window.setTimeout(() => undefined, 5));
      void rest();
    });

    expectFailure(timers, 'NOT_AT_REST', 'tab1 has tasks');
  });

  it('is refused where timers are all that there was, and none has come', async () => {
    const timers = await refusalOf(({ tabs }) => void tabs[0]?.window.setTimeout(() => undefined, 5));

    expectFailure(timers, 'NOT_AT_REST', 'tab1 has tasks');
  });

  it('is refused where no schedule ran a task: nothing was explored', async () => {
    expectFailure(await refusalOf(() => undefined), 'NOT_AT_REST', 'Nothing was explored', 'no task ran');
    expectFailure(await refusalOf(async ({ rest }) => void (await rest())), 'NOT_AT_REST', 'Nothing was explored');
  });

  it('may leave timers where the test has moved time by itself, and leaves nothing where it awaits all', async () => {
    await explore({ tabs: 1, limitMs: Infinity }, async ({ tabs, browser }) => {
      tabs[0]?.window.setInterval(() => undefined, 40);
      await browser.advance(100);
    });
    await explore({ tabs: 1, limitMs: Infinity }, async ({ tabs, rest }) => {
      tabs[0]?.start(() => undefined);
      await rest();
    });
  });

  it('may leave what waits when the test stops by a call that says where', async () => {
    const all = { strategy: 'exhaustive', limitMs: Infinity } as const;
    const seen = new Set<string>();
    const stopping =
      (stop: (browser: Parameters<Test>[0]['browser']) => Promise<unknown>): Test =>
      async ({ browser, tabs }) => {
        for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem('k', tab.name));
        await stop(browser);
        seen.add(String(tabs[0]?.localStorage.getItem('k')));
      };

    const stepped = await explore(
      all,
      stopping((browser) => browser.step({ choose: 'tab2.user' })),
    );
    const waited = await explore(
      all,
      stopping((browser) => browser.runUntil(() => browser.pending.some(({ name }) => name.endsWith('.dom')))),
    );

    expect(seen).to.deep.equal(new Set(['tab1', 'tab2']));
    expect([stepped.orders, waited.orders]).to.deep.equal([1, 2]);
  });

  it('is refused where the test has queued more since it stopped, or has run all since', async () => {
    const more = await failureOf(
      explore({ order: 'natural', schedules: 1 }, async ({ browser, tabs }) => {
        tabs.forEach((tab) => tab.start(() => undefined));
        await browser.step();
        tabs[1]?.start(() => undefined);
      }),
    );
    const rested = await refusalOf(async ({ browser, tabs, rest }) => {
      tabs.forEach((tab) => tab.start(() => undefined));
      await browser.step();
      await rest();
      tabs[0]?.start(() => undefined);
    });

    expectFailure(more, 'NOT_AT_REST', 'tab2 has tasks');
    expectFailure(rested, 'NOT_AT_REST', 'tab1 has tasks', 'browser.runUntil()');
  });

  it('knows nothing of where the schedule before has stopped', async () => {
    const browser = new Browser();
    const [one, two] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    const { kernel } = innerOf(browser).userAgent;
    const end = new TestEnd(browser);
    end.begin(kernel);
    two.start(() => undefined);
    end.turned(kernel, 'browser.step()');
    await one.run(() => undefined);
    end.reached(kernel);
    expect(end.undone).to.equal(null);

    end.begin(kernel);
    await one.run(() => undefined);
    end.reached(kernel);

    expect(end.undone?.code).to.equal('NOT_AT_REST');
    await browser.close();
  });

  it('does not matter where the test has failed before', async () => {
    const failed = await refusalOf(({ tabs }) => {
      tabs[0]?.start(() => undefined);
      throw new Error('before');
    });

    expect(failed.code).to.equal('SCHEDULE_FAILED');
  });

  it('may be followed by word that what the test itself has read sends to others', async () => {
    const { orders } = await explore({ storage: 'firefox', limitMs: Infinity }, async ({ tabs: [one, two], rest }) => {
      two?.start(({ localStorage }) => localStorage.setItem('cart', 'tea'));
      await rest();
      expect(one?.localStorage.getItem('cart')).to.equal('tea');
    });

    expect(orders).to.equal(1);
  });
});
