import type { BareWindow } from '../hosts/bare/bare-window.ts';
import { badArgument, isRecord, kindOf } from '../infra/arguments.ts';
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
  more?: unknown,
): Promise<Explored> {
  checkLast(more);
  const scenario = scenarioOf(first, second);
  const { explored, error } = await searched(checkedSettings(scenario), scenario.test);
  if (error === null) return explored;
  throw error;
}

const example = 'search(scenario({ tabs: 2 }, async (world) => { … }))';

/** The same, and a failure is an answer. Rejects as {@link explore} does, but for SCHEDULE_FAILED. */
export function search<W extends object>(scenario: Scenario<W>): Promise<Searched>;
export async function search<W extends object>(scenario: Scenario<W>, more?: unknown): Promise<Searched> {
  checkAlone(scenario, more);
  const { explored, failure } = await searched(checkedSettings(scenario, example), scenario.test);
  return { ...explored, failure };
}

/** Options beside the scenario would be left out without a word, where `explore()` takes them. */
function checkAlone<W extends object>(scenario: Scenario<W>, more: unknown): void {
  if (more === undefined || !isScenario(scenario)) return;
  const name = firstName(more);
  throw badArgument(
    `search() takes a scenario alone, and got ${kindOf(more)} beside it`,
    'All that it goes by are the options of the scenario',
    `Write search({ ...scenario, options: { ...scenario.options, ${name}: … } }), or explore(scenario, { ${name}: … })`,
  );
}

function checkLast(more: unknown): void {
  if (more === undefined) return;
  throw badArgument(
    `explore() takes two arguments, and got ${kindOf(more)} as a third one`,
    'They are options and a test, or a scenario and options',
    `Write explore({ …, ${firstName(more)}: … }, test)`,
  );
}

/** Which option was meant, as far as can be seen. */
function firstName(options: unknown): string {
  return (isRecord(options) ? Object.keys(options)[0] : undefined) ?? 'replay';
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
