import { expect } from 'chai';
import { explore, search, scenario, type Test } from '../../lib/explore/index.ts';
import { failureOf } from '../browser/expect-failure.ts';

const all = { strategy: 'exhaustive', limitMs: Infinity } as const;

/** What a search for all orders says. */
const ordersOf = async (test: Test, tabs = 2): Promise<number | null> => (await explore({ ...all, tabs }, test)).orders;

describe('the world of a test', () => {
  it('has variables of which the search sees who reads and writes them', async () => {
    const counting =
      (shared: boolean): Test =>
      async ({ tabs, rest, variable }) => {
        const counter = variable('counter', 0);
        for (const tab of tabs) tab.start(() => void (shared && counter.value++));
        await rest();
        expect(counter.value).to.equal(shared ? 2 : 0);
      };

    expect([await ordersOf(counting(true)), await ordersOf(counting(false))]).to.deep.equal([2, 1]);
  });

  it('says in the trace of a failure who entered and left, and what variables were', async () => {
    const { failure } = await search(
      scenario({ tabs: 1, limitMs: Infinity }, async ({ tabs: [tab], rest, critical, variable }) => {
        const counter = variable('counter', 'none');
        tab?.start(() => {
          critical('file').enter(tab);
          counter.value = `${counter.value} or one`;
          critical('file').exit(tab);
        });
        await rest();
        throw new Error('for its trace');
      }),
    );

    const notes = failure?.trace.events({ type: 'note' }).map(({ text }) => text);
    expect(notes).to.deep.equal(['tab1 enters "file"', "counter is 'none'", "counter = 'none or one'", 'tab1 leaves "file"']);
    expect(failure?.timeline).to.contain('tab1 enters "file"');
  });

  it('sees that what is in a variable may be changed', async () => {
    const pushed = (value: () => { push(name: string): unknown }): Promise<number | null> =>
      ordersOf(async ({ tabs, rest, variable }) => {
        const log = variable('log', value());
        for (const tab of tabs) tab.start(() => void log.value.push(tab.name));
        await rest();
      });

    expect(await pushed(() => [])).to.equal(2);
    expect(await pushed(() => Object.assign(() => undefined, { push: () => undefined }))).to.equal(2);
  });

  it('refuses a variable that is made twice, which would be two', async () => {
    const failure = await failureOf(
      explore({}, ({ variable }) => {
        for (const name of ['n', 'a b']) variable(name, 0);
        variable('a b', 5);
      }),
    );

    expect(failure.cause).to.include({
      code: 'BAD_OPTION',
      mend: "Write const shared = world.variable('a b', …) once, before tab.start(), and use that.",
    });
  });

  it('asks after each task whether something always holds, and counts what that reads', async () => {
    const test: Test = async ({ tabs, rest, always }) => {
      const valueOf = (name: string): string | null => tabs[0]?.localStorage.getItem(name) ?? null;
      always('the second tab never comes first', () => valueOf('tab1') !== null || valueOf('tab2') === null);
      for (const { window, name } of tabs) window.setTimeout(() => window.localStorage.setItem(name, 'here'));
      await rest();
    };
    const { failure } = await search(scenario(all, test));
    const byLot = await search(scenario({ strategy: 'sampled', limitMs: Infinity }, test));

    expect(String(failure?.error)).to.equal('Error: the second tab never comes first: this did not hold after a task.');
    expect(failure?.deviations).to.have.lengthOf(1);
    expect(byLot.failure?.deviations).to.have.lengthOf(1);
    // It ends where the check failed.
    expect(failure?.timeline).not.to.contain('tab1=here');
  });

  it('fails with what a check throws', async () => {
    const failure = await failureOf(
      explore({ tabs: 1 }, async ({ tabs, rest, always }) => {
        always('fine', () => {
          throw new RangeError('not fine');
        });
        tabs[0]?.start(() => undefined);
        await rest();
      }),
    );

    expect(failure.cause).to.be.instanceOf(RangeError);
  });

  it('begins anew with each schedule', async () => {
    const orders = await ordersOf(async ({ tabs, rest, always, variable, critical }) => {
      const counter = variable('counter', 0);
      always('it is small', () => counter.value <= 2);
      for (const tab of tabs) {
        tab.start(() => {
          counter.value++;
          critical('one').enter(tab);
          critical('one').exit(tab);
        });
      }
      await rest();
    });

    expect(orders).to.equal(2);
  });

  it('asks a check that a check has added after the next step', async () => {
    let added = 0;
    await explore({ tabs: 1, strategy: 'exhaustive' }, async ({ tabs: [tab], rest, always }) => {
      const add = (): void => {
        // A list that is walked while it grows has no end.
        if (++added > 1_000) throw new Error('asked at once');
        always('another', add);
      };
      always('first', add);
      tab?.start(() => undefined);
      await rest();
    });

    expect(added).to.be.within(1, 200);
  });

  it('checks with functions only', async () => {
    const failure = await failureOf(explore({}, ({ always }) => always('x', 5 as never)));

    expect((failure.cause as Error).message).to.contain('world.always() takes a function');
  });

  for (const method of ['critical', 'variable'] as const) {
    it(`asks ${method}() for a name`, async () => {
      const failure = await failureOf(explore({}, (world) => void world[method](7 as never, 0)));

      expect((failure.cause as Error).message).to.contain(`world.${method}() takes a name, and got a number`);
    });
  }

  it('takes no check that answers with a promise, and lets nothing but tabs into a critical section', async () => {
    const promised = await failureOf(
      explore({ tabs: 1 }, async ({ tabs, rest, always }) => {
        always('never looked at', (async () => false) as never);
        tabs[0]?.start(({ localStorage }) => localStorage.setItem('k', 'v'));
        await rest();
      }),
    );
    const named = await failureOf(
      explore({ tabs: 1 }, async ({ tabs, rest, critical }) => {
        tabs[0]?.start(() => critical('lock').enter('tab1' as never));
        await rest();
      }),
    );

    expect(String(promised)).to.include("The check of world.always('never looked at') answered with a promise");
    expect(String(named)).to.include("world.critical('lock') takes a tab, and got a string");
  });
});
