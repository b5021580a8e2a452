import { expect } from 'chai';
import { Browser, type Tab } from '../../../lib/browser/browser.ts';
import { follow, type RunnerClock } from '../../../lib/testing/plug/follow.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

interface FakeTimer {
  readonly callAt: number;
  readonly callback: () => void;
}

/** Fake timers as sinon has them: what falls due runs in order, with turns in between. */
class ClockDouble {
  now = 0;
  readonly timers: Record<number, FakeTimer> = {};
  #set = 0;

  setTimeout(callback: () => void, ms: number): void {
    this.timers[this.#set++] = { callAt: this.now + ms, callback };
  }

  async tickAsync(ms: number): Promise<void> {
    const end = this.now + ms;
    for (let next = this.#next(end); next !== null; next = this.#next(end)) {
      await new Promise((resolve) => setImmediate(resolve));
      const [id, { callAt, callback }] = next;
      delete this.timers[id];
      this.now = callAt;
      callback();
    }
    this.now = end;
  }

  #next(end: number): [id: number, timer: FakeTimer] | null {
    const due = Object.entries(this.timers).filter(([, { callAt }]) => callAt <= end);
    const [first] = due.toSorted(([, a], [, b]) => a.callAt - b.callAt);
    return first === undefined ? null : [Number(first[0]), first[1]];
  }
}

describe('two clocks as one', () => {
  let clock: ClockDouble;
  let browser: Browser;
  let tab: Tab;
  let order: string[];

  const at = (what: string): void => void order.push(`${what} at ${browser.now}, ${clock.now}`);

  beforeEach(async () => {
    clock = new ClockDouble();
    browser = new Browser({ pump: 'auto' });
    tab = await browser.open('https://shop.example/');
    order = [];
  });

  afterEach(() => browser.close());

  it('end where one moment would last for ever', async () => {
    Object.assign(clock.timers, { kept: { callAt: 0, callback: () => undefined } });
    const stuck = { now: 0, timers: clock.timers, tickAsync: () => Promise.resolve() };

    expectFailure(await failureOf(follow(browser, stuck).advance(10)), 'TASK_LIMIT', 'past 0 ms');

    expect(browser.now).to.equal(0);
  });

  it('run what falls due in the order of its times, in the Browser first', async () => {
    for (const ms of [30, 10, 20]) {
      tab.window.setTimeout(() => at('tab'), ms);
      clock.setTimeout(() => at('suite'), ms + (ms === 20 ? 0 : 5));
    }

    await follow(browser, clock).advance(40);

    expect(order).to.deep.equal([
      ...['tab at 10, 10', 'suite at 15, 15', 'tab at 20, 15'],
      ...['suite at 20, 20', 'tab at 30, 30', 'suite at 35, 35'],
    ]);
    expect([browser.now, clock.now]).to.deep.equal([40, 40]);
  });

  it('run what is set by what runs, in time, and let events arrive before time moves on', async () => {
    tab.window.addEventListener('storage', () => tab.window.setTimeout(() => at('answer'), 2));
    const writer = await browser.open('https://shop.example/');
    clock.setTimeout(() => {
      writer.localStorage.setItem('k', 'v');
      clock.setTimeout(() => at('suite'), 3);
    }, 5);

    await follow(browser, clock).advance(100);

    expect(order).to.deep.equal(['answer at 7, 7', 'suite at 8, 8']);
  });

  it('run timers of zero, also where time does not move, and at the end', async () => {
    clock.setTimeout(() => {
      at('suite');
      tab.window.setTimeout(() => at('tab'), 0);
    }, 0);
    const time = follow(browser, clock);

    await time.advance(0);
    tab.window.setTimeout(() => clock.setTimeout(() => at('last'), 0), 10);
    await time.advance(10);

    expect(order).to.deep.equal(['suite at 0, 0', 'tab at 0, 0', 'last at 10, 10']);
  });

  it('end although intervals do not', async () => {
    const again = (): void => {
      order.push('suite');
      clock.setTimeout(again, 10);
    };
    again();
    tab.window.setInterval(() => order.push('tab'), 10);

    await follow(browser, clock).advance(30);

    expect(order.join()).to.equal('suite,tab,suite,tab,suite,tab,suite');
  });

  it('know when a runner’s timers fall due by what it has faked', async () => {
    const own = Object.assign(() => 0, { clock });
    browser.adopt({ setTimeout: own }, { url: 'https://shop.example/' });
    const runner = { advanceTimersByTimeAsync: (ms: number) => clock.tickAsync(ms) };
    clock.setTimeout(() => at('suite'), 5);

    await follow(browser, runner).advance(20);

    expect(order).to.deep.equal(['suite at 5, 5']);
  });

  it('know of them also where they are a map', async () => {
    const timers = new Map([[1, { callAt: 5 }]]);
    const moves: number[] = [];
    const tickAsync = async (ms: number): Promise<void> => {
      moves.push(ms);
      timers.clear();
    };

    await follow(browser, Object.assign({ tickAsync }, { now: 0, timers })).advance(20);

    expect(moves).to.deep.equal([5, 15]);
  });

  it('move by the Browser’s timers alone where the runner tells nothing of its own', async () => {
    const moves: number[] = [];
    tab.window.setTimeout(() => undefined, 15);

    await follow(browser, { tickAsync: async (ms) => moves.push(ms) }).advance(20);

    expect(moves).to.deep.equal([15, 5]);
  });

  it('are refused where one of them cannot be moved, and where the time is none', async () => {
    const real = new Browser({ clock: 'real' });

    for (const wrong of [{}, null, 'vi'])
      expectFailure(await failureOf(() => follow(browser, wrong as RunnerClock)), 'BAD_OPTION');
    for (const wrong of [{}, null, 'browser', { clock: 'virtual' }])
      expectFailure(await failureOf(() => follow(wrong as Browser, clock)), 'BAD_OPTION', 'takes a Browser');
    const failure = await failureOf(() => follow(real, clock));
    expectFailure(failure, 'BAD_OPTION');
    const { message } = failure;
    for (const wrong of [-1, NaN, Infinity, '5']) {
      expectFailure(await failureOf(() => follow(browser, clock).advance(wrong as number)), 'BAD_OPTION');
    }

    expect(message).to.contain("browser: { clock: 'virtual' }");
    await real.close();
  });
});
