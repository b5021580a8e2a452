import { badArgument, isRecord, kindOf } from '../infra/arguments.ts';
import { AccessLog } from './access-log.ts';
import { checkSame } from './determinism.ts';
import { Deviating } from './deviating.ts';
import { Explorer } from './explorer.ts';
import type { PreparedModules } from './prepared-modules.ts';
import { exploredOf, failureOf, oneLine, ScheduleFailed, toldOf, type Explored, type Failure } from './report.ts';
import type { Scenario, Test } from './scenario.ts';
import { Search, type FailingSchedule, type Plan } from './search-schedules.ts';
import { settingsOf, type Settings } from './settings.ts';

/** What a search has come to. */
export interface Outcome {
  readonly explored: Explored;
  readonly failure: Failure | null;
  /** To be thrown by who takes a failure for an error; null: nothing has failed. */
  readonly error: ScheduleFailed | null;
  /** Which schedule of the search fails, from 1; 0: none. */
  readonly schedule: number;
}

/** Is told how many schedules have run to their end, between two turns of the surroundings. */
export type OnProgress = (schedules: number) => void;

/** What a scenario asks for. Throws BAD_OPTION, BAD_REPLAY. `example`: how it is written right. */
export function checkedSettings<W extends object>(
  scenario: Scenario<W>,
  example: string = 'explore({ tabs: 2 }, async (world) => { … })',
): Settings<W> {
  if (isRecord(scenario) && isRecord(scenario.options)) {
    checkMembers(scenario, example);
    return settingsOf(scenario);
  }
  throw badArgument(
    `${example.slice(0, example.indexOf('('))}() takes options and a test, and got ${kindOf(isRecord(scenario) ? scenario.options : scenario)}`,
    'Both together are a scenario',
    `Write ${example}`,
  );
}

/** What stands beside its options would be left out without a word. */
function checkMembers(scenario: object, example: string): void {
  const name = Object.keys(scenario).find((each) => each !== 'options' && each !== 'test');
  if (name === undefined) return;
  const call = example.slice(0, example.indexOf('('));
  const inside = `{ ...scenario, options: { ...scenario.options, ${name}: … } }`;
  throw badArgument(
    `A scenario of ${call}() has no member ${name}`,
    'It has options and a test, and how it is explored stands in its options',
    call === 'explore'
      ? `Write explore(scenario, { ${name}: … })`
      : `Write ${call}(${inside}${call === 'threshold' ? ", 'timers.lateness'" : ''})`,
  );
}

/** Searches, and runs what fails once more, for its trace. */
export async function searched<W extends object>(
  settings: Settings<W>,
  test: Test<W>,
  onProgress?: OnProgress,
): Promise<Outcome> {
  let modules: PreparedModules | null = null;
  const found = await within({ settings, test }, (explorer) => {
    modules = explorer.modules;
    const search = new Search(settings, explorer.clock, explorer.agentOf);
    return explorer.run(search.run(), () => onProgress?.(search.schedules));
  });
  const explored = exploredOf(found, settings);
  const { failing } = found;
  if (failing === null) return { explored, failure: null, error: null, schedule: 0 };
  const failure = await within({ settings, test, traces: true, modules }, async (explorer) => {
    await explorer.run(traced(failing));
    return failureOf(failing, explorer.trace);
  });
  const told = toldOf(failing, settings.schedules, settings.replay !== null);
  const error = new ScheduleFailed(failure, told, settings.storage);
  return { explored, failure, error, schedule: failing.schedule };
}

interface Asked<W extends object> {
  readonly settings: Settings<W>;
  readonly test: Test<W>;
  readonly traces?: boolean;
  /** Those that were got before. */
  readonly modules?: PreparedModules | null;
}

async function within<W extends object, T>(
  { settings, test, traces = false, modules = null }: Asked<W>,
  body: (explorer: Explorer<W>) => Promise<T>,
): Promise<T> {
  const explorer = await Explorer.open(settings, test, traces, modules);
  try {
    return await body(explorer);
  } finally {
    await explorer.close();
  }
}

/** Once more, for its trace. */
function* traced({ deviations, steps, error }: FailingSchedule): Plan<void> {
  // In tabs of its own, with modules that nobody has used: as whoever repeats it will see it.
  const again = yield { scheduler: new Deviating(deviations, true), seed: deviations.seed, log: new AccessLog(), anew: true };
  checkSame({ ...again, outcome: 'failed', error }, again);
  yield { scheduler: new Deviating(deviations, true), seed: deviations.seed, log: null, traced: { steps, text: oneLine(error) } };
}
