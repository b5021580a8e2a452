import fc from 'fast-check';
import { Browser, seeded, type BareWindow, type Trace } from '../../../lib/index.ts';

/** What code of a page does in one task. */
type Deed =
  | { readonly read: string }
  | { readonly write: string; readonly value: string }
  | { readonly remove: string }
  | { readonly do: 'clear' | 'keys' }
  | { readonly after: number; readonly deeds: readonly Deed[] }
  | { readonly post: number; readonly deeds: readonly Deed[] }
  | { readonly channel: readonly Deed[] }
  | { readonly lock: 'exclusive' | 'shared'; readonly deeds: readonly Deed[] };

/** What a test does: it has a page do something from outside, has a task do it, answers storage events, runs some steps. */
type Act =
  | { readonly call: number; readonly deeds: readonly Deed[] }
  | { readonly later: number; readonly deeds: readonly Deed[] }
  | { readonly answer: number; readonly deed: Deed }
  | { readonly steps: number };

export interface RandomRun {
  readonly seed: number;
  readonly acts: readonly Act[];
}

const key: fc.Arbitrary<string> = fc.constantFrom('a', 'b');
const simple: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ read: key }),
  fc.record({ write: key, value: fc.constantFrom('1', '2', 'x'.repeat(200)) }),
  fc.record({ remove: key }),
  fc.record({ do: fc.constantFrom<'clear' | 'keys'>('clear', 'keys') }),
);
const inner: fc.Arbitrary<readonly Deed[]> = fc.array(simple, { minLength: 1, maxLength: 2 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: simple },
  { weight: 1, arbitrary: fc.record({ after: fc.nat(3), deeds: inner }) },
  { weight: 1, arbitrary: fc.record({ post: fc.nat(4), deeds: inner }) },
  { weight: 1, arbitrary: fc.record({ channel: inner }) },
  { weight: 1, arbitrary: fc.record({ lock: fc.constantFrom<'exclusive' | 'shared'>('exclusive', 'shared'), deeds: inner }) },
);
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(deed, { minLength: 1, maxLength: 3 });
const page: fc.Arbitrary<number> = fc.nat(4);

export const randomRun: fc.Arbitrary<RandomRun> = fc.record({
  seed: fc.nat(1000),
  acts: fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.record({ call: page, deeds }) },
      { weight: 5, arbitrary: fc.record({ later: page, deeds }) },
      { weight: 1, arbitrary: fc.record({ answer: page, deed: simple }) },
      { weight: 2, arbitrary: fc.record({ steps: fc.integer({ min: 1, max: 6 }) }) },
    ),
    { minLength: 3, maxLength: 14 },
  ),
});

/** Two tabs and a third one of one site, with frames of another site that share storage; little of it. */
export async function traceOfRun({ seed, acts }: RandomRun): Promise<Trace> {
  const browser = new Browser({ scheduler: seeded(seed), policy: { quota: 300 } });
  const windows: BareWindow[] = [];
  for (let tabs = 0; tabs < 3; tabs++) {
    const tab = await browser.open('https://a.example/');
    windows.push(tab.window);
    if (tabs < 2) windows.push((await tab.addFrame('https://b.example/')).window);
  }
  const channels = new Map<BareWindow, Channel>();
  for (const window of windows) {
    window.onmessage = ({ data }) => carryOut(window, data as readonly Deed[]);
    listenToChannel(window);
  }
  for (const act of acts) {
    if ('steps' in act) for (let n = 0; n < act.steps; n++) await browser.step();
    else if ('call' in act) carryOut(windows[act.call] as BareWindow, act.deeds);
    else if ('later' in act) {
      const window = windows[act.later] as BareWindow;
      window.setTimeout(() => carryOut(window, act.deeds), 1);
    } else {
      const window = windows[act.answer] as BareWindow;
      let left = 2;
      window.addEventListener('storage', () => {
        if (left-- > 0) carryOut(window, [act.deed]);
      });
    }
  }
  await browser.settle();
  await browser.advance(10);
  return browser.trace;

  function carryOut(window: BareWindow, list: readonly Deed[]): void {
    for (const each of list) {
      if ('after' in each) window.setTimeout(() => carryOut(window, each.deeds), each.after);
      else if ('post' in each) windows[each.post]?.postMessage(each.deeds, '*');
      else if ('channel' in each) postToChannel(window, each.channel);
      else if ('lock' in each) takeLock(window, each.lock, () => carryOut(window, each.deeds));
      else touch(window.localStorage, each);
    }
  }

  // Where this host has none, nothing is done.
  function listenToChannel(window: BareWindow): void {
    const channel = channelOf(window);
    if (channel === null) return;
    channel.addEventListener('message', ({ data }) => carryOut(window, data as readonly Deed[]));
    channels.set(window, channel);
  }

  function postToChannel(window: BareWindow, list: readonly Deed[]): void {
    channels.get(window)?.postMessage(list);
  }
}

interface Channel {
  postMessage(data: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function channelOf(window: BareWindow): Channel | null {
  const Made: unknown = Reflect.get(window, 'BroadcastChannel');
  return typeof Made === 'function' ? (Reflect.construct(Made, ['c']) as Channel) : null;
}

interface Locks {
  request(name: string, options: object, callback: () => void): Promise<unknown>;
}

function takeLock(window: BareWindow, mode: string, then: () => void): void {
  const locks = Reflect.get(window.navigator, 'locks') as Locks | undefined;
  if (locks === undefined) then();
  else void locks.request('l', { mode }, then);
}

function touch(storage: Storage, each: Deed): void {
  if ('read' in each) storage.getItem(each.read);
  else if ('remove' in each) storage.removeItem(each.remove);
  else if ('do' in each) {
    if (each.do === 'clear') storage.clear();
    else void storage.length;
  } else if ('write' in each) {
    try {
      storage.setItem(each.write, each.value);
    } catch {
      // It is full: that is told, too.
    }
  }
}

type Storage = BareWindow['localStorage'];
