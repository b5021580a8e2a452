import { expect } from 'chai';
import { StorageloomError } from '../../lib/index.ts';
import { explore, scenario, search, type ScheduleFailed, type Test } from '../../lib/explore/index.ts';
import type { Profile } from '../../lib/profile/profile.ts';
import { expectFailure, failureOf } from '../browser/expect-failure.ts';
import { splitIn } from './programs.ts';
import { lostUpdate, timedLock } from './lost-updates.ts';

const failedBy = async (call: Promise<unknown>): Promise<ScheduleFailed> => {
  const failure = await failureOf(call);
  expect(failure.code).to.equal('SCHEDULE_FAILED');
  return failure as ScheduleFailed;
};

describe('explore', () => {
  it('runs one order of each kind where the test is small, and says that all pass', async () => {
    const explored = await explore({ tabs: 2, limitMs: Infinity }, async ({ tabs, rest }) => {
      for (const { window } of tabs) {
        window.setTimeout(() => {
          const value = Number(window.localStorage.getItem('n'));
          window.setTimeout(() => window.localStorage.setItem('n', String(value + 1)));
        });
      }
      await rest();
    });

    expect({ ...explored }).to.deep.include({ schedules: 4, orders: 4, exhaustive: true, redundant: 0 });
    expect(String(explored)).to.equal(
      'All 4 orders pass (storage shared, timers exact, random numbers of seed 1, until horizonMs, 60 s).',
    );
  });

  it('finds the order that loses an update, makes it small, and says how to repeat it', async () => {
    const failure = await failedBy(explore(lostUpdate({ limitMs: Infinity })));

    expect(failure.cause).to.be.an('error').with.property('message', '1 of 2 were counted.');
    expect(failure.failure.deviations).to.have.lengthOf(1);
    expect(failure.failure.replay).to.match(/^seed=1 order=\d+:tab[12]\.timer$/);
    expect(failure.message.split('\n')[0]).to.match(
      /^1 of 2 were counted\. \(schedule \d+ of 1,000, (shrunk from \d+ deviations to 1 in \d+ schedules?|with 1 deviation)\)$/,
    );
    expect(failure.message).to.contain('✗ 1 of 2 were counted.').and.to.contain('n? absent');
    expect(failure.message).to.contain(`To repeat it: explore({ …, replay: '${failure.failure.replay}' }, test)`);
    expectFailure(
      new StorageloomError(failure.code, { what: failure.what, why: `${failure.why}.`, mend: failure.mend }),
      'SCHEDULE_FAILED',
    );
  });

  it('finds it by lot as well', async () => {
    const { failure } = await search(lostUpdate({ strategy: 'sampled', limitMs: Infinity }));

    expect(failure?.deviations).to.have.lengthOf(1);
  });

  it('repeats a failure by its line, and says where the line does not fit the test', async () => {
    const { failure } = await search(lostUpdate({ limitMs: Infinity }));
    const again = await failedBy(explore(lostUpdate({ replay: failure?.replay ?? '' })));
    const other = await failureOf(explore(lostUpdate({ replay: 'seed=1 order=0:tab9.timer' })));
    const passes = await explore(lostUpdate({ replay: 'seed=1' }));

    expect(again.failure.trace.toJSONL()).to.equal(failure?.trace.toJSONL());
    const ofScenario = await failedBy(explore(lostUpdate({ tabs: 2 }), { replay: failure?.replay ?? '' }));
    expect(again.message).to.contain('(repeated)');
    expect(ofScenario.message).to.equal(again.message);
    expectFailure(other, 'REPLAY_DIVERGED', 'tab9.timer', 'tab1.timer, tab2.timer');
    expect(String(passes)).to.equal('The schedule passes.');
  });

  it('has timers late, and finds two tabs that hold a lock at once', async () => {
    const failure = await failedBy(explore(timedLock({ timers: { lateness: 8 }, limitMs: Infinity })));

    expect(failure.failure.deviations.length).to.be.within(1, 3);
    expect(failure.failure.deviations.every((each) => /^tab[12]\.timer#\d is \d ms late$/.test(each))).to.equal(true);
    expect(failure.what).to.equal('Two tabs held "lock" at once: tab1 and tab2.');
    expect(failure.failure.timeline)
      .to.match(/timer \d+ ms, \d ms late/)
      .and.to.contain('tab2 enters "lock"');
  });

  it('stops at once where the test fails in natural order', async () => {
    const failure = await failedBy(
      explore({}, () => {
        throw new RangeError('always');
      }),
    );

    expect(failure.failure.replay).to.equal('seed=1');
    expect(failure.message).to.match(/^always \(it fails without any reordering\)\n\n/);
  });

  it('says how many schedules passed where there are more', async () => {
    const waits = scenario({ schedules: 20, limitMs: Infinity, timers: { lateness: 1 } }, async ({ tabs, rest }) => {
      tabs[0]?.window.setTimeout(() => undefined, 5);
      await rest();
    });
    const one = scenario({ ...waits.options, schedules: 1, random: 'plain', order: 'natural' }, waits.test);

    expect(String(await explore(waits))).to.equal(
      '20 schedules pass, of more (storage shared, timers up to 1 ms late, seeds from 1 on, random numbers often at their edges, until horizonMs, 60 s).',
    );
    expect(String(await explore(one))).to.equal(
      '1 schedule passes, of more (storage shared, timers up to 1 ms late, in natural order, random numbers of seed 1, until horizonMs, 60 s).',
    );
  });

  it('claims no more than it has run: not where a schedule went on at the horizon, or the schedules ended', async () => {
    const repeats = scenario({ tabs: 1, strategy: 'exhaustive', horizonMs: 100, limitMs: Infinity }, async ({ tabs, rest }) => {
      tabs[0]?.window.setInterval(() => undefined, 40);
      expect((await rest()).why).to.equal('timers');
    });
    const few = scenario({ strategy: 'exhaustive', schedules: 5, limitMs: Infinity }, async ({ tabs, rest }) => {
      for (const tab of tabs) splitIn(tab, 'n', 3);
      await rest();
    });

    expect((await explore(repeats)).exhaustive).to.equal(false);
    const found = await search(few);
    expect(found).to.deep.include({ exhaustive: false, orders: null });
    expect(String(found)).to.contain(
      'pass, of more (storage shared, timers exact, random numbers of seed 1, until horizonMs, 60 s).',
    );
  });

  it('says that nothing comes to rest, and what repeats', async () => {
    const failure = await failureOf(
      explore({ tabs: 1, limits: { steps: 600 } }, async ({ tabs, rest }) => {
        tabs[0]?.window.setInterval(() => undefined, 1);
        await rest();
      }),
    );

    expectFailure(failure, 'HORIZON', '600 tasks', 'tab1.timer "interval 1 ms"');
  });

  it('says that a test waits for what never comes', async () => {
    const forTest = await failureOf(explore({}, () => new Promise(() => undefined)));
    const forServer = await failureOf(
      explore(
        { tabs: 1, browser: { pages: ({ url }) => (url.endsWith('/') ? new Response('') : new Promise(() => undefined)) } },
        async ({ tabs, rest }) => {
          tabs[0]?.start(({ fetch }) => void fetch('/slow'));
          await rest();
        },
      ),
    );
    const forCall = await failureOf(
      explore(
        { tabs: 1, browser: { pages: ({ url }) => (url.endsWith('/') ? new Response('') : new Promise(() => undefined)) } },
        async ({ tabs }) => {
          await tabs[0]?.goto('/slow');
        },
      ),
    );

    expectFailure(forTest, 'EXPLORE_STUCK', 'An await of the test itself');
    expectFailure(forServer, 'EXPLORE_STUCK', 'GET http://localhost/slow');
    expectFailure(forCall, 'EXPLORE_STUCK', 'goto()');
  });

  it('says that a test is not the same again, and where', async () => {
    let calls = 0;
    const counting = await failureOf(
      explore({ tabs: 1 }, async ({ tabs, rest }) => {
        if (calls++ % 2 === 0) tabs[0]?.start(() => undefined);
        await rest();
      }),
    );

    expectFailure(counting, 'NOT_DETERMINISTIC', 'tab1.user');
  });

  it('takes a scenario, or options and a test, and nothing else', async () => {
    for (const wrong of [undefined, 5, { options: 5, test: () => undefined }]) {
      expect((await failureOf(explore(wrong as never))).code).to.equal('BAD_OPTION');
    }
    expect((await failureOf(explore(lostUpdate(), 5 as never))).code).to.equal('BAD_OPTION');
    expect((await failureOf(search(undefined as never))).code).to.equal('BAD_OPTION');
    expect((await failureOf(explore({ tabs: ['nonsense'] }, () => undefined))).code).to.equal('BAD_URL');
  });

  it('refuses what stands where nothing would look at it, and says where to write it', async () => {
    const lost = lostUpdate();
    const line = { replay: 'seed=1' };
    type Call = (...given: unknown[]) => Promise<unknown>;
    const ignoring = { explore: explore as Call, search: search as Call };

    for (const [call, mend] of [
      [
        ignoring.search(lost, line),
        'Write search({ ...scenario, options: { ...scenario.options, replay: … } }), or explore(scenario, { replay: … }).',
      ],
      [
        ignoring.search(lost, { seed: 7 }),
        'Write search({ ...scenario, options: { ...scenario.options, seed: … } }), or explore(scenario, { seed: … }).',
      ],
      [
        ignoring.search(lost, lost.test),
        'Write search({ ...scenario, options: { ...scenario.options, replay: … } }), or explore(scenario, { replay: … }).',
      ],
      [ignoring.search({ ...lost, ...line }), 'Write search({ ...scenario, options: { ...scenario.options, replay: … } }).'],
      [ignoring.explore({ ...lost, ...line }), 'Write explore(scenario, { replay: … }).'],
      [ignoring.explore({ ...lost, ...line }, { seed: 1 }), 'Write explore(scenario, { replay: … }).'],
      [ignoring.explore({}, lost.test, line), 'Write explore({ …, replay: … }, test).'],
      [ignoring.explore(lost, {}, 5), 'Write explore({ …, replay: … }, test).'],
    ] as const) {
      const failure = await failureOf(call);

      expect([failure.code, failure.mend]).to.deep.equal(['BAD_OPTION', mend]);
    }
    expect(String(await ignoring.search({ ...lost, options: { ...lost.options, ...line } }))).to.equal('The schedule passes.');
    expect((await ignoring.search(lost, undefined)) as object)
      .to.have.property('failure')
      .that.is.not.equal(null);
  });

  it('says which parts of a line never came, where the schedule passes without them', async () => {
    const test: Test = async ({ tabs, rest }) => {
      for (const tab of tabs) tab.start(({ localStorage }) => localStorage.setItem('k', tab.name));
      await rest();
    };

    for (const [line, told] of [
      ['seed=1 order=90:tab2.dom', 'tab2.dom goes first at choice 90'],
      ['seed=1 late=tab9.timer#3:5', 'tab9.timer#3 is 5 ms late'],
      ['seed=1 random=tab9#3:0.5', 'random number 3 of tab9 is 0.5'],
    ] as const) {
      expectFailure(await failureOf(explore({ replay: line }, test)), 'REPLAY_DIVERGED', told);
    }
  });

  it('fails with its line where pages leave more than one rejection', async () => {
    const failure = await failureOf(
      explore({}, async ({ tabs, rest }) => {
        for (const tab of tabs) tab.start(() => void Promise.reject(new Error(`of ${tab.name}`)));
        await rest();
      }),
    );

    expect(failure.code).to.equal('SCHEDULE_FAILED');
    expect(failure.message).to.include('of tab1');
  });

  it('says that a task set a timer of the surroundings, for which no schedule waits', async () => {
    const failure = await failureOf(
      explore({}, async ({ tabs, rest }) => {
        tabs[0]?.start(() => clearTimeout(setTimeout(() => undefined)));
        await rest();
      }),
    );

    expectFailure(failure, 'EXPLORE_STUCK', 'called setTimeout() of the surroundings');
  });

  it('says that timers were left, and that modules were kept', async () => {
    const explored = await explore({ modules: 'kept' }, async ({ tabs, browser }) => {
      tabs[0]?.start(({ setTimeout }) => void setTimeout(() => undefined, 10));
      await browser.settle();
    });

    expect(String(explored)).to.include('modules kept').and.to.include('timers were left when the test ended');
  });

  it('says what fails when its browser is closed, such as a profile that keeps nothing', async () => {
    const nothing = (): void => undefined;
    const profile: Profile = {
      durability: 'close',
      open: () => ({
        ...{ prepare: nothing, read: () => [], cookies: () => [], areas: () => [] },
        ...{ commit: nothing, flush: nothing, purge: nothing },
        close() {
          throw new Error('the disk is gone');
        },
      }),
    };

    const failure = await explore({ browser: { profile } }, async ({ tabs, rest }) => {
      tabs[0]?.start(({ localStorage }) => localStorage.setItem('k', 'v'));
      await rest();
    }).catch((error: unknown) => error);

    expect(String(failure)).to.include('the disk is gone');
  });
});
