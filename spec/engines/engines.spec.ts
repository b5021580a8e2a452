import { expect } from 'chai';
import { happyDom, type HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import type { DocumentHostFactory, Engine } from '../../lib/index.ts';
import { soaks } from '../soak.ts';
import { comparedEngines, factsOf } from './differences.ts';
import { factNames } from './expected.ts';
import { eventsInFull, recordedScenarios } from './recording.ts';
import { replay } from './replay.ts';
import { rowsOf } from './rows.ts';
import { complaints } from './verdict.ts';

const scenarios = recordedScenarios();

type Host = () => DocumentHostFactory<HappyDomWindow>;

/** What the pages use of a window, both have. */
const onJsdom: Host = () => jsdom() as DocumentHostFactory<object> as DocumentHostFactory<HappyDomWindow>;

/** It takes long on jsdom: there the standard's choices are compared alone, of the first topic, and in the soak, which has nothing else, of all. */
function does(host: string, engine: Engine, topic: string): boolean {
  if (host === 'jsdom') return engine === 'standard' && (soaks || topic === scenarios[0]?.topic);
  return !soaks;
}

function compare(host: Host, engine: Engine, topic: string): void {
  for (const scenario of scenarios.filter((one) => one.topic === topic)) {
    it(`${scenario.id.slice(topic.length + 1)}: ${scenario.question}`, async () => {
      const found = await replay(host(), scenario, factNames(scenario), engine);

      const wrong = complaints(scenario, found, rowsOf(engine), engine);
      expect(wrong, `\n${wrong.join('\n\n')}\n`).to.have.length(0);
    });
  }
}

describe('What three real browsers did', () => {
  for (const engine of comparedEngines) {
    for (const [name, host] of [
      ['happy-dom', () => happyDom()],
      ['jsdom', onJsdom],
    ] as const) {
      for (const topic of new Set(scenarios.map((scenario) => scenario.topic))) {
        if (does(name, engine, topic)) describe(`${topic} (${engine}, ${name})`, () => compare(host, engine, topic));
      }
    }
  }

  it('is compared fact by fact, but for what the steps do not hold', () => {
    const names = scenarios.flatMap(factNames);

    expect(names).to.have.length(585);
    expect(names.filter((name) => name === eventsInFull)).to.have.length(52);
    for (const engine of comparedEngines) expect(rowsOf(engine).filter(({ notComparable }) => notComparable)).to.have.length(8);
  });

  it('differs in so many facts, as their rows say, beside those that the steps do not hold', () => {
    const differing = (engine: Engine): number =>
      rowsOf(engine)
        .filter(({ notComparable }) => notComparable !== true)
        .reduce((sum, row) => sum + factsOf(scenarios, row), 0);

    expect(Object.fromEntries(comparedEngines.map((engine) => [engine, differing(engine)]))).to.deep.equal({
      standard: 25,
      chromium: 28,
      firefox: 16,
      webkit: 34,
    });
  });

  it('has no row for a scenario that is not recorded', () => {
    const ids = new Set(scenarios.map(({ id }) => id));

    for (const engine of comparedEngines) expect(rowsOf(engine).filter(({ scenario }) => !ids.has(scenario))).to.deep.equal([]);
  });
});
