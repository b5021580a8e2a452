import { expect } from 'chai';
import fc from 'fast-check';
import { propertyHosts } from '../conformance/hosts.ts';
import { runsOf } from '../soak.ts';
import { ahead } from './clock-ahead.ts';
import { Onlooker } from './onlooker.ts';
import { livesPrograms, type Program } from './lives-program.ts';
import { runLives, type LivesOutcome } from './lives-run.ts';

const calls = 40;

function shown({ browser, broken, values, delivered }: LivesOutcome): readonly string[] {
  const { now, schedule, tabs, trace } = browser;
  return [...trace.toJSONL().split('\n'), `at ${now} ms: ${schedule}`, ...tabs.map(String), ...values, ...broken, `${delivered}`];
}

/** The first thing that one of two runs shows and the other does not; null: they are the same. */
function difference(one: LivesOutcome, other: LivesOutcome): string | null {
  const [expected, actual] = [shown(one), shown(other)];
  const at = Array.from({ length: Math.max(expected.length, actual.length) }, (_, place) => place).find(
    (place) => expected[place] !== actual[place],
  );
  return at === undefined ? null : `${actual[at]}\n      not ${expected[at]}`;
}

for (const { name, host } of propertyHosts) {
  const assertForAll = async (runs: (program: Program) => Promise<readonly [LivesOutcome, LivesOutcome]>): Promise<void> => {
    const property = fc.asyncProperty(livesPrograms(calls), async (program) => {
      const found = difference(...(await runs(program)));
      if (found !== null) throw new Error(found);
    });
    await fc.assert(property, { numRuns: runsOf(`lives, twins, ${name}`) });
  };

  describe(`a run and its twin (${name})`, () => {
    it('are the same when somebody reads every getter of every handle after each task', async () => {
      // A Storage object is the page's own, and comes into being when it is first asked for: in both.
      const isStorage = (getter: PropertyKey): boolean => getter === 'localStorage' || getter === 'sessionStorage';

      await assertForAll(async (program) => {
        const [one, other] = [new Onlooker(isStorage), new Onlooker(() => true)];
        return [await runLives(program, host(), one.look), await runLives(program, host(), other.look)];
      });
    });

    it('are the same a second later', async () => {
      await assertForAll(async (program) => {
        return [await runLives(program, host()), await ahead(1_000, () => runLives(program, host()))];
      });
    });
  });
}

describe('a clock that is ahead', () => {
  it('shows another time while it is in force, and the old one again', async () => {
    const before = [Date.now(), performance.now(), process.hrtime()[0], Number(process.hrtime.bigint() / 1_000_000n)];

    const within = await ahead(60_000, async () => {
      return [Date.now(), performance.now(), process.hrtime()[0], Number(process.hrtime.bigint() / 1_000_000n)];
    });

    const after = [Date.now(), performance.now(), process.hrtime()[0], Number(process.hrtime.bigint() / 1_000_000n)];
    const minute = [60_000, 60_000, 60, 60_000];
    for (const [place, ms] of minute.entries()) {
      expect(within[place]).to.be.at.least((before[place] ?? NaN) + ms);
      expect(after[place]).to.be.below((within[place] ?? NaN) - ms / 2);
    }
  });
});
