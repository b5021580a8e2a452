import fc from 'fast-check';
import type { Tab } from '../../lib/index.ts';
import type { Program } from './run-orders.ts';

const keys = ['k', 'l'] as const;

/** One task of a tab. */
export type Op =
  | { readonly op: 'get' | 'set same' | 'set own' | 'remove'; readonly key: (typeof keys)[number] }
  | { readonly op: 'clear' | 'keys' | 'listen' | 'unlisten' | 'cancel' };

/** Of each tab, its rows of timers: the tasks of a row come one after the other. */
export type Plan = readonly {
  /** What a listener does that is there from the beginning; null: there is none. */
  readonly listens: 'nothing' | 'writes' | 'reads' | 'cancels' | null;
  readonly rows: readonly { readonly delayMs: 0 | 1; readonly ops: readonly Op[] }[];
}[];

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ op: fc.constantFrom('get', 'set same', 'set own', 'remove'), key: fc.constantFrom(...keys) }),
  },
  { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('clear', 'keys', 'listen', 'unlisten', 'cancel') }) },
);

const row = fc.record({ delayMs: fc.constantFrom(0 as const, 1 as const), ops: fc.array(op, { minLength: 1, maxLength: 2 }) });

export const plans: fc.Arbitrary<Plan> = fc.array(
  fc.record({
    listens: fc.constantFrom('nothing', 'writes', 'reads', 'cancels', null, null),
    rows: fc.array(row, { minLength: 0, maxLength: 2 }),
  }),
  { minLength: 2, maxLength: 3 },
);

/** The outcome is what each tab has read and heard, in its order, and what is stored in the end. */
export function programOf(plan: Plan): Program {
  return function* (tabs) {
    const seen = tabs.map((): string[] => []);
    tabs.forEach((tab, number) => begin(tab, plan[number] as Plan[number], seen[number] as string[]));
    yield;
    return JSON.stringify([seen, Object.entries(tabs[0]?.localStorage ?? {}).sort()]);
  };
}

function begin(tab: Tab, { listens, rows }: Plan[number], seen: string[]): void {
  const { window, name } = tab;
  const { localStorage } = window;
  let written = 0;
  const timers: number[] = [];
  const hear = ({ key, newValue }: { readonly key: string | null; readonly newValue: string | null }): void => {
    seen.push(`heard ${key} ${newValue}`);
    if (listens === 'reads') seen.push(`found ${localStorage.getItem('k')}`);
    if (listens === 'cancels') window.clearTimeout(timers.at(-1));
    if (listens === 'writes' && newValue !== null && !newValue.includes('heard')) set('l', `${name} heard ${newValue}`);
  };
  if (listens !== null) window.addEventListener('storage', hear);
  const set = (key: string, value: string): void => {
    try {
      localStorage.setItem(key, value);
    } catch {
      seen.push('no room');
    }
  };
  const run = (each: Op): void => {
    if (each.op === 'get') seen.push(`read ${localStorage.getItem(each.key)}`);
    else if (each.op === 'set same') set(each.key, 'same');
    else if (each.op === 'set own') set(each.key, `${name} ${written++}`);
    else if (each.op === 'remove') localStorage.removeItem(each.key);
    else if (each.op === 'clear') localStorage.clear();
    else if (each.op === 'keys') seen.push(`keys ${Object.keys(localStorage).sort().join()}`);
    else if (each.op === 'listen') window.addEventListener('storage', hear);
    else if (each.op === 'unlisten') window.removeEventListener('storage', hear);
    else window.clearTimeout(timers.at(-1));
  };
  for (const { delayMs, ops } of rows) {
    const next = (at: number): void => {
      run(ops[at] as Op);
      // Set in a promise job, it is nested in none.
      if (at + 1 < ops.length) void Promise.resolve().then(() => timers.push(window.setTimeout(() => next(at + 1))));
    };
    timers.push(window.setTimeout(() => next(0), delayMs));
  }
}
