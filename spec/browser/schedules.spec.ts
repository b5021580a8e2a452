import { expect } from 'chai';
import { bare, Browser, fifo, replay, seeded, StorageloomError, type Scheduler } from '../../lib/index.ts';
import { happyDom, type HappyDomWindow } from 'storageloom/happy-dom';
import * as autosave from '../../fixtures/scenarios/autosave.ts';
import * as counter from '../../fixtures/scenarios/counter.ts';
import * as insurance from '../../fixtures/scenarios/insurance.ts';
import * as tickets from '../../fixtures/scenarios/tickets.ts';
import { failureOf } from './expect-failure.ts';
import { answering, guarded } from './guard-scheduler.ts';
import { programs, type Program } from './schedule-programs.ts';
import { runsOf } from '../soak.ts';

interface Played {
  /** Without its header, which names the scheduler. */
  readonly trace: string;
  readonly schedule: string;
  /** What the scenario's own checks found wrong; null: nothing. */
  readonly failure: string | null;
}

const bodyOf = (browser: { readonly trace: { toJSONL(): string } }): string => browser.trace.toJSONL().replace(/^.*\n/, '');

async function playBare(program: Program, scheduler: Scheduler): Promise<Played> {
  const browser = new Browser({ host: bare(), scheduler });
  await program(browser);
  const { schedule } = browser;
  return { trace: bodyOf(browser), schedule, failure: null };
}

async function playScenario({ default: scenario, options }: typeof tickets, scheduler: Scheduler): Promise<Played> {
  const browser = new Browser<HappyDomWindow>({ ...options, host: happyDom(), scheduler });
  let failure: string | null = null;
  try {
    await scenario(browser);
  } catch (error) {
    failure = String(error);
  }
  const { schedule } = browser;
  const trace = bodyOf(browser);
  await browser.close();
  return { trace, schedule, failure };
}

/** Plays it twice under the same seed, and once more by the schedule that it left. */
async function playThrice(play: (scheduler: Scheduler) => Promise<Played>, seed: number): Promise<Played> {
  const { first, second } = guarded(seeded(seed), seeded(seed));

  const played = await play(first);
  const again = await play(second);
  const replayed = await play(replay(played.schedule));

  expect(again, `the same seed ${seed} again`).to.deep.equal(played);
  expect(replayed, `replay('${played.schedule}'), recorded with seed ${seed}`).to.deep.equal(played);
  return played;
}

const seedsOf = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a schedule', () => {
  for (const [name, program] of Object.entries(programs)) {
    it(`repeats a run byte for byte, and so does the seed that made it: ${name}`, async () => {
      const schedules = new Set<string>();

      for (const seed of seedsOf(runsOf('seeds of a schedule')))
        schedules.add((await playThrice((scheduler) => playBare(program, scheduler), seed)).schedule);

      expect(schedules.size).to.be.greaterThan(5);
    });
  }

  for (const [name, scenario] of Object.entries({ autosave, counter, insurance, tickets })) {
    it(`repeats a scenario in HTML windows, and its checks hold in every order: ${name}`, async () => {
      for (const seed of seedsOf(runsOf('seeds of a scenario'))) {
        const { failure } = await playThrice((scheduler) => playScenario(scenario, scheduler), seed);
        expect(failure, `seed ${seed}`).to.equal(null);
      }
    });
  }

  it('is empty in natural order, whatever the scheduler that took it', async () => {
    const natural = await playBare(programs.ring, fifo());

    const asked = await playBare(
      programs.ring,
      answering((_heads, _count, choice) => choice),
    );

    expect([natural.schedule, asked.schedule]).to.deep.equal(['', '']);
    expect(asked.trace).to.equal(natural.trace);
  });

  it('names the same lanes at the same choices, also where the heads come in another order', async () => {
    const { schedule, trace } = await playBare(programs.ring, seeded(3));
    const repeating = replay(schedule);

    const mirrored = await playBare(programs.ring, {
      ...repeating,
      choose: (heads, count, natural, choice) => {
        const turned = heads.slice(0, count).toReversed();
        return count - 1 - repeating.choose(turned, count, count - 1 - natural, choice);
      },
    });

    expect(mirrored).to.deep.include({ trace, schedule });
  });
});

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => 'none',
    (error: StorageloomError) => error.code,
  );
}

