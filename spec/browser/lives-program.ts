import fc from 'fast-check';
import { channelAct, lockAct, ownAct as next, storageAct, type OwnAct } from './lives-own-acts.ts';

/** Events in whose handlers a page acts. */
export type HandlerType = 'storage' | 'beforeunload' | 'pagehide' | 'unload' | 'pageshow' | 'popstate';

/** What page code does with other windows: they are counted round among those that it reaches. */
export type WindowAct =
  | { readonly do: 'window.open'; readonly url: string; readonly target: string; readonly noopener: boolean }
  /** Where there is markup. */
  | { readonly do: 'link'; readonly url: string; readonly rel: string }
  | {
      readonly do: 'insert frame';
      readonly src: string;
      readonly sandbox: string | null;
      readonly name: string;
      /** Where there is markup: it has markup of its own instead of `src`. */
      readonly srcdoc: boolean;
    }
  | { readonly do: 'disown' }
  | { readonly do: 'postMessage'; readonly to: number; readonly targetOrigin: string }
  | { readonly do: 'lead'; readonly to: number; readonly url: string }
  | { readonly do: 'close other'; readonly to: number };

/** What page code does. */
export type Act =
  | OwnAct
  | WindowAct
  | { readonly do: 'setTimeout' | 'setInterval'; readonly ms: number; readonly next: Act }
  /** Of a frame: it takes its own element out of the page around it. */
  | { readonly do: 'remove itself' }
  /** `stays`: of `beforeunload`, whether the page asks the user to stay. */
  | { readonly do: 'on'; readonly type: HandlerType; readonly stays: boolean; readonly next: OwnAct }
  | { readonly do: 'history'; readonly delta: -1 | -2 | 1 }
  | { readonly do: 'pushState' | 'replaceState'; readonly url: string }
  | { readonly do: 'assign' | 'location.replace'; readonly url: string }
  | { readonly do: 'window.close' }
  /** The process is gone in the middle of the script, which goes on. */
  | { readonly do: 'crash inside'; readonly next: OwnAct };

/** What a person does, or a test. Tabs and frames are counted round among those that are there; without one nothing happens. */
export type Call =
  | { readonly call: 'open'; readonly url: string }
  | { readonly call: 'goto'; readonly tab: number; readonly url: string }
  | { readonly call: 'reload' | 'back' | 'forward' | 'hide' | 'show' | 'close' | 'crash' | 'duplicate'; readonly tab: number }
  | { readonly call: 'run' | 'outside'; readonly tab: number; readonly act: Act }
  | { readonly call: 'addFrame'; readonly tab: number; readonly url: string }
  | { readonly call: 'remove frame'; readonly frame: number }
  | { readonly call: 'run in frame'; readonly frame: number; readonly act: Act }
  | { readonly call: 'restart'; readonly session: 'drop' | 'restore' }
  | { readonly call: 'step'; readonly choose: number | null }
  | { readonly call: 'settle' }
  | { readonly call: 'advance'; readonly ms: number };

/** A whole run: data that can be written down and carried out again. */
export interface Program {
  readonly backForwardCache: 'keep' | 'drop' | 'off';
  readonly beforeUnload: 'leave' | 'stay';
  readonly keptPages: number;
  /** Null: `fifo()`; a number: `seeded(n)`. */
  readonly seeded: number | null;
  readonly calls: readonly Call[];
}

/** Most tabs that are open at once. */
export const mostTabs = 5;

const one = 'https://one.example';
const tab = fc.nat(mostTabs - 1);
const frame = fc.nat(4);

const handler: fc.Arbitrary<Act> = fc.record({
  do: fc.constant('on' as const),
  type: fc.constantFrom<HandlerType>(
    'storage',
    'storage',
    'beforeunload',
    'beforeunload',
    'pagehide',
    'unload',
    'pageshow',
    'popstate',
  ),
  stays: fc.boolean(),
  next,
});

const removal = fc.constant({ do: 'remove itself' as const });

/** Few enough for the limit of tasks, however far time moves. */
const intervalMs = fc.constantFrom(700, 1_500);

/** What a frame does, too: histories are those of tabs alone. */
const quietAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 7, arbitrary: storageAct },
  { weight: 4, arbitrary: channelAct },
  { weight: 1, arbitrary: lockAct },
  { weight: 5, arbitrary: handler },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('setTimeout' as const), ms: fc.constantFrom(0, 0, 1, 5, 2_000), next }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('setInterval' as const), ms: intervalMs, next: fc.oneof(storageAct, removal) }),
  },
);

const two = 'https://two.example';
const to = fc.nat(6);
const page = fc.constantFrom(
  `${one}/`,
  `${one}/b`,
  `${two}/`,
  `${two}/d`,
  `${one}/alone`,
  `${one}/popups`,
  `${one}/boxed-popups`,
);
const targetOrigin = fc.constantFrom('*', '*', '*', '*', '/', one, two, 'https://three.example');

/** Those that go to another group, or into a sandbox. */
const ownPage = fc.constantFrom(`${one}/alone`, `${one}/popups`, `${one}/boxed`, `${one}/boxed-popups`);

const openAct = fc.record({
  do: fc.constant('window.open' as const),
  url: fc.oneof(page, fc.constantFrom('', `${one}/c`)),
  target: fc.constantFrom('_blank', '_blank', '_blank', 'side', 'side', 'side', '_top', '_parent'),
  noopener: fc.constantFrom(false, false, true),
});

