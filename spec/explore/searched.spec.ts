import { expect } from 'chai';
import { scenario } from '../../lib/explore/index.ts';
import { checkedSettings, searched, type Outcome } from '../../lib/explore/searched.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { lostUpdate } from './lost-updates.ts';

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
