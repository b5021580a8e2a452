import { expect } from 'chai';
import { factNames } from './expected.ts';
import { eventsInFull, recordedScenarios } from './recording.ts';
import { replay } from './replay.ts';
import { rows } from './rows.ts';
import { complaints } from './verdict.ts';

const scenarios = recordedScenarios();

describe('What three real browsers did', () => {
  for (const topic of new Set(scenarios.map((scenario) => scenario.topic))) {
    describe(topic, () => {
      for (const scenario of scenarios.filter((one) => one.topic === topic)) {
        it(`${scenario.id.slice(topic.length + 1)}: ${scenario.question}`, async () => {
          const found = await replay(scenario, factNames(scenario));

          const wrong = complaints(scenario, found, rows);
          expect(wrong, `\n${wrong.join('\n\n')}\n`).to.have.length(0);
        });
      }
    });
  }

  it('is compared fact by fact, but for what the steps do not hold', () => {
    const names = scenarios.flatMap(factNames);

    expect(names).to.have.length(380);
    expect(names.filter((name) => name === eventsInFull)).to.have.length(51);
    expect(rows.filter(({ notComparable }) => notComparable)).to.have.length(8);
  });

  it('has no row for a scenario that is not recorded', () => {
    const ids = new Set(scenarios.map(({ id }) => id));

    expect(rows.filter(({ scenario }) => !ids.has(scenario))).to.deep.equal([]);
  });
});
