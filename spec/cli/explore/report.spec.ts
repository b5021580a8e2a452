import { expect } from 'chai';
import {
  asText,
  explorationReport,
  reportedOptions,
  thresholdReport,
  type ReportedTest,
} from '../../../lib/cli/explore/report.ts';
import { scenario, type Scenario, type Test } from '../../../lib/explore/index.ts';
import { checkedSettings, searched } from '../../../lib/explore/searched.ts';
import { bisect } from '../../../lib/explore/threshold.ts';

const test: ReportedTest = { file: "it's.ts", digest: '01', storage: null };
const passing: Test = async ({ tabs, rest }) => {
  tabs[0]?.start(() => undefined);
  await rest();
};
const failing: Test = () => {
  throw new Error('wrong');
};

async function reportOf(explored: Scenario, shard = '1/1'): Promise<ReturnType<typeof explorationReport>> {
  const settings = checkedSettings(explored as Scenario<object>);
  const options = reportedOptions(settings, explored as Scenario<object>);
  return explorationReport(test, options, shard, await searched(settings, explored.test as Test<object>));
}

describe('the report of an exploration', () => {
  it('has all members, whatever it says', async () => {
    const report = await reportOf(scenario({ tabs: 1, limitMs: Infinity, schedules: 5 }, passing));

    expect(report).to.deep.equal({
      ...{ format: 'storageloom-exploration', version: 1, test, shards: ['1/1'], passed: true, schedules: 1, orders: 1 },
      ...{ exhaustive: true, redundant: 0, failure: null },
      summary: 'The only order passes (storage shared, timers exact, random numbers of seed 1, until horizonMs, 60 s).',
      options: {
        ...{ tabs: ['http://localhost/'], strategy: 'auto', schedules: 5, limitMs: null, seed: 1, order: 'any', lateness: 0 },
        ...{ storage: 'shared', latency: 0 },
        ...{
          random: 'edges',
          horizonMs: 60_000,
          modules: 'fresh',
          pageErrors: 'fail',
          steps: 10_000,
          shrinking: 2_000,
          host: 'bare',
        },
        replay: null,
      },
    });
    expect(asText(report)).to.equal(`${report.summary}\n`);
  });

  it('says of which shard it is, and what timers do', async () => {
    const report = await reportOf(scenario({ limitMs: 900, timers: { lateness: 'any order' } }, passing), '1/2');

    const slow = await reportOf(scenario({ schedules: 5, storage: 'chromium', messages: { latency: 7 } }, passing));

    expect([slow.options.storage, slow.options.latency]).to.deep.equal(['chromium', 7]);
    expect([report.options.lateness, report.options.limitMs]).to.deep.equal(['any order', 900]);
    expect(report.summary).to.match(/^Shard 1\/2: /);
  });

  it('has all that is known of a failure, and the command that repeats it', async () => {
    const report = await reportOf(scenario({}, failing));

    expect(report.failure).to.deep.include({ error: 'wrong', seed: 1, schedule: 1, replay: 'seed=1', deviations: [] });
    expect(asText(report)).to.equal(
      `${report.failure?.message}\n          or: npx storageloom explore 'it'\\''s.ts' --replay 'seed=1'\n`,
    );
  });

  it('says of a threshold where it breaks', async () => {
    const { options } = await reportOf(scenario({}, passing));

    const report = thresholdReport(
      test,
      options,
      'timers.lateness',
      await bisect(scenario({}, failing), 'timers.lateness', { to: 1 }),
    );

    expect(report).to.deep.include({ format: 'storageloom-threshold', parameter: 'timers.lateness', safe: null, breaks: 0 });
    expect(asText(report)).to.match(/^Timers may be late: it breaks at 0 ms\.\nwrong \(it fails without any reordering\)\n/);
  });
});
