import type { StorageModel } from '../../lib/coherence/storage-model.ts';
import { explore, type ExploreOptions, type World } from '../../lib/explore/index.ts';
import { sameFact } from './expected.ts';
import type { Facts, Json } from './recording.ts';

/** What a scenario of the recordings comes to in one order; null: in this order it is another scenario. */
export type Play = (world: World) => Promise<Facts | null>;

/** A scenario of the recordings whose facts depend on when processes hear of each other. */
export interface Program {
  /** `topic/name`, as recorded. */
  readonly scenario: string;
  readonly runs: readonly (readonly [options: ExploreOptions, play: Play])[];
}

/** What a fact is in all orders that were run. */
export interface ExploredFact {
  readonly values: readonly Json[];
  /** In the natural order of the first run in which that is the scenario; undefined: in none it is. */
  readonly natural: Json | undefined;
}

export interface ExploredFacts {
  readonly facts: ReadonlyMap<string, ExploredFact>;
  /** What was run, a sentence for each. */
  readonly told: readonly string[];
}

/** Runs a scenario in many orders, with copies of storage as `storage` says. */
export async function exploredFacts({ runs }: Program, storage: StorageModel): Promise<ExploredFacts> {
  const seen = new Map<string, Json[]>();
  const natural = new Map<string, Json>();
  const told: string[] = [];
  for (const [options, play] of runs) {
    let orders = 0;
    const explored = await explore({ limitMs: Infinity, ...options, storage }, async (world) => {
      const facts = Object.entries((await play(world)) ?? {});
      // The first order of a search is the natural one.
      if (orders++ === 0) for (const [name, value] of facts) if (!natural.has(name)) natural.set(name, value);
      for (const [name, value] of facts) {
        const values = seen.get(name) ?? [];
        seen.set(name, values);
        if (!values.some((other) => sameFact(other, value))) values.push(value);
      }
    });
    told.push(String(explored));
  }
  const facts = [...seen].map(([name, values]) => [name, { values, natural: natural.get(name) }] as const);
  return { facts: new Map(facts), told };
}
