import { expect } from 'chai';
import { mergeReports, missingIn, readReport, type Read } from '../../../lib/cli/explore/merge-reports.ts';
import type { ExplorationReport, ReportedFailure } from '../../../lib/cli/explore/report.ts';
import { failureOf } from '../../browser/expect-failure.ts';
import { commandFolder } from '../command-folder.ts';
import { reported } from './reported.ts';
import { written } from './written.ts';

const failureAt = (seed: number): ReportedFailure => ({
  ...{ error: 'lost', message: `lost at ${seed}`, seed, schedule: seed, replay: `seed=${seed}`, deviations: [], timeline: '' },
});

function read(shard: string, more: Partial<ExplorationReport> = {}): Read {
  return { file: `${shard.replace('/', '-')}.json`, report: { ...reported, shards: [shard], ...more } };
}

describe('the merging of reports', () => {
  const { folder } = commandFolder();
  const file = (name: string, text: string): string => written(folder.path, name, text);

  it('adds schedules up', () => {
    const merged = mergeReports([read('2/2'), read('1/2', { redundant: 3 })]);

    expect(merged).to.deep.include({ shards: ['1/2', '2/2'], passed: true, schedules: 2_000, redundant: 3, failure: null });
    expect(merged.summary).to.equal('2,000 schedules pass, of more, in 2 of 2 shards.');
    expect(mergeReports([read('1/3', { schedules: 1 }), read('2/3', { schedules: 0 })]).summary).to.match(
      /^1 schedule passes, of more, in 2 of 3 shards/,
    );
  });

  it('keeps the failure of the first seed', () => {
    const merged = mergeReports([
      read('1/3', { failure: failureAt(30), passed: false }),
      read('2/3', { failure: failureAt(4), passed: false }),
      read('3/3'),
    ]);

    expect([merged.passed, merged.failure?.seed]).to.deep.equal([false, 4]);
    expect(merged.summary).to.equal('Schedule 4 fails; these are 3 of 3 shards.');
  });

  it('says which shards are missing', () => {
    expect(mergeReports([read('1/3'), read('3/3')]).summary).to.match(/in 2 of 3 shards; this one is missing: 2\/3\.$/);
    expect(mergeReports([read('1/4'), read('3/4')]).summary).to.match(/; these are missing: 2\/4, 4\/4\.$/);
  });

  it('leaves one report as it is', () => {
    const one = read('1/1', { orders: 4, exhaustive: true });

    expect(mergeReports([one])).to.equal(one.report);
  });

  it('refuses shards of different searches, and a shard twice', async () => {
    for (const [other, what] of [
      [read('2/2', { test: { file: 'b.ts', digest: '02', storage: null } }), '1-2.json and 2-2.json are of different tests.'],
      [
        read('2/2', { test: { file: 'a.ts', digest: '01', storage: 'webkit' } }),
        '1-2.json and 2-2.json were explored with different commands.',
      ],
      [read('2/2', { options: { ...reported.options, seed: 2 } }), '1-2.json and 2-2.json were explored with different options.'],
      [read('2/3'), '1-2.json and 2-3.json are of searches that were split otherwise.'],
      [read('1/2'), '1-2.json and 1-2.json both have shard 1/2.'],
    ] as const) {
      const failure = await failureOf(() => mergeReports([read('1/2'), other]));

      expect([failure.code, failure.what]).to.deep.equal(['REPORTS_DIFFER', what]);
    }
  });

  it('compares the options of both, also those that only one has', async () => {
    const other = read('2/2', { options: { ...reported.options, depth: 3 } as never });

    for (const [one, two, values] of [
      [read('1/2'), other, 'absent in one, and 3 in the other'],
      [other, read('1/2'), '3 in one, and absent in the other'],
    ] as const) {
      const failure = await failureOf(() => mergeReports([one, two]));

      expect([failure.code, failure.why]).to.deep.equal(['REPORTS_DIFFER', `The option depth is ${values}.`]);
    }
  });

  it('knows what is missing of as many shards as there may be', () => {
    const all = Array.from({ length: 10_000 }, (_, index) => `${index + 1}/10000`);

    expect(missingIn(all)).to.deep.equal([]);
    expect(missingIn(all.slice(1))).to.deep.equal(['1/10000']);
  });

  it('reads reports that were written, and nothing else', async () => {
    const { report } = read('1/1');
    const name = file('good.json', JSON.stringify(report));

    expect(readReport(name, folder.path)).to.deep.equal({ file: name, report });
    for (const [text, why] of [
      ['{', /JSON/],
      ['[]', /no report/],
      [JSON.stringify({ ...report, shards: [['1/4']] }), /member shards is/],
      [
        JSON.stringify({ ...report, schedules: 0 }),
        /^None of its schedules has run, so that nothing of them is known to pass\.$/,
      ],
    ] as const) {
      const failure = await failureOf(() => readReport(file('bad.json', text), folder.path));

      expect([failure.code, failure.what]).to.deep.equal(['REPORT_INVALID', 'bad.json cannot be merged.']);
      expect(failure.why).to.match(why);
    }
    expect((await failureOf(() => readReport('none', folder.path))).mend).to.match(/-o 1\.json$/);
    const failing = { ...report, schedules: 0, passed: false, failure: failureAt(1) };
    expect(readReport(file('failing.json', JSON.stringify(failing)), folder.path).report).to.deep.equal(failing);
  });
});
