import { expect } from 'chai';
import { explore, type Test } from '../../lib/explore/index.ts';
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

  it('does not matter where the test has failed before', async () => {
    const failed = await refusalOf(({ tabs }) => {
      tabs[0]?.start(() => undefined);
      throw new Error('before');
    });

    expect(failed.code).to.equal('SCHEDULE_FAILED');
  });
});
