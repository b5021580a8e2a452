import { expect } from 'chai';
import type { Tab } from '../../lib/index.ts';
import { itSoaks } from '../soak.ts';
import { atomic, soon, split, splitIn } from './programs.ts';
import { allOrdersOf, ordersOf, type Orders, type Program } from './run-orders.ts';

/** How many of the orders end with less than `sum`. */
const losing = ({ outcomes }: Orders, sum: number): number =>
  [...outcomes].reduce((total, [value, orders]) => (Number(value) < sum ? total + orders : total), 0);

const listen = (tabs: readonly Tab[]): void => {
  for (const { window } of tabs) window.addEventListener('storage', () => undefined);
};

/** A program of tabs that listen. */
const listening = (program: Program): Program =>
  function* (tabs) {
    listen(tabs);
    return yield* program(tabs);
  };

/** Each tab writes once, under a key of its own. */
const oneWriteEach: Program = function* (tabs) {
  listen(tabs);
  tabs.forEach(({ window, name }) => window.setTimeout(() => window.localStorage.setItem(name, 'x')));
  yield;
  return '';
};

/** Beside counting, each tab has tasks on a key of its own. */
const besides = (tasks: number, readsKeys: boolean): Program =>
  function* (tabs) {
    for (const tab of tabs) {
      const { window, name } = tab;
      splitIn(tab, 'n', 1);
      let left = tasks;
      const note = (): void => {
        window.localStorage.setItem(`of ${name}`, String(left));
        if (readsKeys) void window.localStorage.length;
        if (--left > 0) soon(window, note);
      };
      window.setTimeout(note);
    }
    yield;
    return tabs[0]?.localStorage.getItem('n') ?? '';
  };

