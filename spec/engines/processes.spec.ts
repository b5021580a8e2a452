import { expect } from 'chai';
import { storageModels, type StorageModel } from '../../lib/coherence/storage-model.ts';
import { comparedEngines } from './differences.ts';
import { factNames } from './expected.ts';
import { exploredFacts, type ExploredFacts, type Program } from './explored.ts';
import { followsFrom, isNatural, recordedValues, type Follows, type FollowingRow } from './following.ts';
import { programsOfProcesses } from './programs-of-processes.ts';
import { recordedScenarios, type RecordedScenario } from './recording.ts';
import { rowsOf } from './rows.ts';
import { copiesInstead } from './rows-of-all.ts';
import { rowsOfCopies } from './rows-of-copies.ts';

const scenarios = recordedScenarios();
const models = storageModels.filter((name) => name !== 'shared');

const recordedOf = ({ scenario }: Program): RecordedScenario => scenarios.find(({ id }) => id === scenario) as RecordedScenario;

type Following = Pick<FollowingRow, 'fact' | 'natural'> & { readonly follows: Follows };

const explorations = new Map<string, Promise<ExploredFacts>>();

/** What a program comes to; it is explored once. */
function explorationOf(program: Program, storage: StorageModel): Promise<ExploredFacts> {
  const name = `${storage} ${program.scenario}`;
  const exploration = explorations.get(name) ?? exploredFacts(program, storage);
  explorations.set(name, exploration);
  return exploration;
}

/** For each fact that was recorded and is explored. */
async function followingOf(program: Program, storage: StorageModel, engine: string): Promise<readonly Following[]> {
  const recorded = recordedOf(program);
  const { facts } = await explorationOf(program, storage);
  return [...facts].map(([fact, explored]) => {
    const values = recordedValues(recorded, engine, fact);
    return { fact, follows: followsFrom(values, explored), natural: isNatural(values, explored) };
  });
}

describe('What processes of real browsers did', () => {
  for (const model of models) {
    describe(`follows from copies as ${model} keeps them`, () => {
      for (const program of programsOfProcesses) {
        it(`${program.scenario}: ${recordedOf(program).question}`, async () => {
          const following = await followingOf(program, model, model);

          const differing = following.filter(({ follows }) => follows !== 'in every order');
          const rows = rowsOfCopies.filter((row) => row.model === model && row.scenario === program.scenario);
          expect(differing).to.have.deep.members(rows.map(({ fact, follows, natural }) => ({ fact, follows, natural })));
        });
      }
    });
  }

  it('does not follow where all read one map', async () => {
    const lacking: string[] = [];
    for (const program of programsOfProcesses) {
      for (const { fact, follows } of await followingOf(program, 'shared', 'chromium')) {
        if (follows !== 'in every order') lacking.push(`${program.scenario}, ${fact}: ${follows}`);
      }
    }

    expect(lacking).to.deep.equal([
      'processes/lost-updates, increments lost: in no order',
      'processes/busy-reader, A’s set ran during B’s loop: in no order',
      'order/reads-in-handler-other-tab, B: in no order',
      'order/reads-in-handler-other-tab, events in full: in no order',
      'order/reads-in-handler-after-own-write, B: in no order',
      'order/reads-in-handler-after-own-write, events in full: in no order',
      'order/set-visible-at-message, new value read: in part',
    ]);
  });

  it('is explored for each fact that a single map or a list of steps cannot show', async () => {
    const explored = new Map<string, readonly string[]>();
    for (const program of programsOfProcesses) {
      explored.set(program.scenario, [...(await explorationOf(program, 'chromium')).facts.keys()]);
    }

    for (const engine of comparedEngines) {
      for (const { scenario, fact } of rowsOf(engine).filter(({ reason }) => copiesInstead.includes(reason))) {
        expect(explored.get(scenario), `${scenario}, ${fact}`).to.include(fact);
      }
    }
    for (const [id, facts] of explored) {
      const recorded = scenarios.find((one) => one.id === id) as RecordedScenario;
      expect(factNames(recorded)).to.include.members([...facts]);
    }
  });

  it('has rows for facts that are explored alone', () => {
    const ids = new Set(programsOfProcesses.map(({ scenario }) => scenario));

    expect(rowsOfCopies.filter(({ model, scenario }) => !models.includes(model) || !ids.has(scenario))).to.deep.equal([]);
  });
});
