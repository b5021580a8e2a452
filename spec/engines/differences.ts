import type { Engine } from '../../lib/index.ts';
import { factNames } from './expected.ts';
import type { RecordedScenario } from './recording.ts';
import type { Row } from './row.ts';

export const comparedEngines: readonly Engine[] = ['standard', 'chromium', 'firefox', 'webkit'];

/** How many facts a row is about: `*` stands for all of its scenario. */
export function factsOf(scenarios: readonly RecordedScenario[], { scenario, fact }: Row): number {
  if (fact !== '*') return 1;
  return scenarios.filter(({ id }) => id === scenario).flatMap(factNames).length;
}
