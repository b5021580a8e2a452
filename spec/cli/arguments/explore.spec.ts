import { expect } from 'chai';
import { exploreArguments } from '../../../lib/cli/arguments/explore.ts';
import { refusalOf } from './refusal.ts';

const plain = {
  ...{ kind: 'explore', files: ['a.ts'], merge: false, strategy: null, schedules: null, seed: null, replay: null },
  ...{ storage: null, threshold: null, to: null, shard: { number: 1, of: 1 }, format: 'text', output: null },
};

describe('the arguments of explore', () => {
  it('are one file, and what the scenario would say otherwise', () => {
    const values = { strategy: 'sampled', schedules: '20', seed: '3', storage: 'webkit', shard: '2/8', output: 'r.json' };

    expect(exploreArguments.read(['a.ts'], {})).to.deep.equal(plain);
    expect(exploreArguments.read(['a.ts'], values)).to.deep.equal({
      ...{ ...plain, strategy: 'sampled', schedules: 20, seed: 3, storage: 'webkit', shard: { number: 2, of: 8 } },
      ...{ format: 'json', output: 'r.json' },
    });
    expect(exploreArguments.read(['a.ts'], { replay: 'seed=3' })).to.deep.equal({ ...plain, replay: 'seed=3' });
    expect(exploreArguments.read(['a.ts'], { threshold: 'timers.lateness', output: 'r.txt' })).to.deep.include({
      ...{ threshold: 'timers.lateness', format: 'text' },
    });
    expect(exploreArguments.read(['a.ts'], { threshold: 'messages.latency', to: '50' })).to.deep.include({
      ...{ threshold: 'messages.latency', to: 50 },
    });
  });

  it('are reports, where they are merged', () => {
    expect(exploreArguments.read(['1.json', '2.json'], { merge: true, format: 'json' })).to.deep.equal({
      ...{ ...plain, files: ['1.json', '2.json'], merge: true, format: 'json' },
    });
  });

  it('are no other number of files', () => {
    const none = refusalOf(() => exploreArguments.read([], {}));
    const two = refusalOf(() => exploreArguments.read(['a.ts', 'b.ts'], {}));
    const nothing = refusalOf(() => exploreArguments.read([], { merge: true }));

    expect(none.what).to.equal('storageloom explore takes one file, and there is none.');
    expect(two.what).to.equal("storageloom explore takes one file, and there is also 'b.ts'.");
    expect([nothing.what, nothing.mend]).to.deep.equal([
      'storageloom explore --merge takes the reports of shards, and there is none.',
      'Write, for example: storageloom explore --merge 1.json 2.json',
    ]);
  });

  for (const [values, what] of [
    [{ replay: '' }, "--replay cannot be ''."],
    [{ replay: true }, '--replay has no value.'],
    [{ strategy: 'all' }, "--strategy cannot be 'all'."],
    [{ schedules: '0' }, "--schedules cannot be '0'."],
    [{ seed: '-1' }, "--seed cannot be '-1'."],
    [{ threshold: 'messages' }, "--threshold cannot be 'messages'."],
    [{ storage: 'safari' }, "--storage cannot be 'safari'."],
    [{ to: '50' }, "--to cannot be '50'."],
    [{ threshold: 'timers.lateness', to: '-1' }, "--to cannot be '-1'."],
    [{ merge: true, storage: 'webkit' }, '--merge and --storage do not go together.'],
    [{ shard: '0/2' }, "--shard cannot be '0/2'."],
    [{ shard: '3/2' }, "--shard cannot be '3/2'."],
    [{ shard: '1/10001' }, "--shard cannot be '1/10001'."],
    [{ shard: '2' }, "--shard cannot be '2'."],
    [{ format: 'svg' }, "--format cannot be 'svg'."],
    [{ strategy: 'exhaustive', shard: '1/2' }, "A search with the strategy 'exhaustive' has no shards."],
    [{ merge: true, seed: '1' }, '--merge and --seed do not go together.'],
    [{ replay: 'seed=1', shard: '1/2' }, '--replay and --shard do not go together.'],
    [{ threshold: 'timers.lateness', shard: '1/2' }, '--threshold and --shard do not go together.'],
  ] as const) {
    it(`are not ${JSON.stringify(values)}`, () => {
      const refusal = refusalOf(() => exploreArguments.read(['a.ts'], values));

      expect([refusal.code, refusal.what]).to.deep.equal(['USAGE', what]);
    });
  }
});
