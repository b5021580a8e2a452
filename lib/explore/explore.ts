import type { BareWindow } from '../hosts/bare/bare-window.ts';
import { isRecord, kindOf, badArgument } from '../infra/arguments.ts';
import { Deviating } from './deviating.ts';
import { Explorer } from './explorer.ts';
import { exploredOf, failureOf, oneLine, ScheduleFailed, toldOf, type Explored, type Failure } from './report.ts';
import type { ExploreOptions, Scenario, Test } from './scenario.ts';
import { Search, type FailingSchedule, type Plan } from './search-schedules.ts';
import { settingsOf, type Settings } from './settings.ts';

/** What a search has shown, and the failure that it found; null: none. */
export type Searched = Explored & { readonly failure: Failure | null };

/**
 * Runs a test of several tabs under many schedules: other orders of their tasks, timers that come late, random numbers that are unlucky.
 * Resolves with what that shows. Rejects at the first schedule that fails, made small, with SCHEDULE_FAILED, whose `cause` is what the
 * test threw and whose `failure` says how to repeat it; with NOT_AT_REST, NOT_DETERMINISTIC, EXPLORE_STUCK, BAD_OPTION or BAD_REPLAY; and as
 * `browser.open()` does.
 * @example
 * await explore({ tabs: 2 }, async ({ tabs, rest }) => { for (const tab of tabs) tab.start(order); await rest(); check(tabs); });
 */
export function explore<W extends object = BareWindow>(options: ExploreOptions<W>, test: Test<W>): Promise<Explored>;
/** A scenario, with other options in place of some of its own: `explore(scenario, { replay: 'seed=1' })`. */
export function explore<W extends object>(scenario: Scenario<W>, options?: ExploreOptions<W>): Promise<Explored>;
export async function explore<W extends object>(
  first: ExploreOptions<W> | Scenario<W>,
  second?: Test<W> | ExploreOptions<W>,
): Promise<Explored> {
  const scenario = scenarioOf(first, second);
  const settings = settingsOf(checked(scenario));
  const { explored, failing, failure } = await searched(settings, scenario.test);
  if (failing === null || failure === null) return explored;
  throw new ScheduleFailed(failure, toldOf(failing, settings.schedules, settings.replay !== null));
}

/** The same, and a failure is an answer. Rejects as {@link explore} does, but for SCHEDULE_FAILED. */
export async function search<W extends object>(scenario: Scenario<W>): Promise<Searched> {
  const settings = settingsOf(checked(scenario));
  const { explored, failure } = await searched(settings, scenario.test);
  return { ...explored, failure };
}

interface Outcome {
  readonly explored: Explored;
  readonly failing: FailingSchedule | null;
  readonly failure: Failure | null;
}

async function searched<W extends object>(settings: Settings<W>, test: Test<W>): Promise<Outcome> {
  const found = await within(settings, test, false, (explorer) =>
    explorer.run(new Search(settings, explorer.clock, explorer.agentOf).run()),
  );
  const explored = exploredOf(found, settings);
  const { failing } = found;
  if (failing === null) return { explored, failing, failure: null };
  const failure = await within(settings, test, true, async (explorer) => {
    await explorer.run(traced(failing));
    return failureOf(failing, explorer.trace);
  });
  return { explored, failing, failure };
}

async function within<W extends object, T>(
  settings: Settings<W>,
  test: Test<W>,
  traces: boolean,
  body: (explorer: Explorer<W>) => Promise<T>,
): Promise<T> {
  const explorer = await Explorer.open(settings, test, traces);
  try {
    return await body(explorer);
  } finally {
    await explorer.close();
  }
}

/** Once more, for its trace. */
function* traced({ deviations, steps, error }: FailingSchedule): Plan<void> {
  yield { scheduler: new Deviating(deviations, true), seed: deviations.seed, log: null, traced: { steps, text: oneLine(error) } };
}

function scenarioOf<W extends object>(
  first: ExploreOptions<W> | Scenario<W>,
  second: Test<W> | ExploreOptions<W> | undefined,
): Scenario<W> {
  if (!isScenario(first) || typeof second === 'function') return { options: first as ExploreOptions<W>, test: second as Test<W> };
  if (second === undefined) return first;
  return { ...first, options: isRecord(second) ? { ...first.options, ...second } : second };
}

function isScenario<W extends object>(value: ExploreOptions<W> | Scenario<W>): value is Scenario<W> {
  return isRecord(value) && 'test' in value;
}

function checked<W extends object>(scenario: Scenario<W>): Scenario<W> {
  if (isRecord(scenario) && isRecord(scenario.options)) return scenario;
  throw badArgument(
    `explore() takes options and a test, and got ${kindOf(isRecord(scenario) ? scenario.options : scenario)}`,
    'Both together are a scenario',
    'Write explore({ tabs: 2 }, async (world) => { … })',
  );
}
