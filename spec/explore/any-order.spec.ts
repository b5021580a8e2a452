import { expect } from 'chai';
import { AccessLog } from '../../lib/explore/access-log.ts';
import { explore, scenario, search, threshold, type ExploreOptions, type Test } from '../../lib/explore/index.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { atomic, split } from './programs.ts';
import { allOrdersOf, ordersOf, type Program } from './run-orders.ts';

const anyOrder: ExploreOptions = { timers: { lateness: 'any order' }, strategy: 'exhaustive', limitMs: Infinity };

/** Each tab writes its name, after its own delay, and then once more. */
const writing =
  (...delays: readonly number[][]): Test =>
  async ({ tabs, rest }) => {
    tabs.forEach(({ window, name }, tab) => {
      for (const delay of delays[tab] ?? []) {
        window.setTimeout(() => window.localStorage.setItem('last', `${name} ${delay}`), delay);
      }
    });
    await rest();
  };

describe('timers in any order', () => {
  for (const [program, counts] of [
    [atomic, [2, 6, 20]],
    [split, [4, 26, 210]],
  ] as const) {
    it(`have ${counts.join(', ')} orders where two tabs count, as often as they have without delays`, async () => {
      for (const [index, count] of counts.entries()) {
        const found = await ordersOf(2, program(index + 1), new AccessLog(), 'any order');

        expect(found.orders).to.equal(count);
      }
    });
  }

  it('have one order where tabs use different keys', async () => {
    const found = await ordersOf(2, split(3, { keyOf: (tab) => `n${tab}` }), new AccessLog(), 'any order');

    expect(found.orders).to.equal(1);
  });

  it('come in each order of two tabs, however long they wait', async () => {
    const exact = await search(scenario({ strategy: 'exhaustive' }, writing([5], [0])));
    const any = await search(scenario(anyOrder, writing([5], [0])));

    expect([exact.orders, any.orders]).to.deep.equal([1, 2]);
    expect(String(any)).to.equal(
      'All 2 orders pass (storage shared, timers in any order, random numbers of seed 1, until horizonMs, 60 s).',
    );
  });

  it('come by the time that each asked for in one document, also those that another one sets', async () => {
    const seen = new Set<string>();
    const program: Program = function* ([tab]) {
      const order: string[] = [];
      const later = (name: string, ms: number, then?: () => void): void =>
        void tab?.window.setTimeout(() => (order.push(name), then?.()), ms);
      later('c', 30);
      later('a', 10, () => later('b', 25));
      later('d', 30);
      later('now', -1);
      yield;
      seen.add(order.join());
      return order.join();
    };

    const found = await allOrdersOf(1, program, 100, true, 'any order');

    expect(found?.orders).to.equal(1);
    expect([...seen]).to.deep.equal(['now,a,c,d,b']);
  });

  it('are repeated by a line, and fail with none of time passing', async () => {
    const test: Test = async (world) => {
      await writing([5], [0])(world);
      if (world.tabs[0]?.localStorage.getItem('last') !== 'tab1 5' || world.browser.now !== 0) throw new Error('overtaken');
    };

    const { failure } = await search(scenario(anyOrder, test));

    expect(failure?.deviations).to.deep.equal(['tab1.timer goes first at choice 0']);
    const again = await failureOf(explore({ ...anyOrder, strategy: 'auto', replay: failure?.replay ?? '' }, test));
    expect(again.code).to.equal('SCHEDULE_FAILED');
  });

  it('allow no clock to be read', async () => {
    for (const read of [() => Date.now(), () => performance.now(), () => new Date()]) {
      const failure = await failureOf(
        explore(anyOrder, async ({ tabs, rest }) => {
          tabs[0]?.window.setTimeout(read);
          await rest();
        }),
      );

      expect([failure.code, failure.what]).to.deep.equal([
        'BAD_OPTION',
        "The option timers.lateness of explore() cannot be 'any order' here.",
      ]);
    }
  });

  it('end no chain that has no end of its own', async () => {
    const failure = await failureOf(
      explore({ ...anyOrder, limits: { steps: 200 } }, async ({ tabs, rest }) => {
        const again = (): void => void tabs[0]?.window.setTimeout(again, 100);
        again();
        await rest();
      }),
    );

    expect(failure.code).to.equal('HORIZON');
  });

  it('contradict the natural order, a threshold, and options beside them that there are not', async () => {
    const test = writing([0], [0]);

    expect((await failureOf(explore({ timers: { lateness: 'any order' }, order: 'natural' }, test))).code).to.equal('BAD_OPTION');
    expect((await failureOf(threshold(scenario(anyOrder, test), 'timers.lateness'))).code).to.equal('BAD_OPTION');
    expect((await failureOf(explore({ timers: { lateness: 'some order' as 'any order' } }, test))).code).to.equal('BAD_OPTION');
    expect(
      (await failureOf(explore({ timers: { lateness: 'any order', speed: 1 } as { lateness: 'any order' } }, test))).code,
    ).to.equal('BAD_OPTION');
  });
});
