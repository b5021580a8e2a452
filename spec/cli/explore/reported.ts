import type { ExplorationReport } from '../../../lib/cli/explore/report.ts';

/** A report of a whole search that passed. */
export const reported: ExplorationReport = {
  ...{ format: 'storageloom-exploration', version: 1, test: { file: 'a.ts', digest: '01', storage: null } },
  options: {
    ...{ tabs: ['http://localhost/'], strategy: 'sampled', schedules: 2_000, limitMs: null, seed: 1, order: 'any' },
    ...{ storage: 'shared', latency: 0, lateness: 0, random: 'edges', horizonMs: 60_000, modules: 'fresh' },
    ...{ pageErrors: 'fail', steps: 10_000, shrinking: 2_000, host: 'bare', replay: null },
  },
  ...{
    shards: ['1/1'],
    passed: true,
    schedules: 1_000,
    orders: null,
    exhaustive: false,
    redundant: 0,
    summary: '',
    failure: null,
  },
};
