import { checkOptions } from '../browser/check-options.ts';
import { innerOptionsOf } from '../browser/inner.ts';
import type { BrowserOptions } from '../browser/options.ts';
import { surroundings, type Surroundings } from '../browser/surroundings.ts';
import { storageModels, type StorageModel } from '../coherence/storage-model.ts';
import { badArgument, checkOptionsOf, isArray, kindOf, told } from '../infra/arguments.ts';
import type { StorageloomError } from '../infra/failure.ts';
import { parseLine, type Deviations } from './replay-line.ts';
import type { ExploreOptions, Scenario } from './scenario.ts';

/** What the options of an exploration mean, with their defaults. */
export interface Settings<W extends object> {
  /** What each tab shows. */
  readonly urls: readonly (string | URL)[];
  readonly strategy: 'auto' | 'exhaustive' | 'sampled';
  readonly schedules: number;
  readonly limitMs: number;
  readonly seed: number;
  readonly order: 'any' | 'natural';
  readonly latenessMs: number;
  /** Timers come in any order, whatever they wait for. */
  readonly timersAtOnce: boolean;
  /** How long messages between processes may take. */
  readonly messageMs: number;
  readonly storage: StorageModel;
  /** Of schedules that are drawn by lot. */
  readonly random: 'plain' | 'edges';
  readonly horizonMs: number;
  readonly modules: 'fresh' | 'kept';
  readonly pageErrors: 'fail' | 'ignore';
  readonly replay: Deviations | null;
  /** Of schedules that are drawn by lot, each `of`th from `index` on, which is below `of`; 0 is the natural one. */
  readonly shard: { readonly index: number; readonly of: number };
  readonly steps: number;
  readonly shrinking: number;
  readonly browser: BrowserOptions<W>;
  /** Where all of it runs. */
  readonly surroundings: Surroundings;
}

const examples = {
  ...{ tabs: 2, url: 'https://shop.example/', strategy: 'auto', schedules: 1_000, limitMs: 2_000, seed: 1, order: 'any' },
  ...{
    timers: {},
    storage: 'chromium',
    messages: {},
    random: 'edges',
    horizonMs: 60_000,
    modules: 'kept',
    pageErrors: 'fail',
    replay: 'seed=1',
    limits: {},
    browser: {},
  },
};
export type Choice = 'strategy' | 'order' | 'storage' | 'random' | 'modules' | 'pageErrors';

/** Options that are one of some words. */
export const choices: ReadonlyMap<Choice, readonly string[]> = new Map<Choice, readonly string[]>([
  ['strategy', ['auto', 'exhaustive', 'sampled']],
  ['order', ['any', 'natural']],
  ['storage', storageModels],
  ['random', ['plain', 'edges']],
  ['modules', ['fresh', 'kept']],
  ['pageErrors', ['fail', 'ignore']],
]);

/** So that the last schedule has a seed of its own, too. */
const mostSeed = 2 ** 52;

/** Options of a Browser that an exploration has ones of its own for, or decides itself. */
const notOfBrowser: ReadonlySet<string> = new Set(['scheduler', 'seed', 'clock', 'pump', 'trace', 'pageErrors', 'storage']);

/** Throws BAD_OPTION, BAD_REPLAY. */
export function settingsOf<W extends object>({ options, test }: Scenario<W>): Settings<W> {
  if (typeof test !== 'function') {
    throw badArgument(
      `explore() takes a test, and got ${kindOf(test)}`,
      'It is called once for each schedule',
      'Write explore({ tabs: 2 }, async (world) => { … })',
    );
  }
  const { tabs, ...others } = options;
  checkPlaces(others);
  // A list as well as a number.
  checkOptionsOf('explore()', others, examples, (record) => `explore(${record}, test)`);
  for (const [name, values] of choices) {
    const value = options[name];
    if (value !== undefined && !values.includes(value)) throw bad(name, `It is ${told(value)}`, `Give ${listed(values)}`);
  }
  const { timers = {}, messages = {}, storage = 'shared', limits = {}, browser = {}, strategy = 'auto', replay } = options;
  const timersAtOnce = timers.lateness === 'any order';
  const lateness = timers.lateness === 'any order' ? 0 : timers.lateness;
  const timed = timersAtOnce ? { ...timers, lateness } : timers;
  checkOptionsOf('explore()', timed, { lateness: 8 }, (record) => `explore({ timers: ${record} }, test)`);
  checkOptionsOf('explore()', messages, { latency: 8 }, (record) => `explore({ messages: ${record} }, test)`);
  checkOptionsOf('explore()', limits, { steps: 10_000, shrinking: 2_000 }, (record) => `explore({ limits: ${record} }, test)`);
  const forbidden = Object.keys(browser).find((name) => notOfBrowser.has(name));
  if (forbidden !== undefined) {
    const mend = ['seed', 'pageErrors', 'storage'].includes(forbidden) ? `Give ${forbidden} beside browser` : 'Leave it out';
    throw bad(`browser.${forbidden}`, 'Whoever explores decides that', mend);
  }
  // Before its loader is wrapped.
  checkOptions(browser);
  checkContradictions(options, lateness ?? 0, messages.latency ?? 0);
  return {
    urls: urlsOf(tabs ?? 2, options.url ?? 'http://localhost/'),
    strategy,
    schedules: whole('schedules', options.schedules, strategy === 'exhaustive' ? 100_000 : 1_000, 1),
    limitMs: options.limitMs === Infinity ? Infinity : whole('limitMs', options.limitMs, 2_000, 1),
    seed: seedOf(options.seed),
    order: options.order ?? 'any',
    latenessMs: whole('timers.lateness', lateness, 0, 0),
    timersAtOnce,
    messageMs: whole('messages.latency', messages.latency, 0, 0),
    storage,
    random: options.random ?? 'edges',
    horizonMs: whole('horizonMs', options.horizonMs, 60_000, 1),
    modules: options.modules ?? 'fresh',
    pageErrors: options.pageErrors ?? 'fail',
    replay: replay === undefined ? null : parseLine(replay),
    shard: { index: 0, of: 1 },
    steps: whole('limits.steps', limits.steps, 10_000, 1),
    shrinking: whole('limits.shrinking', limits.shrinking, 2_000, 0),
    browser: { ...browser, storage },
    surroundings: innerOptionsOf(browser)?.surroundings ?? surroundings(),
  };
}

