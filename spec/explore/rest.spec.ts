import { expect } from 'chai';
import { explore, type ExploreOptions, type Test } from '../../lib/explore/index.ts';
import { inTurns } from './by-turns.ts';

for (const [name, optionsOf] of [
  ['drained', (options: ExploreOptions) => options],
  ['by turns', inTurns],
] as const) {
  describe(`rest() ${name}`, () => {
    it('runs all there is up to the horizon, and tells how many tasks that were', async () => {
      const seen = new Set<string>();
      const test: Test = async ({ tabs: [tab], rest }) => {
        tab?.window.setTimeout(() => tab.localStorage.setItem('late', ''), 900);
        tab?.start(() => undefined);
        tab?.window.setInterval(() => undefined, 400);
        const first = await rest();
        const second = await rest();
        seen.add([first.tasks, second.tasks, tab?.localStorage.length].join());
      };

      const explored = await explore(optionsOf({ tabs: 1, schedules: 5, horizonMs: 1_000, limitMs: Infinity }), test);

      expect([...seen]).to.deep.equal(['4,0,1']);
      expect(explored.orders, 'of what comes behind the horizon nothing is known').to.equal(null);
    });

    it('follows redirects, whose answers take promise jobs', async () => {
      const pages = async ({ url }: Request): Promise<Response> => {
        const next = { '/one': '/two', '/two': '/three' }[new URL(url).pathname];
        return await Promise.resolve(new Response(null, next === undefined ? {} : { status: 302, headers: { location: next } }));
      };
      const found = new Set<string | null | undefined>();
      const options = { tabs: 2, limitMs: Infinity, schedules: 20, url: 'https://shop.example/', browser: { pages } };
      await explore(optionsOf(options), async ({ tabs: [one, two], rest }) => {
        one?.start(({ fetch, localStorage }) => fetch('/one').then(({ url }) => localStorage.setItem('url', url)));
        two?.start(({ location }) => location.assign('/one'));
        await rest();
        found.add(one?.localStorage.getItem('url')).add(two?.url);
      });

      expect([...found]).to.deep.equal(['https://shop.example/three']);
    });

    it('is run to its end before another call has its turn', async () => {
      const order: string[] = [];
      await explore(optionsOf({ tabs: 1, schedules: 1, limitMs: Infinity }), async ({ browser, tabs: [tab], rest }) => {
        order.length = 0;
        for (const delay of [0, 5]) tab?.window.setTimeout(() => order.push(`timer ${delay}`), delay);
        await Promise.all([rest().then(() => order.push('rested')), browser.settle().then(() => order.push('settled'))]);
      });

      expect(order).to.deep.equal(['timer 0', 'timer 5', 'rested', 'settled']);
    });

    it('runs nothing where the schedules are over', async () => {
      let kept: (() => Promise<unknown>) | null = null;
      await explore(optionsOf({ tabs: 1, schedules: 1, limitMs: Infinity }), async ({ tabs: [tab], rest }) => {
        kept = rest;
        tab?.start(() => undefined);
        await rest();
      });

      expect(await (kept as (() => Promise<unknown>) | null)?.()).to.have.property('tasks', 0);
    });

    it('runs a timer that falls due at the horizon, and knows then that nothing comes behind it', async () => {
      const seen = new Set<unknown>();
      const explored = await explore(
        optionsOf({ tabs: 1, horizonMs: 1_000, limitMs: Infinity }),
        async ({ tabs: [tab], browser, rest }) => {
          tab?.window.setTimeout(() => tab.localStorage.setItem('last', ''), 1_000);
          await rest();
          seen.add([tab?.localStorage.length, browser.now].join());
        },
      );

      expect([...seen]).to.deep.equal(['1,1000']);
      expect(explored.exhaustive).to.equal(true);
    });
  });
}
