import { badArgument, checkOptionsOf, told } from '../infra/arguments.ts';
import { search } from './explore.ts';
import type { Failure } from './report.ts';
import type { ExploreOptions, Scenario } from './scenario.ts';

type Parameter = 'timers.lateness' | 'messages.latency';

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
 * How late timers may be, or how long messages between processes may take, before a test fails: bisects over whole numbers, and explores the test for each, as its scenario says, with all
 * of its schedules. Rejects as `search()` does, and with BAD_OPTION.
 * @param parameter what is varied: `timers.lateness` or `messages.latency`, in ms; the latter where the scenario's `storage` keeps copies
 * @param range.from default 0
 * @param range.to default 1,000
 */
export async function threshold<W extends object>(
  scenario: Scenario<W>,
  parameter: 'timers.lateness' | 'messages.latency',
  range: { readonly from?: number; readonly to?: number } = {},
): Promise<Threshold> {
  checkOptionsOf('threshold()', range, { from: 0, to: 1_000 }, (record) => `threshold(scenario, 'timers.lateness', ${record})`);
  const { from = 0, to = 1_000 } = range;
  if (parameter !== 'timers.lateness' && parameter !== 'messages.latency') {
    throw badArgument(
      `threshold() varies no ${told(parameter)}`,
      'It knows how late timers may be, and how long messages may take',
      "Write threshold(scenario, 'timers.lateness') or threshold(scenario, 'messages.latency')",
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
  return await bisected(scenario, parameter, from, to);
}

/** The upper end first: where that holds, all is said. */
async function bisected<W extends object>(
  scenario: Scenario<W>,
  parameter: Parameter,
  from: number,
  to: number,
): Promise<Threshold> {
  let schedules = 0;
  const tried = async (lateness: number): Promise<Failure | null> => {
    const found = await search({ ...scenario, options: optionsWith(scenario.options, parameter, lateness) });
    schedules += found.schedules;
    return found.failure;
  };
  let failure = await tried(to);
  if (failure === null) return thresholdOf(parameter, { safe: to, breaks: null, failure: null, schedules });
  let breaks = to;
  let safe = from - 1;
  while (breaks - safe > 1) {
    const middle = safe + Math.ceil((breaks - safe) / 2);
    const next = await tried(middle);
    if (next === null) safe = middle;
    else [breaks, failure] = [middle, next];
  }
  return thresholdOf(parameter, { safe: safe < from ? null : safe, breaks, failure, schedules });
}

function optionsWith<W extends object>(options: ExploreOptions<W>, parameter: Parameter, ms: number): ExploreOptions<W> {
  if (parameter === 'messages.latency') return { ...options, messages: { ...options.messages, latency: ms } };
  return { ...options, timers: { ...options.timers, lateness: ms } };
}

function thresholdOf(parameter: Parameter, found: Omit<Threshold, 'toString'>): Threshold {
  const { safe, breaks } = found;
  const parts = [
    ...(safe === null ? [] : [`no failure was found up to ${safe} ms`]),
    ...(breaks === null ? [] : [`it breaks at ${breaks} ms`]),
  ];
  const what = parameter === 'messages.latency' ? 'Messages may take' : 'Timers may be late';
  return { ...found, toString: () => `${what}: ${parts.join(', ')}.` };
}
