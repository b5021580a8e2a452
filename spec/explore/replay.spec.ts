import { expect } from 'chai';
import { storageModels, type StorageModel } from '../../lib/coherence/storage-model.ts';
import { Deviating } from '../../lib/explore/deviating.ts';
import { Explorer } from '../../lib/explore/explorer.ts';
import { explore, scenario, type ScheduleFailed, type Test } from '../../lib/explore/index.ts';
import { formatLine, parseLine, type Deviations } from '../../lib/explore/replay-line.ts';
import { Sampled } from '../../lib/explore/sampled.ts';
import type { Plan } from '../../lib/explore/search-schedules.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import { failureOf } from '../browser/expect-failure.ts';
import { runsOf } from '../soak.ts';

/** Tabs that wait, write, hear, draw lots, and take timers back. */
const busy: Test = async ({ tabs, rest }) => {
  for (const tab of tabs) {
    tab.start((window) => {
      const { localStorage, sessionStorage } = window;
      const timers: number[] = [];
      let left = 4;
      const act = (): void => {
        const key = Math.random() < 0.5 ? 'k' : 'l';
        sessionStorage.setItem(key, String(localStorage.getItem(key)));
        if (Math.random() < 0.2) localStorage.removeItem(key);
        else localStorage.setItem(key, `${tab.name} ${left}`);
        if (Math.random() < 0.4) window.clearTimeout(timers.shift());
        if (--left > 0) for (const delayMs of [0, 3]) timers.push(window.setTimeout(act, delayMs * Math.ceil(2 * Math.random())));
      };
      window.addEventListener('storage', ({ key }) => {
        if (left > 2) timers.push(window.setTimeout(() => void localStorage.getItem(key ?? ''), 2));
        else window.clearTimeout(timers.pop());
      });
      timers.push(window.setTimeout(act, 1));
    });
  }
  await rest();
};

interface Replayed {
  readonly deviations: Deviations;
  /** Of the schedule, of the same again, and of the one that its line says. */
  readonly traces: readonly string[];
}

/** Schedules of these seeds, each three times. */
async function replayed(storage: StorageModel, seeds: readonly number[]): Promise<readonly Replayed[]> {
  const settings = settingsOf(scenario({ tabs: 3, storage }, busy));
  const explorer = await Explorer.open(settings, busy, true);
  const messageMs = storage === 'shared' ? 0 : 3;
  const sampled = new Sampled({ order: 'any', latenessMs: 5, messageMs, random: 'edges', agentOf: explorer.agentOf });
  const traced = { steps: Infinity, text: 'the end' };
  const events = (): string => JSON.stringify(explorer.trace.events());
  function* plan(): Plan<readonly Replayed[]> {
    const all: Replayed[] = [];
    for (const seed of seeds) {
      const ran = yield { scheduler: sampled, seed, log: null, traced };
      const deviations = sampled.deviations(ran.order());
      const traces = [events()];
      yield { scheduler: sampled, seed, log: null, traced };
      traces.push(events());
      const line = parseLine(formatLine(deviations));
      yield { scheduler: new Deviating(line, true), seed: line.seed, log: null, traced };
      traces.push(events());
      all.push({ deviations, traces });
    }
    return all;
  }
  try {
    return await explorer.run(plan());
  } finally {
    await explorer.close();
  }
}

describe('a schedule that is repeated', () => {
  const each = Math.ceil(runsOf('replays of schedules') / storageModels.length);

  for (const storage of storageModels) {
    it(`leaves the same trace, byte for byte, by its seed and by its line (storage ${storage})`, async () => {
      const all = await replayed(
        storage,
        Array.from({ length: each }, (_, index) => index + 1),
      );

      for (const { deviations, traces } of all) {
        const [first, again, byLine] = traces;
        expect(again === first, `seed ${deviations.seed}, again`).to.equal(true);
        expect(byLine === first, formatLine(deviations)).to.equal(true);
      }
      // No two are alike, and what can deviate does.
      expect(new Set(all.map(({ traces }) => traces[0])).size).to.equal(each);
      const traces = all.map((one) => one.traces[0] ?? '');
      expect(traces.some((trace) => trace.includes('"reason":"cancelled"'))).to.equal(true);
      expect(all.some(({ deviations }) => deviations.order.length > 0)).to.equal(true);
      expect(all.some(({ deviations }) => deviations.random.length > 0)).to.equal(true);
      expect(all.some(({ deviations }) => deviations.late.some(({ lane }) => lane.endsWith('.timer')))).to.equal(true);
      const isSlow = ({ deviations }: Replayed): boolean => deviations.late.some(({ lane }) => lane.includes('>'));
      expect(all.some(isSlow)).to.equal(storage !== 'shared');
    });
  }

  it('is one of a line that can be read again where lanes have the names of sites, with a comma', async () => {
    const test: Test = async ({ tabs: [tab], browser, rest }) => {
      tab?.start((window) => window.open('http://a,b.example/'));
      await rest();
      const seen: string[] = [];
      tab?.window.addEventListener('message', () => seen.push('opener'));
      browser.tabs[1]?.window.addEventListener('message', () => seen.push('popup'));
      tab?.start((window) => {
        window.postMessage('', '*');
        browser.tabs[1]?.window.postMessage('', '*');
      });
      await rest();
      expect(seen).to.deep.equal(['opener', 'popup']);
    };

    const { failure } = (await failureOf(explore({ tabs: 1, strategy: 'sampled', limitMs: Infinity }, test))) as ScheduleFailed;
    const again = await failureOf(explore({ tabs: 1, replay: failure.replay }, test));

    expect(failure.replay).to.match(/^seed=\d+ order=\d+:tab1@a%2Cb\.example\.\w+$/);
    expect(again.message).to.match(/ \(repeated\)\n/);
  });
});
