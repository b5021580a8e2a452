import type { Engine } from '../../lib/index.ts';
import { acceptable, factNames, sameFact, whatEnginesDid } from './expected.ts';
import type { Json, RecordedScenario } from './recording.ts';
import type { Found } from './replay.ts';
import type { Row } from './row.ts';

/** How much of a value is printed: some values fill an area. */
const longest = 4_000;

/** What is wrong with a replay, a text for each fact. */
export function complaints(
  scenario: RecordedScenario,
  { facts, why }: Found,
  rows: readonly Row[],
  engine: Engine = 'standard',
): readonly string[] {
  const own = rows.filter((row) => row.scenario === scenario.id);
  const names = factNames(scenario);
  const unknown = own.filter(({ fact }) => fact !== '*' && !names.includes(fact));
  return [
    ...unknown.map(({ fact }) => `"${fact}" has a row, but there is no such fact`),
    ...names.flatMap((name) => {
      const row = own.find(({ fact }) => fact === name || fact === '*');
      const found = facts.get(name);
      const expected = acceptable(scenario, name, engine);
      const passes = found !== undefined && expected.some((value) => sameFact(value, found));
      if (row?.notComparable === true && found !== undefined) return [`"${name}" could be found, so it can be compared`];
      if (passes !== (row !== undefined)) return [];
      if (row !== undefined) return [`"${name}" is as expected now, so its row must go: ${row.reason}`];
      return [failure(scenario, name, expected, found === undefined ? why : JSON.stringify(found).slice(0, longest))];
    }),
  ];
}

function failure(scenario: RecordedScenario, name: string, expected: readonly Json[], found: string): string {
  return [
    `"${name}"`,
    `  expected: ${expected.map((value) => JSON.stringify(value)).join(' or ')}`,
    `  found: ${found}`,
    ...whatEnginesDid(scenario, name).map((line) => `  ${line}`),
  ].join('\n    ');
}
