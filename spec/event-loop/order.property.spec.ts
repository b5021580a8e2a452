import { expect } from 'chai';
import fc from 'fast-check';
import { Browser, fifo, replay, seeded, type Scheduler } from '../../lib/index.ts';
import { OrderClaims } from './order-claims.ts';
import { actionsOf, orderPrograms, runOrderProgram, urls, type Call } from './order-program.ts';
import { itSoaks, runsOf } from '../soak.ts';

/** To turn a failure red again: what the failing run printed. */
const { ORDER_SEED: seed, ORDER_PATH: path } = process.env;
const again = { ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }) };
const runs = runsOf('order');

/** One Browser for all runs: a reset makes it as good as new, which is a claim of its own. */
async function openedBrowser(): Promise<Browser> {
  const browser = new Browser();
  for (const url of urls) await browser.open(url);
  return browser;
}

async function checkProgram(program: readonly Call[], browser: Browser, scheduler: Scheduler): Promise<void> {
  await browser.reset({ scheduler });
  await runOrderProgram(program, browser);
  const claims = new OrderClaims(browser.trace.events());
  claims.everyTaskRunsOnceOrHasAReason();
  claims.nothingRunsWhileAnotherTaskRuns();
  claims.lanesKeepTheirOrder();
  claims.eventsReachOthersOfTheOriginOnly();
  checkStorage(claims.storageIsTheSerialOrderOfTheWrites(), browser);
  await checkReplay(program, browser);
}

function checkStorage(left: ReadonlyMap<string, ReadonlyMap<string, string>>, browser: Browser): void {
  const areas = browser.trace.events({ type: 'area-created' });
  for (const { area, kind, origin, tab } of areas) {
    const of = browser.tabs.find(({ name, url }) => (tab === null ? url.startsWith(origin) : name === tab));
    const shown = Object.entries(kind === 'localStorage' ? of!.localStorage : of!.sessionStorage);
    expect(new Map(shown), `${kind} of ${origin}`).to.deep.equal(new Map(left.get(area) ?? []));
  }
}

async function checkReplay(program: readonly Call[], browser: Browser): Promise<void> {
  const [trace, schedule] = [bodyOf(browser), browser.schedule];
  await browser.reset({ scheduler: replay(schedule) });
  await runOrderProgram(program, browser);
  expect(browser.schedule, 'the schedule, replayed').to.equal(schedule);
  // What checkStorage read is at the end of the first.
  expect(trace.startsWith(bodyOf(browser)), `the trace, replayed by '${schedule}'`).to.equal(true);
}

function bodyOf(browser: Browser): string {
  return browser.trace.toJSONL().replace(/^.*\n/, '');
}

async function assertForAll(schedulerOf: (number: number) => Scheduler): Promise<void> {
  const browser = await openedBrowser();
  const property = fc.asyncProperty(orderPrograms, fc.nat(1_000), (program, number) =>
    checkProgram(program, browser, schedulerOf(number)),
  );
  const result = await fc.check(property, { numRuns: runs, ...again });
  if (!result.failed) return;
  const [program, number] = result.counterexample ?? [];
  throw new Error(
    [
      `${String(result.errorInstance)}`,
      `  program:   ${JSON.stringify(program)}`,
      `  scheduler: ${schedulerOf(number ?? 0).name}`,
      `  again:     ORDER_SEED=${result.seed} ORDER_PATH=${result.counterexamplePath} npx mocha spec/event-loop/order.property.spec.ts`,
    ].join('\n'),
  );
}

describe('in every program the order of tasks', () => {
  for (const [name, schedulerOf] of Object.entries({ 'fifo()': fifo, 'seeded(n)': seeded })) {
    it(`keeps its claims, and is replayed by its schedule: ${name}`, async () => {
      await assertForAll(schedulerOf);
    });
  }

  it('is replayed where it was chosen step by step: the schedule has the choices of step({ choose })', async () => {
    const browser = await openedBrowser();
    const leftToTheSchedule = (program: readonly Call[]): Call[] =>
      program.map((call) => (call.call === 'step' ? { ...call, choose: null } : call));

    await fc.assert(
      fc.asyncProperty(orderPrograms, fc.option(fc.nat(1_000)), async (program, number) => {
        await browser.reset({ scheduler: number === null ? fifo() : seeded(number) });
        await runOrderProgram(program, browser);
        const [trace, schedule] = [bodyOf(browser), browser.schedule];

        await browser.reset({ scheduler: replay(schedule) });
        await runOrderProgram(leftToTheSchedule(program), browser);

        expect([browser.schedule, bodyOf(browser)]).to.deep.equal([schedule, trace]);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same in a new Browser and in one that was reset', async () => {
    const used = await openedBrowser();
    await fc.assert(
      fc.asyncProperty(orderPrograms, fc.nat(1_000), async (program, number) => {
        const fresh = new Browser({ scheduler: seeded(number) });
        for (const url of urls) await fresh.open(url);
        await used.reset({ scheduler: seeded(number) });

        for (const browser of [fresh, used]) await runOrderProgram(program, browser);

        expect(used.trace.toJSONL()).to.equal(fresh.trace.toJSONL());
      }),
      { numRuns: runsOf('order after a reset') },
    );
  });
});

describe('the programs', () => {
  itSoaks('are of every kind: an event is heard in a fifth of them, and each action occurs in a twentieth', async () => {
    const programs = fc.sample(orderPrograms, { numRuns: 400, seed: 1 });
    const browser = await openedBrowser();
    const counts = new Map<string, number>();
    const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

    for (const program of programs) {
      for (const name of actionsOf(program)) count(name);
      await browser.reset({ scheduler: seeded(1) });
      await runOrderProgram(program, browser);
      if (browser.tabs.some(({ heard }) => heard.length > 0)) count('(heard)');
      if (browser.schedule !== '') count('(unnatural)');
      for (const reason of new Set(browser.trace.events({ type: 'task-removed' }).map((event) => event.reason)))
        count(`(${reason})`);
    }

    const shares = Object.fromEntries([...counts].map(([name, times]) => [name, times / programs.length]));
    const actions = ['set', 'remove', 'get', 'clear', 'timer', 'clearTimer', 'promise', 'listen'];
    const calls = ['outside', 'run', 'step', 'step({ choose })', 'advance', 'settle', 'reload'];
    for (const name of [...actions, ...calls]) expect(shares[name], name).to.be.at.least(0.05);
    expect(shares['(heard)']).to.be.at.least(0.2);
    expect(shares['(unnatural)']).to.be.at.least(0.05);
    expect(Math.min(shares['(cancelled)'] ?? 0, shares['(document destroyed)'] ?? 0)).to.be.greaterThan(0);
  });
});
