import { expect } from 'chai';
import { explore, type Test } from '../../lib/explore/index.ts';
import { Explorer } from '../../lib/explore/explorer.ts';
import { settingsOf } from '../../lib/explore/settings.ts';
import { Sampled } from '../../lib/explore/sampled.ts';
import { failureOf } from '../browser/expect-failure.ts';

const globals = (): readonly unknown[] => [
  ...[Math.random, Date, performance.now, crypto.getRandomValues, crypto.randomUUID, process.emit],
  ...[Object.keys(performance), Object.keys(crypto)],
];

describe('an explorer', () => {
  it('has chance and time of the surroundings be those of the schedule, and puts them back', async () => {
    const before = globals();
    const seen: (readonly unknown[])[] = [];
    const test: Test = async ({ tabs, rest }) => {
      const drawn: unknown[] = [Math.random(), Date.now(), performance.now(), crypto.randomUUID()];
      tabs[0]?.start(({ setTimeout }) => {
        setTimeout(() => drawn.push(Date.now(), performance.now()), 1_000);
        drawn.push(Math.random());
      });
      await rest();
      seen.push(drawn);
    };

    await explore({ tabs: 2, strategy: 'exhaustive' }, test);

    expect(seen.length).to.be.above(2);
    for (const drawn of seen) expect(drawn).to.deep.equal(seen[0]);
    expect(seen[0]?.slice(1, 3)).to.deep.equal([Date.UTC(2026), 0]);
    expect(seen[0]?.slice(5)).to.deep.equal([Date.UTC(2026) + 1_000, 1_000]);
    expect(globals()).to.deep.equal(before);
  });

  it('puts them back where a test fails, or cannot go on', async () => {
    const before = globals();

    await failureOf(explore({}, () => Promise.reject(new Error('failed'))));
    await failureOf(explore({}, () => new Promise(() => undefined)));

    expect(globals()).to.deep.equal(before);
  });

  it('gives others their turns, with the globals as they are', async () => {
    const before = globals();
    const turns: boolean[] = [];
    const timer = setInterval(() => turns.push(Math.random === before[0]), 1);
    await explore({ strategy: 'sampled', schedules: 3_000, limitMs: 400 }, async ({ tabs, rest }) => {
      for (const { window } of tabs) window.setTimeout(() => window.localStorage.setItem('k', 'v'));
      await rest();
    });
    clearInterval(timer);

    expect(turns.length).to.be.above(2);
    expect(turns).not.to.include(false);
  });

  it('names the agents that draw', async () => {
    const test: Test = () => undefined;
    const explorer = await Explorer.open(settingsOf({ options: {}, test }), test);
    const names = ['tab2', 'test'].map((name) => explorer.agentOf(hash(name)));
    await explorer.close();

    expect([...names, explorer.agentOf(5)]).to.deep.equal(['tab2', 'test', 'agent 5']);
  });

  it('throws what whoever plans throws, and goes on with another plan', async () => {
    const test: Test = () => undefined;
    const explorer = await Explorer.open(settingsOf({ options: {}, test }), test);
    const planned = {
      scheduler: new Sampled({ order: 'any', latenessMs: 0, random: 'plain', agentOf: String }),
      seed: 1,
      log: null,
    };
    const failing = explorer.run(
      (function* () {
        yield planned;
        throw new Error('of the plan');
      })(),
    );

    expect(await failing.catch(String)).to.equal('Error: of the plan');
    const outcome = await explorer.run(
      (function* () {
        return (yield planned).outcome;
      })(),
    );
    expect(outcome).to.equal('passed');
    await explorer.close();
  });
});

/** FNV-1a, by which streams are named. */
function hash(name: string): number {
  let hashed = 0x811c9dc5;
  for (const unit of name) hashed = Math.imul(hashed ^ unit.charCodeAt(0), 0x01000193);
  return hashed | 0;
}
