import { scenario, type ExploreOptions, type Scenario } from '../../lib/explore/index.ts';

/** Two tabs add one, each in one task and the next: the natural order is right only where one begins later. */
export function lostUpdate(options: ExploreOptions = {}): Scenario {
  return scenario(options, async ({ tabs, rest }) => {
    for (const [number, { window }] of tabs.entries()) {
      const { localStorage } = window;
      const write = (value: number): void => void window.setTimeout(() => localStorage.setItem('n', String(value + 1)));
      const wait = (turns: number): void =>
        void window.setTimeout(() => (turns > 0 ? wait(turns - 1) : write(Number(localStorage.getItem('n')))));
      wait(number);
    }
    await rest();
    const sum = Number(tabs[0]?.localStorage.getItem('n'));
    if (sum !== tabs.length) throw new Error(`${sum} of ${tabs.length} were counted.`);
  });
}

/**
 * A lock that relies on time: who finds it free takes it, and has it if it still has after 5 ms. It holds as long as a timer is less than
 * that late.
 */
export function timedLock(options: ExploreOptions = {}): Scenario {
  return scenario(options, async ({ tabs, rest, critical }) => {
    const lock = critical('lock');
    for (const [number, tab] of tabs.entries()) {
      tab.start(({ localStorage, setTimeout }) => {
        const check = (): void => {
          if (localStorage.getItem('lock') !== tab.name) return;
          lock.enter(tab);
          setTimeout(() => lock.exit(tab), 20);
        };
        const take = (): void => {
          localStorage.setItem('lock', tab.name);
          setTimeout(check, 5);
        };
        setTimeout(() => (localStorage.getItem('lock') === null ? setTimeout(take) : null), 10 * number);
      });
    }
    await rest();
  });
}
