import { bare } from '../../../lib/hosts/bare/index.ts';
import type { Browser, BrowserOptions, Tab } from '../../../lib/index.ts';
import type { Scenario } from '../../../lib/cli/load-scenario.ts';
import { recordRun, type RecordedRun, type RunSetup } from '../../../lib/cli/step/recorded-run.ts';
import { StepSession, type Play } from '../../../lib/cli/step/session.ts';

type Body = (browser: Browser<object>) => unknown;

export function scenarioOf(run: Body, options: BrowserOptions<object> = {}): Scenario {
  return { path: '/scenario.ts', run, options, needsHtml: false, lesson: null, release: async () => undefined };
}

/** Runs a body as a scenario. */
export function record(run: Body, more: Partial<RunSetup> = {}, options: BrowserOptions<object> = {}): Promise<RecordedRun> {
  const setup = { scenario: scenarioOf(run, options), host: bare(), seed: 1, order: null, taken: new Map(), ...more };
  return recordRun(setup, {});
}

/** Two tabs that answer a write of a third, which also has a timer. */
export async function race(browser: Browser<object>): Promise<string> {
  const list = [];
  for (const path of ['a', 'b', 'c']) list.push(await browser.open(`https://a.example/${path}`));
  const [one, ...others] = list;
  for (const tab of others) {
    windowOf(tab).addEventListener('storage', ({ key }) => {
      if (key === 'k') tab.localStorage.setItem('winner', tab.name);
    });
  }
  windowOf(one!).setTimeout(() => one!.localStorage.setItem('late', '1'), 40);
  one!.localStorage.setItem('k', 'v');
  await browser.settle();
  await browser.settle({ timers: true });
  return one!.localStorage.getItem('winner') ?? 'nobody';
}

function windowOf({ window }: Tab<object>): Tab['window'] {
  return window as Tab['window'];
}

/** A session over a body, and how often it has run. */
export async function sessionOf(run: Body): Promise<{ session: StepSession; played: ReadonlyMap<number, string>[] }> {
  const played: ReadonlyMap<number, string>[] = [];
  const play: Play = (taken) => {
    played.push(taken);
    return record(run, { taken });
  };
  return { session: await StepSession.begin(play), played };
}
