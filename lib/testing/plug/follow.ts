import type { AnyBrowser } from '../../browser/any-browser.ts';
import { badArgument, kindOf, memberOf } from '../../infra/arguments.ts';
import { StorageloomError } from '../../infra/failure.ts';

/** The clock of a runner's fake timers: `vi`, `jest`, or what `install()` of `@sinonjs/fake-timers` gives. */
export type RunnerClock =
  { advanceTimersByTimeAsync(ms: number): Promise<unknown> } | { tickAsync(ms: number): Promise<unknown> };

/** How often something may fall due at one moment, before that counts as without end. */
const mostAtOnce = 1_000;

/** Two clocks as one. */
export interface Followed {
  /**
   * Moves both on by `ms`, 0 or more, in order: what falls due earlier runs earlier, and each storage event arrives before time moves on.
   * What falls due at one moment runs in the Browser first. Rejects with TASK_LIMIT where a thousand times in a row something does.
   */
  advance(ms: number): Promise<void>;
}

/**
 * Ties the virtual time of a Browser to a runner's fake timers, so that code in the runner's window, which waits by those, and code in other
 * tabs, which waits by the Browser's, run in the order of their times. The Browser's `clock` has to be `virtual`.
 * Throws BAD_OPTION for what is no such clock, and for a Browser whose clock is `real`; `advance` rejects with it for what is no such time.
 * @example
 * vi.useFakeTimers();
 * const time = follow(browser(), vi);
 * await time.advance(5_000);
 */
export function follow(browser: AnyBrowser, clock: RunnerClock): Followed {
  checkBrowser(browser);
  const move = moverOf(clock);
  if (browser.clock === 'real') {
    throw badArgument(
      'follow() cannot move the time of this Browser',
      "Its clock is 'real': time goes on by itself",
      "Give the plug the option browser: { clock: 'virtual' }",
    );
  }
  return {
    async advance(ms) {
      checkTime(ms);
      const end = browser.now + ms;
      await browser.settle();
      let atOnce = 0;
      for (let next = nextOf(browser, clock); browser.now < end || next.ms <= end; next = nextOf(browser, clock)) {
        const step = Math.max(0, Math.min(next.ms, end) - browser.now);
        atOnce = step > 0 ? 0 : atOnce + 1;
        if (atOnce > mostAtOnce) throw withoutEnd(browser.now);
        // Whoever has nothing to run then moves first, so that it is on time for what runs.
        if (next.isOfTab) await move(step);
        await browser.advance(step);
        if (!next.isOfTab) await move(step);
        await browser.settle();
      }
    },
  };
}

/** When something falls due, in the Browser's time, Infinity where nothing does; and whether that is of the Browser alone. */
function nextOf(browser: AnyBrowser, clock: RunnerClock): { readonly ms: number; readonly isOfTab: boolean } {
  const inMs = [...timersOf(browser, clock)].reduce((least, { callAt, now }) => Math.min(least, callAt - now), Infinity);
  const [ofTab, ofRunner] = [browser.timers[0]?.dueMs ?? Infinity, browser.now + inMs];
  return { ms: Math.min(ofTab, ofRunner), isOfTab: ofTab < ofRunner };
}

/**
 * The runner's. `vi` and `jest` do not tell of theirs, but the clock of `@sinonjs/fake-timers`, which they are made of, does, and each function
 * that it has faked leads to it. Where none is found, time moves in steps of the Browser's timers alone.
 */
function* timersOf(browser: AnyBrowser, clock: RunnerClock): Iterable<{ readonly callAt: number; readonly now: number }> {
  const globals = [globalThis, ...browser.tabs.map(({ window }) => window)];
  const found = [clock, ...globals.map(fakedBy)].find((each) => typeof memberOf(each, 'timers') === 'object');
  const now = memberOf(found, 'now');
  for (const timer of listed(memberOf(found, 'timers'))) {
    const callAt = memberOf(timer, 'callAt');
    if (typeof callAt === 'number' && typeof now === 'number') yield { callAt, now };
  }
}

/** A map in newer versions, a record in older ones; of whatever realm. */
function listed(timers: unknown): Iterable<unknown> {
  const values = memberOf(timers, 'values');
  return typeof values === 'function' ? (Reflect.apply(values, timers, []) as Iterable<unknown>) : Object.values(timers ?? {});
}

function fakedBy(global: object): unknown {
  const faked = memberOf(global, 'setTimeout');
  return typeof faked === 'function' ? Reflect.get(faked, 'clock') : undefined;
}

function moverOf(clock: RunnerClock): (ms: number) => Promise<unknown> {
  for (const name of ['advanceTimersByTimeAsync', 'tickAsync']) {
    const steps = memberOf(clock, name);
    if (typeof steps === 'function') return (ms) => Promise.resolve(Reflect.apply(steps, clock, [ms]));
  }
  throw badArgument(
    `follow() takes a clock of fake timers, and got ${kindOf(clock)}`,
    'It has advanceTimersByTimeAsync, as vi and jest have, or tickAsync',
    'Write follow(browser(), vi)',
  );
}

function withoutEnd(now: number): StorageloomError {
  return new StorageloomError('TASK_LIMIT', {
    what: `follow() cannot move time past ${now} ms.`,
    why: `${mostAtOnce} times in a row something fell due at that moment: a timer of 0 ms that sets itself again, or one that the clock keeps.`,
    mend: 'Look for the timer that never waits, or for a double of a clock whose timers do not go away when time moves.',
  });
}

function checkBrowser(browser: unknown): void {
  const [clock, advance] = [memberOf(browser, 'clock'), memberOf(browser, 'advance')];
  if (typeof clock === 'string' && typeof advance === 'function') return;
  throw badArgument(
    `follow() takes a Browser, and got ${kindOf(browser)}`,
    'It is the one whose time is to move with the clock',
    'Write follow(browser(), vi)',
  );
}

function checkTime(ms: unknown): void {
  if (typeof ms === 'number' && ms >= 0 && ms < Infinity) return;
  throw badArgument(
    `The time of follow() cannot advance by ${typeof ms === 'number' ? ms : kindOf(ms)}`,
    'It takes milliseconds, 0 or more',
    'Write advance(5_000)',
  );
}
