import { expect } from 'chai';
import { AccessLog } from '../../lib/explore/access-log.ts';
import { Deviating } from '../../lib/explore/deviating.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import { StepsTask, type Task } from '../../lib/event-loop/task.ts';
import type { Tab } from '../../lib/index.ts';
import { ordersOf, withTabs, type Program } from './run-orders.ts';

const natural = { seed: 1, order: [], late: [], random: [] };

/** What each step of the natural order used, as text, once all flags are set that it sets. */
async function usedBy(tabCount: number, program: Program): Promise<readonly string[]> {
  const log = new AccessLog();
  return await withTabs(tabCount, program, ({ run }) => {
    do {
      log.begin();
      run(new Deviating(natural, false), log);
    } while (log.changed);
    return Array.from({ length: log.count }, (_, step) => {
      const used = [...log.accesses.slice(log.beginOf[step], log.beginOf[step + 1])];
      return used.map((access) => `${['r', 'a', 'w'][access & 3]} ${log.cells.name(access >> 2)}`).join(', ');
    });
  });
}

function taskOf(maker: string, agent: number, seq: number): Task {
  const task = new StepsTask('DOM manipulation', null, '', () => undefined);
  task.lane = createLane(maker, 'DOM manipulation', agent);
  task.seq = seq;
  return task;
}

const area = 'area localStorage https://a.example';
const inFirst = (body: (tab: Tab) => void): Program =>
  function* ([tab]) {
    tab?.window.setTimeout(() => body(tab));
    yield;
    return '';
  };

