import { innerOf } from '../../lib/browser/inner.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import type { Checkpoint } from '../../lib/event-loop/checkpoint.ts';
import { drive } from '../../lib/event-loop/drive.ts';
import type { Scheduler } from '../../lib/event-loop/scheduler.ts';
import type { UserAgent } from '../../lib/html/records/user-agent.ts';
import { AccessLog } from '../../lib/explore/access-log.ts';
import { Systematic } from '../../lib/explore/systematic.ts';
import type { StorageModel } from '../../lib/coherence/storage-model.ts';
import { Browser, type Tab } from '../../lib/index.ts';

/** What tabs do: each part begins when all of the one before is over. Answers with what can be told in the end. */
export type Program = (tabs: readonly Tab[]) => Generator<void, string>;

export interface Orders {
  readonly orders: number;
  readonly redundant: number;
  /** How often each outcome came, by orders. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** What is equal in all orders of a kind. */
  readonly kinds: ReadonlySet<string>;
}

interface Prepared {
  readonly tabs: readonly Tab[];
  /** Runs one schedule to its end, or until it is abandoned. */
  run(scheduler: Scheduler, log: AccessLog): string;
}

/** When timers come: at their time, or in any order. */
export type Timing = 'timed' | 'any order';

/** Calls `body` with tabs that are open, in a turn of its own, where promise jobs can be drained. */
export async function withTabs<T>(
  tabCount: number,
  program: Program,
  body: (prepared: Prepared) => T,
  timing: Timing = 'timed',
  storage: StorageModel = 'shared',
  quota: number | null = null,
): Promise<T> {
  const policy = quota === null ? {} : { policy: { quota: { localStorage: quota } } };
  const browser = new Browser({ storage, ...policy, trace: 'off', console: 'trace', limits: { tasks: 10_000_000 } });
  const tabs: Tab[] = [];
  for (let number = 0; number < tabCount; number++) tabs.push(await browser.open('https://a.example/'));
  const inner = innerOf(browser);
  const { checkpoint } = surroundings();
  const held: Checkpoint = { drain: checkpoint.drain, hop: async (task) => task() };
  const run: Prepared['run'] = (scheduler, log) => {
    if (!inner.resetNow({ scheduler, seed: 1, observer: log, guarded: false })) throw new Error('A tab has to be loaded.');
    const { userAgent } = inner;
    userAgent.kernel.timersAtOnce = timing === 'any order';
    const parts = program(tabs);
    for (;;) {
      const part = parts.next();
      if (part.done === true) return part.value;
      do runHeld(userAgent, held);
      while (!userAgent.kernel.hasRunnable(null) && moveOn(userAgent));
      if (userAgent.kernel.hasRunnable(null)) return 'abandoned';
    }
  };
  try {
    return await checkpoint.hop(() => body({ tabs, run }));
  } finally {
    await browser.close();
  }
}

/** One order of each kind. */
export function ordersOf(
  tabCount: number,
  program: Program,
  log: AccessLog = new AccessLog(),
  timing: Timing = 'timed',
  storage: StorageModel = 'shared',
  quota: number | null = null,
): Promise<Orders> {
  const search = ({ run }: Prepared): Orders => {
    const systematic = new Systematic(log);
    let outcomes = new Map<string, number>();
    let kinds = new Set<string>();
    for (let goesOn = true; goesOn;) {
      systematic.begin();
      const outcome = run(systematic, log);
      if (systematic.divergedAt !== null) throw new Error(`Not the same again at step ${systematic.divergedAt}.`);
      if (!systematic.abandoned) {
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        // They cost more than all else.
        if (kinds.size < 1_500) kinds.add(kindOf(log));
      }
      const begins = log.changed;
      goesOn = systematic.next();
      if (begins) {
        outcomes = new Map();
        kinds = new Set();
      }
    }
    return { orders: systematic.orders, redundant: systematic.redundant, outcomes, kinds };
  };
  return withTabs(tabCount, program, search, timing, storage, quota);
}

/**
 * Every order there is; null where there are more than `most`, or look to be from the first: as many as if each choice was among as many
 * lanes in all others. Knows nothing of what steps have to do with each other.
 */
export function allOrdersOf(
  tabCount: number,
  program: Program,
  most: number,
  withKinds: boolean = true,
  timing: Timing = 'timed',
  storage: StorageModel = 'shared',
  quota: number | null = null,
): Promise<Orders | null> {
  const log = new AccessLog();
  const enumerate = ({ run }: Prepared): Orders | null => {
    const outcomes = new Map<string, number>();
    let kinds = new Set<string>();
    const places: number[] = [];
    const counts: number[] = [];
    let depth = 0;
    const scheduler: Scheduler = {
      name: 'every order',
      everyStep: true,
      seed: () => undefined,
      random: () => 0.5,
      choose(heads, count) {
        // By name, since the kernel shows them in no particular order.
        const names = heads.slice(0, count).map(({ lane }) => lane?.name ?? '');
        const place = (places[depth] ??= 0);
        counts[depth++] = count;
        log.asked = true;
        return names.indexOf([...names].sort()[place] as string);
      },
    };
    for (let orders = 1; ; orders++) {
      if (orders > most) return null;
      depth = 0;
      log.begin();
      const outcome = run(scheduler, log);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (log.changed) kinds = new Set();
      if (withKinds) kinds.add(kindOf(log));
      if (orders === 1 && counts.reduce((product, count) => product * count, 1) > most) return null;
      places.length = depth;
      while (places.length > 0 && (places.at(-1) as number) + 1 === counts[places.length - 1]) places.pop();
      if (places.length === 0) return { orders, redundant: 0, outcomes, kinds };
      places.push((places.pop() as number) + 1);
    }
  };
  return withTabs(tabCount, program, enumerate, timing, storage, quota);
}

/** The pairs of steps whose order can be told, each step by who made it, its lane and its number among what that one made. */
export function kindOf(log: AccessLog): string {
  const names: string[] = [];
  for (let step = 0; step < log.count; step++) {
    const creator = log.creatorOf[step] as number;
    names.push(`${creator < 0 ? '' : names[creator]}/${log.lanes.name(log.laneOf[step] as number)}.${log.numberOf[step]}`);
  }
  const pairs: string[] = [];
  for (let first = 0; first < log.count; first++) {
    for (let second = first + 1; second < log.count; second++) {
      if (log.laneOf[first] === log.laneOf[second] || areTold(log, first, second)) pairs.push(`${names[first]}<${names[second]}`);
    }
  }
  return pairs.sort().join(' ');
}

function areTold({ accesses, beginOf }: AccessLog, first: number, second: number): boolean {
  const of = (step: number): number[] => [...accesses.slice(beginOf[step], beginOf[step + 1])];
  return of(first).some((one) => of(second).some((other) => one >> 2 === other >> 2 && (one !== other || (one & 3) === 2)));
}

function runHeld({ kernel, scripts, observer }: UserAgent, checkpoint: Checkpoint): void {
  void drive({ kernel, checkpoint, observer, begin: () => kernel.begin(null), goOn: () => true }, scripts);
}

function moveOn({ kernel }: UserAgent): boolean {
  const next = kernel.nextDueMs;
  if (next === null) return false;
  kernel.moveTo(next);
  return true;
}
