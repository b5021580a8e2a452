import { Kernel } from '../../lib/event-loop/kernel.ts';
import { createLane } from '../../lib/event-loop/lane.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import { Task, type Owner } from '../../lib/event-loop/task.ts';
import { Browser, type Tab, type TraceLevel } from '../../lib/index.ts';
import type { Area, Bench, Comparison, Sides, Work } from '../comparison.ts';

const url = 'https://a.example/';
const elsewhere = 'https://b.example/';
const limits = { tasks: 10_000_000 };

/** A Browser in which one tab writes and `listeners` others of its origin hear. */
class Listeners {
  readonly browser: Browser;
  readonly #writer: Tab;
  #heard = 0;
  #written = 0;

  private constructor(browser: Browser, writer: Tab) {
    this.browser = browser;
    this.#writer = writer;
  }

  static async open(trace: TraceLevel, listeners: number, strangers = 0): Promise<Listeners> {
    const browser = new Browser({ trace, limits });
    const tabs = new Listeners(browser, await browser.open(url));
    for (let number = 0; number < listeners; number++) await tabs.#listen(url);
    for (let number = 0; number < strangers; number++) await tabs.#listen(elsewhere);
    return tabs;
  }

  async #listen(where: string): Promise<void> {
    const { window } = await this.browser.open(where);
    window.addEventListener('storage', () => {
      this.#heard++;
    });
  }

  /** Writes `times` new values, then runs all tasks. Answers with how many events were heard. */
  async write(times: number): Promise<number> {
    const before = this.#heard;
    const { localStorage } = this.#writer.window;
    // Two values, made once: numbers turned into strings would cost as much as the events.
    for (let number = 0; number < times; number++) localStorage.setItem('k', this.#written++ % 2 === 0 ? 'even' : 'odd');
    await this.browser.settle();
    return this.#heard - before;
  }
}

async function together(ours: Promise<Listeners>, theirs: Promise<Listeners>, ourReach = 1, theirReach = 1): Promise<Sides> {
  const [mine, other] = [await ours, await theirs];
  return {
    ours: (n) => mine.write(n / ourReach),
    theirs: (n) => other.write(n / theirReach),
    release: async () => {
      await mine.browser.close();
      await other.browser.close();
    },
  };
}

/** What Node's own EventTarget takes to dispatch a new plain Event to one listener. */
function plainEvents(): Work {
  const target = new EventTarget();
  let heard = 0;
  target.addEventListener('storage', () => {
    heard++;
  });
  return (n) => {
    const before = heard;
    for (let number = 0; number < n; number++) target.dispatchEvent(new Event('storage'));
    return heard - before;
  };
}

function againstEventTarget(trace: TraceLevel, n: number): Comparison {
  return {
    kind: 'comparison',
    op: `setItem, delivered, trace ${trace}`,
    n,
    peer: 'EventTarget of Node',
    target: 3,
    async prepare() {
      const tabs = await Listeners.open(trace, 1);
      return { ours: (times) => tabs.write(times), theirs: plainEvents(), release: () => tabs.browser.close() };
    },
  };
}

function recording(trace: TraceLevel, n: number, target: number): Comparison {
  return {
    kind: 'comparison',
    op: `setItem, delivered, trace ${trace}`,
    n,
    peer: 'trace off',
    target,
    prepare: () => together(Listeners.open(trace, 1), Listeners.open('off', 1)),
  };
}

function manyListeners(trace: TraceLevel, listeners: number, n: number): Comparison {
  return {
    kind: 'comparison',
    op: `event heard by ${listeners} tabs, trace ${trace}`,
    n,
    peer: 'by one tab',
    target: null,
    prepare: () => together(Listeners.open(trace, listeners), Listeners.open(trace, 1), listeners),
  };
}

function besideStrangers(trace: TraceLevel, count: number, n: number): Comparison {
  return {
    kind: 'comparison',
    op: `${count} tabs of another origin, trace ${trace}`,
    n,
    peer: 'none of them',
    target: 1.1,
    prepare: () => together(Listeners.open(trace, 1, count), Listeners.open(trace, 1)),
  };
}

class EmptyTask extends Task {
  override get label(): string {
    return 'empty';
  }

  override run(): boolean {
    return false;
  }
}

/** Always the lane that has nothing but the newest task. */
const newest: Scheduler = {
  name: 'newest',
  seed: () => undefined,
  choose: (heads) => (heads[0]?.lane?.name === 'new.dom' ? 0 : 1),
  random: () => 0,
};

/** Queues one task and runs it, again and again, while `waiting` others wait: runnable ones, or those of a document that may not run. */
function besideWaiting(waiting: number, owner: Owner | null): Work {
  const kernel = new Kernel(newest, null);
  const old = createLane('old', 'DOM manipulation', 0);
  const fresh = createLane('new', 'DOM manipulation', 1);
  for (let number = 0; number < waiting; number++) kernel.post(new EmptyTask('DOM manipulation', owner), old, 0);
  return (n) => {
    const before = kernel.steps;
    for (let number = 0; number < n; number++) {
      kernel.post(new EmptyTask('DOM manipulation', null), fresh, 0);
      kernel.begin(null);
      kernel.end();
    }
    return kernel.steps - before;
  };
}

function backlog(waiting: number, held: boolean): Comparison {
  const owner = (): Owner | null => (held ? { id: 0, active: false, destroyed: false, ownTasks: null } : null);
  return {
    kind: 'comparison',
    op: `task beside ${waiting} ${held ? 'held' : 'waiting'} ones`,
    n: 20_000,
    peer: 'beside 10',
    target: 1.1,
    prepare: () => ({ ours: besideWaiting(waiting, owner()), theirs: besideWaiting(10, owner()) }),
  };
}

/** Writes in one tab, storage events in others. */
export const delivery: Area = {
  benches(quick): readonly Bench[] {
    const n = quick ? 20_000 : 100_000;
    const far = quick ? 1000 : 10_000;
    const counts = quick ? [10, 100, 1000] : [10, 100, 1000, 10_000];
    return [
      againstEventTarget('off', n),
      againstEventTarget('full', n),
      recording('off', 20_000, 1.02),
      recording('tasks', 20_000, 1.3),
      recording('full', 20_000, 1.3),
      ...counts.map((count) => manyListeners('off', count, 10_000)),
      ...counts.slice(-1).map((count) => manyListeners('full', count, 10_000)),
      besideStrangers('off', far, 5000),
      besideStrangers('full', far, 5000),
      backlog(100_000, false),
      backlog(100_000, true),
    ];
  },
};
