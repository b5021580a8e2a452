import { badArgument, checkOptionsOf, told } from '../infra/arguments.ts';
import type { Failure, ScheduleFailed } from './report.ts';
import type { ExploreOptions, Scenario } from './scenario.ts';
import { checkedSettings, searched, type OnProgress, type Outcome } from './searched.ts';

/** Up to where a test holds. */
export interface Threshold {
  /** The largest value for which no schedule was found that fails, which is no proof; null: there is none. */
  readonly safe: number | null;
  /** The least value for which one was found; null: there is none. */
  readonly breaks: number | null;
  /** The one that was found for `breaks`. */
  readonly failure: Failure | null;
  /** Schedules that were run for all values together. */
  readonly schedules: number;
  /** One sentence, for people. */
  toString(): string;
}

/**
 * How late timers may be before a test fails: bisects over whole numbers, and explores the test for each, as its scenario says, with all
 * of its schedules. Rejects as `search()` does, and with BAD_OPTION.
 * @param parameter what is varied: `timers.lateness`, in ms
 * @param range.from default 0
 * @param range.to default 1,000
 */
export async function threshold<W extends object>(
  scenario: Scenario<W>,
  parameter: 'timers.lateness',
  range: { readonly from?: number; readonly to?: number } = {},
): Promise<Threshold> {
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
  parameter: 'timers.lateness',
  range: { readonly from?: number; readonly to?: number } = {},
  onProgress?: OnProgress,
): Promise<Bisected> {
  checkOptionsOf('threshold()', range, { from: 0, to: 1_000 }, (record) => `threshold(scenario, 'timers.lateness', ${record})`);
  const { from = 0, to = 1_000 } = range;
  if (parameter !== 'timers.lateness') {
    throw badArgument(
      `threshold() varies no ${told(parameter)}`,
      'It knows how late timers may be',
      "Write threshold(scenario, 'timers.lateness')",
    );
  }
  if (scenario.options?.timers?.lateness === 'any order') {
    throw badArgument(
      'threshold() varies how late timers may be',
      "The scenario has them in 'any order'",
      'Leave timers.lateness out of it',
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
  return await bisected(scenario, from, to, onProgress);
}

/** The upper end first: where that holds, all is said. */
async function bisected<W extends object>(
  scenario: Scenario<W>,
  from: number,
  to: number,
  onProgress?: OnProgress,
): Promise<Bisected> {
  let schedules = 0;
  const tried = async (lateness: number): Promise<Outcome> => {
    const { options, test } = scenario;
    const settings = checkedSettings({ options: withLateness(options, lateness), test });
    const outcome = await searched(settings, test, (more) => onProgress?.(schedules + more));
    schedules += outcome.explored.schedules;
    return outcome;
  };
  let found = await tried(to);
  if (found.error === null) return { threshold: thresholdOf(to, null, null, schedules), error: null, schedule: 0 };
  let breaks = to;
  let safe = from - 1;
  while (breaks - safe > 1) {
    const middle = safe + Math.ceil((breaks - safe) / 2);
    const next = await tried(middle);
    if (next.error === null) safe = middle;
    else [breaks, found] = [middle, next];
  }
  const { error, failure, schedule } = found;
  return { threshold: thresholdOf(safe < from ? null : safe, breaks, failure, schedules), error, schedule };
}

function withLateness<W extends object>(options: ExploreOptions<W>, lateness: number): ExploreOptions<W> {
  return { ...options, timers: { ...options.timers, lateness } };
}

function thresholdOf(safe: number | null, breaks: number | null, failure: Failure | null, schedules: number): Threshold {
  const parts = [
    ...(safe === null ? [] : [`no failure was found up to ${safe} ms`]),
    ...(breaks === null ? [] : [`it breaks at ${breaks} ms`]),
  ];
  return { safe, breaks, failure, schedules, toString: () => `Timers may be late: ${parts.join(', ')}.` };
}
