import { explore, scenario, search, threshold, type Scenario, type Test } from 'storageloom/explore';
import type { Tab } from 'storageloom';

/** Explores a test on bare windows, and ends with what that showed, as text. It uses nothing that only Node or only a page has. */
export type Exploration = () => Promise<string>;

/** As code has it that keeps it before schedules run. */
const unwatched = setTimeout;

const whole = { strategy: 'exhaustive', limitMs: Infinity } as const;

/** Adds one so many times in each tab: reads in one task, and writes in the next. */
const split =
  (times: number): Test =>
  async ({ tabs, rest }) => {
    for (const tab of tabs) splitIn(tab, times);
    await rest();
  };

function splitIn({ window }: Tab, times: number): void {
  const { localStorage } = window;
  // A timer that is set in a promise job is nested in none.
  const soon = (callback: () => void): void => void Promise.resolve().then(() => window.setTimeout(callback));
  let left = times;
  const read = (): void => {
    const value = Number(localStorage.getItem('n'));
    soon(() => {
      localStorage.setItem('n', String(value + 1));
      if (--left > 0) soon(read);
    });
  };
  window.setTimeout(read);
}

/** The second tab begins a task later, so that the natural order is right. */
const lostUpdate: Test = async ({ tabs, rest }) => {
  tabs.forEach((tab, number) => {
    tab.start(({ localStorage, setTimeout }) => {
      const visit = async (): Promise<void> => {
        const visits = Number(localStorage.getItem('visits'));
        await Promise.resolve();
        setTimeout(() => localStorage.setItem('visits', String(visits + 1)));
      };
      if (number === 0) void visit();
      else setTimeout(visit);
    });
  });
  await rest();
  const visits = tabs[0]?.localStorage.getItem('visits');
  if (visits !== '2') throw new Error(`${visits} of 2 visits were counted.`);
};

/** Who finds it free takes it, and has it if it still has after 5 ms: it holds as long as a timer is less than that late. */
const timedLock: Scenario = scenario({ schedules: 300, limitMs: Infinity }, async ({ tabs, rest, critical }) => {
  const lock = critical('lock');
  tabs.forEach((tab, number) => {
    tab.start(({ localStorage, setTimeout }) => {
      const check = (): void => {
        if (localStorage.getItem('lock') !== tab.name) return;
        lock.enter(tab);
        setTimeout(() => lock.exit(tab), 20);
      };
      const take = (): void => {
        localStorage.setItem('lock', tab.name);
        setTimeout(check, 5);
      };
      setTimeout(() => void (localStorage.getItem('lock') === null && setTimeout(take)), 10 * number);
    });
  });
  await rest();
});

const locked: Test = async ({ tabs, rest }) => {
  for (const tab of tabs) {
    tab.start(({ localStorage, navigator, setTimeout }) => {
      void navigator.locks.request('visits', async () => {
        const visits = Number(localStorage.getItem('visits'));
        await new Promise<void>((resolve) => void setTimeout(resolve));
        localStorage.setItem('visits', String(visits + 1));
      });
    });
  }
  await rest();
};

const popups: Test = async ({ browser, tabs, rest }) => {
  tabs[0]?.start((window) => void window.open('/popup'));
  for (const { window } of tabs) window.setTimeout(() => window.localStorage.setItem('k', window.location.href));
  await rest();
  await browser.settle();
  await tabs[1]?.goto('/elsewhere');
};

let calls = 0;

