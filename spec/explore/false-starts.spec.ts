import { expect } from 'chai';
import { AccessLog } from '../../lib/explore/access-log.ts';
import { EvaluationWatch } from '../../lib/explore/evaluation-watch.ts';
import { FalseStarts } from '../../lib/explore/false-starts.ts';
import type { Planned } from '../../lib/explore/planned-schedule.ts';
import { fifo } from '../../lib/index.ts';
import { failureOf } from '../browser/expect-failure.ts';

const planned = (log: AccessLog | null = null): Planned => ({ scheduler: fifo(), seed: 1, log });

describe('false starts of a schedule', () => {
  it('keep what was learned for the start that counts, and for no other schedule', () => {
    const starts = new FalseStarts();
    const log = new AccessLog();
    const [first, second] = [planned(log), planned(log)];

    starts.begin(first);
    log.changed = true;
    starts.begin(first);
    expect(log.changed).to.equal(true);
    starts.begin(first);
    expect(log.changed).to.equal(true);
    starts.begin(second);
    expect(log.changed).to.equal(false);
  });

  it('are over when it begins anew', () => {
    const starts = new FalseStarts();
    starts.begin(planned());
    starts.isLeft = true;
    starts.begin(planned());

    expect(starts.isLeft).to.equal(false);
  });

  it('are watched from when that was asked for, until another schedule begins', () => {
    const starts = new FalseStarts();
    const log = new AccessLog();
    const schedule = planned(log);
    starts.begin(schedule);
    expect([starts.observed(log), starts.watch]).to.deep.equal([log, null]);

    starts.beginWatched();
    starts.begin(schedule);
    expect(starts.observed(log)).to.be.instanceOf(EvaluationWatch);

    starts.begin(planned(log));
    expect([starts.observed(null), starts.watch]).to.deep.equal([null, null]);
  });

  it('have an end', async () => {
    const starts = new FalseStarts();
    const schedule = planned();
    const error = await failureOf(() => {
      for (;;) starts.begin(schedule);
    });

    expect(error.code).to.equal('NOT_DETERMINISTIC');
  });
});