const frameAct = fc.record({
  do: fc.constant('insert frame' as const),
  src: fc.constantFrom('about:blank', `${one}/framed`, `${one}/boxed`, `${two}/framed`, `${two}/deep`, `${two}/deep`),
  sandbox: fc.constantFrom(
    null,
    null,
    'allow-scripts',
    'allow-scripts allow-same-origin',
    'allow-scripts allow-popups',
    'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    'allow-same-origin allow-popups',
  ),
  name: fc.constantFrom('', 'side', 'side'),
  srcdoc: fc.constantFrom(false, false, true),
});

const postAct = fc.record({ do: fc.constant('postMessage' as const), to, targetOrigin });

const windowAct: fc.Arbitrary<WindowAct> = fc.oneof(
  { weight: 4, arbitrary: openAct },
  { weight: 4, arbitrary: frameAct },
  { weight: 7, arbitrary: postAct },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('lead' as const), to, url: page }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('close other' as const), to }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('disown' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('link' as const),
      url: page,
      rel: fc.constantFrom('opener', 'opener', '', 'noreferrer'),
    }),
  },
);

const path = fc.constantFrom('?p', '?q', '#f', '/pushed');
const url = fc.constantFrom(`${one}/`, `${one}/b`, `${one}/c`, 'https://two.example/', '#f', '#g');

const movingAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('history' as const), delta: fc.constantFrom(-1, -1, -2, 1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('pushState' as const, 'pushState' as const, 'replaceState' as const), url: path }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('assign' as const, 'location.replace' as const), url }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('window.close' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash inside' as const), next }) },
);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 7, arbitrary: quietAct },
  { weight: 4, arbitrary: movingAct },
  { weight: 9, arbitrary: windowAct },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('setTimeout' as const),
      ms: fc.constantFrom(0, 1, 5),
      next: fc.oneof(movingAct, windowAct),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setInterval' as const), ms: intervalMs, next: movingAct }) },
);

const open: fc.Arbitrary<Call> = fc.record({
  call: fc.constant('open' as const),
  url: fc.constantFrom(`${one}/`, `${one}/`, `${one}/b`, 'https://two.example/'),
});

const calls: fc.Arbitrary<Call> = fc.oneof(
  { weight: 18, arbitrary: fc.record({ call: fc.constantFrom('run' as const, 'run' as const, 'outside' as const), tab, act }) },
  { weight: 7, arbitrary: fc.record({ call: fc.constant('run' as const), tab, act: postAct }) },
  { weight: 9, arbitrary: fc.record({ call: fc.constantFrom('run' as const, 'outside' as const), tab, act: channelAct }) },
  { weight: 7, arbitrary: fc.record({ call: fc.constant('run' as const), tab, act: lockAct }) },
  { weight: 3, arbitrary: fc.record({ call: fc.constant('goto' as const), tab, url: fc.oneof(url, url, url, ownPage) }) },
  {
    weight: 4,
    arbitrary: fc.record({ call: fc.constantFrom('back' as const, 'back' as const, 'forward' as const, 'reload' as const), tab }),
  },
  { weight: 2, arbitrary: fc.record({ call: fc.constantFrom('hide' as const, 'show' as const), tab }) },
  { weight: 3, arbitrary: fc.record({ call: fc.constantFrom('close' as const, 'crash' as const, 'duplicate' as const), tab }) },
  {
    weight: 3,
    arbitrary: fc.record({
      call: fc.constant('addFrame' as const),
      tab,
      url: fc.constantFrom('about:blank', '/framed', `${two}/framed`, `${two}/framed`),
    }),
  },
  { weight: 2, arbitrary: fc.record({ call: fc.constant('remove frame' as const), frame }) },
  { weight: 6, arbitrary: fc.record({ call: fc.constant('run in frame' as const), frame, act: fc.oneof(quietAct, windowAct) }) },
  { weight: 1, arbitrary: fc.record({ call: fc.constant('run in frame' as const), frame, act: removal }) },
  {
    weight: 1,
    arbitrary: fc.record({
      call: fc.constant('restart' as const),
      session: fc.constantFrom('drop' as const, 'restore' as const, 'restore' as const),
    }),
  },
  { weight: 3, arbitrary: open },
  { weight: 3, arbitrary: fc.record({ call: fc.constant('step' as const), choose: fc.option(fc.nat(5)) }) },
  { weight: 2, arbitrary: fc.record({ call: fc.constant('settle' as const) }) },
  { weight: 2, arbitrary: fc.record({ call: fc.constant('advance' as const), ms: fc.constantFrom(1, 5, 3_000) }) },
);

/** Programs of some length: one begins with a few tabs. */
export function livesPrograms(maxCalls: number): fc.Arbitrary<Program> {
  const sequence = fc
    .tuple(
      fc.array(open, { minLength: 1, maxLength: 3 }),
      fc.noBias(fc.array(calls, { minLength: 1, maxLength: maxCalls, size: 'max' })),
    )
    .map(([first, rest]) => [...first, ...rest]);
  return fc.record({
    backForwardCache: fc.constantFrom('keep' as const, 'keep' as const, 'drop' as const, 'drop' as const, 'off' as const),
    beforeUnload: fc.constantFrom('leave' as const, 'stay' as const),
    keptPages: fc.constantFrom(6, 1),
    seeded: fc.option(fc.nat(1_000), { freq: 2 }),
    calls: sequence,
  });
}
