import type { Tab } from '../../lib/index.ts';
import type { Program } from './run-orders.ts';

/** Adds one to `n`, so many times in each tab, each time in one task. */
export function atomic(times: number): Program {
  return counting(times, ({ window }, goOn) => {
    window.localStorage.setItem('n', String(Number(window.localStorage.getItem('n')) + 1));
    goOn();
  });
}

export interface SplitOptions {
  /** Where a tab counts, by its number. Default: all in one place. */
  readonly keyOf?: (tab: number) => string;
  readonly listens?: boolean;
}

/** Adds one so many times in each tab: reads in one task, and writes in the next. */
export function split(times: number, { keyOf = () => 'n', listens = false }: SplitOptions = {}): Program {
  return function* (tabs) {
    if (listens) for (const { window } of tabs) window.addEventListener('storage', () => undefined);
    tabs.forEach((tab, number) => splitIn(tab, keyOf(number), times));
    yield;
    return tabs[0]?.localStorage.getItem(keyOf(0)) ?? '';
  };
}

export function splitIn({ window }: Tab, key: string, times: number): void {
  const { localStorage } = window;
  let left = times;
  const read = (): void => {
    const value = Number(localStorage.getItem(key));
    soon(window, () => {
      localStorage.setItem(key, String(value + 1));
      if (--left > 0) soon(window, read);
    });
  };
  window.setTimeout(read);
}

/** A timer that is set in a promise job is nested in none, so that none is put off for being nested too deeply. */
export function soon(window: Tab['window'], callback: () => void): void {
  void Promise.resolve().then(() => window.setTimeout(callback));
}

function counting(times: number, step: (tab: Tab, goOn: () => void) => void): Program {
  return function* (tabs) {
    for (const tab of tabs) {
      let left = times;
      const next = (): void => step(tab, () => void (--left > 0 && soon(tab.window, next)));
      tab.window.setTimeout(next);
    }
    yield;
    return tabs[0]?.localStorage.getItem('n') ?? '';
  };
}
