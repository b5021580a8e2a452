import type { StorageModel } from '../../coherence/storage-model.ts';
import type { Scenario } from '../../explore/index.ts';
import type { Outcome } from '../../explore/searched.ts';
import type { Settings } from '../../explore/settings.ts';
import { oneLine, type Failure, type ScheduleFailed } from '../../explore/report.ts';
import { parseLine } from '../../explore/replay-line.ts';
import type { Bisected, Parameter } from '../../explore/threshold.ts';

/** Which test it was, by the text of its file: what that imports is not looked at. */
export interface ReportedTest {
  /** As it was typed. */
  readonly file: string;
  readonly digest: string;
  /** What the command asked for instead of what the scenario says; null: nothing. */
  readonly storage: StorageModel | null;
}

/** What decides which schedules are run. */
export interface ReportedOptions {
  readonly tabs: readonly string[];
  readonly strategy: 'auto' | 'exhaustive' | 'sampled';
  readonly schedules: number;
  /** In ms; null: none. */
  readonly limitMs: number | null;
  readonly seed: number;
  readonly order: 'any' | 'natural';
  readonly lateness: number | 'any order';
  readonly storage: StorageModel;
  /** How long messages between processes may take, in ms. */
  readonly latency: number;
  readonly modules: 'fresh' | 'kept';
  readonly random: 'plain' | 'edges';
  readonly horizonMs: number;
  readonly pageErrors: 'fail' | 'ignore';
  readonly steps: number;
  readonly shrinking: number;
  readonly host: string;
  readonly replay: string | null;
}

export interface ReportedFailure {
  /** The first line of what the test threw. */
  readonly error: string;
  /** All that `explore()` says. */
  readonly message: string;
  readonly seed: number;
  /** Which one it was of its search, from 1. */
  readonly schedule: number;
  readonly replay: string;
  readonly deviations: readonly string[];
  readonly timeline: string;
}

/** What `--format json` writes of a search. No member is ever left out. */
export interface ExplorationReport {
  readonly format: 'storageloom-exploration';
  readonly version: 1;
  readonly test: ReportedTest;
  readonly options: ReportedOptions;
  /** Those that are in it, such as `2/8`; `1/1` is a whole search. */
  readonly shards: readonly string[];
  readonly passed: boolean;
  readonly schedules: number;
  readonly orders: number | null;
  readonly exhaustive: boolean;
  readonly redundant: number;
  /** One sentence. */
  readonly summary: string;
  readonly failure: ReportedFailure | null;
}

/** What it writes of a threshold. */
export interface ThresholdReport {
  readonly format: 'storageloom-threshold';
  readonly version: 1;
  readonly test: ReportedTest;
  readonly options: ReportedOptions;
  readonly parameter: Parameter;
  readonly safe: number | null;
  readonly breaks: number | null;
  readonly schedules: number;
  readonly summary: string;
  readonly failure: ReportedFailure | null;
}

export function explorationReport(
  test: ReportedTest,
  options: ReportedOptions,
  shard: string,
  { explored, failure, error, schedule }: Outcome,
): ExplorationReport {
  const { schedules, orders, exhaustive, redundant } = explored;
  const prefix = shard === '1/1' ? '' : `Shard ${shard}: `;
  return {
    ...{ format: 'storageloom-exploration', version: 1, test, options, shards: [shard], passed: failure === null },
    ...{ schedules, orders, exhaustive, redundant, summary: `${prefix}${String(explored)}` },
    failure: reportedFailure(failure, error, schedule),
  };
}

export function thresholdReport(
  test: ReportedTest,
  options: ReportedOptions,
  parameter: Parameter,
  bisected: Bisected,
): ThresholdReport {
  const { threshold, error, schedule } = bisected;
  const { safe, breaks, schedules, failure } = threshold;
  return {
    ...{ format: 'storageloom-threshold', version: 1, test, options, parameter },
    ...{ safe, breaks, schedules, summary: String(threshold), failure: reportedFailure(failure, error, schedule) },
  };
}

export function reportedOptions(settings: Settings<object>, { options }: Scenario<object>): ReportedOptions {
  const { urls, strategy, schedules, limitMs, seed, order, random, horizonMs, pageErrors, steps, shrinking } = settings;
  const { storage, messageMs, modules } = settings;
  return {
    ...{ tabs: urls.map(String), strategy, schedules, limitMs: limitMs === Infinity ? null : limitMs, seed, order },
    ...{ lateness: settings.timersAtOnce ? ('any order' as const) : settings.latenessMs, storage, latency: messageMs },
    ...{ random, horizonMs, modules, pageErrors, steps, shrinking },
    ...{ host: settings.browser.host?.name ?? 'bare', replay: options.replay ?? null },
  };
}

/** For people: the sentence; of a failure all that there is to say, with the command that repeats it. */
export function asText(report: ExplorationReport | ThresholdReport): string {
  const { summary, failure, test } = report;
  if (failure === null) return `${summary}\n`;
  // Of one search the message says it all.
  const isOneSearch = report.format === 'storageloom-exploration' && report.shards.length === 1;
  const model = test.storage === null ? '' : ` --storage ${test.storage}`;
  const again = `          or: npx storageloom explore ${quoted(test.file)}${model} --replay ${quoted(failure.replay)}`;
  return `${isOneSearch ? '' : `${summary}\n`}${failure.message}\n${again}\n`;
}

function reportedFailure(failure: Failure | null, error: ScheduleFailed | null, schedule: number): ReportedFailure | null {
  if (failure === null || error === null) return null;
  const { replay, deviations, timeline } = failure;
  const { seed } = parseLine(replay);
  return { error: oneLine(failure.error), message: error.message, seed, schedule, replay, deviations, timeline };
}

/** For a shell: as it is where that is safe. */
function quoted(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
