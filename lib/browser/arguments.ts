import { canParseURL } from '../infra/can-parse-url.ts';
import { badArgument, checkOptionsOf, dropAnswer, isThenable, kindOf, memberOf, shown, told } from '../infra/arguments.ts';
import type { WaitOptions } from './awaited.ts';
import { faultOfScheduler } from './check-options.ts';
import type { SettleOptions } from './settled.ts';

// What callers without TypeScript get wrong is refused here, before anything has happened. All of these throw BAD_OPTION.

export function checkURLArgument(call: string, url: unknown): void {
  if (typeof url === 'string' || isURL(url)) return;
  const example = `${call.slice(0, -1)}'https://shop.example/')`;
  throw badArgument(`${call} takes a URL, and got ${kindOf(url)}`, 'It is a string or a URL object', `Write ${example}`);
}

/** False for what only inherits from URL, and for what cannot be asked. */
export function isURL(value: unknown): boolean {
  try {
    return value instanceof URL && canParseURL(value.href);
  } catch {
    return false;
  }
}

export function checkNote(text: unknown): void {
  if (typeof text === 'string') return;
  throw badArgument(
    `browser.note() takes a string, and got ${kindOf(text)}`,
    'It becomes a line of the trace',
    'Write browser.note(String(value)), or JSON.stringify(value)',
  );
}

export function checkStep(options: unknown): void {
  checkOptionsOf('browser.step()', options, { choose: typeof options === 'string' ? options : 'tab1.dom' });
}

export function checkSettle(options: SettleOptions): void {
  checkOptionsOf('browser.settle()', options, { timers: true, limitMs: 1000 });
  const { limitMs = 0 } = options;
  if (limitMs >= 0) return;
  throw badArgument(
    'The option limitMs of browser.settle() cannot be used',
    `It is ${limitMs}, and time moves forward only`,
    'Give a number of milliseconds from 0 on',
  );
}

export function checkAdvance(ms: number): void {
  if (typeof ms === 'number' && ms >= 0 && ms <= Number.MAX_SAFE_INTEGER) return;
  throw badArgument(
    `Virtual time cannot advance by ${told(ms)} ms`,
    'It only moves forward, by a finite time',
    'Give a number of milliseconds from 0 on',
  );
}

export function checkReset(options: { readonly scheduler?: object; readonly seed?: number }): void {
  checkOptionsOf('browser.reset()', options, { scheduler: {}, seed: 1 });
  const { scheduler, seed = 1 } = options;
  const fault = scheduler === undefined ? null : faultOfScheduler(scheduler);
  if (fault !== null)
    throw badArgument('The option scheduler of browser.reset() cannot be used', fault, 'Give fifo(), or another one');
  if (Number.isSafeInteger(seed)) return;
  throw badArgument('The option seed of browser.reset() cannot be used', `It is ${seed}`, 'Give an integer');
}

/** The opener that a new tab is asked for with; null for none. `tabs`: the open ones. */
export function checkOpener<T extends object>(options: { readonly opener?: T }, tabs: () => readonly T[]): T | null {
  checkOptionsOf('browser.open()', options, { opener: {} });
  const { opener = null } = options;
  if (opener === null || tabs().includes(opener)) return opener;
  throw badArgument(
    'The option opener of browser.open() cannot be used',
    'It is no open tab of this Browser',
    'Give a tab that browser.open() has returned, and that is not closed',
  );
}

/** What the option `beforeUnload` answered. */
export function checkAnswer(answer: unknown): 'leave' | 'stay' {
  if (answer === 'leave' || answer === 'stay') return answer;
  dropAnswer(answer);
  throw badArgument(
    `The function beforeUnload of new Browser() answered ${isThenable(answer) ? 'a promise' : told(answer)}`,
    'It says what the user answers when a page asks whether to leave it',
    "Return 'leave' or 'stay'",
  );
}

/** What `browser.runUntil()` waits for in a tab or frame is of this Browser: those of others hear nothing while it runs. */
export function checkHearer(condition: unknown, browser: object): void {
  const tab = memberOf(condition, 'tab');
  if (tab === undefined || memberOf(tab, 'browser') === browser) return;
  throw badArgument(
    'The condition of browser.runUntil() cannot be used',
    'Its tab is no tab or frame of this Browser',
    'Write browser.runUntil({ tab, heard: 2 }), with a tab that this browser.open() has returned',
  );
}

export function checkRestart(options: { readonly session?: string }): void {
  checkOptionsOf('browser.restart()', options, { session: 'restore' });
  const { session = 'drop' } = options;
  if (session === 'drop' || session === 'restore') return;
  throw badArgument(
    'The option session of browser.restart() cannot be used',
    `It is ${told(session)}`,
    "Give 'drop' or 'restore'",
  );
}

/** What `tab.run()` and `tab.evaluate()` are called with: options may stand first. */
export function withOptions(
  call: string,
  given: readonly unknown[],
): { readonly options: WaitOptions; readonly first: unknown; readonly args: readonly unknown[] } {
  const [first, ...rest] = given;
  if (typeof first !== 'object' || first === null) return { options: {}, first, args: rest };
  checkOptionsOf(call, first, { timers: true });
  const [second, ...args] = rest;
  return { options: first, first: second, args };
}

type Action = (...args: readonly unknown[]) => unknown;

/** What `tab.run()` and `tab.start()` are called with. */
export function checkedAction(call: string, action: unknown): Action {
  if (typeof action === 'function') return action as Action;
  throw badArgument(
    `${call} takes a function, and got ${kindOf(action)}`,
    "It is called with the page's window",
    typeof action === 'string'
      ? `For source text use tab.evaluate(${shown(action)})`
      : `Write ${call.slice(0, -1)}(window) => window.localStorage.length)`,
  );
}

/** What `tab.evaluate()` is called with. */
export function checkSource(source: unknown): void {
  if (typeof source === 'function' || typeof source === 'string') return;
  throw badArgument(
    `tab.evaluate() takes source text or a function, and got ${kindOf(source)}`,
    'It is run in the page',
    "Write tab.evaluate('localStorage.length')",
  );
}

/** What `tab.import()` is to find. */
export function checkSpecifier(specifier: unknown): void {
  if (typeof specifier === 'string' && specifier !== '') return;
  throw badArgument(
    `tab.import() takes the specifier of a module, and got ${specifier === '' ? 'an empty text' : kindOf(specifier)}`,
    'It is found as an import in your file would find it',
    "Write tab.import('./auth.ts', import.meta.url)",
  );
}

/** The file that a specifier is relative to, as a path or `file:` URL; null without. */
export function checkedBase(base: unknown): string | null {
  if (base === undefined) return null;
  const text = base instanceof URL ? base.href : base;
  if (typeof text === 'string' && (text.startsWith('file:') || /^(?:[/\\]|[a-z]:[/\\])/i.test(text))) return text;
  throw badArgument(
    'The second argument of tab.import() cannot be used',
    `It is ${told(base)}, and no file`,
    'Give import.meta.url, or __filename in a CommonJS file',
  );
}
