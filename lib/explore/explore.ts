import type { BareWindow } from '../hosts/bare/bare-window.ts';
import { isRecord } from '../infra/arguments.ts';
import type { Explored, Failure } from './report.ts';
import type { ExploreOptions, Scenario, Test } from './scenario.ts';
import { checkedSettings, searched } from './searched.ts';

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
  const { explored, error } = await searched(checkedSettings(scenario), scenario.test);
  if (error === null) return explored;
  throw error;
}

const example = 'search(scenario({ tabs: 2 }, async (world) => { … }))';

/** The same, and a failure is an answer. Rejects as {@link explore} does, but for SCHEDULE_FAILED. */
export async function search<W extends object>(scenario: Scenario<W>): Promise<Searched> {
  const { explored, failure } = await searched(checkedSettings(scenario, example), scenario.test);
  return { ...explored, failure };
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