/** Tests that cannot pass, by what is wrong with them. */
const refused: Readonly<Record<string, Test>> = {
  'an exception of a page': async ({ tabs, rest }) => {
    await tabs[0]?.run(
      (window) =>
        void window.setTimeout(() => {
          throw new Error('thrown by the page');
        }),
    );
    await rest();
  },
  'a rejection of a page': async ({ tabs, rest }) => {
    await tabs[0]?.run((window) => void window.setTimeout(() => void Promise.reject(new Error('of the page'))));
    await rest();
  },
  'a check that does not hold': async ({ tabs, rest, always }) => {
    always('a is before b', () => tabs[0]?.localStorage.getItem('b') === null || tabs[0]?.localStorage.getItem('a') !== null);
    for (const [number, { window }] of tabs.entries())
      window.setTimeout(() => window.localStorage.setItem('ab'[number] ?? '', ''));
    await rest();
  },
  'a timer of the surroundings': async () => {
    await new Promise<void>((resolve) => void setTimeout(resolve));
  },
  'a timer of the surroundings in a task': async ({ tabs, rest }) => {
    tabs[0]?.start(async () => {
      await Promise.resolve();
      setTimeout(() => undefined);
    });
    await rest();
  },
  'a timer of the surroundings that was kept': async () => {
    await new Promise<void>((resolve) => void unwatched(resolve));
  },
  'a timer of the surroundings that comes while tasks run': async ({ tabs, rest }) => {
    for (const tab of tabs) splitIn(tab, 4);
    const later = new Promise<void>((resolve) => void unwatched(resolve)).then(() => rest());
    await rest();
    await later;
  },
  'a variable outside of the test': async ({ tabs, rest }) => {
    if (++calls % 3 === 0) for (const { window } of tabs) window.setTimeout(() => window.localStorage.setItem('k', ''));
    tabs[0]?.start(({ localStorage }) => localStorage.setItem('k', ''));
    await rest();
  },
  'what never rests': async ({ tabs, rest }) => {
    const [{ window }] = tabs as [Tab];
    const again = (): void => void Promise.resolve().then(() => window.setTimeout(again));
    again();
    await rest();
  },
  'no rest() at the end': ({ tabs }) => tabs.forEach((tab) => tab.start(() => undefined)),
};

/** What of chance and time code finds that is no part of a schedule, and what schedules find, in their promise jobs, too. */
async function chanceAndTime(): Promise<string> {
  const own = [Math.random, Date, performance.now];
  const isOwn = (): boolean => [Math.random, Date, performance.now].every((each, index) => each === own[index]);
  const between = new Set<boolean>();
  const timer = setInterval(() => between.add(isOwn()), 1);
  const inside = new Set<string>();
  const explored = await explore({ ...whole, limitMs: Infinity }, async ({ tabs, rest }) => {
    const drawn = [Math.random(), Date.now(), crypto.randomUUID()];
    for (const tab of tabs) splitIn(tab, 2);
    tabs[0]?.start(async ({ setTimeout }) => {
      await Promise.resolve();
      drawn.push(Math.random(), Date.now());
      setTimeout(() => drawn.push(performance.now()), 500);
    });
    await rest();
    inside.add(drawn.join());
  });
  const afterwards = isOwn();
  clearInterval(timer);
  return `${explored}\nbetween: ${[...between]}, afterwards: ${afterwards}\ninside: ${[...inside]}`;
}

async function toldOf(test: Test, options = {}): Promise<string> {
  return await explore({ limitMs: Infinity, ...options }, test).then(String, (error: unknown) => String(error));
}

/** All of a failure that people are shown, and its line, as it is found and as it is run again. */
async function found(one: Scenario): Promise<string> {
  const { failure, schedules } = await search(one);
  if (failure === null) return 'nothing was found';
  const again = await search({ ...one, options: { ...one.options, replay: failure.replay } });
  const { error, replay, deviations, timeline, trace } = failure;
  return [error, schedules, replay, ...deviations, timeline, trace.toJSONL(), again.failure?.timeline === timeline].join('\n');
}

async function thresholdOfLock(): Promise<string> {
  const { failure, ...others } = await threshold(timedLock, 'timers.lateness', { to: 10 });
  return `${JSON.stringify(others)}\n${failure?.replay}\n${failure?.timeline}`;
}

/** By name. */
export const explorations: Readonly<Record<string, Exploration>> = {
  'all orders of two, four and six updates': async () =>
    `${await toldOf(split(1), whole)} ${await toldOf(split(2), whole)} ${await toldOf(split(3), whole)}`,
  'an update that is lost, and its line': () => found(scenario({ limitMs: Infinity }, lostUpdate)),
  'an update that is lost, as it is told': () => toldOf(lostUpdate),
  'orders drawn by lot': () => toldOf(split(2), { strategy: 'sampled', schedules: 100 }),
  'locks are granted in all orders': () => toldOf(locked, whole),
  'writes that arrive late in another process': () => toldOf(split(1), { ...whole, storage: 'chromium' }),
  'popups and navigations in schedules': () => toldOf(popups, { schedules: 40 }),
  'a lock that late timers break': thresholdOfLock,
  'chance and time': chanceAndTime,
  ...Object.fromEntries(
    Object.entries(refused).map(([name, test]) => [`refused: ${name}`, () => toldOf(test, { limits: { steps: 200 } })]),
  ),
};
