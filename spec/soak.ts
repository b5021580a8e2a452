export type Tried =
  | 'lives, bare'
  | 'lives, happy-dom'
  | 'lives, jsdom'
  | 'lives, twins, bare'
  | 'lives, twins, happy-dom'
  | 'lives, twins, jsdom'
  | 'policies, bare'
  | 'policies, happy-dom'
  | 'policies, jsdom'
  | 'time and chance, bare'
  | 'time and chance, happy-dom'
  | 'time and chance, jsdom'
  | 'order'
  | 'orders of programs'
  | 'orders of programs with copies'
  | 'orders of programs, timers in any order'
  | 'orders of programs with little room'
  | 'order after a reset'
  | 'timers'
  | 'lanes of the kernel'
  | 'drivers of the kernel'
  | 'ports'
  | 'locks'
  | 'locks in any order'
  | 'storage programs'
  | 'heaps of tasks'
  | 'ordered maps'
  | 'changes of copies'
  | 'replays of schedules'
  | 'swapped steps'
  | 'seeds of a schedule'
  | 'seeds of a scenario'
  | 'keys in a field'
  | 'rounds of tabs'
  | 'races'
  | 'schedules of kept modules'
  | 'reset'
  | 'reset in HTML windows'
  | 'killed writers'
  | 'texts in Mermaid'
  | 'runs as Chrome traces';

/** How often a property is tried: in `npm test`, and in `npm run test:soak`. */
const counts: Readonly<Record<Tried, readonly [normal: number, soak: number]>> = {
  'lives, bare': [30, 800],
  'lives, happy-dom': [6, 120],
  'lives, jsdom': [1, 60],
  'lives, twins, bare': [12, 250],
  'lives, twins, happy-dom': [3, 40],
  'lives, twins, jsdom': [1, 20],
  'policies, bare': [60, 800],
  'policies, happy-dom': [4, 75],
  'policies, jsdom': [1, 20],
  'time and chance, bare': [15, 300],
  'time and chance, happy-dom': [3, 40],
  'time and chance, jsdom': [1, 20],
  order: [40, 1_000],
  'orders of programs': [60, 2_000],
  'orders of programs with copies': [60, 2_000],
  'orders of programs, timers in any order': [40, 1_000],
  'orders of programs with little room': [20, 400],
  'order after a reset': [15, 200],
  timers: [60, 1_200],
  'lanes of the kernel': [60, 1_200],
  'drivers of the kernel': [30, 300],
  ports: [15, 300],
  locks: [200, 2_000],
  'locks in any order': [40, 600],
  'storage programs': [250, 5_000],
  'heaps of tasks': [25, 500],
  'ordered maps': [60, 1000],
  'changes of copies': [60, 1_000],
  'replays of schedules': [40, 500],
  'swapped steps': [10, 100],
  'seeds of a schedule': [12, 100],
  'seeds of a scenario': [2, 15],
  'keys in a field': [12, 300],
  'rounds of tabs': [7, 12],
  races: [60, 500],
  'schedules of kept modules': [20, 500],
  reset: [4, 50],
  'reset in HTML windows': [1, 25],
  'killed writers': [20, 200],
  'texts in Mermaid': [30, 1_000],
  'runs as Chrome traces': [15, 400],
};

/** In `npm run test:soak`, where what takes long is done at length. */
export const soaks: boolean = process.env['STORAGELOOM_SOAK'] === '1';

/** How often this run does it. */
export function runsOf(what: Tried): number {
  return counts[what][soaks ? 1 : 0];
}

/** A spec that is too slow for every run: `npm run test:soak` alone has it. */
export function itSoaks(title: string, rule: () => Promise<void> | void): void {
  if (soaks) it(title, rule);
}