describe('an exhaustive search', () => {
  for (const [times, orders] of [2, 6, 20, 70, 252].entries()) {
    it(`finds ${orders} orders of two tabs that add one ${times + 1} times, and none loses`, async () => {
      const found = await ordersOf(2, atomic(times + 1));

      expect(found.orders).to.equal(orders);
      expect(found.kinds.size).to.equal(orders);
      expect(losing(found, 2 * (times + 1))).to.equal(0);
    });
  }

  for (const [index, [orders, lost]] of (
    [
      [4, 2],
      [26, 20],
      [210, 190],
    ] as const
  ).entries()) {
    const times = index + 1;
    it(`finds ${orders} orders of two tabs that read and then write ${times} times, of which ${lost} lose`, async () => {
      const found = await ordersOf(2, split(times));

      expect([found.orders, losing(found, 2 * times)]).to.deep.equal([orders, lost]);
    });
  }

  itSoaks('finds 1,814 orders for four times, of which 1,744 lose, and 16,232 for five, of which 15,980 lose', async () => {
    const four = await ordersOf(2, split(4));
    const five = await ordersOf(2, split(5));

    expect([four.orders, losing(four, 8)]).to.deep.equal([1_814, 1_744]);
    expect([five.orders, losing(five, 10)]).to.deep.equal([16_232, 15_980]);
  });

  it('finds one order where tabs share nothing', async () => {
    for (const times of [2, 3, 4]) expect((await ordersOf(2, split(times, { keyOf: String }))).orders).to.equal(1);
    expect((await ordersOf(3, split(2, { keyOf: String }))).orders).to.equal(1);
  });

  it('finds 27 orders of three tabs that read and then write once, of which 21 lose', async () => {
    const found = await ordersOf(3, split(1));

    expect([found.orders, losing(found, 3)]).to.deep.equal([27, 21]);
  });

  itSoaks('finds 3,429 orders for twice, of which 3,339 lose', async () => {
    const found = await ordersOf(3, split(2));

    expect([found.orders, losing(found, 6)]).to.deep.equal([3_429, 3_339]);
  });

  it('adds no orders for tasks on keys of their own, until somebody reads which keys there are', async () => {
    const alone = await ordersOf(2, besides(3, false));
    const reading = await ordersOf(2, besides(1, true));
    const all = await allOrdersOf(2, besides(1, true), 1_000);

    expect([alone.orders, losing(alone, 2)]).to.deep.equal([4, 2]);
    expect(reading.orders).to.equal(all?.kinds.size);
    expect(reading.orders).to.be.above(4);
  });

  it('counts in which order tabs hear', async () => {
    const once = await ordersOf(2, split(1, { listens: true }));
    const twice = await ordersOf(2, split(2, { listens: true }));
    const three = await ordersOf(3, split(1, { listens: true }));

    expect([once.orders, losing(once, 2)]).to.deep.equal([10, 4]);
    expect([twice.orders, losing(twice, 4)]).to.deep.equal([436, 274]);
    expect([three.orders, losing(three, 3)]).to.deep.equal([300, 192]);
  });

  it('counts in which order the events of different writers reach a third tab', async () => {
    expect((await ordersOf(3, oneWriteEach)).orders).to.equal(36);
  });

  it('lets nothing cross the end of a part', async () => {
    const found = await ordersOf(2, function* (tabs) {
      for (const tab of tabs) splitIn(tab, 'n', 1);
      yield;
      for (const tab of tabs) splitIn(tab, 'n', 1);
      yield;
      return tabs[0]?.localStorage.getItem('n') ?? '';
    });

    expect([found.orders, losing(found, 4)]).to.deep.equal([16, 12]);
  });

  it('takes a write that changes nothing for a reading', async () => {
    const found = await ordersOf(3, function* ([first, second, third]) {
      const heard: string[] = [];
      third?.window.addEventListener('storage', (event) => heard.push(event.url));
      for (const tab of [first, second]) tab?.window.setTimeout(() => tab.window.localStorage.setItem('k', 'same'));
      yield;
      return heard.join(' ');
    });

    expect(found.orders).to.equal(2);
  });

  it('keeps to the time of timers', async () => {
    const found = await ordersOf(2, function* (tabs) {
      for (const { window } of tabs) {
        const { localStorage } = window;
        let value = 0;
        const read = (): void => void (value = Number(localStorage.getItem('n')));
        const write = (): void => localStorage.setItem('n', String(value + 1));
        for (const [callback, delay] of [
          [read, 5],
          [read, 0],
          [write, 5],
          [write, 0],
        ] as const)
          window.setTimeout(callback, delay);
      }
      yield;
      return tabs[0]?.localStorage.getItem('n') ?? '';
    });

    expect(found.orders).to.equal(16);
  });

  it('tries both, a task and what removes it', async () => {
    const clears: Program = function* (tabs) {
      const [first, second] = tabs as [Tab, Tab];
      let fired = 0;
      const timer = first.window.setTimeout(() => (fired += 1));
      first.window.addEventListener('storage', () => first.window.clearTimeout(timer));
      second.window.setTimeout(() => second.window.localStorage.setItem('stop', '1'));
      yield;
      return String(fired);
    };

    const found = await ordersOf(2, clears);
    const all = await allOrdersOf(2, clears, 1_000);

    expect([...found.outcomes.keys()].sort()).to.deep.equal(['0', '1']);
    expect(found.orders).to.equal(all?.kinds.size);
  });

  it('finds as many as there are among all orders', async () => {
    for (const [tabs, program, orders] of [
      [2, split(1), 16],
      [2, split(2), 3_360],
      [2, atomic(2), 280],
    ] as const) {
      const all = await allOrdersOf(tabs, program, 10_000);
      const found = await ordersOf(tabs, program);

      expect(all?.orders).to.equal(orders);
      expect([...found.kinds].sort()).to.deep.equal([...(all?.kinds ?? [])].sort());
    }
  });

  itSoaks('finds as many as there are among 25,596 and among 23,100 orders', async () => {
    for (const [tabs, program, orders] of [
      [3, split(1), 25_596],
      [2, atomic(3), 23_100],
    ] as const) {
      const all = await allOrdersOf(tabs, program, 30_000);
      const found = await ordersOf(tabs, program);

      expect(all?.orders).to.equal(orders);
      expect([...found.kinds].sort()).to.deep.equal([...(all?.kinds ?? [])].sort());
    }
  });

  for (const [storage, what, program, sum, orders, lost] of [
    ['chromium', 'add one once', atomic(1), 2, 6, 2],
    ['chromium', 'add one twice', atomic(2), 4, 180, 144],
    ['chromium', 'read and then write once', split(1), 2, 8, 4],
    ['chromium', 'listen, and add one once', listening(atomic(1)), 2, 8, 2],
    ['firefox', 'add one once', atomic(1), 2, 6, 4],
    ['firefox', 'add one twice', atomic(2), 4, 134, 124],
    ['firefox', 'read and then write once', split(1), 2, 16, 14],
    ['firefox', 'listen, and add one once', listening(atomic(1)), 2, 8, 4],
    ['webkit', 'add one once', atomic(1), 2, 6, 2],
    // What comes back to the writer and what it writes next can change places there, and nobody can tell.
    ['webkit', 'add one twice', atomic(2), 4, 72, 58],
    ['webkit', 'read and then write once', split(1), 2, 8, 4],
    ['webkit', 'read and then write twice', split(2), 4, 114, 100],
    ['webkit', 'listen, and add one once', listening(atomic(1)), 2, 8, 2],
  ] as const) {
    it(`finds ${orders} orders of two tabs that ${what} in copies of ${storage}, of which ${lost} lose`, async () => {
      const found = await ordersOf(2, program, undefined, 'timed', storage);

      expect([found.orders, losing(found, sum), found.kinds.size]).to.deep.equal([orders, lost, orders]);
    });
  }

  itSoaks('finds 3,430 orders for adding one three times in snapshots, of which 3,364 lose', async () => {
    const found = await ordersOf(2, atomic(3), undefined, 'timed', 'firefox');

    expect([found.orders, losing(found, 6)]).to.deep.equal([3_430, 3_364]);
  });

  it('finds with snapshots as many as there are among all orders', async () => {
    for (const [program, orders] of [
      [atomic(1), 224],
      [listening(atomic(1)), 224],
      [split(1), 912],
    ] as const) {
      const all = await allOrdersOf(2, program, 1_000, true, 'timed', 'firefox');
      const found = await ordersOf(2, program, undefined, 'timed', 'firefox');

      expect(all?.orders).to.equal(orders);
      expect([...found.kinds].sort()).to.deep.equal([...(all?.kinds ?? [])].sort());
    }
  });

  for (const [storage, orders] of [
    ['chromium', 440],
    ['webkit', 664],
  ] as const) {
    it(`finds with copies, as in ${storage}, what running every order finds`, async () => {
      const all = await allOrdersOf(2, atomic(1), 1_000, false, 'timed', storage);
      const found = await ordersOf(2, atomic(1), undefined, 'timed', storage);

      expect(all?.orders).to.equal(orders);
      expect([...found.outcomes.keys()].sort()).to.deep.equal([...(all?.outcomes.keys() ?? [])].sort());
    });
  }

  for (const [what, others] of [
    ['the value that is there', (storage: Tab['localStorage']) => storage.setItem('k', 'same')],
    ['what is empty, by clear()', (storage: Tab['localStorage']) => storage.clear()],
  ] as const) {
    it(`loses no order where a tab of two with copies writes ${what}, and so keeps out what is on its way`, async () => {
      const program: Program = function* ([a, b]) {
        const seen: unknown[] = [];
        if (what.includes('value')) a?.localStorage.setItem('k', 'same');
        yield;
        void b?.localStorage.getItem('k');
        a?.window.setTimeout(() => a.localStorage.setItem('k', 'own'));
        b?.window.setTimeout(() => seen.push(b.localStorage.getItem('k')));
        b?.window.setTimeout(() => others(b.localStorage));
        yield;
        return [...seen, ...[a, b].map((tab) => tab?.localStorage.getItem('k'))].join();
      };

      const all = await allOrdersOf(2, program, 10_000, false, 'timed', 'chromium');
      const found = await ordersOf(2, program, undefined, 'timed', 'chromium');

      expect([...found.outcomes.keys()].sort()).to.deep.equal([...(all?.outcomes.keys() ?? [])].sort());
      expect(found.outcomes.size).to.equal(3);
    });
  }
});