describe('a schedule that does not fit', () => {
  it('fails at the lane that was altered, and says which lanes have a task', async () => {
    const { schedule } = await playBare(programs.ring, seeded(3));
    const entries = schedule.split(' ');
    expect(entries.length).to.be.greaterThan(3);

    for (const [place, entry] of entries.entries()) {
      const [choice] = entry.split(':');
      const altered = entries.with(place, `${choice}:tab9.dom`).join(' ');

      const failure = await failureOf(playBare(programs.ring, replay(altered)));

      expect(failure).to.include({ code: 'REPLAY_DIVERGED' });
      expect(failure.what).to.equal(`The schedule takes lane tab9.dom at choice ${choice}, and it has no task that may run now.`);
      expect(failure.why).to.match(/^These lanes have one: tab\d\.\w+(?:, tab\d\.\w+)+\./);
    }
  });

  it('fails when the program is another one', async () => {
    const { schedule } = await playBare(programs.ring, seeded(3));

    expect(await failureOf(playBare(programs.timers, replay(schedule)))).to.include({ code: 'REPLAY_DIVERGED' });
  });

  it('leaves the Browser fit for more: natural order from there on, and a reset', async () => {
    const browser = new Browser({ scheduler: replay('0:nowhere') });
    const tabs = [
      await browser.open('https://a.example/'),
      await browser.open('https://a.example/'),
      await browser.open('https://a.example/'),
    ];
    tabs[0]!.window.localStorage.setItem('k', 'v');

    const failure: unknown = await browser.settle().catch((error: unknown) => error);
    await browser.settle();

    expect(failure).to.have.property('code', 'REPLAY_DIVERGED');
    expect(tabs.map(({ heard }) => heard.length)).to.deep.equal([0, 1, 1]);
    await browser.reset({ scheduler: fifo() });
    expect(tabs.map(({ heard }) => heard.length)).to.deep.equal([0, 0, 0]);
  });

  for (const text of ['tab1.dom', '1;tab1.dom', '2:a 1:b', '{"0":"tab1.dom"}']) {
    it(`is refused before anything runs when it is no schedule: ${text}`, () => {
      expect(() => replay(text))
        .to.throw(StorageloomError, 'is not a schedule')
        .with.property('code', 'BAD_OPTION');
    });
  }
});

