import { expect } from 'chai';
import { explore, scenario, type ScheduleFailed, type Test } from '../../lib/explore/index.ts';
import { checkedSettings, searched, type Outcome } from '../../lib/explore/searched.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { lostUpdate } from './lost-updates.ts';

const failedBy = async (call: Promise<unknown>): Promise<ScheduleFailed> => (await failureOf(call)) as ScheduleFailed;

const passing = scenario({ tabs: 1, strategy: 'sampled', schedules: 10, limitMs: Infinity }, async ({ tabs, rest }) => {
  tabs[0]?.start(() => undefined);
  await rest();
});

/** One part of several of a search. */
const part = async (of: number, index: number, explored = passing): Promise<Outcome> =>
  searched({ ...checkedSettings(explored), shard: { index, of } }, explored.test);

describe('a search', () => {
  it('tells how many schedules have run, between two turns', async () => {
    const told: number[] = [];

    const { explored } = await searched(checkedSettings(passing), passing.test, (schedules) => told.push(schedules));

    expect([told.at(-1), explored.schedules]).to.deep.equal([10, 10]);
  });

  it('has nothing to throw where nothing fails', async () => {
    expect(await part(1, 0)).to.deep.include({ failure: null, error: null, schedule: 0 });
  });

  it('runs each schedule in one of its parts, and the natural one counts in the first', async () => {
    const drawnIn = async (of: number, index: number): Promise<Outcome & { readonly drawn: ReadonlySet<number> }> => {
      const drawn = new Set<number>();
      const drawing = scenario({ ...passing.options, random: 'plain' }, async (world) => {
        drawn.add(Math.random());
        await passing.test(world);
      });
      return { ...(await part(of, index, drawing)), drawn };
    };

    const whole = await drawnIn(1, 0);
    const parts = [await drawnIn(3, 0), await drawnIn(3, 1), await drawnIn(3, 2)];

    expect(parts.map(({ explored }) => explored.schedules)).to.deep.equal([4, 3, 3]);
    expect(whole.drawn.size).to.equal(10);
    expect(new Set(parts.flatMap(({ drawn }) => [...drawn]))).to.deep.equal(whole.drawn);
  });

  it('fails in one of its parts as it does in one piece', async () => {
    const whole = lostUpdate({ strategy: 'sampled', limitMs: Infinity });
    const one = await part(1, 0, whole);
    const parts: Outcome[] = [];
    for (const index of [0, 1]) parts.push(await part(2, index, whole));

    const first = parts.toSorted((a, b) => (a.schedule || Infinity) - (b.schedule || Infinity))[0];
    expect(one.schedule).to.be.greaterThan(1);
    expect([first?.schedule, first?.failure?.replay]).to.deep.equal([one.schedule, one.failure?.replay]);
    expect(first?.error?.message).to.equal(one.error?.message);
  });

  it('takes options and a test', async () => {
    for (const wrong of [null, { test: passing.test }]) {
      expect((await failureOf(() => checkedSettings(wrong as never))).code).to.equal('BAD_OPTION');
    }
  });
});

describe('the failure of a search', () => {
  it('does not say that a failure is repeated whose line is of another one', async () => {
    const line = 'seed=7 late=tab2.timer#2:13 random=tab9#4:0.5';
    const { message, failure } = (await failureOf(
      explore({ replay: line }, () => {
        throw new Error('another failure');
      }),
    )) as ScheduleFailed;

    expect(message).to.match(
      /^another failure \(of the line these never came: tab2\.timer#2 is 13 ms late, random number 4 of tab9 is 0\.5; /,
    );
    expect([failure.replay, failure.deviations]).to.deep.equal(['seed=7', []]);
  });

  it('asks for the await of rest() that is missing', async () => {
    const failure = await failureOf(
      explore({}, ({ tabs: [tab], rest }) => {
        tab?.start(({ localStorage }) => localStorage.setItem('k', 'v'));
        void rest();
        expect(tab?.localStorage.getItem('k')).to.equal('v');
      }),
    );

    expect(failure.message).to.contain(
      '(it fails without any reordering; world.rest() was called and had not run yet: is it awaited?)',
    );
  });

  it('has its line also where a task throws and a check does not hold after it', async () => {
    for (const thrown of [new Error('boom'), 1, null]) {
      const throwing: Test = async ({ tabs: [tab], rest, always }) => {
        always('holds', () => false);
        tab?.start(() => {
          throw thrown;
        });
        await rest();
      };
      const { failure, cause } = await failedBy(explore({ tabs: 1 }, throwing));

      expect(cause).to.equal(thrown);
      expect((await failedBy(explore({ tabs: 1, replay: failure.replay }, throwing))).cause).to.equal(thrown);
    }
  });

  it('is not failed by what pages do when all schedules have run', async () => {
    const { orders } = await explore({ tabs: 2 }, async ({ tabs, rest, critical }) => {
      for (const tab of tabs)
        tab.start((window) => void window.addEventListener('pagehide', () => critical('leaving').exit(tab)));
      await rest();
    });

    expect(orders).to.equal(1);
  });

  it('says that nothing was explored where the test reads copies after its rest, and nothing else', async () => {
    const failure = await failureOf(
      explore({ storage: 'firefox' }, async ({ tabs, rest }) => {
        await rest();
        for (const { localStorage } of tabs) localStorage.getItem('k');
      }),
    );

    expect(failure.message).to.contain('Nothing was explored');
  });

  it('fails with its line where what was thrown cannot be asked what it is', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();

    const { message } = await failedBy(explore({}, () => Promise.reject(proxy as never)));

    expect(message).to.match(/^a value that cannot be converted to a string \(it fails without any reordering\)/);
  });
});
