import { badArgument, checkOptionsOf, kindOf, told } from '../infra/arguments.ts';
import { parseLine } from './replay-line.ts';
import { grouped, type Failure, type ScheduleFailed } from './report.ts';
import type { ExploreOptions, Scenario } from './scenario.ts';
import { checkedSettings, searched, type OnProgress, type Outcome } from './searched.ts';

/** What a bisection varies, in ms. */
export type Parameter = 'timers.lateness' | 'messages.latency';

/** Up to where a test holds. */
export interface Threshold {
  /** The largest value for which no schedule was found that fails, which is no proof; null: there is none. */
  readonly safe: number | null;
  /** The least value for which one was found, by the latest timer of the one that fails, or its slowest message; null: there is none. */
  readonly breaks: number | null;
  /** The one that was found for `breaks`. */
  readonly failure: Failure | null;
  /** Schedules that were run for all values together. */
  readonly schedules: number;
  /** How many of the searches `limitMs` has ended: where there are any, the answer is that of this machine. */
  readonly limited: number;
  /** One sentence, for people. */
  toString(): string;
}

/**
 * How late timers may be, or how long messages between processes may take, before a test fails: bisects over whole numbers, and explores
 * the test for each, as its scenario says, with all of its schedules, each within its `limitMs`: where that ends one, the answer depends
 * on the machine, which `limited` tells. Rejects as `search()` does, and with BAD_OPTION.
 * @param parameter what is varied: `timers.lateness` or `messages.latency`, in ms; the latter where the scenario's `storage` keeps copies
 * @param range.from default 0
 * @param range.to default 1,000
 */
export function threshold<W extends object>(
  scenario: Scenario<W>,
  parameter: 'timers.lateness' | 'messages.latency',
  range?: { readonly from?: number; readonly to?: number },
): Promise<Threshold>;
export async function threshold<W extends object>(
  scenario: Scenario<W>,
  parameter: Parameter,
  range: { readonly from?: number; readonly to?: number } = {},
  more?: unknown,
): Promise<Threshold> {
  if (more !== undefined) {
    throw badArgument(
      `threshold() takes a scenario, what it varies and a range, and got ${kindOf(more)} behind them`,
      'All else that it goes by are the options of the scenario',
      "Write threshold({ ...scenario, options: { ...scenario.options, schedules: … } }, 'timers.lateness', { to: 50 })",
    );
  }
  return (await bisect(scenario, parameter, range)).threshold;
}

/** What a bisection has come to. */
export interface Bisected {
  readonly threshold: Threshold;
  /** To be shown where it breaks; null: nothing has failed. */
  readonly error: ScheduleFailed | null;
  /** Which schedule it was of the search that found it, from 1; 0: nothing has failed. */
  readonly schedule: number;
}

/** The same, with all that is known of the failure. */
export async function bisect<W extends object>(
  scenario: Scenario<W>,
  parameter: Parameter,
  range: { readonly from?: number; readonly to?: number } = {},
  onProgress?: OnProgress,
): Promise<Bisected> {
  checkedSettings(scenario, `threshold(scenario({ tabs: 2 }, async (world) => { … }), 'timers.lateness')`);
  checkOptionsOf('threshold()', range, { from: 0, to: 1_000 }, (record) => `threshold(scenario, '${parameter}', ${record})`);
  const { from = 0, to = 1_000 } = range;
  if (parameter !== 'timers.lateness' && parameter !== 'messages.latency') {
    throw badArgument(
      `threshold() varies no ${told(parameter)}`,
      'It knows how late timers may be, and how long messages may take',
      "Write threshold(scenario, 'timers.lateness') or threshold(scenario, 'messages.latency')",
    );
  }
  if (parameter === 'timers.lateness' && scenario.options.timers?.lateness === 'any order') {
    throw badArgument(
      'threshold() varies how late timers may be',
      "The scenario has them in 'any order'",
      'Leave timers.lateness out of it',
    );
  }
  if (scenario.options.replay !== undefined) {
    throw badArgument(
      'threshold() runs many schedules',
      'The scenario has the option replay, a line, which is one schedule and says all of it',
      'Leave replay out of it',
    );
  }
  for (const each of [from, to]) {
    if (Number.isSafeInteger(each) && each >= 0 && from <= to) continue;
    throw badArgument(
      'threshold() bisects over whole numbers from 0 on',
      `It was given ${from} to ${to}`,
      'Write { from: 0, to: 100 }',
    );
  }
  return await bisected(scenario, parameter, from, to, onProgress);
}

/** The upper end first: where that holds, all is said. What fails says itself how late it is, and less is tried next. */
async function bisected<W extends object>(
  scenario: Scenario<W>,
  parameter: Parameter,
  from: number,
  to: number,
  onProgress?: OnProgress,
): Promise<Bisected> {
  const { options, test } = scenario;
  let [schedules, limited] = [0, 0];
  const passed: number[] = [];
  let breaks = to + 1;
  let failing: Outcome | null = null;
  const safe = (): number => Math.max(from - 1, ...passed.filter((ms) => ms < breaks));
  for (let next = to; next > safe() && next < breaks; next = safe() + Math.ceil((breaks - safe()) / 2)) {
    const settings = checkedSettings({ options: optionsWith(options, parameter, next), test });
    const before = schedules;
    const found = await searched(settings, test, (more) => onProgress?.(before + more));
    schedules += found.explored.schedules;
    if (found.explored.limited) limited++;
    if (found.failure === null) passed.push(next);
    else [breaks, failing] = [Math.max(from, latest(found.failure, parameter)), found];
  }
  const { failure = null, error = null, schedule = 0 } = failing ?? {};
  const least = safe() < from ? null : safe();
  const found = { safe: least, breaks: failure === null ? null : breaks, failure, schedules, limited };
  return { threshold: thresholdOf(parameter, found), error, schedule };
}

/** By how much the latest timer of a schedule is late, or how long its slowest message takes, in ms. */
function latest({ replay }: Failure, parameter: Parameter): number {
  // Only lanes between processes have that sign.
  const varied = parseLine(replay).late.filter(({ lane }) => lane.includes('>') === (parameter === 'messages.latency'));
  return Math.max(0, ...varied.map(({ ms }) => ms));
}

function optionsWith<W extends object>(options: ExploreOptions<W>, parameter: Parameter, ms: number): ExploreOptions<W> {
  if (parameter === 'messages.latency') return { ...options, messages: { ...options.messages, latency: ms } };
  return { ...options, timers: { ...options.timers, lateness: ms } };
}

function thresholdOf(parameter: Parameter, found: Omit<Threshold, 'toString'>): Threshold {
  const { safe, breaks, schedules, limited } = found;
  const ran = `${grouped(schedules)} schedule${schedules === 1 ? '' : 's'}`;
  const parts = [
    ...(safe === null ? [] : [`no failure was found up to ${grouped(safe)} ms in ${ran}, which is no proof`]),
    ...(breaks === null ? [] : [`it breaks at ${grouped(breaks)} ms`]),
    ...(limited === 0
      ? []
      : [`limitMs ended ${limited === 1 ? 'a search' : `${limited} searches`}, so that it depends on the machine`]),
  ];
  const what = parameter === 'messages.latency' ? 'Messages may be late' : 'Timers may be late';
  return { ...found, toString: () => `${what}: ${parts.join('; ')}.` };
}
