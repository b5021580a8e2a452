import type { StorageModel } from '../../lib/coherence/storage-model.ts';
import { sameFact } from './expected.ts';
import type { ExploredFact } from './explored.ts';
import type { Json, RecordedScenario } from './recording.ts';

/** In which orders a fact is as it was recorded. `in part`: some of what was recorded comes in no order. */
export type Follows = 'in every order' | 'in some orders' | 'in part' | 'in no order';

/** A fact of processes that does not follow in every order from copies of storage, and why. */
export interface FollowingRow {
  readonly model: Exclude<StorageModel, 'shared'>;
  readonly scenario: string;
  readonly fact: string;
  readonly follows: Exclude<Follows, 'in every order'>;
  /** Whether the natural order is as recorded. */
  readonly natural: boolean;
  readonly reason: string;
}

/** A row for each of these facts. */
export function followingRows(
  { model, scenario, follows, natural, reason }: Omit<FollowingRow, 'fact'>,
  facts: readonly string[],
): readonly FollowingRow[] {
  return facts.map((fact) => ({ model, scenario, fact, follows, natural, reason }));
}

/** Answers of a scenario that asks the same often: what it found each time. */
const often: ReadonlyMap<Json, readonly Json[]> = new Map<Json, readonly Json[]>([
  ['always', [true]],
  ['sometimes', [true, false]],
  ['never', [false]],
]);

/** What an engine did, each time that it was asked. */
export function recordedValues({ engines }: RecordedScenario, engine: string, fact: string): readonly Json[] {
  const recorded = engines.filter(({ name }) => name === engine).flatMap(({ runs }) => runs.map((facts) => facts[fact] ?? null));
  return recorded.flatMap((value) => (fact === 'orders' ? (value as readonly Json[]) : (often.get(value) ?? [value])));
}

/** How what was recorded follows from what was explored. */
export function followsFrom(recorded: readonly Json[], { values }: ExploredFact): Follows {
  const has = (list: readonly Json[], value: Json): boolean => list.some((other) => sameFact(other, value));
  const found = recorded.filter((value) => has(values, value));
  if (found.length === 0) return 'in no order';
  if (found.length < recorded.length) return 'in part';
  return values.every((value) => has(recorded, value)) ? 'in every order' : 'in some orders';
}

/** Whether the natural order is as recorded. */
export function isNatural(recorded: readonly Json[], { natural }: ExploredFact): boolean {
  return natural !== undefined && recorded.some((value) => sameFact(value, natural));
}
