import { expect } from 'chai';
import { explore, scenario, search, type Test } from '../../lib/explore/index.ts';
import type { Tab } from '../../lib/index.ts';
import { failureOf } from '../browser/expect-failure.ts';

const all = { strategy: 'exhaustive', limitMs: Infinity } as const;

describe('a critical section', () => {
  it('has leaving tried before and after what others do inside, as entering is', async () => {
    const overlapping: Test = async ({ tabs: [one, two], rest, critical }) => {
      const file = critical('file');
      one?.start(({ setTimeout }) => {
        file.enter(one);
        setTimeout(() => file.exit(one));
      });
      // Long enough after that in the natural order, and all in one task.
      two?.start(({ setTimeout }) =>
        setTimeout(() => {
          file.enter(two);
          file.exit(two);
        }),
      );
      await rest();
    };

    const { failure } = await search(scenario({ tabs: 2, strategy: 'exhaustive', limitMs: Infinity }, overlapping));

    expect(String(failure?.error)).to.equal('Error: Two tabs held "file" at once: tab1 and tab2.');
  });

  it('lets one tab at a time into a critical section', async () => {
    const test = (tabs: number, keepsOut: boolean): Promise<unknown> =>
      search(
        scenario({ ...all, tabs }, async (world) => {
          for (const tab of world.tabs) {
            tab.start((window) => {
              world.critical('file').enter(tab);
              if (keepsOut) world.critical('file').exit(tab);
              else window.setTimeout(() => world.critical('file').exit(tab));
            });
          }
          await world.rest();
        }),
      ).then(({ failure }) => failure?.error);

    expect(await test(2, true)).to.equal(undefined);
    expect(String(await test(2, false))).to.equal('Error: Two tabs held "file" at once: tab1 and tab2.');
  });

  it('lets nobody stay inside whose document has ended, and lets the test say that it leaves', async () => {
    const ends: Record<string, (tab: Tab) => unknown> = {
      'tab.close()': (tab) => tab.close(),
      'tab.crash()': (tab) => tab.crash(),
      'tab.reload()': (tab) => tab.reload(),
      'window.close()': (tab) => tab.run(({ close }) => close()),
    };
    for (const [name, end] of Object.entries(ends)) {
      const { orders } = await explore({ ...all, tabs: 2 }, async ({ tabs: [one, two], rest, critical }) => {
        const leader = critical('leader');
        const inside: unknown[] = [];
        for (const tab of [one, two])
          tab?.start(({ navigator }) =>
            navigator.locks.request('leader', () => {
              leader.enter(tab);
              inside.push(tab);
              return new Promise(() => undefined);
            }),
          );
        await rest();
        if (one !== undefined) await end(one);
        await rest();
        if (one !== undefined && inside[0] === one) leader.exit(one);
      });
      expect(orders, name).to.be.above(0);
    }
  });

  it('fails where one tab enters twice', async () => {
    const { cause } = await failureOf(
      explore({ ...all, tabs: 1 }, async ({ tabs: [tab], rest, critical }) => {
        tab?.start(() => critical('file').enter(tab));
        tab?.start(() => critical('file').enter(tab));
        await rest();
      }),
    );

    expect(String(cause)).to.equal('Error: tab1 entered "file" twice, and had not left it.');
  });

  it('refuses a tab that leaves and is not inside, which would hide that two were', async () => {
    const { cause } = await failureOf(
      explore({ ...all, tabs: 2 }, async ({ tabs: [tab, other], rest, critical }) => {
        tab?.start(() => {
          critical('file').enter(tab);
          if (other !== undefined) critical('file').exit(other);
        });
        await rest();
      }),
    );

    expect(cause).to.include({
      code: 'BAD_OPTION',
      mend: 'Write lock.exit(tab) once after each lock.enter(tab), with the same tab.',
    });
    expect(String(cause)).to.contain("world.critical('file').exit(tab2) is of a tab that is not inside");
  });

  it('says how many were inside where code went on to enter', async () => {
    const { failure } = await search(
      scenario({ ...all, tabs: 3 }, async ({ tabs, rest, critical }) => {
        tabs[0]?.start(() => tabs.forEach((tab) => critical('file').enter(tab)));
        await rest();
      }),
    );
    expect(String(failure?.error)).to.equal('Error: Two tabs held "file" at once: tab1 and tab2.');
  });
});
