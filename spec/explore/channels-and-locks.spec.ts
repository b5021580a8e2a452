import { expect } from 'chai';
import type { Tab } from '../../lib/index.ts';
import { explore } from '../../lib/explore/index.ts';
import { soon } from './programs.ts';
import { allOrdersOf, ordersOf, type Program } from './run-orders.ts';

const opened = ({ window }: Tab) => new window.BroadcastChannel('news');

const programs: Readonly<Record<string, readonly [tabs: number, Program]>> = {
  'two tabs tell a third': [
    3,
    function* ([first, second, third]) {
      const seen: unknown[] = [];
      opened(third as Tab).onmessage = ({ data }) => void seen.push(data);
      for (const tab of [first, second] as readonly Tab[]) {
        const channel = opened(tab);
        tab.window.setTimeout(() => channel.postMessage(tab.name));
      }
      yield;
      return seen.join();
    },
  ],
  'one opens a channel while the other one posts': [
    2,
    function* ([first, second]) {
      const seen: unknown[] = [];
      const channel = opened(first as Tab);
      first?.window.setTimeout(() => channel.postMessage('hello'));
      second?.window.setTimeout(() => (opened(second).onmessage = ({ data }) => void seen.push(data)));
      yield;
      return seen.join();
    },
  ],
  'one listens only later': [
    2,
    function* ([first, second]) {
      const seen: unknown[] = [];
      const [from, to] = [opened(first as Tab), opened(second as Tab)];
      first?.window.setTimeout(() => from.postMessage('hello'));
      second?.window.setTimeout(() => soon(second.window, () => (to.onmessage = ({ data }) => void seen.push(data))));
      yield;
      return seen.join();
    },
  ],
  'tabs ask what they have got': [
    3,
    function* ([first, second, third]) {
      opened(third as Tab);
      for (const tab of [first, second] as readonly Tab[]) {
        const channel = opened(tab);
        tab.window.setTimeout(() => channel.postMessage(tab.name));
      }
      yield;
      return third?.messages.map(({ data }) => data).join() ?? '';
    },
  ],
  'two tabs ask for a lock': [
    2,
    function* (tabs) {
      const seen: string[] = [];
      for (const { window, name } of tabs)
        window.setTimeout(() => void window.navigator.locks.request('l', () => void seen.push(name)));
      yield;
      return seen.join();
    },
  ],
  'one asks for a lock that is there, the other one for one that waits': [
    2,
    function* ([first, second]) {
      // Each its own: in which order the two say so nobody in a page could tell.
      const seen = ['', ''];
      first?.window.setTimeout(() => void first.window.navigator.locks.request('l', () => void (seen[0] = 'granted')));
      second?.window.setTimeout(
        () =>
          void second.window.navigator.locks.request('l', { ifAvailable: true }, (lock) => {
            seen[1] = lock === null ? 'refused' : 'granted';
          }),
      );
      yield;
      return seen.join();
    },
  ],
};

describe('an exhaustive search with channels and locks', () => {
  for (const [name, [tabs, program]] of Object.entries(programs)) {
    it(`leads to all that every order leads to: ${name}`, async () => {
      const all = await allOrdersOf(tabs, program, 5_000, false);
      const found = await ordersOf(tabs, program);

      expect([...found.outcomes.keys()].sort()).to.deep.equal([...(all?.outcomes.keys() ?? [])].sort());
      expect(found.outcomes.size).to.be.above(1);
      expect(found.orders).to.be.at.most(all?.orders ?? 0);
    });
  }

  it('shows that an update under a lock is never lost', async () => {
    const explored = await explore({ strategy: 'exhaustive', limitMs: Infinity }, async ({ tabs, rest }) => {
      for (const { window } of tabs) {
        const add = (): Promise<void> =>
          new Promise((resolve) => {
            const value = Number(window.localStorage.getItem('n'));
            window.setTimeout(() => resolve(window.localStorage.setItem('n', String(value + 1))));
          });
        window.setTimeout(() => void window.navigator.locks.request('n', add));
      }
      await rest();
      expect(tabs[0]?.localStorage.getItem('n')).to.equal('2');
    });

    expect(explored.exhaustive).to.equal(true);
  });
});
