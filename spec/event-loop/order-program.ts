import fc from 'fast-check';
import type { Browser, Tab } from '../../lib/index.ts';

/** What page code does. Each happens in the tab of that number: 0 and 1 are of one origin, 2 and 3 of another. */
export type Act =
  | { readonly do: 'set'; readonly area: AreaName; readonly key: string; readonly value: string }
  | { readonly do: 'remove' | 'get'; readonly area: AreaName; readonly key: string }
  | { readonly do: 'clear'; readonly area: AreaName }
  | { readonly do: 'timer'; readonly delayMs: number; readonly next: Act }
  | { readonly do: 'clearTimer'; readonly id: number }
  | { readonly do: 'promise'; readonly next: Act }
  | { readonly do: 'listen'; readonly next: Act };

/** What a test does: calls from outside, and calls that run tasks. */
export type Call =
  | { readonly call: 'outside' | 'run'; readonly tab: number; readonly act: Act }
  | { readonly call: 'step'; readonly choose: number | null }
  | { readonly call: 'advance'; readonly ms: number }
  | { readonly call: 'settle' }
  | { readonly call: 'reload'; readonly tab: number };

type AreaName = 'localStorage' | 'sessionStorage';

export const urls: readonly string[] = [
  'https://one.example/',
  'https://one.example/',
  'https://two.example/',
  'https://two.example/',
];

const area = fc.constantFrom<AreaName>('localStorage', 'localStorage', 'localStorage', 'sessionStorage');
const key = fc.constantFrom('a', 'b');
const tab = fc.nat(urls.length - 1);

const plain: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('set' as const), area, key, value: fc.constantFrom('1', '2', '3') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'get' as const), area, key }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), area }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clearTimer' as const), id: fc.integer({ min: 1, max: 3 }) }) },
);

/** Acts that come later, from the inside out: no deeper than this, so that every program ends. */
function later(next: fc.Arbitrary<Act>): fc.Arbitrary<Act> {
  return fc.oneof(
    { weight: 3, arbitrary: next },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('timer' as const), delayMs: fc.constantFrom(0, 0, 1, 3, 7), next }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('promise' as const), next }) },
  );
}

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: later(later(plain)) },
  // What a listener writes either nobody hears, or is soon the same again: two would answer each other without end.
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('listen' as const),
      next: fc.oneof(
        fc.record({ do: fc.constant('get' as const), area, key }),
        fc.record({ do: fc.constant('set' as const), area: fc.constant<AreaName>('sessionStorage'), key, value: key }),
        fc.record({
          do: fc.constant('promise' as const),
          next: fc.record({
            do: fc.constant('set' as const),
            area: fc.constant<AreaName>('localStorage'),
            key,
            value: fc.constant('heard'),
          }),
        }),
      ),
    }),
  },
);

export const orderPrograms: fc.Arbitrary<readonly Call[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ call: fc.constantFrom<'outside' | 'run'>('outside', 'outside', 'run'), tab, act: acts }),
    },
    { weight: 3, arbitrary: fc.record({ call: fc.constant('step' as const), choose: fc.option(fc.nat(7)) }) },
    { weight: 1, arbitrary: fc.record({ call: fc.constant('advance' as const), ms: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ call: fc.constant('settle' as const) }) },
    { weight: 1, arbitrary: fc.record({ call: fc.constant('reload' as const), tab }) },
  ),
  { maxLength: 14, size: 'max' },
);

function perform(act: Act, { window }: Pick<Tab, 'window'>): void {
  switch (act.do) {
    case 'set':
      window[act.area].setItem(act.key, act.value);
      break;
    case 'remove':
      window[act.area].removeItem(act.key);
      break;
    case 'get':
      window[act.area].getItem(act.key);
      break;
    case 'clear':
      window[act.area].clear();
      break;
    case 'timer':
      window.setTimeout(() => perform(act.next, { window }), act.delayMs);
      break;
    case 'clearTimer':
      window.clearTimeout(act.id);
      break;
    case 'promise':
      window.queueMicrotask(() => perform(act.next, { window }));
      break;
    case 'listen':
      window.addEventListener('storage', () => perform(act.next, { window }));
  }
}

/** Carries a program out in a Browser with a tab for each of {@link urls}, and comes to rest. */
export async function runOrderProgram(program: readonly Call[], browser: Browser): Promise<void> {
  for (const call of program) await carryOut(call, browser);
  await browser.settle({ timers: true });
}

async function carryOut(call: Call, browser: Browser): Promise<void> {
  switch (call.call) {
    case 'outside':
      perform(call.act, tabOf(browser, call.tab));
      break;
    case 'run':
      await tabOf(browser, call.tab).run((window) => perform(call.act, { window }));
      break;
    case 'step': {
      const names = browser.pending.filter(({ why }) => why === 'runnable').map(({ name }) => name);
      if (call.choose === null || names.length === 0) await browser.step();
      else await browser.step({ choose: names[call.choose % names.length] as string });
      break;
    }
    case 'advance':
      await browser.advance(call.ms);
      break;
    case 'settle':
      await browser.settle();
      break;
    case 'reload':
      await tabOf(browser, call.tab).reload();
  }
}

function tabOf(browser: Browser, number: number): Tab {
  return browser.tabs[number] as Tab;
}

/** All that a program asks for, by name: for the generator's coverage. */
export function actionsOf(program: readonly Call[]): Set<string> {
  const names = new Set<string>();
  for (const call of program) {
    names.add(call.call === 'step' && call.choose !== null ? 'step({ choose })' : call.call);
    if ('act' in call) addActs(call.act, names);
  }
  return names;
}

function addActs(act: Act, names: Set<string>): void {
  names.add(act.do);
  if ('next' in act) addActs(act.next, names);
}
