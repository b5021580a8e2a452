import { expect } from 'chai';
import { happyDom, type HappyDomWindow } from '../../lib/hosts/happy-dom/index.ts';
import { jsdom } from '../../lib/hosts/jsdom/index.ts';
import type { DocumentHostFactory } from '../../lib/index.ts';
import { soaks } from '../soak.ts';
import { factNames } from './expected.ts';
import { eventsInFull, recordedScenarios } from './recording.ts';
import { replay } from './replay.ts';
import { rows } from './rows.ts';
import { complaints } from './verdict.ts';

const scenarios = recordedScenarios();

type Host = () => DocumentHostFactory<HappyDomWindow>;

/** What the pages use of a window, both have. */
const onJsdom: Host = () => jsdom() as DocumentHostFactory<object> as DocumentHostFactory<HappyDomWindow>;

/** The whole of it takes long on jsdom, and is for the soak; its first topic is not. */
function does(host: string, topic: string): boolean {
  return host === 'happy-dom' || soaks || topic === scenarios[0]?.topic;
}

function compare(host: Host, topic: string): void {
  for (const scenario of scenarios.filter((one) => one.topic === topic)) {
    it(`${scenario.id.slice(topic.length + 1)}: ${scenario.question}`, async () => {
      const found = await replay(host(), scenario, factNames(scenario));

      const wrong = complaints(scenario, found, rows);
      expect(wrong, `\n${wrong.join('\n\n')}\n`).to.have.length(0);
    });
  }
}

describe('What three real browsers did', () => {
  for (const [name, host] of [
    ['happy-dom', () => happyDom()],
    ['jsdom', onJsdom],
  ] as const) {
    for (const topic of new Set(scenarios.map((scenario) => scenario.topic))) {
      if (does(name, topic)) describe(`${topic} (${name})`, () => compare(host, topic));
    }
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