/** Options that stand somewhere else. */
const places: Readonly<Record<string, string>> = {
  lateness: 'timers: { lateness: … }',
  latency: 'messages: { latency: … }',
  steps: 'limits: { steps: … }',
  shrinking: 'limits: { shrinking: … }',
  ...Object.fromEntries(
    [
      ...['host', 'pages', 'loader', 'profile', 'policy', 'engine', 'behaviour', 'beforeUnload', 'dialogs', 'popups', 'console'],
      ...['startTime', 'timezone', 'locale'],
    ].map((name) => [name, `browser: { ${name}: … }`]),
  ),
};

function checkPlaces(options: object): void {
  const name = Object.keys(options).find((each) => Object.hasOwn(places, each));
  if (name !== undefined) throw bad(name, 'It stands in another one', `Write explore({ ${places[name]} }, test)`);
}

/** What would claim what it cannot hold. */
function checkContradictions<W extends object>(options: ExploreOptions<W>, lateness: number, latency: number): void {
  const { strategy, order, random, timers, storage = 'shared', modules, browser } = options;
  if (modules === 'kept' && browser?.host?.html === true)
    throw bad(
      'modules',
      `It is 'kept', and the host ${browser.host.name} makes new windows for each schedule, in which nothing can go on`,
      "Leave modules out, which is 'fresh', or the host",
    );
  if (latency > 0 && storage === 'shared')
    throw bad(
      'messages.latency',
      "With storage 'shared' there are no messages between processes",
      "Give storage: 'chromium', too",
    );
  if (order === 'natural' && timers?.lateness === 'any order')
    throw bad('timers.lateness', "It is 'any order', and order is 'natural'", 'Leave one of them out');
  if (strategy !== 'exhaustive') return;
  const mend = "Write strategy: 'sampled', or leave strategy out";
  if (lateness > 0)
    throw bad('timers.lateness', 'There is no end of how late timers may be, so that nothing is exhaustive', mend);
  if (latency > 0)
    throw bad('messages.latency', 'There is no end of how long messages may take, so that nothing is exhaustive', mend);
  if (order === 'natural') throw bad('order', "It is 'natural', which is one order", mend);
  if (random === 'edges') throw bad('random', "It is 'edges', and random numbers are drawn, not exhausted", mend);
}

function urlsOf(tabs: unknown, url: string | URL): readonly (string | URL)[] {
  if (isArray(tabs) && tabs.length > 0) return [...(tabs as readonly (string | URL)[])];
  if (Number.isSafeInteger(tabs) && (tabs as number) > 0 && (tabs as number) <= 100) return new Array(tabs as number).fill(url);
  throw bad('tabs', `It is ${told(tabs)}`, 'Give a whole number from 1 to 100, or a list of URLs');
}

/** Each schedule that is drawn has the next one. */
function seedOf(seed: number | undefined): number {
  const number = whole('seed', seed, 1, -Infinity);
  if (Math.abs(number) <= mostSeed) return number;
  throw bad('seed', `It is ${told(seed)}`, `Give a whole number up to ${mostSeed}`);
}

function whole(name: string, value: number | undefined, byDefault: number, least: number): number {
  if (value === undefined) return byDefault;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw bad(name, `It is ${told(value)}`, `Give a whole number${least === -Infinity ? '' : ` from ${least} on`}`);
}

function listed(values: readonly string[]): string {
  return values.map((each) => `'${each}'`).join(' or ');
}

function bad(name: string, why: string, mend: string): StorageloomError {
  return badArgument(`The option ${name} of explore() cannot be used`, why, mend);
}
