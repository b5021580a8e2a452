import { expect } from 'chai';
import { exploreArguments } from '../../../lib/cli/arguments/explore.ts';
import { faultOfReport } from '../../../lib/cli/explore/report-shape.ts';
import { failureOf } from '../../browser/expect-failure.ts';
import { reported } from './reported.ts';

const failure = {
  ...{ error: 'lost', message: 'lost', seed: 3, schedule: 3, replay: 'seed=3 order=4:tab2.dom' },
  ...{ deviations: ['tab2.dom goes first at choice 4'], timeline: '' },
};
const failing = { ...reported, passed: false, failure };
const { options, test } = reported;

describe('the shape of a report', () => {
  it('is that of a search that passed, of one that failed, and of some shards', () => {
    for (const report of [
      reported,
      failing,
      { ...reported, orders: 4, exhaustive: true, schedules: 4 },
      { ...reported, shards: ['1/4', '4/4', '2/4'], redundant: 0 },
      { ...reported, test: { ...test, storage: 'webkit' } },
      { ...reported, options: { ...options, limitMs: 900, lateness: 'any order', seed: -5, replay: 'seed=1' } },
      { ...reported, later: 'a member of another version' },
    ]) {
      expect(faultOfReport(report)).to.equal(null);
    }
  });

  it('is not that of something else, or of another version', () => {
    for (const value of [null, 'text', [], {}, { ...reported, format: 'storageloom-threshold' }]) {
      expect(faultOfReport(value)).to.equal('It is no report of a search.');
    }
    expect(faultOfReport({ ...reported, version: 2 })).to.equal('It is of version 2, and this reads version 1.');
    expect(faultOfReport({ ...reported, version: '1' })).to.equal("Its member version is '1', and should be 1.");
  });

  it('has every member, of the report and of its records', () => {
    const records = [
      ['', reported, (members: object) => members],
      ['options.', options, (members: object) => ({ ...reported, options: members })],
      ['test.', test, (members: object) => ({ ...reported, test: members })],
      ['failure.', failure, (members: object) => ({ ...failing, failure: members })],
    ] as const;
    for (const [place, record, within] of records) {
      for (const name of Object.keys(record)) {
        if (name === 'format') continue;
        expect(faultOfReport(within(without(record, name)))).to.equal(`It has no member ${place}${name}.`);
      }
    }
  });

  it('has members of the kinds that a search writes', () => {
    for (const [report, fault] of [
      [{ schedules: -5 }, 'schedules is -5, and should be a whole number from 0 on'],
      [{ schedules: '7' }, "schedules is '7', and should be a whole number from 0 on"],
      [{ orders: 'x' }, "orders is 'x', and should be a whole number from 0 on or null"],
      [{ redundant: 0.5 }, 'redundant is 0.5, and should be a whole number from 0 on'],
      [{ summary: {} }, 'summary is an object, and should be a text'],
      [{ exhaustive: null }, 'exhaustive is null, and should be true or false'],
      [{ passed: 1 }, 'passed is 1, and should be true or false'],
      [{ test: [] }, 'test is an array, and should be an object'],
      [
        { test: { ...test, storage: 'opera' } },
        "test.storage is 'opera', and should be 'shared' or 'chromium' or 'firefox' or 'webkit' or null",
      ],
      [{ options: 5 }, 'options is 5, and should be an object'],
      [{ options: { ...options, tabs: [] } }, 'options.tabs is an array, and should be a list of one text or more'],
      [{ options: { ...options, seed: 1.5 } }, 'options.seed is 1.5, and should be a whole number'],
      [
        { options: { ...options, replay: 'all' } },
        "options.replay is 'all', and should be a line that repeats a schedule or null",
      ],
      [{ shards: [['1/4']] }, 'shards is an array, and should be a list of one text or more'],
      [{ shards: [] }, 'shards is an array, and should be a list of one text or more'],
      [{ failure: [] }, 'failure is an array, and should be an object or null'],
      [{ failure: { ...failure, replay: {} } }, 'failure.replay is an object, and should be a line that repeats a schedule'],
      [
        { failure: { ...failure, replay: 'seed=0x3' } },
        "failure.replay is 'seed=0x3', and should be a line that repeats a schedule",
      ],
      [{ failure: { ...failure, deviations: [1] } }, 'failure.deviations is an array, and should be a list of texts'],
    ] as const) {
      expect(faultOfReport({ ...reported, ...report })).to.equal(`Its member ${fault}.`);
    }
  });

  it('has shards as --shard takes them, of one search, and each once', async () => {
    for (const shard of ['1/0', '0/0', '0/4', '9/4', '1/10001', '1/999999999', '01/4', '1/04', '1', 'all']) {
      expect(faultOfReport({ ...reported, shards: [shard] })).to.equal(
        `Its member shards has '${shard}', and shards are 1/1 to 10000/10000.`,
      );
    }
    expect(faultOfReport({ ...reported, shards: ['1/4', '1/8'] })).to.equal(
      "Its member shards has '1/4' and '1/8', which are of different searches.",
    );
    expect(faultOfReport({ ...reported, shards: ['1/4', '2/4', '1/4'] })).to.equal("Its member shards has '1/4' twice.");

    expect(faultOfReport({ ...reported, shards: ['10000/10000'] })).to.equal(null);
    expect(exploreArguments.read(['a.ts'], { shard: '10000/10000' }).shard).to.deep.equal({ number: 10_000, of: 10_000 });
    expect((await failureOf(() => exploreArguments.read(['a.ts'], { shard: '1/10001' }))).code).to.equal('USAGE');
  });

  it('passes if and only if it has no failure, whose line has its seed', () => {
    expect(faultOfReport({ ...failing, passed: true })).to.equal(
      'Its member passed is true, and its member failure is not null.',
    );
    expect(faultOfReport({ ...reported, passed: false })).to.equal('Its member passed is false, and its member failure is null.');
    expect(faultOfReport({ ...failing, failure: { ...failure, seed: 4 } })).to.equal(
      'Its member failure.seed is 4, and its member failure.replay has seed 3.',
    );
  });
});

function without(record: object, name: string): object {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== name));
}