describe('a scheduler', () => {
  for (const answer of [2, -2, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`that answers with ${answer} ends the drive with SCHEDULER_FAILED, and nothing has run`, async () => {
      const browser = new Browser({ scheduler: answering((_heads, count) => (answer === 2 ? count : answer)) });
      for (let tab = 0; tab < 3; tab++) await browser.open('https://a.example/');
      browser.tabs[0]!.window.localStorage.setItem('k', 'v');

      const failure: unknown = await browser.settle().catch((error: unknown) => error);

      expect(failure).to.be.instanceOf(StorageloomError).with.property('code', 'SCHEDULER_FAILED');
      expect(browser.pending).to.have.lengthOf(2);
      expect((failure as StorageloomError).message)
        .to.contain(`chose task ${answer}`)
        .and.to.contain('shown 2 tasks');
    });
  }

  it('that answers with a word is as wrong', async () => {
    const word: unknown = 'tab2.dom';

    expect(
      await failureOf(
        playBare(
          programs.ring,
          answering(() => word as number),
        ),
      ),
    ).to.include({ code: 'SCHEDULER_FAILED' });
  });

  it('that answers with -1 abandons the run: settle() and step() end, and the tasks stay', async () => {
    const browser = new Browser({ scheduler: answering(() => -1) });
    for (let tab = 0; tab < 3; tab++) await browser.open('https://a.example/');
    browser.tabs[0]!.window.localStorage.setItem('k', 'v');

    const settled = await browser.settle();
    const step = await browser.step();

    expect([settled.tasks, step, browser.pending.length, browser.schedule]).to.deep.equal([0, null, 2, '']);
  });

  it('that throws ends the drive with SCHEDULER_FAILED, whose cause is what it threw, and the next one goes on', async () => {
    let failing = true;
    const oops = new RangeError('No opinion.');
    const browser = new Browser({
      scheduler: answering((_heads, _count, natural) => {
        if (failing) throw oops;
        return natural;
      }),
    });
    for (let tab = 0; tab < 3; tab++) await browser.open('https://a.example/');
    browser.tabs[0]!.window.localStorage.setItem('k', 'v');

    const thrown: unknown = await browser.settle().catch((error: unknown) => error);
    failing = false;
    const { tasks } = await browser.settle();

    expect(thrown).to.be.instanceOf(StorageloomError).with.property('code', 'SCHEDULER_FAILED');
    expect((thrown as StorageloomError).cause).to.equal(oops);
    expect(tasks).to.equal(2);
  });

  const bad: Readonly<Record<string, Scheduler['choose']>> = {
    'throws a StorageloomError': () => {
      throw new StorageloomError('REPLAY_DIVERGED', { what: 'a', why: 'b', mend: 'c' });
    },
    'answers with nothing': () => undefined as unknown as number,
    'answers with 1.5': () => 1.5,
  };
  for (const [what, choose] of Object.entries(bad)) {
    it(`that ${what} costs no task, and another one after a reset is asked`, async () => {
      const browser = new Browser({ scheduler: answering(choose) });
      for (let tab = 0; tab < 3; tab++) await browser.open('https://a.example/');
      browser.tabs[0]!.window.localStorage.setItem('k', 'v');

      const codes = [await codeOf(browser.settle()), await codeOf(browser.step()), await codeOf(browser.advance(5))];
      const waiting = browser.pending.length;
      const { name } = (await browser.step({ choose: 'tab2.dom' })) as { name: string };
      await browser.settle();
      await browser.reset({ scheduler: fifo() });
      browser.tabs[0]!.window.localStorage.setItem('k', 'v');
      const { tasks } = await browser.settle();

      expect(new Set(codes)).to.deep.equal(new Set([what.startsWith('throws') ? 'REPLAY_DIVERGED' : 'SCHEDULER_FAILED']));
      expect([waiting, name, tasks]).to.deep.equal([2, 'tab2.dom', 2]);
    });
  }
});

describe('two Browsers in one process', () => {
  it('know nothing of each other: storage, cookies, lanes, order, random numbers and rejections', async () => {
    const open = async (seed: number): Promise<Browser<HappyDomWindow>> => {
      const browser = new Browser({ host: happyDom(), seed, scheduler: seeded(seed) });
      for (let tab = 0; tab < 3; tab++) await browser.open('https://a.example/');
      return browser;
    };
    const act = async (browser: Browser<HappyDomWindow>): Promise<void> => {
      const [tab] = browser.tabs;
      tab!.localStorage.setItem('k', String(await tab!.evaluate('Math.random()')));
      tab!.document.cookie = 'k=v';
      await tab!.evaluate("void Promise.reject(new Error('mine'))");
      await browser.settle();
    };
    const alone = await open(1);
    await act(alone);
    const [one, two] = await Promise.all([open(1), open(2)]);

    await Promise.all([act(one), act(two)]);
    const idle = await open(3);

    expect(one.trace.toJSONL()).to.equal(alone.trace.toJSONL());
    expect(two.tabs[0]!.localStorage.getItem('k')).not.to.equal(one.tabs[0]!.localStorage.getItem('k'));
    expect([one, two, idle].map((browser) => browser.trace.events({ type: 'error' }).length)).to.deep.equal([1, 1, 0]);
    expect([idle.tabs[0]!.localStorage.length, idle.tabs[0]!.document.cookie]).to.deep.equal([0, '']);
  });

  it('cannot share a scheduler by accident: each begins anew, so that a run of its own stays the same', async () => {
    const scheduler = seeded(6);
    const first = await playBare(programs.ring, scheduler);

    expect(await playBare(programs.ring, scheduler)).to.deep.equal(first);
  });
});