describe('the log of accesses', () => {
  it('has the keys that a step reads and writes, each once, and the heap of its agent', async () => {
    const used = await usedBy(
      1,
      inFirst(({ localStorage }) => {
        localStorage.setItem('k', localStorage.getItem('k') ?? 'v');
        localStorage.getItem('k');
      }),
    );

    expect(used).to.deep.equal([`r ${area} key k, w ${area} key k, w heap tab1`]);
  });

  it('has what changes nothing as a reading', async () => {
    const used = await usedBy(
      1,
      inFirst(({ localStorage }) => localStorage.removeItem('k')),
    );

    expect(used).to.deep.equal([`r ${area} key k, w heap tab1`]);
  });

  it('has the set of keys once somebody has read it, and clearing once something was cleared', async () => {
    const used = await usedBy(1, function* ([tab]) {
      const { window } = tab as Tab;
      const { localStorage } = window;
      window.setTimeout(() => localStorage.setItem('k', 'v'));
      window.setTimeout(() => localStorage.clear());
      window.setTimeout(() => localStorage.clear());
      yield;
      return '';
    });

    expect(used).to.deep.equal([
      `w ${area} key k, r ${area} cleared, w ${area} keys, w heap tab1`,
      `w ${area} cleared, w ${area} keys, w heap tab1`,
      `r ${area} keys, r ${area} cleared, w heap tab1`,
    ]);
  });

  it('has no heap where nobody listens, and then the listeners that were not there', async () => {
    const used = await usedBy(
      2,
      inFirst(({ localStorage }) => localStorage.setItem('k', 'v')),
    );

    expect(used).to.deep.equal([`w ${area} key k, w heap tab1`, 'r listeners tab2']);
  });

  it('has the queue that a step adds to once code of its tasks has run', async () => {
    const used = await usedBy(2, function* ([first, second]) {
      second?.window.addEventListener('storage', () => undefined);
      first?.window.setTimeout(() => first.localStorage.setItem('k', 'v'));
      yield;
      return '';
    });

    expect(used).to.deep.equal([`w ${area} key k, w queue tab2.dom, w heap tab1`, 'w heap tab2']);
  });

  it('has all queues once the test asks what was heard', async () => {
    const used = await usedBy(2, function* ([first, second]) {
      first?.window.setTimeout(() => first.localStorage.setItem('k', 'v'));
      yield;
      return String(second?.heard.length);
    });

    expect(used[0]).to.equal(`w ${area} key k, w queue tab2.dom, w heap tab1`);
  });

  it('has the room of an area where a write was refused', async () => {
    const used = await usedBy(1, function* ([tab]) {
      const { window } = tab as Tab;
      const large = 'x'.repeat(4 * 2 ** 20);
      for (const key of ['k', 'l', 'm']) {
        window.setTimeout(() => {
          try {
            window.localStorage.setItem(key, key === 'm' ? 'small' : large);
          } catch {
            window.localStorage.removeItem('k');
          }
        });
      }
      yield;
      return '';
    });

    const room = `r ${area} any, a ${area} any`;
    expect(used).to.deep.equal([
      `w ${area} key k, ${room}, w heap tab1`,
      `r ${area} any, r ${area} key l, w ${area} key k, a ${area} any, w heap tab1`,
      `w ${area} key m, ${room}, w heap tab1`,
    ]);
  });

  it('has the documents where one comes or goes, and where one writes what others hear', async () => {
    const used = await usedBy(2, function* ([first]) {
      const { window } = first as Tab;
      window.setTimeout(() => void window.open('https://a.example/popup'));
      window.setTimeout(() => window.localStorage.setItem('k', 'v'));
      yield;
      return '';
    });

    expect(used.some((each) => each.includes('w documents'))).to.equal(true);
    expect(used.find((each) => each.includes(`w ${area} key k`))).to.contain('r documents');
  });

  it('has cookies, and what a server is asked', async () => {
    const used = await usedBy(1, function* ([tab]) {
      tab?.start(({ document, fetch }) => {
        document.cookie = 'a=1';
        void document.cookie;
        void fetch('/data');
      });
      yield;
      return '';
    });

    expect(used[0]).to.contain('w cookies').and.to.contain('r cookies').and.to.contain('w pages');
  });

  it('has the lane that a step takes a task from, once for all schedules, also where that lane runs', () => {
    const log = new AccessLog();
    const [first, second] = [taskOf('tab1', 0, 0), taskOf('tab2', 1, 1)];
    const run = (task: Task, within: () => void): void => {
      log.queued(task);
      log.started(task);
      within();
      log.ended(task, false);
    };
    const schedule = (): void => {
      log.begin();
      run(first, () => log.removed(second, 'document destroyed'));
      run(second, () => log.removed(second, 'cancelled'));
    };

    schedule();
    const changed = [log.changed];
    schedule();
    changed.push(log.changed);
    log.removed(second, 'browser closed');

    expect(changed).to.deep.equal([true, false]);
    const of = (step: number): number[] => [...log.accesses.slice(log.beginOf[step], log.beginOf[step + 1])];
    const [queue, taken] = [log.cells.of('queue tab2.dom') * 4, log.cells.of('taken tab2.dom') * 4];
    expect([of(0), of(1)]).to.deep.equal([
      [queue + 2, taken + 2],
      [taken, queue + 2, taken + 2],
    ]);
    expect(log.cancelled).to.deep.equal([0, log.lanes.of('tab2.dom'), 1, log.lanes.of('tab2.dom')]);
  });

  it('has a task that was held wait for the step that let it return', () => {
    const log = new AccessLog();
    const [first, second] = [taskOf('tab1', 0, 0), taskOf('tab2', 1, 1)];
    for (const task of [first, second]) log.queued(task);
    log.held();
    log.returned(second);
    log.started(first);
    log.returned(second);
    log.ended(first, false);
    log.started(second);
    log.ended(second, false);

    expect(log.returnOf).to.deep.equal([-1, 0]);
    log.begin();
    log.queued(second);
    log.started(second);
    expect(log.returnOf[0]).to.equal(-1);
  });

  it('tells apart script of no agent in particular from that of all', () => {
    const log = new AccessLog();
    for (const [number, task] of [taskOf('tab1', -1, 0), taskOf('tab2', 1, 1)].entries()) {
      log.queued(task);
      log.started(task);
      log.ended(task, true);
      expect(log.count).to.equal(number + 1);
    }

    const names = [...log.accesses.slice(0, log.beginOf[2])].map((access) => `${access & 3} ${log.cells.name(access >> 2)}`);
    expect(names).to.deep.equal(['2 heap any', '2 heap tab2', '0 heap any']);
  });

  it('has what is looked at after each step in whatever changes it', async () => {
    const log = new AccessLog();
    const orders = async (looks: boolean): Promise<number> => {
      const found = await ordersOf(
        2,
        function* (tabs) {
          log.afterStep = looks
            ? () => void [tabs[0]?.localStorage.getItem('tab1'), tabs[0]?.localStorage.getItem('tab2')]
            : null;
          for (const { window, name } of tabs) window.setTimeout(() => window.localStorage.setItem(name, 'v'));
          yield;
          log.afterStep = null;
          return '';
        },
        log,
      );
      return found.orders;
    };

    // Each writes a key of its own, and who looks sees which one came first.
    expect([await orders(false), await orders(true)]).to.deep.equal([1, 2]);
    expect(log.cells.name(2)).to.equal('always');
  });

  it('looks no more where looking fails', () => {
    const log = new AccessLog();
    const task = taskOf('tab1', 0, 0);
    log.afterStep = () => {
      throw new Error('does not hold');
    };
    log.queued(task);
    log.started(task);

    expect(() => log.ended(task, false)).to.throw('does not hold');
    log.access('variable x', 'read');
    expect(log.changed).to.equal(false);
  });

  it('knows where time moved in the midst of a task, and which step was chosen', async () => {
    const log = new AccessLog();
    await withTabs(
      1,
      inFirst(({ window }) => {
        for (let read = 0; read < 1_100; read++) window.Date.now();
      }),
      ({ run }) => {
        log.begin();
        run(new Deviating(natural, false), log);
      },
    );

    expect([log.timeMovedInside, log.wasChosen]).to.deep.equal([true, false]);
  });
});
