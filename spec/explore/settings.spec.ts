import { expect } from 'chai';
import { settingsOf } from '../../lib/explore/settings.ts';
import { failureOf } from '../browser/expect-failure.ts';

const test = (): void => undefined;

describe('options of an exploration', () => {
  it('have defaults', () => {
    expect(settingsOf({ options: {}, test })).to.deep.include({
      ...{ urls: ['http://localhost/', 'http://localhost/'], strategy: 'auto', schedules: 1_000, limitMs: 2_000, seed: 1 },
      ...{
        order: 'any',
        latenessMs: 0,
        timersAtOnce: false,
        messageMs: 0,
        storage: 'shared',
        random: 'edges',
        horizonMs: 60_000,
      },
      ...{ modules: 'fresh', pageErrors: 'fail', replay: null, shard: { index: 0, of: 1 }, steps: 10_000, shrinking: 2_000 },
      ...{ browser: { storage: 'shared' } },
    });
    expect(settingsOf({ options: { strategy: 'exhaustive' }, test }).schedules).to.equal(100_000);
  });

  it('say what tabs show, all the same or each its own', () => {
    const urls = ['https://a.example/', new URL('https://b.example/')];

    expect(settingsOf({ options: { tabs: 3, url: 'https://a.example/' }, test }).urls).to.deep.equal(
      new Array(3).fill('https://a.example/'),
    );
    expect(settingsOf({ options: { tabs: urls }, test }).urls).to.deep.equal(urls);
    expect(settingsOf({ options: { limitMs: Infinity, replay: 'seed=3' }, test })).to.deep.include({
      ...{ limitMs: Infinity, replay: { seed: 3, order: [], late: [], random: [] } },
    });
  });

  for (const [name, options] of [
    ['tabs', { tabs: 0 }],
    ['tabs', { tabs: [] }],
    ['schedules', { schedules: 0.5 }],
    ['seed', { seed: 1.5 }],
    ['seed', { seed: Number.MAX_SAFE_INTEGER }],
    ['browser: { loader: … }', { loader: null }],
    ['timers: { lateness: … }', { lateness: 5 }],
    ['strategy', { strategy: 'some' }],
    ['order', { order: 'mine' }],
    ['lateness', { timers: { lateness: -1 } }],
    ['speed', { timers: { speed: 1 } }],
    ['tasks', { limits: { tasks: 1 } }],
    ['schedule', { schedule: 5 }],
    ['loader', { browser: { loader: {} } }],
    ['limits.moduleMs', { browser: { limits: { moduleMs: 0 } } }],
    ['browser.seed', { browser: { seed: 1 } }],
    ['browser.scheduler', { browser: { scheduler: null } }],
    ['timers.lateness', { strategy: 'exhaustive', timers: { lateness: 1 } }],
    ['messages.latency', { messages: { latency: 1 } }],
    ['messages.latency', { strategy: 'exhaustive', storage: 'chromium', messages: { latency: 1 } }],
    ['messages.latency', { storage: 'chromium', messages: { latency: -1 } }],
    ['storage', { storage: 'safari' }],
    ['browser.storage', { browser: { storage: 'chromium' } }],
    ['order', { strategy: 'exhaustive', order: 'natural' }],
    ['random', { strategy: 'exhaustive', random: 'edges' }],
  ] as const) {
    it(`cannot be ${JSON.stringify(options)}`, async () => {
      const failure = await failureOf(() => settingsOf({ options: options as object, test }));

      expect(failure.code).to.equal('BAD_OPTION');
      expect(failure.message).to.contain(name);
    });
  }

  it('come with a test', async () => {
    const failure = await failureOf(() => settingsOf({ options: {}, test: undefined as never }));

    expect(failure.what).to.equal('explore() takes a test, and got nothing.');
  });
});
