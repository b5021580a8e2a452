import { expect } from 'chai';
import type { AccessLog } from '../../lib/explore/access-log.ts';
import { Search, type FailingSchedule, type Found, type SearchSettings } from '../../lib/explore/search-schedules.ts';
import type { Planned, Ran } from '../../lib/explore/planned-schedule.ts';
import { passed } from './ran.ts';

const settings: SearchSettings = {
  ...{ strategy: 'auto', schedules: 40, limitMs: 1_000, seed: 5, order: 'any', latenessMs: 0, messageMs: 0, random: 'plain' },
  modules: 'fresh',
  ...{ shrinking: 10, replay: null, shard: { index: 0, of: 1 } },
};

/** Plays a search of a test without a task; `play` says what becomes of each schedule. */
function played(
  given: Partial<SearchSettings>,
  play: (planned: Planned, number: number) => Partial<Ran> = () => ({}),
  now: () => number = () => 0,
): { readonly found: Found; readonly names: readonly string[]; readonly seeds: readonly number[] } {
  const clock = { now, after: () => ({ [Symbol.dispose]: () => undefined }) };
  const steps = new Search({ ...settings, ...given }, clock, String).run();
  const names: string[] = [];
  const seeds: number[] = [];
  let step = steps.next();
  while (step.done !== true) {
    const { scheduler, seed, log } = step.value;
    scheduler.seed(seed);
    log?.begin();
    names.push(scheduler.name);
    seeds.push(seed);
    step = steps.next({ ...passed, ...play(step.value, names.length) });
  }
  return { found: step.value, names, seeds };
}

describe('a search', () => {
  it('runs the natural order and compares it with itself, then one of each kind, and is done where there are no more', () => {
    const { found, names } = played({});

    expect(names).to.deep.equal(['replay', 'replay', 'replay', 'exhaustive']);
    expect(found).to.deep.equal({
      schedules: 1,
      orders: 1,
      redundant: 0,
      drawn: false,
      limited: false,
      timersLeft: false,
      failing: null,
    });
  });

  it('goes on by lot where timers may be late, each schedule with a seed of its own', () => {
    const { found, names, seeds } = played({ latenessMs: 1 });

    expect([names.filter((name) => name === 'sampled').length, names.at(-1), found.schedules, found.orders]).to.deep.equal([
      ...[39, 'sampled', 40, null],
    ]);
    // The second is run again, with what it was.
    expect(seeds.slice(0, 7)).to.deep.equal([5, 5, 5, 6, 6, 6, 7]);
  });

  it('counts the natural order where there is no time for another one', () => {
    let readings = 0;
    const { found, names } = played({ limitMs: 1 }, undefined, () => readings++);

    expect(names).to.deep.equal(['replay', 'replay', 'replay']);
    expect(found).to.include({ schedules: 1, orders: null, drawn: false, limited: true });
  });

  it('begins no schedule after its limit of real time', () => {
    let readings = 0;
    const { found } = played({ latenessMs: 1, limitMs: 10 }, undefined, () => readings++);

    expect(found.schedules).to.be.within(2, 12);
  });

  it('gives a log to a test that has checks after each step, from then on', () => {
    const { names } = played({ strategy: 'sampled', schedules: 3 }, ({ log }) => (log === null ? { outcome: 'unwatched' } : {}));

    // The first one twice.
    expect(names).to.deep.equal(['replay', 'replay', 'replay', 'replay', 'sampled', 'replay', 'replay', 'sampled']);
  });

  it('compares each five hundredth schedule with itself, and of the first ones the second, the fourth, and so on', () => {
    const { names } = played({ strategy: 'sampled', schedules: 1_001 });

    expect(names.filter((name) => name === 'replay')).to.have.lengthOf(3 + 2 * (2 + 8));
  });

  it('makes a failure small, and tells which schedule it was', () => {
    const error = new Error('lost');
    const fails = ({ scheduler }: Planned, number: number): Partial<Ran> =>
      number > 6 && (scheduler.name === 'sampled' || number < 10)
        ? { outcome: 'failed', error, order: () => [{ choice: 1, lane: 'a' }] }
        : {};
    const { found } = played({ strategy: 'sampled' }, fails);
    const { schedule, before, deviations } = found.failing as FailingSchedule;

    expect([schedule, before, deviations.order.length]).to.deep.equal([3, 1, 1]);
  });

  it('tells that timers were left in some schedule, also where that was the first alone', () => {
    const { found } = played({}, (_, number) => ({ timersLeft: number === 1 }));

    expect([found.timersLeft, found.orders]).to.deep.equal([true, 1]);
  });

  it('leaves nothing out where time moved in the midst of a task: the one order that it had run does not count', () => {
    let orders = 0;
    const moves = ({ scheduler, log }: Planned): Partial<Ran> => {
      if (scheduler.name !== 'exhaustive') return {};
      orders++;
      (log as AccessLog).timeMovedInside = true;
      return {};
    };
    const { found } = played({}, moves);

    expect([orders, found.orders]).to.deep.equal([2, 1]);
  });
});
