import { expect } from 'chai';
import { explore, type Test } from '../../lib/explore/index.ts';
import { StorageloomError } from '../../lib/index.ts';
import { expectFailure, failureOf } from '../browser/expect-failure.ts';

describe('a schedule against itself', () => {
  it('passes where it is the same', async () => {
    await explore({ tabs: 1, schedules: 1_000, strategy: 'sampled', limitMs: Infinity }, async ({ tabs, rest }) => {
      tabs[0]?.start(({ localStorage }) => localStorage.setItem('k', 'v'));
      await rest();
    });
  });

  it('tells of a step that uses something else, and of one of another lane', async () => {
    let calls = 0;
    const keys: Test = async ({ tabs, rest }) => {
      const key = `key${calls++}`;
      tabs[0]?.start(({ localStorage }) => localStorage.setItem(key, 'v'));
      await rest();
    };
    const lanes: Test = async ({ tabs, rest }) => {
      if (calls++ % 2 === 0) tabs[0]?.start(() => undefined);
      else tabs[0]?.window.setTimeout(() => undefined);
      await rest();
    };

    expectFailure(await failureOf(explore({ tabs: 1 }, keys)), 'NOT_DETERMINISTIC', 'step 0, of tab1.user, used something else');
    expectFailure(await failureOf(explore({ tabs: 1 }, lanes)), 'NOT_DETERMINISTIC', 'at step 0 it ran tab1.');
  });

  it('tells of a failure that does not come again', async () => {
    let calls = 0;
    const failure = await failureOf(
      explore({ tabs: 1 }, () => {
        if (calls++ === 0) throw new Error('only once');
      }),
    );

    expectFailure(failure, 'NOT_DETERMINISTIC', 'it failed (only once), and then passed');
  });

  it('tells of a schedule that passes, and fails whenever it is compared', async () => {
    for (const strategy of ['auto', 'exhaustive', 'sampled'] as const) {
      const codes: unknown[] = [];
      for (let passes = 1; passes <= 8; passes++) {
        let calls = 0;
        const test: Test = async ({ tabs, rest }) => {
          for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem('k', tab.name));
          await rest();
          if (++calls > passes) throw new Error('late');
        };
        const failure: unknown = await explore({ strategy, schedules: 4, limitMs: Infinity }, test).catch(
          (error: unknown) => error,
        );
        codes.push(failure instanceof StorageloomError ? failure.code : null);
      }

      const compared = codes.map((code) => code === 'NOT_DETERMINISTIC');
      // The natural one is compared after its first run, the second one of the search after some more.
      expect(compared.slice(0, 3), strategy).to.deep.equal([true, true, true]);
      expect(compared.slice(3).filter(Boolean).length, strategy).to.be.at.least(2);
    }
  });

  it('tells of a failure that comes otherwise', async () => {
    let calls = 0;
    const failure = await failureOf(
      explore({ tabs: 1 }, () => {
        throw new Error(calls++ === 0 ? 'once' : 'and again');
      }),
    );

    expectFailure(failure, 'NOT_DETERMINISTIC', 'it failed (once), and then failed (and again)');
  });

  it('tells of an order that cannot be chosen again', async () => {
    let calls = 0;
    let last = Infinity;
    const test: Test = async ({ tabs, rest }) => {
      const isLast = ++calls === last;
      for (const { window, name } of tabs.slice(0, isLast ? 1 : 2))
        window.setTimeout(() => window.localStorage.setItem('k', name));
      await rest();
    };
    await explore({ strategy: 'exhaustive', limitMs: Infinity }, test);
    // The last two are a check of the second order.
    [last, calls] = [calls - 2, 0];

    const failure = await failureOf(explore({ strategy: 'exhaustive', limitMs: Infinity }, test));

    expectFailure(failure, 'NOT_DETERMINISTIC', 'step 0 could not be chosen again');
  });

  it('tells of an order in which there are as many lanes, and others', async () => {
    let calls = 0;
    let last = Infinity;
    const test: Test = async ({ tabs, rest }) => {
      const isLast = ++calls === last;
      for (const { window, name } of tabs) {
        const write = (): void => window.localStorage.setItem('k', name);
        if (isLast) window.requestIdleCallback(write);
        else window.setTimeout(write);
      }
      await rest();
    };
    await explore({ strategy: 'exhaustive', limitMs: Infinity }, test);
    // The last two are a check of the second order.
    [last, calls] = [calls - 2, 0];

    const failure = await failureOf(explore({ strategy: 'exhaustive', limitMs: Infinity }, test));

    expectFailure(failure, 'NOT_DETERMINISTIC', 'step 0 could not be chosen again');
  });

  it('tells of a call that ran a task where one had been chosen', async () => {
    let calls = 0;
    let last = Infinity;
    const test: Test = async ({ tabs, rest }) => {
      const isLast = ++calls === last;
      for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem('k', tab.name));
      if (isLast) await tabs[0]?.run(() => undefined);
      await rest();
    };
    await explore({ strategy: 'exhaustive', limitMs: Infinity }, test);
    [last, calls] = [calls, 0];

    const failure = await failureOf(explore({ strategy: 'exhaustive', limitMs: Infinity }, test));

    expectFailure(failure, 'NOT_DETERMINISTIC', 'step 0 could not be chosen again');
  });

  it('tells of a counter beside the test, also where it fails in each schedule with another number', async () => {
    let calls = 0;

    const failure = await failureOf(
      explore({ tabs: 1 }, () => {
        throw new Error(`${++calls} visits`);
      }),
    );

    expectFailure(failure, 'NOT_DETERMINISTIC', ' visits), and then failed (');
  });

  it('tells of a check that reads something else each time, and comes to an end', async () => {
    let calls = 0;

    const failure = await failureOf(
      explore({ tabs: 1, limitMs: Infinity }, async ({ tabs: [tab], rest, always }) => {
        const key = `key ${calls++}`;
        always('nothing', () => tab?.localStorage.getItem(key) === null);
        tab?.start(({ localStorage }) => localStorage.setItem('a', '1'));
        await rest();
      }),
    );

    expectFailure(failure, 'NOT_DETERMINISTIC', 'it uses something else each time');
  });

  it('is not disturbed by what loading takes where the schedule before has closed a tab, or was left before it did', async () => {
    for (const storage of ['shared', 'chromium', 'firefox', 'webkit'] as const) {
      const explored = await explore(
        { strategy: 'exhaustive', limitMs: Infinity, storage },
        async ({ tabs: [one, two], rest }) => {
          one?.start(({ localStorage }) => localStorage.setItem('n', '1'));
          two?.start(({ localStorage }) => localStorage.setItem('n', '2'));
          await rest();
          await one?.close();
          await rest();
        },
      );

      expect(explored.exhaustive, storage).to.equal(true);
    }
  });
});
